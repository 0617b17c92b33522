"""Store the ledger of messages to Slack: queued once, claimed by one sender, settled with the outcome."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, true

from bot.domain.deliveries import Delivery, DeliveryStatus, Owed
from bot.storage.inserts import insert_into
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
    new = insert_into(connection.dialect.name, deliveries)
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


def newest(connection: Connection, workspace_id: int, most: int) -> list[Delivery]:
    """Return the newest messages of a workspace, the newest first."""
    rows = connection.execute(
        select(deliveries).where(deliveries.c.workspace_id == workspace_id).order_by(deliveries.c.id.desc()).limit(most)
    ).all()
    return [build(Delivery, row) for row in rows]


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


_ONCE = ("workspace_id", "key")

# Built once: building takes SQLAlchemy longer than running, and every tick runs these.
_BY_ID = select(deliveries).where(deliveries.c.id == bindparam("delivery"))
_BY_IDS = select(deliveries).where(deliveries.c.id.in_(bindparam("deliveries", expanding=True)))
