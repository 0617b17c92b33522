"""Add people, channels and emoji over HTTP."""

from local_slack.acts import places
from local_slack.control.arguments import Deed
from local_slack.json_types import Json
from local_slack.model.world import User
from local_slack.workspace import emoji, people
from local_slack.workspace.workspace import Workspace


async def add_person(
    ws: Workspace,
    name: str,
    tz: str | None = "UTC",
    real_name: str | None = None,
    display_name: str | None = None,
    email: str = "",
    *,
    admin: bool = False,
    owner: bool = False,
    guest: bool = False,
    bot: bool = False,
    deactivated: bool = False,
) -> Json:
    """Add a person, or another app's bot; `tz` is an IANA name, UTC unless given; adds their `id`."""
    traits = people.Traits(
        display_name=name if display_name is None else display_name,
        email=email,
        tz=tz,
        is_admin=admin,
        is_owner=owner,
        is_restricted=guest,
        is_bot=bot,
        deleted=deactivated,
    )
    return {"ok": True, "id": people.add_user(ws, name, real_name or name.title(), traits).id}


async def add_channel(
    ws: Workspace,
    name: str,
    members: list[User] | None = None,
    *,
    private: bool = False,
    archived: bool = False,
    bot: bool = True,
) -> Json:
    """Add a channel as if it had always been there, with the apps' bots in it unless `bot` is false; adds its `id`."""
    added = places.add(ws, name, members or [], private=private, archived=archived, with_bots=bot)
    return {"ok": True, "id": added.id}


async def add_group_dm(ws: Workspace, members: list[User], *, bot: bool = True) -> Json:
    """Open the direct messages of these people, and of the app unless `bot` is false; adds their `id`."""
    return {"ok": True, "id": places.open_group(ws, members, with_bot=bot).id}


async def add_emoji(ws: Workspace, name: str, url: str = "https://example.com/emoji.png") -> Json:
    """Add an emoji of the workspace's own."""
    emoji.add(ws, name, url)
    return {"ok": True}


DEEDS: dict[str, Deed] = {
    "add_person": add_person,
    "add_channel": add_channel,
    "add_group_dm": add_group_dm,
    "add_emoji": add_emoji,
}
