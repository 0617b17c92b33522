"""Add people and channels over HTTP, for programs that drive a local Slack."""

from local_slack.json_types import Json
from local_slack.workspace import people
from local_slack.workspace.workspace import Workspace


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


async def add_group_dm(ws: Workspace, body: Json) -> Json:
    """Open the direct messages of these people and the app's bot; the answer has their id."""
    members = [ws.world.users[member] for member in body["members"]]
    return {"ok": True, "id": ws.world.open_group_dm([*members, ws.world.bot], ws.now()).id}


DEEDS = {"add_person": add_person, "add_channel": add_channel, "add_group_dm": add_group_dm}
