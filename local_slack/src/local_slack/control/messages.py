"""Let a person do over HTTP what they do with a message itself: react, edit it, delete it."""

from local_slack.acts import messages
from local_slack.control.arguments import Deed
from local_slack.json_types import Json
from local_slack.model.world import Conversation, User
from local_slack.workspace.workspace import Workspace


async def react(ws: Workspace, as_: User, channel: Conversation, ts: str, name: str, *, on: bool | None = None) -> Json:
    """Put an emoji on a message or take it off, as a click on it does; or as `on` says."""
    acts = {None: messages.toggles_reaction, True: messages.reacts, False: messages.takes_reaction_back}
    acts[on](ws, as_.id, channel.id, ts, name)
    return {"ok": True}


async def edit(ws: Workspace, as_: User, channel: Conversation, ts: str, text: str) -> Json:
    """Change one's own message to what is typed now."""
    messages.edits(ws, as_.id, channel.id, ts, text)
    return {"ok": True}


async def delete(ws: Workspace, as_: User, channel: Conversation, ts: str) -> Json:
    """Delete one's own message, or as an admin anybody's; dismiss one that only they see."""
    messages.deletes(ws, as_.id, channel.id, ts)
    return {"ok": True}


async def post(
    ws: Workspace,
    as_: User,
    channel: Conversation,
    text: str = "",
    blocks: list[Json] | None = None,
    attachments: list[Json] | None = None,
) -> Json:
    """Post as somebody, such as another app's bot, exactly that; adds its `ts`."""
    content = {"text": text, "blocks": blocks, "attachments": attachments}
    return {"ok": True, "ts": messages.posts(ws, as_, channel, content).ts}


DEEDS: dict[str, Deed] = {"react": react, "edit": edit, "delete": delete, "post": post}
