"""Store which things each message shows, to find the messages that follow when a thing changes."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, and_, delete, or_, select, text, tuple_, union

from bot.domain.shown_things import Thing, ThingKind
from bot.storage.rows import insert_new
from bot.storage.tables import actions, deliveries, people, shoutouts, shown

_LOADS = 0x63782D68
"""The number space of these locks: "cx-h"."""


def hold_changes(connection: Connection, workspace_id: int) -> None:
    """Make changes wait until this transaction ends, while it loads a message.

    Then a change either commits before the load, which reads it, or after it, and finds what the message shows.
    """
    _lock(connection, "pg_advisory_xact_lock_shared", workspace_id)


def wait_for_loads(connection: Connection, workspace_id: int) -> None:
    """Wait for messages that are being loaded, and make later loads wait until this transaction ends.

    Take it after locks on people, actions and needs, and before locks on reviews and deliveries.
    """
    _lock(connection, "pg_advisory_xact_lock", workspace_id)


def _lock(connection: Connection, function: str, workspace_id: int) -> None:
    # SQLite's write transactions run one after the other.
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT {function}(:loads, :workspace)"), {"loads": _LOADS, "workspace": workspace_id})


def keep(connection: Connection, delivery_id: int, things: Collection[Thing], *, is_new: bool = False) -> None:
    """Keep what a message shows, in place of what it showed before; a new one has shown nothing yet."""
    before = set() if is_new else set(of_message(connection, delivery_id))
    wanted = set(things)
    gone, new = before - wanted, wanted - before
    if gone:
        pairs = [(thing.kind, thing.id) for thing in gone]
        connection.execute(
            delete(shown).where(shown.c.delivery_id == delivery_id, tuple_(shown.c.kind, shown.c.thing_id).in_(pairs))
        )
    if new:
        rows = [{"delivery_id": delivery_id, "kind": thing.kind, "thing_id": thing.id} for thing in sorted(new)]
        insert_new(connection, shown, rows, ("delivery_id", "kind", "thing_id"))


def of_message(connection: Connection, delivery_id: int) -> list[Thing]:
    """Return what a message shows."""
    rows = connection.execute(select(shown.c.kind, shown.c.thing_id).where(shown.c.delivery_id == delivery_id))
    return [Thing(row.kind, row.thing_id) for row in rows]


def messages_with(
    connection: Connection, workspace_id: int, things: Iterable[Thing], since: datetime | None = None
) -> list[int]:
    """Return the row ids of messages that show any of the things; with `since`, only those queued since then.

    A shout-out shows every action of its time, because it counts them and names their people. Those are looked up by
    time.
    """
    by_kind: dict[ThingKind, list[int]] = {}
    for thing in things:
        by_kind.setdefault(thing.kind, []).append(thing.id)
    named = or_(*(and_(shown.c.kind == kind, shown.c.thing_id.in_(ids)) for kind, ids in by_kind.items()))
    found: list[Select[tuple[int]]] = [select(shown.c.delivery_id).where(named)]
    if ThingKind.ACTION in by_kind:
        found.append(_in_the_time_of(actions.c.id.in_(by_kind[ThingKind.ACTION])))
    if ThingKind.PERSON in by_kind:
        found.append(_in_the_time_of(actions.c.person_id.in_(by_kind[ThingKind.PERSON])))
    # One statement after the other: of a single one the databases would read the whole ledger.
    ids = connection.execute(union(*found)).scalars().all()
    these = select(deliveries.c.id).where(deliveries.c.id.in_(ids), deliveries.c.workspace_id == workspace_id)
    if since is not None:
        these = these.where(deliveries.c.created_at >= since)
    return list(connection.execute(these).scalars())


def messages_to(connection: Connection, workspace_id: int, readers: Collection[int] | None) -> list[int]:
    """Return the row ids of messages to these people that show actions or needs, the newest first.

    `readers` are row ids; None means everybody who is not in the workspace's channel.
    """
    to = ~people.c.in_channel if readers is None else people.c.id.in_(readers)
    shows = select(shown.c.delivery_id).where(
        shown.c.delivery_id == deliveries.c.id, shown.c.kind.in_((ThingKind.ACTION, ThingKind.NEED))
    )
    these = (
        select(deliveries.c.id)
        .join(people, people.c.id == deliveries.c.person_id)
        .where(deliveries.c.workspace_id == workspace_id, to, shows.exists())
        .order_by(deliveries.c.id.desc())
    )
    return list(connection.execute(these).scalars())


def _in_the_time_of(these: ColumnElement[bool]) -> Select[tuple[int]]:
    return (
        select(shoutouts.c.delivery_id)
        .join(actions, actions.c.workspace_id == shoutouts.c.workspace_id)
        .where(
            these,
            shoutouts.c.delivery_id.is_not(None),
            actions.c.recorded_at >= shoutouts.c.covers_from,
            actions.c.recorded_at < shoutouts.c.covers_until,
        )
    )
