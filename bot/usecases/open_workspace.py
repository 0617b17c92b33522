"""Begin to work for a workspace: keep what the settings say of it, and plan its next shout-out."""

from dataclasses import dataclass
from datetime import datetime, time

from bot.domain.deliveries import DeliveryKind
from bot.domain.people import Workspace, zone_of
from bot.domain.schedule import next_shoutout_at
from bot.storage import deliveries, people, workspaces
from bot.usecases.context import Context
from bot.usecases.reschedule import reschedule

BATCH = 100
"""People planned anew in one unit of work, so that nobody who records meanwhile has to wait."""


@dataclass(frozen=True, slots=True)
class WorkspaceSettings:
    """What Slack and the settings say of a workspace when the bot starts."""

    team_id: str
    name: str
    bot_user_id: str
    channel_id: str | None
    channel_name: str | None
    zone: str
    nudge_time: time
    shoutout: tuple[int, time]


def open_workspace(context: Context, settings: WorkspaceSettings) -> Workspace:
    """Keep the settings; a shout-out that is due stays due, one to come whose time was changed is planned anew.

    So are the nudges of those who follow the workspace's time or zone. A shout-out that could not be posted is tried
    at once in a channel that was chosen instead.
    """
    now = context.clock.now()
    weekday, at = settings.shoutout
    with context.store.unit() as connection:
        before = workspaces.find(connection, settings.team_id)
        workspace = before or workspaces.add(
            connection,
            team_id=settings.team_id,
            name=settings.name,
            bot_user_id=settings.bot_user_id,
            zone=settings.zone,
            nudge_time=settings.nudge_time,
            shoutout=settings.shoutout,
            now=now,
        )
        same_time = (before is not None) and (
            (before.zone, before.shoutout_weekday, before.shoutout_time) == (settings.zone, weekday, at)
        )
        due, planned = workspace.shoutout_due_at, workspace.next_shoutout_at
        if settings.channel_id is None:
            due = planned = None
        elif due is None or (due > now and not same_time):
            due = planned = next_shoutout_at(after=now, zone=zone_of([settings.zone]), weekday=weekday, at=at)
        moved = settings.channel_id != workspace.channel_id
        workspaces.change(
            connection,
            workspace.id,
            name=settings.name,
            bot_user_id=settings.bot_user_id,
            channel_id=settings.channel_id,
            channel_name=settings.channel_name,
            zone=settings.zone,
            nudge_time=settings.nudge_time,
            shoutout_weekday=weekday,
            shoutout_time=at,
            shoutout_due_at=due,
            next_shoutout_at=planned,
            synced_at=None if moved else workspace.synced_at,
        )
        if moved:
            deliveries.make_due(connection, workspace.id, DeliveryKind.SHOUTOUT, now)
        if (settings.nudge_time, settings.zone) != (workspace.nudge_time, workspace.zone):
            workspaces.change(connection, workspace.id, replanned_to=0)
        opened = workspaces.get(connection, workspace.id)
    while _plan_more_nudges_anew(context, opened.id, now):
        pass
    return opened


def _plan_more_nudges_anew(context: Context, workspace_id: int, now: datetime) -> bool:
    """Plan the next nudges anew of some who follow the workspace; whether there may be more.

    How far that has come is kept with it: whoever dies in between leaves the others to the next start.
    """
    with context.store.unit() as connection:
        after = workspaces.still_to_replan(connection, workspace_id)
        if after is None:
            return False
        workspace = workspaces.get(connection, workspace_id)
        batch = people.following_the_workspace(connection, workspace_id, after=after, most=BATCH)
        for person in batch:
            reschedule(connection, workspace, person, now, catch_up=True)
        workspaces.change(connection, workspace_id, replanned_to=batch[-1].id if batch else None)
        return bool(batch)
