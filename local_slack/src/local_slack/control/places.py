"""Change channels over HTTP, and who is in them."""

from local_slack.acts import places
from local_slack.control.arguments import Deed
from local_slack.json_types import Json
from local_slack.model.world import Conversation, User
from local_slack.workspace.app import App
from local_slack.workspace.workspace import Workspace


async def join(ws: Workspace, as_: User, channel: Conversation) -> Json:
    """Let a person join a channel."""
    places.join(ws, as_, channel)
    return {"ok": True}


async def leave(ws: Workspace, as_: User, channel: Conversation) -> Json:
    """Let a person leave a channel."""
    places.leave(ws, as_, channel)
    return {"ok": True}


async def add_bot(ws: Workspace, channel: Conversation, app: App | None = None) -> Json:
    """Invite an app's bot to a channel."""
    places.join(ws, (app or ws.app).bot, channel)
    return {"ok": True}


async def remove_bot(ws: Workspace, channel: Conversation, app: App | None = None) -> Json:
    """Remove an app's bot from a channel."""
    places.leave(ws, (app or ws.app).bot, channel)
    return {"ok": True}


async def archive(ws: Workspace, channel: Conversation) -> Json:
    """Let a member archive a channel."""
    places.archive(ws, channel)
    return {"ok": True}


async def unarchive(ws: Workspace, channel: Conversation) -> Json:
    """Let a former member unarchive a channel."""
    places.unarchive(ws, channel)
    return {"ok": True}


async def rename(ws: Workspace, channel: Conversation, name: str) -> Json:
    """Rename a channel."""
    places.rename(ws, channel, name)
    return {"ok": True}


async def make_private(ws: Workspace, channel: Conversation) -> Json:
    """Let a member make a public channel private."""
    places.convert(ws, channel, "private")
    return {"ok": True}


async def make_public(ws: Workspace, channel: Conversation) -> Json:
    """Let a member make a private channel public."""
    places.convert(ws, channel, "public")
    return {"ok": True}


async def delete_channel(ws: Workspace, channel: Conversation) -> Json:
    """Delete a channel."""
    places.delete(ws, channel)
    return {"ok": True}


DEEDS: dict[str, Deed] = {
    "join": join,
    "leave": leave,
    "add_bot": add_bot,
    "remove_bot": remove_bot,
    "archive": archive,
    "unarchive": unarchive,
    "rename": rename,
    "make_private": make_private,
    "make_public": make_public,
    "delete_channel": delete_channel,
}
