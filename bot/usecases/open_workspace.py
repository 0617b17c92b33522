"""Begin to work for a workspace: keep what the settings say of it, and plan its next shout-out."""

from dataclasses import dataclass
from datetime import time

from bot.domain.deliveries import DeliveryKind
from bot.domain.people import Workspace, zone_of
from bot.domain.schedule import next_shoutout_at
from bot.storage import deliveries, people, workspaces
from bot.usecases.change_nudges import reschedule
from bot.usecases.context import Context


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
        opened = workspaces.get(connection, workspace.id)
        if (opened.nudge_time, opened.zone) != (workspace.nudge_time, workspace.zone):
            for person in people.following_the_workspace(connection, workspace.id):
                reschedule(connection, opened, person.id, now)
        return opened
