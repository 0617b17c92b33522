"""Act as people do outside the app: come, go, talk; each raises its events."""

import asyncio
from typing import Literal, TypedDict
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from local_slack.errors import CannotDoError
from local_slack.json_types import Json
from local_slack.model.world import Conversation, Message, User
from local_slack.text import conversion as texts
from local_slack.workspace.app import App
from local_slack.workspace.messages import Content, post
from local_slack.workspace.render import user_json, view_json
from local_slack.workspace.workspace import Workspace

_JOINED = {"public": "channel_join", "private": "group_join"}
_PREFIX = {"public": "channel", "private": "group"}
_CONVERTED = {
    "public": "made this channel *public*. Any member in this workspace can see and join it.",
    "private": "made this channel *private*. Now, it can only be viewed or joined by invitation.",
}
_LETTER = {"public": "C", "private": "G", "im": "D", "mpim": "G"}

PUBLIC: Literal["public"] = "public"
PRIVATE: Literal["private"] = "private"
Tab = Literal["home", "messages"]


class Traits(TypedDict, total=False):
    """What else a new person is besides their name."""

    display_name: str
    email: str
    tz: str | None
    is_admin: bool
    is_owner: bool
    is_restricted: bool
    is_bot: bool
    deleted: bool


def add_user(ws: Workspace, name: str, real_name: str, traits: Traits) -> User:
    """Add a new person to the workspace, under a name that nobody has."""
    if not name.strip():
        raise CannotDoError("a person needs a name")
    if ws.world.user_named(name):
        raise CannotDoError(f"somebody is called {name} already")
    if traits.get("is_restricted") and (traits.get("is_admin") or traits.get("is_owner")):
        raise CannotDoError(f"{name} is a guest, and so neither an admin nor an owner")
    _demand_zone(traits.get("tz"))
    user = User(ws.world.ids.new("U"), name, real_name, updated=int(ws.now().timestamp()), **traits)
    if not user.is_bot and not user.email:
        user.email = f"{name}@{ws.world.team_domain}.example"
    user.is_primary_owner = user.is_owner and not any(other.is_primary_owner for other in ws.world.users.values())
    ws.world.users[user.id] = user
    for app in ws.apps:
        app.events.emit("team_join", {"type": "team_join", "user": user_json(ws, user, app)})
    ws.changes.bump()
    return user


def add_channel(
    ws: Workspace, name: str, kind: Literal["public", "private"], members: list[str], *, archived: bool = False
) -> Conversation:
    """Add a channel as if it had always existed: its members raise no events."""
    created = int(ws.now().timestamp())
    channel = Conversation(
        ws.world.ids.new("C"), name.removeprefix("#"), kind, created, members=members, archived=archived
    )
    ws.world.conversations[channel.id] = channel
    ws.changes.bump()
    return channel


def changed(ws: Workspace, user: User, *more: str) -> None:
    """Notify the apps that something about a member changed; `more` are events of the same shape to send, too."""
    user.updated = int(ws.now().timestamp())
    for name in ("user_change", *more):
        for app in ws.apps:
            app.events.emit(name, {"type": name, "user": user_json(ws, user, app), "cache_ts": user.updated})
    ws.changes.bump()


def move(ws: Workspace, user: User, tz: str | None) -> None:
    """Move a person to another zone, an IANA name, or to none."""
    _demand_zone(tz)
    user.tz = tz
    changed(ws, user)


def _demand_zone(tz: str | None) -> None:
    try:
        ZoneInfo(tz or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise CannotDoError(f"there is no zone {tz!r}: use an IANA name such as Europe/Madrid") from None


def deactivate(ws: Workspace, user: User) -> None:
    """Deactivate a person's account."""
    user.deleted = True
    changed(ws, user)


def join(ws: Workspace, user: User, conversation: Conversation, inviter: User | None = None) -> None:
    """Make somebody a member of a channel, by themselves or invited; without effect if they are one."""
    if user.id in conversation.members:
        return
    conversation.members.append(user.id)
    content = Content(f"<@{user.id}> has joined the channel", subtype=_JOINED[conversation.kind])
    post(ws, conversation, user, content)
    _emit_membership(ws, "member_joined_channel", user, conversation, inviter)


def leave(ws: Workspace, user: User, conversation: Conversation) -> None:
    """Take somebody out of a channel; without effect if they are not in it."""
    if user.id not in conversation.members:
        return
    _emit_membership(ws, "member_left_channel", user, conversation)
    conversation.members.remove(user.id)
    app = ws.app_of(user.id)
    if app is not None:
        name = f"{_PREFIX[conversation.kind]}_left"
        app.events.emit(name, {"type": name, "channel": conversation.id})
    ws.changes.bump()


def _emit_membership(
    ws: Workspace, name: str, user: User, conversation: Conversation, inviter: User | None = None
) -> None:
    event: Json = {
        "type": name,
        "user": user.id,
        "channel": conversation.id,
        "channel_type": _LETTER[conversation.kind],
        "team": ws.world.team_id,
    }
    if inviter is not None:
        event["inviter"] = inviter.id
    ws.emit(name, event, ws.apps_in(conversation))


def somebody_in(ws: Workspace, conversation: Conversation) -> User:
    """Return a member who is no app's bot, or Slackbot where there is none."""
    members = (ws.world.users[member] for member in conversation.members if ws.app_of(member) is None)
    return next(members, ws.world.users["USLACKBOT"])


def archive(ws: Workspace, conversation: Conversation, by: User) -> None:
    """Archive a channel: nobody can post there any more."""
    conversation.archived = True
    _emit_of_channel(ws, conversation, "archive", {"channel": conversation.id, "user": by.id})
    ws.changes.bump()


def unarchive(ws: Workspace, conversation: Conversation, by: User) -> None:
    """Bring an archived channel back, with all its former members."""
    conversation.archived = False
    _emit_of_channel(ws, conversation, "unarchive", {"channel": conversation.id, "user": by.id})
    ws.changes.bump()


def rename(ws: Workspace, conversation: Conversation, name: str) -> None:
    """Give a channel another name."""
    conversation.name = name
    described = {"id": conversation.id, "name": name, "created": conversation.created}
    _emit_of_channel(ws, conversation, "rename", {"channel": described})
    ws.changes.bump()


def convert(ws: Workspace, conversation: Conversation, kind: Literal["public", "private"], by: User) -> None:
    """Make a channel private or public: it keeps its id, its members and its messages, and says so."""
    conversation.kind = kind
    post(ws, conversation, by, Content(_CONVERTED[kind], subtype=f"channel_convert_to_{kind}"))


def delete(ws: Workspace, conversation: Conversation) -> None:
    """Delete a channel with all its messages."""
    del ws.world.conversations[conversation.id]
    _emit_of_channel(ws, conversation, "deleted", {"channel": conversation.id})
    ws.changes.bump()


def _emit_of_channel(ws: Workspace, conversation: Conversation, what: str, more: Json) -> None:
    """Notify the apps of what happened to a channel; of a private one, only those whose bots are members."""
    name = f"{_PREFIX[conversation.kind]}_{what}"
    ws.emit(name, {"type": name, **more}, ws.apps if conversation.kind == "public" else ws.apps_in(conversation))


def say(ws: Workspace, user: User, typed: str, conversation: Conversation, thread_ts: str | None) -> Message:
    """Post what somebody typed, as the composer turns it into markup."""
    return post(ws, conversation, user, Content(texts.resolve(typed, ws.world)), thread_ts=thread_ts)


def open_tab(ws: Workspace, app: App, user: User, tab: Tab) -> "asyncio.Task[None] | None":
    """Open one of an app's tabs and notify it. The task is done when the app acknowledged that."""
    if not (app.config.home_tab_enabled if tab == "home" else app.config.messages_tab_enabled):
        raise CannotDoError(f"this app has no {tab.title()} tab")
    ws.journal.write(f"{user.name} opens {tab.title()}", person=user.id)
    conversation = ws.world.open_dm(user, app.bot, ws.now())
    ws.world.viewing[user.id] = conversation.id
    event: Json = {"type": "app_home_opened", "user": user.id, "channel": conversation.id, "tab": tab}
    view = ws.world.homes.get((app.id, user.id)) if tab == "home" else None
    if view is not None:
        event["view"] = view_json(ws, view)
    return app.events.emit("app_home_opened", event)
