"""The ledger of messages owed to Slack: planned once, claimed by one sender, settled by what became of them."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, or_, select, true, update

from bot.domain.deliveries import Delivery, DeliveryKind, DeliveryStatus, Owed, Sent, Settlement
from bot.storage.rows import build, insert_new, insert_once
from bot.storage.tables import deliveries, workspaces


def plan(connection: Connection, owed: Owed, now: datetime, at: datetime | None = None) -> int | None:
    """Owe a message from now on; its id, or None when its key was owed before, whatever became of it.

    It is to be sent at `at`, which is at once when none is given.
    """
    return insert_once(connection, deliveries, _planned(owed, now, at or now), _ONCE)


def plan_all(connection: Connection, owed: Sequence[tuple[Owed, datetime]], now: datetime) -> None:
    """Owe messages, each to be sent at its instant, but for those whose key was owed before."""
    insert_new(connection, deliveries, [_planned(each, now, at) for each, at in owed], _ONCE)


def _planned(owed: Owed, now: datetime, at: datetime) -> dict[str, Any]:
    state = {"status": DeliveryStatus.PLANNED, "next_attempt_at": at, "attempts": 0, "created_at": now}
    return asdict(owed) | state


def is_or_was_sent(connection: Connection, owed: Owed) -> bool:
    """Whether such a message, of this kind to this person about this subject, was sent, may have been, or waits.

    What was withdrawn unsent does not count, nor does what waits and is about another channel: it will be withdrawn.
    """
    waits = and_(
        deliveries.c.status == DeliveryStatus.PLANNED, deliveries.c.channel_id.is_not_distinct_from(owed.channel_id)
    )
    found = connection.execute(
        select(deliveries.c.id)
        .where(
            deliveries.c.person_id == owed.person_id,
            deliveries.c.kind == owed.kind,
            deliveries.c.subject_id.is_not_distinct_from(owed.subject_id),
            or_(deliveries.c.status.in_(_MAY_BE_READ), waits),
        )
        .limit(1)
    ).first()
    return found is not None


def get(connection: Connection, delivery_id: int) -> Delivery:
    """The delivery with this row id."""
    return build(Delivery, connection.execute(_BY_ID, {"delivery": delivery_id}).one())


def among(connection: Connection, workspace_id: int, keys: Sequence[str]) -> frozenset[str]:
    """Those of the keys under which a message was owed, whatever became of it."""
    return frozenset(
        connection.execute(
            select(deliveries.c.key).where(deliveries.c.workspace_id == workspace_id, deliveries.c.key.in_(keys))
        ).scalars()
    )


def newest_direct(connection: Connection, team_id: str) -> Delivery | None:
    """The newest direct message that was tried, if there was one."""
    row = connection.execute(
        select(deliveries)
        .join(workspaces, workspaces.c.id == deliveries.c.workspace_id)
        .where(workspaces.c.team_id == team_id, deliveries.c.person_id.is_not(None), deliveries.c.attempts > 0)
        .order_by(deliveries.c.id.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else build(Delivery, row)


def newest_nudge_before(connection: Connection, nudge: Delivery) -> Delivery | None:
    """The newest of the nudges to the same person that had arrived before this one did, or by now if it has not."""
    earlier = true() if nudge.sent_at is None else deliveries.c.sent_at < nudge.sent_at
    row = connection.execute(
        select(deliveries)
        .where(
            deliveries.c.person_id == nudge.person_id,
            deliveries.c.kind == DeliveryKind.NUDGE,
            deliveries.c.status == DeliveryStatus.SENT,
            earlier,
        )
        .order_by(deliveries.c.created_at.desc(), deliveries.c.id.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else build(Delivery, row)


def next_owed(connection: Connection, workspace_id: int, now: datetime) -> Delivery | None:
    """The delivery that has been due the longest, planned or with a lease that ran out."""
    row = connection.execute(_NEXT_OWED, {"workspace": workspace_id, "now": now}).one_or_none()
    return None if row is None else build(Delivery, row)


def claim(connection: Connection, delivery: Delivery, *, lease_ends: datetime, attempts: int) -> bool:
    """Take the delivery for sending or looking up until `lease_ends`; false when another sender was first."""
    about = {
        "delivery": delivery.id,
        "was": delivery.status,
        "due": delivery.next_attempt_at,
        "lease_ends": lease_ends,
        "attempt": attempts,
    }
    return connection.execute(_CLAIM, about).rowcount == 1


def settle(connection: Connection, claimed: Delivery, settlement: Settlement) -> bool:
    """Write what became of an attempt that stored nothing; false when its lease is another sender's by now."""
    result = connection.execute(
        update(deliveries)
        .where(_still_ours(claimed))
        .values(
            status=settlement.status,
            next_attempt_at=settlement.next_attempt_at,
            error=settlement.error,
        )
    )
    return result.rowcount == 1


def settle_sent(connection: Connection, delivery_id: int, sent: Sent, now: datetime) -> bool:
    """Write where Slack stored the message; false when that was known already.

    It is written also when the lease has run out, so that nobody sends the message again.
    """
    about = {"delivery": delivery_id, "now": now, "channel": sent.channel, "ts": sent.ts}
    return connection.execute(_SETTLE_SENT, about).rowcount == 1


def hold(connection: Connection, claimed: Delivery, until: datetime, expires_at: datetime) -> None:
    """Leave a delivery until a better hour, unless its lease is another sender's by now."""
    connection.execute(
        update(deliveries)
        .where(_still_ours(claimed))
        .values(status=DeliveryStatus.PLANNED, next_attempt_at=until, expires_at=expires_at)
    )


def make_due(
    connection: Connection,
    workspace_id: int,
    kinds: Sequence[DeliveryKind],
    now: datetime,
    channel_id: str | None = None,
) -> None:
    """Let what is planned of these kinds be tried at once, however long it was to wait; a given channel's alone."""
    of_the_channel = true() if channel_id is None else deliveries.c.channel_id == channel_id
    connection.execute(
        update(deliveries)
        .where(
            deliveries.c.workspace_id == workspace_id,
            deliveries.c.kind.in_(kinds),
            deliveries.c.status == DeliveryStatus.PLANNED,
            deliveries.c.next_attempt_at > now,
            of_the_channel,
        )
        .values(next_attempt_at=now)
    )


def take_back(connection: Connection, workspace_id: int, kind: DeliveryKind) -> None:
    """Owe no more what is planned of this kind and was never tried; under the same key it can be owed again."""
    connection.execute(
        delete(deliveries).where(
            deliveries.c.workspace_id == workspace_id,
            deliveries.c.kind == kind,
            deliveries.c.status == DeliveryStatus.PLANNED,
            deliveries.c.attempts == 0,
        )
    )


def readdress(connection: Connection, claimed: Delivery, channel_id: str) -> Delivery:
    """Send a delivery to another channel, which is where it will be looked up as well; the delivery as it is then."""
    connection.execute(update(deliveries).where(_still_ours(claimed)).values(channel_id=channel_id))
    return get(connection, claimed.id)


def _still_ours(claimed: Delivery) -> ColumnElement[bool]:
    return and_(
        deliveries.c.id == claimed.id,
        deliveries.c.status == DeliveryStatus.SENDING,
        deliveries.c.attempts == claimed.attempts,
    )


_ONCE = ("workspace_id", "key")

# Nobody knows of one that failed whether Slack has stored it: what could not be looked up ends so, too.
_MAY_BE_READ = (DeliveryStatus.SENDING, DeliveryStatus.SENT, DeliveryStatus.FAILED)

# Built once: SQLAlchemy takes longer to build a statement than to run it, and every tick runs these.
_BY_ID = select(deliveries).where(deliveries.c.id == bindparam("delivery"))
_CLAIM = (
    update(deliveries)
    .where(
        deliveries.c.id == bindparam("delivery"),
        deliveries.c.status == bindparam("was"),
        deliveries.c.next_attempt_at == bindparam("due"),
    )
    .values(status=DeliveryStatus.SENDING, next_attempt_at=bindparam("lease_ends"), attempts=bindparam("attempt"))
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
    )
)
_NEXT_OWED = (
    select(deliveries)
    .where(deliveries.c.next_attempt_at <= bindparam("now"), deliveries.c.workspace_id == bindparam("workspace"))
    .order_by(deliveries.c.next_attempt_at, deliveries.c.id)
    .limit(1)
)
