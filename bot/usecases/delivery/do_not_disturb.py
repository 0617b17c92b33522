"""Look up the people in Do Not Disturb, and decide about nudges that waited before they could be sent."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.deliveries import Delivery, DeliveryStatus
from bot.domain.settlements import Settlement, settle_failure
from bot.errors import BotError, DeliveryError
from bot.storage import nudges_sent, people
from bot.usecases.delivery.messages import KINDS
from bot.usecases.unit import Context

AT_ONCE = 50
"""People asked about at once, as many as Slack answers about."""
FRESH_FOR = timedelta(minutes=1)
"""How long after a nudge was decided about what was known of its person then still does."""


class Quiet(Protocol):
    """Look up the people in Do Not Disturb; slack.quiet is the real one."""

    def undisturbed_until(self, slack_ids: Sequence[str], now: datetime) -> Mapping[str, datetime]:
        """Return when Do Not Disturb ends, for people who have it on; raise BotError if Slack does not answer now."""
        ...


class SecondLook:
    """Looks again at nudges that had to wait.

    It asks about all of them together, as after an outage there may be many. Without `quiet` it never asks.
    """

    def __init__(self, context: Context, quiet: Quiet | None) -> None:
        self._context, self._quiet = context, quiet
        self._asked: dict[str, datetime] = {}
        self._until: dict[str, datetime] = {}

    def settles(self, claimed: Sequence[Delivery]) -> dict[int, Settlement]:
        """Return by row id what becomes of claimed deliveries that are not to be sent just now."""
        now = self._context.clock.now()
        waited = {each.person_id: each for each in claimed if each.person_id is not None and _has_waited(each, now)}
        if self._quiet is None or not waited:
            return {}
        try:
            until = self._undisturbed_until(self._quiet, waited, now)
        except BotError as problem:
            return {each.id: settle_failure(each, DeliveryError(str(problem)), now) for each in waited.values()}
        return {
            each.id: _put_off(each, until[person]) for person, each in waited.items() if until.get(person, now) > now
        }

    def _undisturbed_until(self, quiet: Quiet, waited: Mapping[int, Delivery], now: datetime) -> dict[int, datetime]:
        """Return when Do Not Disturb ends for those of these people who have it on."""
        with self._context.store.reading() as connection:
            found = people.get_all(connection, list(waited))
            workspace_id = next(iter(waited.values())).workspace_id
            others = nudges_sent.owed_to(connection, workspace_id, now, AT_ONCE)
        asked = {person.slack_id for person in found.values() if self._is_to_ask(person.slack_id, now)}
        if asked:
            ids = sorted(asked)
            ids += [each for each in others if each not in asked][: AT_ONCE - len(ids)]
            ends = quiet.undisturbed_until(ids, now)
            self._asked = {each: at for each, at in self._asked.items() if not self._is_to_ask(each, now)}
            self._until = {each: until for each, until in self._until.items() if each in self._asked} | dict(ends)
            self._asked |= dict.fromkeys(ids, now)
        return {person.id: self._until[person.slack_id] for person in found.values() if person.slack_id in self._until}

    def _is_to_ask(self, slack_id: str, now: datetime) -> bool:
        asked_at = self._asked.get(slack_id)
        return asked_at is None or not asked_at <= now < asked_at + FRESH_FOR


def _has_waited(delivery: Delivery, now: datetime) -> bool:
    is_late = delivery.created_at + FRESH_FOR < now < delivery.expires_at
    return is_late and KINDS[delivery.kind].spares_do_not_disturb


def _put_off(delivery: Delivery, until: datetime) -> Settlement:
    if until < delivery.expires_at:
        return Settlement(DeliveryStatus.PLANNED, until, "the person is in Do Not Disturb")
    return Settlement(DeliveryStatus.EXPIRED, None, "the person is in Do Not Disturb until it is too late")
