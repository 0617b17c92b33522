"""Look up people's Do Not Disturb in Slack."""

import logging
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.errors import BotError
from bot.slack.client import FAILURES, as_delivery_error, error_of, explain, is_passing

log = logging.getLogger(__name__)
PAGE = 50
"""The most people in one question to Slack."""
QUESTIONS_AT_MOST = 25
"""How often Slack is asked about a page if it refuses some people: enough to find two by halving."""
_NO_SUCH_METHOD = "unknown_method"


class SlackQuiet:
    """Ask `dnd.teamInfo`; without the scope for it, nobody counts as being in Do Not Disturb.

    If Slack refuses because of one person, ask about the others without them.
    """

    def __init__(self, client: WebClient) -> None:
        self._client = client
        self._told = False

    def undisturbed_until(self, slack_ids: Sequence[str], now: datetime) -> Mapping[str, datetime]:
        """Return when Do Not Disturb ends for the people who have it on; raise BotError when Slack cannot be asked."""
        ends: dict[str, datetime] = {}
        for start in range(0, len(slack_ids), PAGE):
            for slack_id, status in self._statuses(slack_ids[start : start + PAGE]).items():
                begins, until = _instant(status.get("next_dnd_start_ts")), _instant(status.get("next_dnd_end_ts"))
                if status.get("dnd_enabled") and begins <= now < until:
                    ends[slack_id] = until
        return ends

    def _statuses(self, slack_ids: Sequence[str]) -> dict[str, Any]:
        """Return Slack's answers for the people that it can be asked about."""
        statuses: dict[str, Any] = {}
        parts = [slack_ids]
        for _ in range(QUESTIONS_AT_MOST):
            if not parts:
                return statuses
            part = parts.pop(0)
            answer = self._ask(part)
            statuses |= answer or {}
            if answer is None and len(part) > 1:
                half = len(part) // 2
                parts += [part[:half], part[half:]]
        if parts:
            log.warning("Slack refuses to say of too many people whether they are in Do Not Disturb")
        return statuses

    def _ask(self, slack_ids: Sequence[str]) -> dict[str, Any] | None:
        """Return Slack's answer for these people; None if it refuses because of one of them."""
        try:
            return dict(self._client.dnd_teamInfo(users=list(slack_ids)).get("users") or {})
        except FAILURES as failure:
            if not isinstance(failure, SlackApiError) or is_passing(failure):
                raise BotError(f"Slack did not say who is in Do Not Disturb: {explain(failure)}.") from failure
            if as_delivery_error(failure).permanent and error_of(failure) != _NO_SUCH_METHOD:
                return None
            if not self._told:
                log.warning("Do Not Disturb is not looked at: %s", explain(failure))
                self._told = True
            return {}


def _instant(seconds: float | None) -> datetime:
    return datetime.fromtimestamp(seconds or 0, UTC)
