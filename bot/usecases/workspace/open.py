"""Start serving a workspace: keep what the operator's settings changed since the last start.

What an admin chose in Slack stays until the operator changes the same setting: the latest change counts.
"""

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import datetime, time

from sqlalchemy import Connection

from bot.domain.people import Workspace, workspace_place
from bot.domain.reading.places import Place
from bot.storage import workspaces
from bot.storage.engine import Store
from bot.usecases.unit import Context, Unit
from bot.usecases.workspace.replan import change_for_all, replan_all


@dataclass(frozen=True, slots=True)
class WorkspaceSettings:
    """What Slack and the operator's settings say about a workspace when the bot starts.

    `channel` is the channel as the operator gave it, or its id if they gave none. `channel_id`, `channel_name` and
    `channel_private` are Slack's, for that channel or for the one that is kept instead.
    """

    team_id: str
    name: str
    bot_user_id: str
    channel_id: str | None
    channel_name: str | None
    zone: str
    nudge_time: time
    shoutout: tuple[int, time]
    place: Place | None = None
    channel: str | None = None
    channel_private: bool = False


@dataclass(frozen=True, slots=True)
class LastChannel:
    """The workspace's channel as the bot last saw it; its id is None for no channel.

    `stays` is whether the operator gives the same channel as at the last start, or leaves an admin's choice alone.
    """

    id: str | None
    name: str | None
    private: bool = False
    stays: bool = True


def last_channel(store: Store, team_id: str, channel: str | None) -> LastChannel | None:
    """Return the workspace's channel so far, now that the operator gives `channel`; None for a new workspace."""
    with store.reading() as connection:
        workspace = workspaces.find(connection, team_id)
        if workspace is None:
            return None
        stays = _stays(workspace, _given_before(connection, workspace), channel)
        return LastChannel(workspace.channel_id, workspace.channel_name, workspace.channel_private, stays)


def open_workspace(context: Context, settings: WorkspaceSettings) -> Workspace:
    """Keep the settings that changed since the last start, and reschedule what depends on them."""
    now = context.clock.now()
    with context.store.unit() as connection:
        known = workspaces.find(connection, settings.team_id) or workspaces.add(connection, _new(settings, now))
        workspace = workspaces.get_to_change(connection, known.id)
        before, given = _given_before(connection, workspace), _given(settings)
        stays = _stays(workspace, before, given["channel"])
        if stays:
            same = given["channel"] == before["channel"]
            given["channel_id"] = before["channel_id"] if same else None
        wanted = _as_given(workspace, settings, {name for name, said in given.items() if said != before[name]})
        if not stays or settings.channel_id == workspace.channel_id:
            wanted = replace(
                wanted,
                channel_id=settings.channel_id,
                channel_name=settings.channel_name,
                channel_private=settings.channel_private,
            )
        workspaces.keep_given(connection, workspace.id, given)
        opened = change_for_all(Unit(context, connection, workspace, now), wanted)
    replan_all(context, settings.team_id)
    return opened


def _new(settings: WorkspaceSettings, now: datetime) -> workspaces.NewWorkspace:
    weekday, at = settings.shoutout
    return workspaces.NewWorkspace(
        team_id=settings.team_id,
        name=settings.name,
        bot_user_id=settings.bot_user_id,
        zone=settings.zone,
        nudge_time=settings.nudge_time,
        shoutout_weekday=weekday,
        shoutout_time=at,
        created_at=now,
    )


def _given(settings: WorkspaceSettings) -> dict[str, str | None]:
    """Return the operator's settings, as they are kept until the next start."""
    weekday, at = settings.shoutout
    return {
        "channel": settings.channel or settings.channel_id,
        "channel_id": settings.channel_id,
        "zone": settings.zone,
        "nudge_time": settings.nudge_time.isoformat(),
        "shoutout": f"{weekday} {at.isoformat()}",
        "country": None if settings.place is None else str(settings.place),
    }


def _given_before(connection: Connection, workspace: Workspace) -> dict[str, str | None]:
    """Return the operator's settings at the last start; a setting that was not kept is the workspace's own."""
    place = workspace_place(workspace)
    holds = {
        "channel": workspace.channel_id,
        "channel_id": workspace.channel_id,
        "zone": workspace.zone,
        "nudge_time": workspace.nudge_time.isoformat(),
        "shoutout": f"{workspace.shoutout_weekday} {workspace.shoutout_time.isoformat()}",
        "country": str(place) if place else None,
    }
    return holds | (workspaces.given(connection, workspace.id) or {})


def _as_given(workspace: Workspace, settings: WorkspaceSettings, changed: Container[str]) -> Workspace:
    """Return the workspace with the operator's `changed` settings, except for the channel."""
    weekday, at = settings.shoutout
    place = settings.place
    wanted = replace(workspace, name=settings.name, bot_user_id=settings.bot_user_id)
    if "zone" in changed:
        wanted = replace(wanted, zone=settings.zone)
    if "nudge_time" in changed:
        wanted = replace(wanted, nudge_time=settings.nudge_time)
    if "shoutout" in changed:
        wanted = replace(wanted, shoutout_weekday=weekday, shoutout_time=at)
    if "country" in changed:
        wanted = replace(wanted, country=place.country if place else None, region=place.region if place else None)
    return wanted


def _stays(workspace: Workspace, before: dict[str, str | None], channel: str | None) -> bool:
    """Return whether the channel stays: the operator gives the same as before.

    An admin's choice stays if the operator gives none, too.
    """
    if workspace.channel_id == before["channel_id"]:
        return channel is not None and channel == before["channel"]
    return channel in {before["channel"], None}
