"""Store the times of people's next nudges: planned, found when due, and claimed by one replica."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from bot.domain.people import Person
from bot.storage.rows import build, change_row
from bot.storage.tables import people


def plan(connection: Connection, person_id: int, next_at: datetime | None) -> None:
    """Set when the person's next nudge is due, None for never; clear a nudge that was put off."""
    change_row(connection, people, person_id, {"next_nudge_at": next_at, "nudge_due_at": None})


def claim(connection: Connection, person: Person, next_at: datetime | None, due_at: datetime | None = None) -> bool:
    """Move the person's next nudge from the instant as read to `next_at`; false if another replica was first.

    `due_at` is the original time of a nudge that is put off.
    """
    about = {"person": person.id, "read": person.next_nudge_at, "next": next_at, "due": due_at}
    return connection.execute(_CLAIM, about).rowcount == 1


@dataclass(frozen=True, slots=True)
class Move:
    """Where a claimed person's next nudge goes, None for nowhere; `due_at` is the time of one that is put off."""

    person: Person
    next_at: datetime | None
    due_at: datetime | None


def lock_due(connection: Connection, due: Sequence[Person]) -> list[Person]:
    """Return those of the people whose next nudge is still at the instant as read, locked until the unit of work ends.

    They come as they are now, in the same order. Replicas wait for each other, and then find nobody due.
    """
    rows = connection.execute(_LOCK_DUE, {"people": [person.id for person in due]})
    now = {row.id: build(Person, row) for row in rows}
    return [now[each.id] for each in due if each.id in now and now[each.id].next_nudge_at == each.next_nudge_at]


def move(connection: Connection, moves: Sequence[Move]) -> None:
    """Move the next nudges of people whom `lock_due` returned."""
    rows = [
        {"person": each.person.id, "read": each.person.next_nudge_at, "next": each.next_at, "due": each.due_at}
        for each in moves
    ]
    connection.execute(_CLAIM, rows)


def that_are_due(connection: Connection, workspace_id: int, now: datetime, most: int) -> Sequence[Person]:
    """Return up to `most` people with a nudge due at `now`, the longest waiting first."""
    rows = connection.execute(_DUE, {"now": now, "workspace": workspace_id, "most": most}).all()
    return [build(Person, row) for row in rows]


def that_are_later(
    connection: Connection, workspace_id: int, now: datetime, *, after: int, most: int
) -> Sequence[Person]:
    """Return up to `most` people with a nudge planned after `now`, by their row ids, from the first above `after`."""
    rows = connection.execute(
        select(people)
        .where(people.c.workspace_id == workspace_id, people.c.id > after, people.c.next_nudge_at > now)
        .order_by(people.c.id)
        .limit(most)
    ).all()
    return [build(Person, row) for row in rows]


# Built once: building takes SQLAlchemy longer than running, and every tick runs these.
_CLAIM = (
    update(people)
    .where(people.c.id == bindparam("person"), people.c.next_nudge_at == bindparam("read"))
    .values(next_nudge_at=bindparam("next"), nudge_due_at=bindparam("due"))
)
_LOCK_DUE = (
    select(people)
    .where(people.c.id.in_(bindparam("people", expanding=True)))
    .order_by(people.c.id)
    .with_for_update(key_share=True)
)
_DUE = (
    select(people)
    .where(people.c.next_nudge_at <= bindparam("now"), people.c.workspace_id == bindparam("workspace"))
    .order_by(people.c.next_nudge_at, people.c.id)
    .limit(bindparam("most"))
)
