"""Store workspaces, found by Slack's team id and kept in step with the settings."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy import Connection, bindparam, or_, select, update

from bot.domain.people import Workspace
from bot.storage.rows import build, change_row, columns, insert_once, save_row
from bot.storage.tables import workspaces

CLOCKS_DIFFER_BY = timedelta(hours=1)
"""More than the clocks of replicas differ."""


def find(connection: Connection, team_id: str) -> Workspace | None:
    """Return the workspace with this team id, if the bot has met it."""
    row = connection.execute(_BY_TEAM, {"team": team_id}).one_or_none()
    return None if row is None else build(Workspace, row)


def get(connection: Connection, workspace_id: int) -> Workspace:
    """Return the workspace with this row id."""
    return build(Workspace, connection.execute(select(workspaces).where(workspaces.c.id == workspace_id)).one())


@dataclass(frozen=True, slots=True)
class NewWorkspace:
    """A workspace that is new to the bot."""

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
    """Return the same as `get`, locked for a change: other changes wait, and then see this one.

    SQLite needs no lock on the row: its write transactions run one after the other.
    """
    row = connection.execute(
        select(workspaces).where(workspaces.c.id == workspace_id).with_for_update(key_share=True)
    ).one()
    return build(Workspace, row)


def save(connection: Connection, before: Workspace, after: Workspace) -> None:
    """Write the difference to a workspace that `get_to_change` returned."""
    save_row(connection, workspaces, before, after)


def given(connection: Connection, workspace_id: int) -> dict[str, str | None] | None:
    """Return the operator's settings at the bot's last start; None if unknown."""
    said: dict[str, str | None] | None = connection.execute(
        select(workspaces.c.given).where(workspaces.c.id == workspace_id)
    ).scalar_one()
    return said


def keep_given(connection: Connection, workspace_id: int, said: dict[str, str | None]) -> None:
    """Keep the operator's settings, for the next start."""
    change_row(connection, workspaces, workspace_id, {"given": said})


def is_to_replan(connection: Connection, workspace_id: int) -> bool:
    """Return whether any people wait for their nudges to be rescheduled."""
    row = connection.execute(
        select(workspaces.c.id).where(workspaces.c.id == workspace_id, workspaces.c.replanned_to.is_not(None))
    ).one_or_none()
    return row is not None


def still_to_replan(connection: Connection, workspace_id: int) -> int | None:
    """Return the last person rescheduled, None if all are; lock the workspace, so that other replicas wait.

    SQLite needs no lock on the row: its write transactions run one after the other.
    """
    replanned_to: int | None = connection.execute(
        select(workspaces.c.replanned_to).where(workspaces.c.id == workspace_id).with_for_update(key_share=True)
    ).scalar_one()
    return replanned_to


def set_replanned_to(connection: Connection, workspace_id: int, person_id: int | None) -> None:
    """Keep the last person with rescheduled nudges, None if all are done."""
    change_row(connection, workspaces, workspace_id, {"replanned_to": person_id})


def claim_shoutout(connection: Connection, workspace: Workspace, next_at: datetime | None, due_at: datetime) -> bool:
    """Move the workspace's shout-out to be decided at `next_at`; `due_at` is when it was due first.

    Return false if another replica did so first.
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


@dataclass(frozen=True, slots=True)
class SyncRule:
    """How often a workspace's people are read, and how long a claim to read them lasts.

    Claims from before `since` are void, because their process has ended.
    """

    every: timedelta
    lease: timedelta
    since: datetime


def claim_sync(connection: Connection, workspace: Workspace, now: datetime, rule: SyncRule) -> bool:
    """Claim the reading of the workspace's people, unless it was done in time or is claimed.

    The claimant writes `synced_at` when done. If it crashes before, the reading can be claimed again after the lease.
    A time that lies ahead was written before the clock was set back. The place to go on is cleared, so that one that
    Slack no longer takes is tried once.
    """
    at = workspaces.c.synced_at
    claimed = now - rule.every + rule.lease
    result = connection.execute(
        update(workspaces)
        .where(
            workspaces.c.id == workspace.id,
            or_(
                at.is_(None),
                at <= now - rule.every,
                at < rule.since - rule.every + rule.lease,
                at > now + CLOCKS_DIFFER_BY,
            ),
        )
        .values(synced_at=claimed, sync_cursor=None)
    )
    return result.rowcount == 1


def keep_place(connection: Connection, workspace_id: int, cursor: str | None) -> None:
    """Keep where the reading of the workspace's people goes on if it is interrupted."""
    change_row(connection, workspaces, workspace_id, {"sync_cursor": cursor})


def keep_synced(connection: Connection, workspace_id: int, now: datetime) -> None:
    """Keep that the workspace's people have been read."""
    change_row(connection, workspaces, workspace_id, {"synced_at": now, "sync_cursor": None})


# Built once: building takes SQLAlchemy longer than running, and every tick runs this one.
_BY_TEAM = select(workspaces).where(workspaces.c.team_id == bindparam("team"))
