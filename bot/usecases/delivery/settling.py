"""Settle what became of messages that were handed over or looked up, each in the ledger and for its kind."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.domain.deliveries import Delivery, DeliveryStatus, Sent
from bot.domain.settlements import Settlement, settle_failure, settle_lookup_failure, settle_not_found
from bot.errors import BotError, DatabaseBusy, DatabaseUnusable, DeliveryError
from bot.storage import deliveries, delivery_claims
from bot.usecases.delivery.changed import before_changes
from bot.usecases.delivery.loading import sendings_of
from bot.usecases.delivery.message_kind import Sending
from bot.usecases.delivery.messages import KINDS
from bot.usecases.delivery.parcels import Parcel
from bot.usecases.unit import Context, Unit

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a parcel: where Slack stored it, or what failed. A look that found nothing has neither.

    `asked_at` is when Slack was asked. The outcome may be settled much later.
    """

    parcel: Parcel
    asked_at: datetime
    sent: Sent | None = None
    failure: DeliveryError | None = None

    @property
    def loaded(self) -> bool:
        """Whether the parcel was handed over, not looked up."""
        return self.parcel.content is not None

    @property
    def is_in_a_set(self) -> bool:
        """Whether it is settled together with others of its kind."""
        return self.sent is not None and KINDS[self.parcel.delivery.kind].gather is not None


def settle(context: Context, team_id: str, outcomes: Sequence[Outcome]) -> int:
    """Settle what became of each parcel; return how many of them Slack has stored."""
    sets: dict[object, list[Outcome]] = {}
    for each in outcomes:
        delivery = each.parcel.delivery
        sets.setdefault(delivery.kind if each.is_in_a_set else delivery.id, []).append(each)
    return sum(_settle(context, team_id, each) for each in sets.values())


def _settle(context: Context, team_id: str, outcomes: Sequence[Outcome]) -> int:
    try:
        with context.unit_of(team_id) as unit:
            if outcomes[0].failure is not None:
                return _failed(unit, outcomes[0], outcomes[0].failure)
            if outcomes[0].sent is None:
                return _not_found(unit, outcomes[0])
            return _arrived(unit, outcomes)
    except Exception as failure:  # whatever it is, it must not keep the others from being settled
        if isinstance(failure, BotError) and isinstance(failure.problem, DatabaseBusy | DatabaseUnusable):
            raise
        if len(outcomes) > 1:
            return sum(_settle(context, team_id, [each]) for each in outcomes)
        log.exception("delivery %s could not be settled; it is looked up later", outcomes[0].parcel.delivery.key)
        return 0


def _arrived(unit: Unit, outcomes: Sequence[Outcome]) -> int:
    """Settle messages of one kind that Slack has stored."""
    kind = KINDS[outcomes[0].parcel.delivery.kind]
    sendings = _settling(unit, [each.parcel.delivery for each in outcomes])
    news = [
        sending
        for outcome, sending in zip(outcomes, sendings, strict=True)
        if outcome.sent
        and delivery_claims.settle_sent(
            unit.connection, sending.delivery, outcome.sent, unit.now, loaded=outcome.loaded
        )
    ]
    now = deliveries.get_all(unit.connection, [each.delivery.id for each in news])
    for sending in news:
        kind.arrived(replace(sending, delivery=now[sending.delivery.id]))
    return len(news)


def _not_found(unit: Unit, outcome: Outcome) -> int:
    delivery, look_due_at = outcome.parcel.delivery, outcome.parcel.look_due_at
    delivery_claims.settle(unit.connection, delivery, settle_not_found(delivery, look_due_at, outcome.asked_at))
    return 0


def _failed(unit: Unit, outcome: Outcome, failure: DeliveryError) -> int:
    delivery = outcome.parcel.delivery
    kind = KINDS[delivery.kind]
    settlement = (
        settle_failure(delivery, failure, unit.now, kind.retrying)
        if outcome.loaded
        else settle_lookup_failure(delivery, outcome.parcel.look_due_at, failure, unit.now)
    )
    given_up = "; it is given up" if settlement.status is DeliveryStatus.FAILED else ""
    log.warning("delivery %s was not made: %s%s", delivery.key, failure, given_up)
    [sending] = sendings_of(unit, [delivery])
    if outcome.loaded:
        kind.refused(sending, failure)
    elif failure.reason or settlement.status is DeliveryStatus.FAILED:
        kind.unclear(sending)
    conclude(unit, delivery, settlement)
    return 0


def conclude(unit: Unit, delivery: Delivery, settlement: Settlement) -> None:
    """Settle a message that was not stored, if it is still ours."""
    kind, [sending] = KINDS[delivery.kind], _settling(unit, [delivery])
    ours = delivery_claims.settle(unit.connection, delivery, settlement)
    if ours and settlement.status in {DeliveryStatus.FAILED, DeliveryStatus.EXPIRED}:
        kind.given_up(sending)


def _settling(unit: Unit, messages: Sequence[Delivery]) -> list[Sending[Any]]:
    """Take the locks that come before the messages' own rows; messages of one kind in this transaction."""
    kind = KINDS[messages[0].kind]
    kind.lock(unit, [kind.about_of(each) for each in messages])
    if kind.changes_others:
        before_changes(unit)
    return sendings_of(unit, messages)
