"""Look up the people in Do Not Disturb, and decide about nudges that waited before they could be sent."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.deliveries import Delivery, DeliveryStatus, Settlement, settle_failure
from bot.errors import BotError, DeliveryError
from bot.storage import decisions, people
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
    """Looks again at nudges that had to wait, for as long as one run of sending takes.

    It asks about all of them together, as after an outage there may be many. Without `quiet` it never asks.
    """

    def __init__(self, context: Context, quiet: Quiet | None) -> None:
        self._context, self._quiet = context, quiet
        self._asked: set[str] = set()
        self._until: dict[str, datetime] = {}

    def settles(self, delivery: Delivery) -> Settlement | None:
        """What becomes of a claimed delivery that is not to be sent just now; None when it may be sent."""
        now = self._context.clock.now()
        if self._quiet is None or delivery.person_id is None or not KINDS[delivery.kind].spares_do_not_disturb:
            return None
        if now <= delivery.created_at + FRESH_FOR or now >= delivery.expires_at:
            return None
        try:
            until = self._undisturbed_until(self._quiet, delivery, delivery.person_id, now)
        except BotError as problem:
            return settle_failure(delivery, DeliveryError(str(problem)), now)
        if until is None or until <= now:
            return None
        if until < delivery.expires_at:
            return Settlement(DeliveryStatus.PLANNED, until, "the person is in Do Not Disturb")
        return Settlement(DeliveryStatus.EXPIRED, None, "the person is in Do Not Disturb until it is too late")

    def _undisturbed_until(self, quiet: Quiet, delivery: Delivery, person_id: int, now: datetime) -> datetime | None:
        with self._context.store.reading() as connection:
            slack_id = people.get(connection, person_id).slack_id
            others = decisions.owed_to(connection, delivery.workspace_id, now, AT_ONCE - 1)
        if slack_id not in self._asked:
            ids = sorted({slack_id, *others})
            self._until |= quiet.undisturbed_until(ids, now)
            self._asked |= set(ids)
        return self._until.get(slack_id)
