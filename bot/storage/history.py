"""Read what one person did: their history, and whether they acted."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, func, or_, select

from bot.domain.actions import Action
from bot.storage.rows import build
from bot.storage.tables import actions
from bot.storage.visibility import is_not_undone


def of_person(connection: Connection, person_id: int, *, offset: int, most: int) -> Sequence[Action]:
    """Return a person's own actions, the newest first, also private ones."""
    rows = connection.execute(_OF_PERSON, {"person": person_id, "offset": offset, "most": most}).all()
    return [build(Action, row) for row in rows]


def texts_since(connection: Connection, person_id: int, since: datetime, most: int) -> Sequence[tuple[int, str]]:
    """Return the ids and texts of a person's own actions recorded at `since` or later, the newest first."""
    rows = connection.execute(_TEXTS_SINCE, {"person": person_id, "since": since, "most": most}).all()
    return [(action_id, text) for action_id, text in rows]


def count_of_person(connection: Connection, person_id: int) -> int:
    """Return how many actions a person's history has."""
    return connection.execute(_COUNT_OF_PERSON, {"person": person_id}).scalar_one()


def has_others(connection: Connection, person_id: int, action_id: int) -> bool:
    """Return whether a person's history has actions beside this one."""
    return connection.execute(_OTHERS, {"person": person_id, "action": action_id}).first() is not None


def count_newer(connection: Connection, person_id: int, action_id: int) -> int:
    """Return how many actions come before this one, undone or not, in the person's history."""
    this = select(actions.c.recorded_at).where(actions.c.id == action_id).scalar_subquery()
    return connection.execute(
        select(func.count()).where(
            actions.c.person_id == person_id,
            is_not_undone(actions),
            or_(actions.c.recorded_at > this, and_(actions.c.recorded_at == this, actions.c.id > action_id)),
        )
    ).scalar_one()


def acted_between(connection: Connection, person_id: int, since: datetime, until: datetime) -> bool:
    """Return whether the person recorded an action in `since <= instant < until` and did not undo it."""
    row = connection.execute(_ACTED, {"person": person_id, "since": since, "until": until}).one_or_none()
    return row is not None


def acted_in(connection: Connection, times: Mapping[int, tuple[datetime, datetime]]) -> frozenset[int]:
    """Return those of these people who recorded an action in their own `since <= instant < until`, not undone."""
    about = {
        "people": list(times),
        "since": min(since for since, _ in times.values()),
        "until": max(until for _, until in times.values()),
    }
    rows = [(row.recorded_at, row.person_id, *times[row.person_id]) for row in connection.execute(_ACTED_BY, about)]
    return frozenset(person for at, person, since, until in rows if since <= at < until)


# Built once: building takes SQLAlchemy longer than running, and these run often.
_ACTED = (
    select(actions.c.id)
    .where(
        actions.c.person_id == bindparam("person"),
        actions.c.recorded_at >= bindparam("since"),
        actions.c.recorded_at < bindparam("until"),
        is_not_undone(actions),
    )
    .limit(1)
)

_ACTED_BY = select(actions.c.person_id, actions.c.recorded_at).where(
    actions.c.person_id.in_(bindparam("people", expanding=True)),
    actions.c.recorded_at >= bindparam("since"),
    actions.c.recorded_at < bindparam("until"),
    is_not_undone(actions),
)

_OF_PERSON = (
    select(actions)
    .where(actions.c.person_id == bindparam("person"), is_not_undone(actions))
    .order_by(actions.c.recorded_at.desc(), actions.c.id.desc())
    .offset(bindparam("offset"))
    .limit(bindparam("most"))
)

_COUNT_OF_PERSON = select(func.count()).where(actions.c.person_id == bindparam("person"), is_not_undone(actions))

_TEXTS_SINCE = (
    select(actions.c.id, actions.c.text)
    .where(
        actions.c.person_id == bindparam("person"),
        actions.c.recorded_at >= bindparam("since"),
        is_not_undone(actions),
    )
    .order_by(actions.c.recorded_at.desc(), actions.c.id.desc())
    .limit(bindparam("most"))
)

_OTHERS = (
    select(actions.c.id)
    .where(actions.c.person_id == bindparam("person"), is_not_undone(actions), actions.c.id != bindparam("action"))
    .limit(1)
)
