"""Let a person do over HTTP what they do with a message itself: react, edit it, delete it."""

from local_slack.acts import messages
from local_slack.json_types import Json
from local_slack.workspace.workspace import Workspace


async def react(ws: Workspace, body: Json) -> Json:
    """Put an emoji on a message, or take it off again."""
    messages.toggles_reaction(ws, body["as"], body["channel"], body["ts"], body["name"])
    return {"ok": True}


async def edit(ws: Workspace, body: Json) -> Json:
    """Change one's own message to what is typed now."""
    messages.edits(ws, body["as"], body["channel"], body["ts"], body["text"])
    return {"ok": True}


async def delete(ws: Workspace, body: Json) -> Json:
    """Delete a message."""
    messages.deletes(ws, body["as"], body["channel"], body["ts"])
    return {"ok": True}


DEEDS = {"react": react, "edit": edit, "delete": delete}
