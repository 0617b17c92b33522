"""Claim the messages that are due, and settle what came of each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, bindparam, case, func, select, update

from bot.domain.deliveries import Delivery, DeliveryStatus, Sent
from bot.domain.settlements import Settlement
from bot.storage.deliveries import get
from bot.storage.rows import build
from bot.storage.tables import deliveries


def is_any_due(connection: Connection, workspace_id: int, now: datetime) -> bool:
    """Return whether any delivery is due: planned, or with an expired lease."""
    about = {"workspace": workspace_id, "now": now, "most": 1}
    return connection.execute(_IDS_DUE, about).first() is not None


def due(connection: Connection, workspace_id: int, now: datetime, most: int) -> list[Delivery]:
    """Return up to `most` deliveries that have been due the longest: planned, or with an expired lease.

    They are locked until this transaction ends; those that another one has locked are left to it.
    """
    rows = connection.execute(_DUE, {"workspace": workspace_id, "now": now, "most": most}).all()
    return [build(Delivery, row) for row in rows]


def claim(connection: Connection, found: Sequence[Delivery], lease_ends: datetime) -> list[Delivery]:
    """Claim deliveries that `due` has just returned, for sending or looking up until `lease_ends`; return them so."""
    if found:
        connection.execute(_CLAIM, {"deliveries": [each.id for each in found], "lease_ends": lease_ends})
    return [
        replace(each, status=DeliveryStatus.SENDING, next_attempt_at=lease_ends, attempts=each.attempts + 1)
        for each in found
    ]


def settle(connection: Connection, claimed: Delivery, settlement: Settlement) -> bool:
    """Write the outcome of an attempt that stored nothing; false if another sender has the lease now."""
    result = connection.execute(
        update(deliveries)
        .where(_still_ours(claimed))
        .values(
            status=settlement.status,
            next_attempt_at=settlement.next_attempt_at,
            error=settlement.error,
            lost_at=settlement.lost_at,
            # What is sent again shows all changes, and what is given up shows none.
            edit_due_at=None if settlement.status is not DeliveryStatus.SENDING else deliveries.c.edit_due_at,
        )
    )
    return result.rowcount == 1


def settle_sent(connection: Connection, sent_one: Delivery, sent: Sent, now: datetime, *, loaded: bool) -> bool:
    """Write where Slack stored the message; false if that was known already.

    Write it even after the lease has expired, so that nobody sends the message again. `loaded` is whether the message
    was sent as loaded with `sent_one`: then it shows that revision.
    """
    revision = sent_one.wanted_revision if loaded else sent_one.shown_revision
    about = {"delivery": sent_one.id, "now": now, "channel": sent.channel, "ts": sent.ts, "revision": revision}
    return connection.execute(_SETTLE_SENT, about).rowcount == 1


def hold(connection: Connection, claimed: Delivery, until: datetime, expires_at: datetime) -> None:
    """Put a delivery off to a better hour, unless another sender has its lease now."""
    connection.execute(
        update(deliveries)
        .where(_still_ours(claimed))
        .values(status=DeliveryStatus.PLANNED, next_attempt_at=until, expires_at=expires_at)
    )


def make_due(
    connection: Connection, workspace_id: int, now: datetime, *, kind: str | None = None, channel_id: str | None = None
) -> None:
    """Retry at once what waits for a channel: messages of this kind, or for this channel."""
    wanted = deliveries.c.kind == kind if kind else deliveries.c.channel_id == channel_id
    connection.execute(
        update(deliveries)
        .where(
            deliveries.c.workspace_id == workspace_id,
            deliveries.c.person_id.is_(None),
            deliveries.c.status == DeliveryStatus.PLANNED,
            deliveries.c.next_attempt_at > now,
            wanted,
        )
        .values(next_attempt_at=now)
    )


def readdress(connection: Connection, claimed: Delivery, channel_id: str) -> Delivery:
    """Move a delivery to another channel, to be sent and looked up there; return the changed delivery."""
    connection.execute(update(deliveries).where(_still_ours(claimed)).values(channel_id=channel_id))
    return get(connection, claimed.id)


def _still_ours(claimed: Delivery) -> ColumnElement[bool]:
    return and_(
        deliveries.c.id == claimed.id,
        deliveries.c.status == DeliveryStatus.SENDING,
        deliveries.c.attempts == claimed.attempts,
    )


# Built once: building takes SQLAlchemy longer than running, and these run often.
_IS_DUE = (deliveries.c.next_attempt_at <= bindparam("now"), deliveries.c.workspace_id == bindparam("workspace"))
_LONGEST = (deliveries.c.next_attempt_at, deliveries.c.id)
_IDS_DUE = select(deliveries.c.id).where(*_IS_DUE).order_by(*_LONGEST).limit(bindparam("most"))
_DUE = (
    select(deliveries)
    .where(*_IS_DUE)
    .order_by(*_LONGEST)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True, key_share=True)
)
_CLAIM = (
    update(deliveries)
    .where(deliveries.c.id.in_(bindparam("deliveries", expanding=True)))
    .values(
        status=DeliveryStatus.SENDING,
        next_attempt_at=bindparam("lease_ends"),
        attempts=deliveries.c.attempts + 1,
    )
)
_SETTLE_SENT = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("delivery"), deliveries.c.status != DeliveryStatus.SENT)
    .values(
        status=DeliveryStatus.SENT,
        next_attempt_at=None,
        sent_at=bindparam("now"),
        sent_channel=bindparam("channel"),
        sent_ts=bindparam("ts"),
        error=None,
        lost_at=None,
        shown_revision=bindparam("revision"),
        edit_due_at=case(
            (
                deliveries.c.wanted_revision > bindparam("revision"),
                func.coalesce(deliveries.c.edit_due_at, bindparam("now")),
            ),
            else_=None,
        ),
    )
)
