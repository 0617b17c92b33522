"""Look up the names of people, and by which Slack id or place they are known."""

from collections.abc import Sequence
from string import ascii_lowercase
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, or_, select

from bot.storage.people import NOT_YET_KNOWN
from bot.storage.tables import people
from bot.storage.visibility import may_be_named


def names(connection: Connection, workspace_id: int, ids: Sequence[int]) -> dict[int, str]:
    """Return the names of the people with these row ids."""
    if not ids:
        return {}
    rows = connection.execute(_NAMES, {"workspace": workspace_id, "ids": list(ids)}).all()
    return {row.id: row.name for row in rows}


def names_beginning_like(connection: Connection, workspace_id: int, key: str) -> Sequence[str]:
    """Return the names that may begin with this `name_key`: SQLite changes the case of ASCII letters only."""
    first = func.lower(func.substr(people.c.name, 1, 1))
    begins = or_(first == key[:1], first.not_in(list(ascii_lowercase)))
    return (
        connection.execute(select(people.c.name).where(people.c.workspace_id == workspace_id, begins)).scalars().all()
    )


def countries_and_zones(
    connection: Connection, workspace_id: int, ids: Sequence[int]
) -> dict[int, tuple[str | None, str | None]]:
    """Return the country that each person has chosen, and their zone in Slack."""
    if not ids:
        return {}
    rows = connection.execute(_COUNTRIES_AND_ZONES, {"workspace": workspace_id, "ids": list(ids)}).all()
    return {row.id: (row.country, row.zone) for row in rows}


def names_by_slack_id(connection: Connection, workspace_id: int, slack_ids: Sequence[str]) -> dict[str, str]:
    """Return the names of the people with these Slack ids; leave out people new to the bot."""
    return {row.slack_id: row.name for row in _with(connection, workspace_id, slack_ids)}


def ids_by_slack_id(connection: Connection, workspace_id: int, slack_ids: Sequence[str]) -> dict[str, int]:
    """Return the row ids of the people with these Slack ids; leave out people new to the bot."""
    return {row.slack_id: row.id for row in _with(connection, workspace_id, slack_ids)}


def names_on_show(connection: Connection, workspace_id: int, slack_ids: Sequence[str]) -> dict[str, str]:
    """Return the same as `names_by_slack_id`, for many readers: "a colleague" if they declined to be featured."""
    found = _with(connection, workspace_id, slack_ids)
    return {row.slack_id: row.name if row.named else NOT_YET_KNOWN for row in found}


def declined(connection: Connection, workspace_id: int) -> list[str]:
    """Return the names of people who declined to be featured: as shown, and in full."""
    rows = connection.execute(_DECLINED, {"workspace": workspace_id}).all()
    return [name for row in rows for name in (row.name, row.full_name) if name]


def of_person(connection: Connection, person_id: int) -> list[str]:
    """Return the names of one person: as shown, and in full."""
    row = connection.execute(select(people.c.name, people.c.full_name).where(people.c.id == person_id)).one()
    return [name for name in row if name]


def _with(connection: Connection, workspace_id: int, slack_ids: Sequence[str]) -> Sequence[Row[Any]]:
    if not slack_ids:
        return ()
    return connection.execute(_BY_SLACK_IDS, {"workspace": workspace_id, "slack_ids": list(slack_ids)}).all()


# Built once: building takes SQLAlchemy longer than running, and these run often.
_NAMES = select(people.c.id, people.c.name).where(
    people.c.workspace_id == bindparam("workspace"), people.c.id.in_(bindparam("ids", expanding=True))
)

_BY_SLACK_IDS = select(people.c.id, people.c.slack_id, people.c.name, may_be_named(people).label("named")).where(
    people.c.workspace_id == bindparam("workspace"), people.c.slack_id.in_(bindparam("slack_ids", expanding=True))
)
_DECLINED = select(people.c.name, people.c.full_name).where(
    people.c.workspace_id == bindparam("workspace"), ~may_be_named(people)
)
_COUNTRIES_AND_ZONES = select(people.c.id, people.c.country, people.c.zone).where(
    people.c.workspace_id == bindparam("workspace"), people.c.id.in_(bindparam("ids", expanding=True))
)
