"""Find what a person can see and reach."""

from local_slack.errors import CannotDoError
from local_slack.model.world import Conversation, Message, User, View
from local_slack.workspace.workspace import Workspace


def acting(ws: Workspace, user_id: str) -> User:
    """Return the person; raise CannotDoError if they are deactivated."""
    user = ws.world.users.get(user_id)
    if user is None:
        raise CannotDoError(f"nobody has the id {user_id!r}")
    if user.deleted:
        raise CannotDoError(f"{user.name} is deactivated")
    return user


def conversation(ws: Workspace, user: User, where: str | None) -> Conversation:
    """Return the conversation that somebody means: an id or a name; None is their DM with the first app."""
    if where is None:
        return ws.world.open_dm(user, ws.app.bot, ws.now())
    found = ws.world.conversations.get(where) or ws.world.conversation_named(where)
    if found is None or (found.kind != "public" and user.id not in found.members):
        raise CannotDoError(f"{user.name} sees no conversation {where!r}")
    return found


def writable(ws: Workspace, user: User, where: str | None) -> Conversation:
    """Return the conversation, if that person can type there."""
    found = conversation(ws, user, where)
    if user.id not in found.members:
        raise CannotDoError(f"{user.name} is not a member of #{found.name}")
    settings = [app.config for app in ws.apps_in(found)] if found.is_im else []
    if any(not each.messages_tab_enabled or each.messages_tab_read_only_enabled for each in settings):
        raise CannotDoError("nobody can type to this app: its Messages tab is off or read-only")
    if found.archived:
        raise CannotDoError(f"#{found.name} is archived")
    return found


def messages(ws: Workspace, user: User, where: str | None = None, *, everywhere: bool = True) -> list[Message]:
    """Return what that person can read, oldest first: in one conversation, or in all of theirs."""
    if where is None and everywhere:
        places = [each for each in ws.world.conversations.values() if user.id in each.members]
    else:
        places = [conversation(ws, user, where)]
    found = [message for place in places for message in place.messages]
    readable = [message for message in found if message.ephemeral_to in (None, user.id)]
    return sorted(readable, key=lambda message: [int(part) for part in message.ts.split(".")])


def message(ws: Workspace, user: User, channel: str, ts: str) -> tuple[Conversation, Message]:
    """Return one message that the person can still see."""
    place = conversation(ws, user, channel)
    found = place.message(ts)
    if found is None or found.ephemeral_to not in (None, user.id):
        raise CannotDoError(f"{user.name} no longer sees that message")
    return place, found


def view(ws: Workspace, user: User, view_id: str) -> View:
    """Return one view that is in front of the person: the topmost modal, or an app's Home."""
    stack = ws.world.modals.get(user.id, [])
    for found in (*stack[-1:], *ws.world.homes_of(user.id)):
        if found.id == view_id:
            return found
    raise CannotDoError(f"{user.name} has no such view in front of them")
