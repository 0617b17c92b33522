"""Add people and channels over HTTP, and read what happened, for programs that drive a local Slack."""

from dataclasses import asdict

from local_slack import people
from local_slack.json_types import Json
from local_slack.workspace import Workspace


async def add_person(ws: Workspace, body: Json) -> Json:
    """Add a person; the answer has their id."""
    traits = people.Traits(display_name=body["name"], tz=body.get("tz"), is_admin=bool(body.get("admin")))
    user = people.add_user(ws, body["name"], body.get("real_name") or body["name"].title(), traits)
    return {"ok": True, "id": user.id}


async def add_channel(ws: Workspace, body: Json) -> Json:
    """Add a channel with the app's bot and these people in it; the answer has its id."""
    kind = people.PRIVATE if body.get("private") else people.PUBLIC
    channel = people.add_channel(ws, body["name"], kind, [*body.get("members", ()), ws.world.bot.id])
    return {"ok": True, "id": channel.id}


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


DEEDS = {"add_person": add_person, "add_channel": add_channel}
