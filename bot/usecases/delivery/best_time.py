"""When what is owed is better sent than now."""

from datetime import datetime, timedelta

from bot.domain.deliveries import Delivery, DeliveryKind
from bot.domain.people import Person, person_zone, zone_of
from bot.domain.schedule import SHOUTOUT_ON_TIME_FOR, next_posting_hour
from bot.storage import edits, review_messages, shoutout_deliveries
from bot.usecases.unit import Unit

AFTER_ANOTHER_EDIT = timedelta(seconds=5)
"""How long an edit waits when another one of the same message is on its way."""


def better_time(unit: Unit, person: Person | None, delivery: Delivery) -> datetime | None:
    """When a delivery is better sent, if not now."""
    if unit.now >= delivery.expires_at:
        return None
    match delivery.kind:
        case DeliveryKind.SHOUTOUT if unit.now >= delivery.created_at + SHOUTOUT_ON_TIME_FOR:
            at = next_posting_hour(unit.now, zone_of([unit.workspace.zone]))
        case DeliveryKind.SHOUTOUT_EDIT | DeliveryKind.REVIEW_EDIT:
            at = _after_others(unit, delivery)
        case DeliveryKind.THANKS | DeliveryKind.PRIVATE_THANKS if person is not None:
            at = next_posting_hour(unit.now, person_zone(person, unit.workspace))
        case _:
            return None
    return None if at == unit.now else at


def _after_others(unit: Unit, edit: Delivery) -> datetime:
    """Now, unless another replica sends an edit of the same message: the one that read it later has to come later.

    Two that were claimed at the same time get here one after the other, as it is locked; the first one waits.
    """
    if edit.kind is DeliveryKind.SHOUTOUT_EDIT:
        shoutout_deliveries.lock(unit.connection, edit.subject_id)
    else:
        review_messages.lock_message(unit.connection, edit.subject_id)
    return unit.now + AFTER_ANOTHER_EDIT if edits.is_under_way(unit.connection, edit, unit.now) else unit.now
