"""Change channels and who is in them, as people do; raise CannotDoError for what Slack lets nobody do."""

from collections.abc import Sequence
from typing import Literal

from local_slack.checks.names import CHANNEL_NAMES, wrong_channel_name
from local_slack.errors import CannotDoError
from local_slack.model.world import Conversation, User
from local_slack.workspace import people
from local_slack.workspace.workspace import Workspace

_IN_GROUP = range(3, 10)
"""How many are in a group: from two to eight people, and the one who opens it."""


def add(
    ws: Workspace, name: str, members: Sequence[User], *, private: bool, archived: bool, with_bots: bool
) -> Conversation:
    """Add a channel as if it had always been there, with the bots of all apps if wanted."""
    bare = name.removeprefix("#")
    _demand_name(ws, bare)
    present = [*members, *(app.bot for app in ws.apps if with_bots)]
    kind = people.PRIVATE if private else people.PUBLIC
    ids = list(dict.fromkeys(member.id for member in present))
    return people.add_channel(ws, bare, kind, ids, archived=archived)


def open_group(ws: Workspace, members: Sequence[User], *, with_bot: bool) -> Conversation:
    """Open the direct messages of these people, and of the first app's bot if wanted."""
    present = {member.id: member for member in (*members, *([ws.app.bot] if with_bot else []))}
    if len(present) < len(members) + with_bot:
        raise CannotDoError("each member of a group is named once")
    if len(present) not in _IN_GROUP:
        raise CannotDoError(f"a group has 3 to 9 members, the app among them, not {len(present)}")
    return ws.world.open_group_dm(list(present.values()), ws.now())


def join(ws: Workspace, user: User, channel: Conversation) -> None:
    """Let somebody join a channel; without effect if they are in it."""
    _demand_channel(channel, "joined")
    people.join(ws, user, channel)


def leave(ws: Workspace, user: User, channel: Conversation) -> None:
    """Let somebody leave a channel."""
    _demand_channel(channel, "left")
    if channel.is_general:
        raise CannotDoError(f"nobody leaves #{channel.name}")
    if user.id not in channel.members:
        raise CannotDoError(f"{user.name} is not a member of #{channel.name}")
    people.leave(ws, user, channel)


def archive(ws: Workspace, channel: Conversation) -> None:
    """Let a member archive a channel."""
    _demand_channel(channel, "archived")
    if channel.is_general:
        raise CannotDoError(f"nobody archives #{channel.name}")
    if channel.archived:
        raise CannotDoError(f"#{channel.name} is archived already")
    people.archive(ws, channel, people.somebody_in(ws, channel))


def unarchive(ws: Workspace, channel: Conversation) -> None:
    """Let a former member bring an archived channel back."""
    _demand_channel(channel, "unarchived")
    if not channel.archived:
        raise CannotDoError(f"#{channel.name} is not archived")
    people.unarchive(ws, channel, people.somebody_in(ws, channel))


def rename(ws: Workspace, channel: Conversation, name: str) -> None:
    """Rename a channel."""
    _demand_channel(channel, "renamed")
    bare = name.removeprefix("#")
    _demand_name(ws, bare)
    people.rename(ws, channel, bare)


def convert(ws: Workspace, channel: Conversation, kind: Literal["public", "private"]) -> None:
    """Let a member make a channel private or public."""
    _demand_channel(channel, f"made {kind}")
    if channel.is_general:
        raise CannotDoError(f"#{channel.name} stays public")
    if channel.kind == kind:
        raise CannotDoError(f"#{channel.name} is {kind} already")
    people.convert(ws, channel, kind, people.somebody_in(ws, channel))


def delete(ws: Workspace, channel: Conversation) -> None:
    """Delete a channel."""
    _demand_channel(channel, "deleted")
    if channel.is_general:
        raise CannotDoError(f"nobody deletes #{channel.name}")
    people.delete(ws, channel)


def _demand_channel(conversation: Conversation, done: str) -> None:
    if conversation.kind in ("im", "mpim"):
        whose = "" if conversation.is_im else " of a group"
        raise CannotDoError(f"direct messages{whose} are no channel: they cannot be {done}")


def _demand_name(ws: Workspace, name: str) -> None:
    problem = wrong_channel_name(name)
    if problem is not None:
        raise CannotDoError(f"{CHANNEL_NAMES[problem]}, not {name!r}")
    if ws.world.conversation_named(name) is not None:
        raise CannotDoError(f"a channel is called {name} already")
