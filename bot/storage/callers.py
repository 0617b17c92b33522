"""Read a person together with their workspace, as almost every transaction begins."""

from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from bot.domain.people import Person, Workspace
from bot.storage.rows import field_columns
from bot.storage.tables import people, workspaces


def find(connection: Connection, team_id: str, slack_id: str, *, lock: bool) -> tuple[Workspace, Person] | None:
    """Return the workspace and the person, if the bot has met both.

    `lock` locks the person until the transaction ends: no other draw for them, no other answer of theirs. Take it
    before the locks on what they were sent and offered. SQLite needs none: its write transactions run one after the
    other.
    """
    statement = _LOCKED if lock else _CALLER
    row = connection.execute(statement, {"team": team_id, "slack": slack_id}).one_or_none()
    if row is None:
        return None
    return Workspace(*row[: len(_WORKSPACE)]), Person(*row[len(_WORKSPACE) :])


_WORKSPACE = field_columns(Workspace, workspaces)
_CALLER: Select[Any] = (
    select(*_WORKSPACE, *field_columns(Person, people))
    .join_from(workspaces, people, people.c.workspace_id == workspaces.c.id)
    .where(workspaces.c.team_id == bindparam("team"), people.c.slack_id == bindparam("slack"))
)
_LOCKED = _CALLER.with_for_update(key_share=True, of=people)
