"""Follow the workspace's channel, whatever it is called now, and whether it is private."""

from dataclasses import replace
from typing import Protocol

from bot.domain.channels import Channel, out_of_sight
from bot.domain.people import Workspace
from bot.errors import UnknownChannelError
from bot.storage import workspaces
from bot.usecases.delivery.messages.channel_trouble import channel_broken
from bot.usecases.unit import Context
from bot.usecases.workspace.replan import change_for_all


class Channels(Protocol):
    """Look up a channel; slack.directory is the real one."""

    def channel(self, wanted: str) -> Channel:
        """Return the channel with this id or name; raise UnknownChannelError if the bot sees none."""
        ...


def look_at_channel(context: Context, team_id: str, directory: Channels) -> None:
    """Ask Slack about the workspace's channel, and keep what it says; raise BotError if Slack does not answer."""
    with context.view_of(team_id) as seen:
        channel_id, name = seen.workspace.channel_id, seen.workspace.channel_name
    if channel_id is None:
        return
    try:
        channel = directory.channel(channel_id)
    except UnknownChannelError:
        channel = out_of_sight(channel_id, name)
    follow_channel(context, team_id, channel)


def follow_channel(context: Context, team_id: str, channel: Channel) -> None:
    """Keep the name of the workspace's channel and whether it is private; notify admins of what blocks the bot."""
    keep_channel(context, team_id, channel.id, name=channel.name, private=channel.is_private)
    if channel.trouble is not None:
        channel_broken(context, team_id, channel.id, channel.trouble)


def keep_channel(
    context: Context, team_id: str, channel_id: str, *, name: str | None = None, private: bool | None = None
) -> None:
    """Keep what is new about the workspace's channel: its `name`, and whether it is `private`; None leaves either."""
    with context.view_of(team_id) as seen:
        # Most looks find nothing new, and need no write lock.
        if _as_seen(seen.workspace, channel_id, name, private) == seen.workspace:
            return
    with context.unit_of(team_id) as unit:
        before = workspaces.get_to_change(unit.connection, unit.workspace.id)
        change_for_all(replace(unit, workspace=before), _as_seen(before, channel_id, name, private))


def _as_seen(workspace: Workspace, channel_id: str, name: str | None, private: bool | None) -> Workspace:  # noqa: FBT001  as in `keep_channel`
    """Return the workspace with what is new about its channel; unchanged if it has another one."""
    if workspace.channel_id != channel_id:
        return workspace
    return replace(
        workspace,
        channel_name=workspace.channel_name if name is None else name,
        channel_private=workspace.channel_private if private is None else private,
    )
