"""Store the ledger of messages to Slack: queued once, claimed by one sender, settled with the outcome."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, case, delete, func, select, true, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.domain.deliveries import Delivery, DeliveryStatus, Owed, Sent, Settlement
from bot.storage.rows import build, insert_once
from bot.storage.tables import deliveries, workspaces


def plan(connection: Connection, owed: Owed, now: datetime, at: datetime | None = None) -> int | None:
    """Queue a message; return its id, or None if its key was queued before, whatever the outcome.

    Send it at `at`; None means now.
    """
    return insert_once(connection, deliveries, _planned(owed, now, at or now), _ONCE)


def plan_all(connection: Connection, owed: Sequence[tuple[Owed, datetime]], now: datetime) -> dict[str, int]:
    """Queue messages, each for its instant, except those with a key that was queued before; return ids by key."""
    if not owed:
        return {}
    new = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(deliveries)
    added = new.on_conflict_do_nothing(index_elements=_ONCE).returning(deliveries.c.id, deliveries.c.key)
    return {row.key: row.id for row in connection.execute(added, [_planned(each, now, at) for each, at in owed])}


def _planned(owed: Owed, now: datetime, at: datetime) -> dict[str, Any]:
    state = {"status": DeliveryStatus.PLANNED, "next_attempt_at": at, "attempts": 0, "created_at": now}
    return asdict(owed) | state


def of_person(connection: Connection, person_id: int, kind: str) -> list[Delivery]:
    """Return the messages of this kind to a person, locked until this unit of work ends."""
    rows = connection.execute(
        select(deliveries)
        .where(deliveries.c.person_id == person_id, deliveries.c.kind == kind)
        .order_by(deliveries.c.id)
        .with_for_update()
    ).all()
    return [build(Delivery, row) for row in rows]


def get(connection: Connection, delivery_id: int) -> Delivery:
    """Return the delivery with this row id."""
    return build(Delivery, connection.execute(_BY_ID, {"delivery": delivery_id}).one())


def among(connection: Connection, workspace_id: int, keys: Sequence[str]) -> frozenset[str]:
    """Return the keys under which a message was queued, whatever the outcome."""
    return frozenset(
        connection.execute(
            select(deliveries.c.key).where(deliveries.c.workspace_id == workspace_id, deliveries.c.key.in_(keys))
        ).scalars()
    )


def newest_direct(connection: Connection, team_id: str) -> Delivery | None:
    """Return the newest direct message with an attempt to send it, if any."""
    row = connection.execute(
        select(deliveries)
        .join(workspaces, workspaces.c.id == deliveries.c.workspace_id)
        .where(workspaces.c.team_id == team_id, deliveries.c.person_id.is_not(None), deliveries.c.attempts > 0)
        .order_by(deliveries.c.id.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else build(Delivery, row)


def newest_before(connection: Connection, message: Delivery) -> Delivery | None:
    """Return the newest message of the same kind to the same person that arrived, now or before this one."""
    earlier = true() if message.sent_at is None else deliveries.c.sent_at < message.sent_at
    row = connection.execute(
        select(deliveries)
        .where(
            deliveries.c.person_id == message.person_id,
            deliveries.c.kind == message.kind,
            deliveries.c.status == DeliveryStatus.SENT,
            earlier,
        )
        .order_by(deliveries.c.created_at.desc(), deliveries.c.id.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else build(Delivery, row)


def get_all(connection: Connection, ids: Sequence[int]) -> dict[int, Delivery]:
    """Return the deliveries with these row ids."""
    rows = connection.execute(_BY_IDS, {"deliveries": list(ids)}).all()
    return {row.id: build(Delivery, row) for row in rows}


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


def take_back(connection: Connection, workspace_id: int, kind: str) -> None:
    """Cancel planned messages of this kind that were never tried; the same key can be queued again."""
    connection.execute(
        delete(deliveries).where(
            deliveries.c.workspace_id == workspace_id,
            deliveries.c.kind == kind,
            deliveries.c.status == DeliveryStatus.PLANNED,
            deliveries.c.attempts == 0,
        )
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


_ONCE = ("workspace_id", "key")

# Built once: building takes SQLAlchemy longer than running, and every tick runs these.
_BY_ID = select(deliveries).where(deliveries.c.id == bindparam("delivery"))
_BY_IDS = select(deliveries).where(deliveries.c.id.in_(bindparam("deliveries", expanding=True)))
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
