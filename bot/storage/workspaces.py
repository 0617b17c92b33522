"""Workspaces: found by Slack's team id, kept in step with the settings."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import Connection, bindparam, or_, select, update

from bot.domain.people import Workspace
from bot.storage.rows import build, change_row, columns, insert_once, save_row
from bot.storage.tables import workspaces


def find(connection: Connection, team_id: str) -> Workspace | None:
    """The workspace with this team id, if the bot has met it."""
    row = connection.execute(_BY_TEAM, {"team": team_id}).one_or_none()
    return None if row is None else build(Workspace, row)


def get(connection: Connection, workspace_id: int) -> Workspace:
    """The workspace with this row id."""
    return build(Workspace, connection.execute(select(workspaces).where(workspaces.c.id == workspace_id)).one())


@dataclass(frozen=True, slots=True)
class NewWorkspace:
    """A workspace that the bot meets for the first time."""

    team_id: str
    name: str
    bot_user_id: str
    zone: str
    nudge_time: time
    shoutout_weekday: int
    shoutout_time: time
    created_at: datetime


def add(connection: Connection, new: NewWorkspace) -> Workspace:
    """Keep a new workspace, unless another replica has just done so; return it."""
    insert_once(connection, workspaces, columns(new), ("team_id",))
    row = connection.execute(select(workspaces).where(workspaces.c.team_id == new.team_id)).one()
    return build(Workspace, row)


def get_to_change(connection: Connection, workspace_id: int) -> Workspace:
    """As `get`, for changing it: whoever else means to waits, and then sees what was changed.

    SQLite needs no lock on the row: its write transactions come one after the other.
    """
    row = connection.execute(
        select(workspaces).where(workspaces.c.id == workspace_id).with_for_update(key_share=True)
    ).one()
    return build(Workspace, row)


def save(connection: Connection, before: Workspace, after: Workspace) -> None:
    """Write what is to be different of a workspace that was read by `get_to_change`."""
    save_row(connection, workspaces, before, after)


def given(connection: Connection, workspace_id: int) -> dict[str, str | None] | None:
    """What the operator's settings said when the bot last started; None where that is not known."""
    said: dict[str, str | None] | None = connection.execute(
        select(workspaces.c.given).where(workspaces.c.id == workspace_id)
    ).scalar_one()
    return said


def keep_given(connection: Connection, workspace_id: int, said: dict[str, str | None]) -> None:
    """Keep what the operator's settings say, for the next start."""
    change_row(connection, workspaces, workspace_id, {"given": said})


def is_to_replan(connection: Connection, workspace_id: int) -> bool:
    """Whether there are people whose nudges are to be planned anew."""
    row = connection.execute(
        select(workspaces.c.id).where(workspaces.c.id == workspace_id, workspaces.c.replanned_to.is_not(None))
    ).one_or_none()
    return row is not None


def still_to_replan(connection: Connection, workspace_id: int) -> int | None:
    """After whom people's nudges are to be planned anew, None when all are; another replica waits for its turn.

    SQLite needs no lock on the row: its write transactions come one after the other.
    """
    replanned_to: int | None = connection.execute(
        select(workspaces.c.replanned_to).where(workspaces.c.id == workspace_id).with_for_update(key_share=True)
    ).scalar_one()
    return replanned_to


def set_replanned_to(connection: Connection, workspace_id: int, person_id: int | None) -> None:
    """Keep after whom people's nudges are to be planned anew, None when all are."""
    change_row(connection, workspaces, workspace_id, {"replanned_to": person_id})


def claim_shoutout(connection: Connection, workspace: Workspace, next_at: datetime | None, due_at: datetime) -> bool:
    """Move the workspace's shout-out on to be decided at `next_at`, and to have been due first at `due_at`.

    False when another replica did so first.
    """
    result = connection.execute(
        update(workspaces)
        .where(
            workspaces.c.id == workspace.id,
            workspaces.c.next_shoutout_at == workspace.next_shoutout_at,
        )
        .values(next_shoutout_at=next_at, shoutout_due_at=due_at)
    )
    return result.rowcount == 1


def claim_sync(
    connection: Connection, workspace: Workspace, now: datetime, *, every: timedelta, lease: timedelta
) -> bool:
    """Take on the reading of the workspace's people, unless it was done within `every` or another has it.

    Whoever has done it writes `synced_at`; should they die before, it may be taken on again after `lease`.
    """
    result = connection.execute(
        update(workspaces)
        .where(
            workspaces.c.id == workspace.id,
            or_(workspaces.c.synced_at.is_(None), workspaces.c.synced_at <= now - every),
        )
        .values(synced_at=now - every + lease)
    )
    return result.rowcount == 1


def keep_synced(connection: Connection, workspace_id: int, now: datetime) -> None:
    """Keep that the workspace's people have been read."""
    change_row(connection, workspaces, workspace_id, {"synced_at": now})


# Built once: SQLAlchemy takes longer to build a statement than to run it, and every tick runs this one.
_BY_TEAM = select(workspaces).where(workspaces.c.team_id == bindparam("team"))
