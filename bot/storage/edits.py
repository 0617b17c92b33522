"""Edits of what stands in Slack that are owed: one waits for all that changes meanwhile, and one is sent at a time."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, select, update

from bot.domain.deliveries import Delivery, DeliveryKind, DeliveryStatus
from bot.storage.rows import build
from bot.storage.tables import deliveries


def lock_planned(
    connection: Connection, workspace_id: int, subject_id: int, kind: DeliveryKind = DeliveryKind.SHOUTOUT_EDIT
) -> Delivery | None:
    """The edit of a shout-out, or of this `kind`, that is owed and not claimed yet.

    No sender claims it until this unit of work ends.
    """
    row = connection.execute(
        select(deliveries)
        .where(*_unsettled(workspace_id, subject_id, kind), deliveries.c.status == DeliveryStatus.PLANNED)
        .order_by(deliveries.c.id)
        .limit(1)
        .with_for_update()
    ).one_or_none()
    return None if row is None else build(Delivery, row)


def put_forward(connection: Connection, planned: Delivery, at: datetime, expires_at: datetime) -> None:
    """Let what is planned be sent at `at` if that is sooner, unless it was tried before and waits for its reasons."""
    due = planned.next_attempt_at or at
    connection.execute(
        update(deliveries)
        .where(deliveries.c.id == planned.id)
        .values(next_attempt_at=due if planned.attempts else min(due, at), expires_at=expires_at)
    )


def is_under_way(connection: Connection, edit: Delivery, now: datetime) -> bool:
    """Whether another edit of the same message is being sent, under a lease that has not run out."""
    others = select(deliveries.c.id).where(
        *_unsettled(edit.workspace_id, edit.subject_id, edit.kind),
        deliveries.c.id != edit.id,
        deliveries.c.status == DeliveryStatus.SENDING,
        deliveries.c.next_attempt_at > now,
    )
    return connection.execute(others.limit(1)).first() is not None


def _unsettled(workspace_id: int, subject_id: int | None, kind: DeliveryKind) -> tuple[ColumnElement[bool], ...]:
    """Those edits of a message that are not settled; what is settled has no next attempt, and is long gone by."""
    return (
        deliveries.c.workspace_id == workspace_id,
        deliveries.c.next_attempt_at.is_not(None),
        deliveries.c.kind == kind,
        deliveries.c.subject_id == subject_id,
    )
