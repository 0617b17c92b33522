"""When what is owed is better sent than now."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.domain.deliveries import Delivery, DeliveryKind
from bot.domain.people import Person, Workspace, person_zone, zone_of
from bot.domain.schedule import SHOUTOUT_ON_TIME_FOR, next_posting_hour
from bot.storage import edits, review_messages, shoutout_deliveries

AFTER_ANOTHER_EDIT = timedelta(seconds=5)
"""How long an edit waits when another one of the same message is on its way."""


def better_time(
    connection: Connection, workspace: Workspace, person: Person | None, delivery: Delivery, now: datetime
) -> datetime | None:
    """When a delivery is better sent, if not now."""
    if now >= delivery.expires_at:
        return None
    match delivery.kind:
        case DeliveryKind.SHOUTOUT if now >= delivery.created_at + SHOUTOUT_ON_TIME_FOR:
            at = next_posting_hour(now, zone_of([workspace.zone]))
        case DeliveryKind.SHOUTOUT_EDIT | DeliveryKind.REVIEW_EDIT:
            at = _after_others(connection, delivery, now)
        case DeliveryKind.THANKS | DeliveryKind.PRIVATE_THANKS if person is not None:
            at = next_posting_hour(now, person_zone(person, workspace))
        case _:
            return None
    return None if at == now else at


def _after_others(connection: Connection, edit: Delivery, now: datetime) -> datetime:
    """Now, unless another replica sends an edit of the same message: the one that read it later has to come later.

    Two that were claimed at the same time get here one after the other, as it is locked; the first one waits.
    """
    if edit.kind is DeliveryKind.SHOUTOUT_EDIT:
        shoutout_deliveries.lock(connection, edit.subject_id)
    else:
        review_messages.lock_message(connection, edit.subject_id)
    return now + AFTER_ANOTHER_EDIT if edits.is_under_way(connection, edit, now) else now
