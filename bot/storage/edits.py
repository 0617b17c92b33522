"""Find messages that are behind what they show, and keep when to edit them and the outcome.

A message has one edit at a time. It shows all changes made before it is loaded.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, case, or_, select, update

from bot.domain.deliveries import Delivery, DeliveryStatus
from bot.domain.settlements import ONCE_MORE_AFTER
from bot.storage.rows import build
from bot.storage.tables import deliveries


def fall_behind(connection: Connection, ids: Sequence[int], at: datetime, expires_at: datetime) -> None:
    """Queue an edit at `at` for those of these messages that somebody may read.

    An edit that is due sooner stays so, and one that failed before waits for its own next attempt. While one is being
    made, the next is due at `at`.
    """
    due, is_fresh = deliveries.c.edit_due_at, deliveries.c.edit_attempts == 0
    sooner = and_(due > at, or_(is_fresh, deliveries.c.edit_leased_until.is_not(None)))
    # One that was tried may turn out to be there, whatever is known of it now.
    these = and_(deliveries.c.id.in_(ids), deliveries.c.attempts > 0)
    # In this order, so that two who lock several wait for each other and never in a circle.
    connection.execute(select(deliveries.c.id).where(these).order_by(deliveries.c.id).with_for_update(key_share=True))
    connection.execute(
        update(deliveries)
        .where(these)
        .values(
            wanted_revision=deliveries.c.wanted_revision + 1,
            edit_due_at=case((or_(due.is_(None), sooner), at), else_=due),
            edit_expires_at=expires_at,
        )
    )


def again_if_edited_now(connection: Connection, delivery_id: int, now: datetime) -> None:
    """Let a message that somebody edits now be edited once more: a click has just put something else in its place."""
    connection.execute(
        update(deliveries)
        .where(deliveries.c.id == delivery_id, deliveries.c.edit_leased_until > now)
        .values(wanted_revision=deliveries.c.wanted_revision + 1, edit_due_at=now)
    )


def next_due(connection: Connection, workspace_id: int, now: datetime) -> Delivery | None:
    """Return the message with the edit due longest, among messages that nobody edits now."""
    row = connection.execute(_NEXT_DUE, {"workspace": workspace_id, "now": now}).one_or_none()
    return None if row is None else build(Delivery, row)


def claim(connection: Connection, behind: Delivery, now: datetime, lease_ends: datetime) -> bool:
    """Take a message for editing until `lease_ends`; false when another sender was first.

    It is due again then, should its sender die; what changes meanwhile is due sooner.
    """
    result = connection.execute(
        update(deliveries)
        .where(deliveries.c.id == behind.id, deliveries.c.edit_due_at <= now, _is_free(now))
        .values(edit_attempts=deliveries.c.edit_attempts + 1, edit_leased_until=lease_ends, edit_due_at=lease_ends)
    )
    return result.rowcount == 1


def settle_shown(connection: Connection, claimed: Delivery, now: datetime, again_at: datetime | None = None) -> None:
    """Write that a message shows the revision that was loaded; what changed meanwhile stays due.

    At `again_at` it is edited once more, or sooner when something changes.

    A sender that comes back after its lease may have put old content over new: then the message is edited once more.
    """
    values = {
        "shown_revision": claimed.wanted_revision,
        "wanted_revision": deliveries.c.wanted_revision + (0 if again_at is None else 1),
        "lost_at": None if again_at is None else again_at - ONCE_MORE_AFTER,
        "edit_due_at": _due_for_more(claimed, otherwise=again_at),
        "edit_attempts": 0,
        "edit_leased_until": None,
        "error": None,
    }
    _settle(connection, claimed, values, now)


def settle_failed(connection: Connection, claimed: Delivery, again_at: datetime | None, error: str) -> None:
    """Write why an edit failed, and when to retry; None gives it up, but not what changed meanwhile.

    `claimed` says when its answer was lost.
    """
    connection.execute(
        update(deliveries)
        .where(_still_ours(claimed))
        .values(
            edit_due_at=_due_for_more(claimed) if again_at is None else again_at,
            edit_attempts=0 if again_at is None else claimed.edit_attempts,
            edit_leased_until=None,
            lost_at=claimed.lost_at,
            error=error,
        )
    )


def _settle(connection: Connection, claimed: Delivery, values: dict[str, Any], now: datetime) -> None:
    settled = connection.execute(update(deliveries).where(_still_ours(claimed)).values(values))
    if settled.rowcount == 0:
        once_more = {"wanted_revision": deliveries.c.wanted_revision + 1, "edit_due_at": now}
        connection.execute(update(deliveries).where(deliveries.c.id == claimed.id).values(once_more))


def make_due(connection: Connection, workspace_id: int, channel_id: str, now: datetime) -> None:
    """Retry at once the edits that wait for this channel."""
    connection.execute(
        update(deliveries)
        .where(
            deliveries.c.workspace_id == workspace_id,
            deliveries.c.sent_channel == channel_id,
            deliveries.c.edit_due_at > now,
        )
        .values(edit_due_at=now)
    )


def _is_free(now: datetime) -> ColumnElement[bool]:
    return or_(deliveries.c.edit_leased_until.is_(None), deliveries.c.edit_leased_until <= now)


def _due_for_more(claimed: Delivery, otherwise: datetime | None = None) -> ColumnElement[datetime | None]:
    behind = deliveries.c.wanted_revision > claimed.wanted_revision
    return case((behind, deliveries.c.edit_due_at), else_=otherwise)


def _still_ours(claimed: Delivery) -> ColumnElement[bool]:
    return and_(deliveries.c.id == claimed.id, deliveries.c.edit_leased_until == claimed.edit_leased_until)


# Built once: building takes SQLAlchemy longer than running, and every tick runs this one.
_NEXT_DUE = (
    select(deliveries)
    .where(
        deliveries.c.workspace_id == bindparam("workspace"),
        deliveries.c.edit_due_at <= bindparam("now"),
        deliveries.c.status == DeliveryStatus.SENT,
        or_(deliveries.c.edit_leased_until.is_(None), deliveries.c.edit_leased_until <= bindparam("now")),
    )
    .order_by(deliveries.c.edit_due_at, deliveries.c.id)
    .limit(1)
)
