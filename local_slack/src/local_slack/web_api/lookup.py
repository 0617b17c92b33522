"""Look up what arguments name, if the app's bot may see it."""

from typing import Literal

from local_slack.app.scopes import KIND_PREFIX
from local_slack.errors import SlackError
from local_slack.model.world import Conversation, Message, User
from local_slack.web_api.args import Args
from local_slack.workspace.app import App
from local_slack.workspace.workspace import Workspace


def user(ws: Workspace, user_id: str) -> User:
    """Return the member with that id; raise `user_not_found` if there is none."""
    found = ws.world.users.get(user_id)
    if found is None:
        raise SlackError("user_not_found")
    return found


def conversation(ws: Workspace, app: App, channel: str) -> Conversation:
    """Return the conversation with that id, if the bot sees it: a private one only as a member."""
    found = ws.world.conversations.get(channel)
    if found is None or (found.kind != "public" and app.bot.id not in found.members):
        raise SlackError("channel_not_found")
    return found


def readable(ws: Workspace, app: App, channel: str, what: Literal["read", "history"]) -> Conversation:
    """Return a conversation that the token's scopes can read; `missing_scope` names the one for its kind."""
    found = conversation(ws, app, channel)
    app.tokens.demand_scope(f"{KIND_PREFIX[found.kind]}:{what}")
    return found


def item(ws: Workspace, args: Args) -> tuple[Conversation, Message]:
    """Return the message that `channel` and `timestamp` name; nobody finds ephemeral ones."""
    if not args.text("channel") or not args.text("timestamp"):
        raise SlackError("no_item_specified")
    place = conversation(ws, args.app, args.text("channel"))
    found = place.message(args.text("timestamp"))
    if found is None or found.ephemeral_to is not None:
        raise SlackError("message_not_found")
    return place, found


def caller(ws: Workspace, args: Args) -> User:
    """Return who calls: the person whose token it is, or the bot."""
    return ws.world.users[args.app.tokens.person(args.token) or args.app.bot.id]


def postable(ws: Workspace, app: App, channel: str) -> Conversation:
    """Return where a message to `channel` goes: a conversation by id or name, or a person's DM, opened here."""
    if channel in ws.world.users:
        return direct_messages(ws, app, ws.world.users[channel])
    named = ws.world.conversation_named(channel)
    found = conversation(ws, app, named.id if named is not None and named.kind == "public" else channel)
    if found.archived:
        raise SlackError("is_archived")
    if found.is_im:
        demand_messages_tab(app)
    elif app.bot.id not in found.members and "chat:write.public" not in app.tokens.scopes:
        raise SlackError("not_in_channel")
    return found


def direct_messages(ws: Workspace, app: App, person: User) -> Conversation:
    """Return the DM with a person; a deactivated one has it too, and never reads it."""
    if person.is_bot or person.id == "USLACKBOT":
        raise SlackError("cannot_dm_bot")
    demand_messages_tab(app)
    return ws.world.open_dm(person, app.bot, ws.now())


def demand_messages_tab(app: App) -> None:
    """Refuse direct messages if the app's Messages tab is off."""
    if not app.config.messages_tab_enabled:
        raise SlackError("messages_tab_disabled")


def thread(conversation: Conversation, thread_ts: str | None) -> str | None:
    """Return the ts of the thread's first message, also from a reply's own ts."""
    if thread_ts is None:
        return None
    parent = conversation.message(thread_ts)
    if parent is None or parent.ephemeral_to is not None:
        raise SlackError("thread_not_found")
    return parent.thread_ts or parent.ts
