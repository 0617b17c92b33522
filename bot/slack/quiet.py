"""Who is in Do Not Disturb, as Slack knows it."""

import logging
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.errors import BotError
from bot.slack.client import FAILURES, explain, is_passing

log = logging.getLogger(__name__)
PAGE = 50
"""The most people that Slack can be asked about at once."""


class SlackQuiet:
    """Asks `dnd.teamInfo`. A Slack that refuses the question, for want of the scope, disturbs nobody's nudges."""

    def __init__(self, client: WebClient) -> None:
        self._client = client
        self._told = False

    def undisturbed_until(self, slack_ids: Sequence[str], now: datetime) -> Mapping[str, datetime]:
        """When the Do Not Disturb of those who are in it now ends; raise BotError when Slack cannot be asked now."""
        ends: dict[str, datetime] = {}
        for start in range(0, len(slack_ids), PAGE):
            for slack_id, status in self._ask(slack_ids[start : start + PAGE]).items():
                begins, until = _instant(status.get("next_dnd_start_ts")), _instant(status.get("next_dnd_end_ts"))
                if status.get("dnd_enabled") and begins <= now < until:
                    ends[slack_id] = until
        return ends

    def _ask(self, slack_ids: Sequence[str]) -> dict[str, Any]:
        try:
            return dict(self._client.dnd_teamInfo(users=list(slack_ids)).get("users") or {})
        except FAILURES as failure:
            if not isinstance(failure, SlackApiError) or is_passing(failure):
                raise BotError(f"It is not known who is in Do Not Disturb: {explain(failure)}.") from failure
            if not self._told:
                log.warning("Do Not Disturb is not looked at: %s", explain(failure))
                self._told = True
            return {}


def _instant(seconds: float | None) -> datetime:
    return datetime.fromtimestamp(seconds or 0, UTC)
