"""Tell over HTTP what happened, for programs that drive a local Slack."""

from dataclasses import asdict

from local_slack.json_types import Json
from local_slack.workspace.workspace import Workspace


def calls(ws: Workspace, since: int) -> Json:
    """Return the app's calls from number `since` on, oldest first, and the number of the next one."""
    made = [asdict(call) | {"at": call.at.isoformat()} for call in ws.calls[since:]]
    return {"calls": made, "next": len(ws.calls)}


def transcript(ws: Workspace, channel: str | None, person: str | None) -> Json:
    """Return what happened, in words: everything, or what concerns a channel or a person."""
    return {"lines": ws.journal.read(channel=channel, person=person).splitlines()}


def time(ws: Workspace) -> Json:
    """Return the instant on the local Slack's clock."""
    return {"now": ws.now().isoformat()}


def posted(ws: Workspace) -> Json:
    """Return all that is stored in all conversations, oldest first, with the app's metadata."""
    fields = ("channel", "ts", "user", "text", "ephemeral_to", "metadata", "files")
    stored: list[Json] = [
        {field: getattr(message, field) for field in fields}
        for conversation in ws.world.conversations.values()
        for message in conversation.messages
    ]
    return {"messages": sorted(stored, key=lambda message: float(message["ts"]))}
