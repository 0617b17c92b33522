"""Implement those conversations.* that change a conversation or who is in it."""

from typing import Literal

from local_slack.app.scopes import KIND_PREFIX, MANAGE_SCOPE
from local_slack.checks import limits
from local_slack.errors import SlackError
from local_slack.json_types import Json
from local_slack.model.world import Conversation, User
from local_slack.web_api import lookup
from local_slack.web_api.args import Args
from local_slack.web_api.names import new_channel_name
from local_slack.workspace import channels, people
from local_slack.workspace.app import App
from local_slack.workspace.render import conversation_json
from local_slack.workspace.workspace import Workspace


def create(ws: Workspace, args: Args) -> Json:
    """Create a public or private channel with the bot in it."""
    kind: Literal["public", "private"] = "private" if args.flag("is_private") else "public"
    args.app.tokens.demand_scope(MANAGE_SCOPE[kind])
    channel = channels.create(ws, new_channel_name(ws, args), kind, args.app.bot)
    return {"channel": conversation_json(ws, channel, args.app)}


def invite(ws: Workspace, args: Args) -> Json:
    """Invite people; unless forced, nobody comes if one of them cannot."""
    channel = _channel(ws, args, narrower="invites")
    _demand_open(channel)
    wanted = [user.strip() for user in args.text("users").split(",") if user.strip()]
    if not wanted:
        raise SlackError("no_user")
    problems = {user: why for user in wanted if (why := _why_not_invited(ws, args.app, channel, user))}
    errors: list[Json] = [{"user": user, "ok": False, "error": why} for user, why in problems.items()]
    if problems and (not args.flag("force") or len(problems) == len(wanted)):
        first = next(iter(problems.values()))
        raise SlackError(first, errors=errors) if len(wanted) > 1 else SlackError(first)
    for user in wanted:
        if user not in problems:
            people.join(ws, ws.world.users[user], channel, inviter=args.app.bot)
    return {"channel": conversation_json(ws, channel, args.app), **({"errors": errors} if errors else {})}


def kick(ws: Workspace, args: Args) -> Json:
    """Remove somebody from a channel."""
    channel = _channel(ws, args)
    if not args.text("user"):
        raise SlackError("no_user")
    person = lookup.user(ws, args.text("user"))
    if person is args.app.bot:
        raise SlackError("cant_kick_self")
    if channel.is_general:
        raise SlackError("cant_kick_from_general")
    if person.id not in channel.members:
        raise SlackError("not_in_channel")
    people.leave(ws, person, channel)
    return {"errors": {}}


def leave(ws: Workspace, args: Args) -> Json:
    """Take the bot out of a channel."""
    channel = _channel(ws, args, member=False)
    _demand_open(channel)
    if args.app.bot.id not in channel.members:
        return {"not_in_channel": True}
    if channel.is_general:
        raise SlackError("cant_leave_general")
    if channel.kind == "private" and len(channel.members) == 1:
        raise SlackError("last_member")
    people.leave(ws, args.app.bot, channel)
    return {}


def archive(ws: Workspace, args: Args) -> Json:
    """Archive a channel."""
    channel = _channel(ws, args)
    if channel.archived:
        raise SlackError("already_archived")
    if channel.is_general:
        raise SlackError("cant_archive_general")
    people.archive(ws, channel, args.app.bot)
    return {}


def unarchive(ws: Workspace, args: Args) -> Json:
    """Bring an archived channel back."""
    channel = _channel(ws, args)
    if not channel.archived:
        raise SlackError("not_archived")
    people.unarchive(ws, channel, args.app.bot)
    return {}


def rename(ws: Workspace, args: Args) -> Json:
    """Rename a channel, if the bot created it: others may not."""
    channel = _channel(ws, args)
    if channel.creator != args.app.bot.id:
        raise SlackError("not_authorized")
    people.rename(ws, channel, new_channel_name(ws, args))
    return {"channel": conversation_json(ws, channel, args.app)}


def set_topic(ws: Workspace, args: Args) -> Json:
    """Set a channel's topic."""
    return _describe(ws, args, "topic")


def set_purpose(ws: Workspace, args: Args) -> Json:
    """Set a channel's purpose, called its description by people."""
    return _describe(ws, args, "purpose")


def mark(ws: Workspace, args: Args) -> Json:
    """Set up to where the bot has read."""
    conversation = lookup.conversation(ws, args.app, args.required("channel"))
    args.app.tokens.demand_scope(MANAGE_SCOPE[conversation.kind])
    _demand_member(args.app, conversation)
    seconds, _, micros = args.text("ts").partition(".")
    if not (seconds.isdigit() and micros.isdigit()):
        raise SlackError("invalid_timestamp")
    ws.world.read_until[args.app.bot.id, conversation.id] = args.text("ts")
    return {}


def close(ws: Workspace, args: Args) -> Json:
    """Close direct messages: they leave the bot's list, and keep what was said."""
    conversation = lookup.conversation(ws, args.app, args.required("channel"))
    args.app.tokens.demand_scope(MANAGE_SCOPE[conversation.kind])
    if conversation.kind in ("public", "private"):
        raise SlackError("method_not_supported_for_channel_type")
    if conversation.closed:
        return {"no_op": True, "already_closed": True}
    conversation.closed = True
    return {}


def _describe(ws: Workspace, args: Args, what: Literal["topic", "purpose"]) -> Json:
    channel = _channel(ws, args, narrower="topic")
    _demand_open(channel)
    value = args.text(what)
    if len(value) > limits.TOPIC:
        raise SlackError("too_long")
    channels.describe(ws, channel, what, value, args.app.bot)
    return {what: value, "channel": conversation_json(ws, channel, args.app)}


def _channel(ws: Workspace, args: Args, *, narrower: str = "", member: bool = True) -> Conversation:
    """Return a channel that the bot may change: it needs the scope for its kind, or a narrower one, and is in it."""
    channel = lookup.conversation(ws, args.app, args.required("channel"))
    if channel.kind not in (("public", "private", "mpim") if narrower == "topic" else ("public", "private")):
        raise SlackError("method_not_supported_for_channel_type")
    if not narrower or f"{KIND_PREFIX[channel.kind]}:write.{narrower}" not in args.app.tokens.scopes:
        args.app.tokens.demand_scope(MANAGE_SCOPE[channel.kind])
    if member:
        _demand_member(args.app, channel)
    return channel


def _demand_member(app: App, conversation: Conversation) -> None:
    if app.bot.id not in conversation.members:
        raise SlackError("not_in_channel")


def _demand_open(channel: Conversation) -> None:
    if channel.archived:
        raise SlackError("is_archived")


def _why_not_invited(ws: Workspace, app: App, channel: Conversation, user_id: str) -> str | None:
    person: User | None = ws.world.users.get(user_id)
    if person is None:
        return "user_not_found"
    if person is app.bot:
        return "cant_invite_self"
    if person.id in channel.members:
        return "already_in_channel"
    return "cant_invite" if person.deleted else None


METHODS = {
    "conversations.archive": archive,
    "conversations.close": close,
    "conversations.create": create,
    "conversations.invite": invite,
    "conversations.kick": kick,
    "conversations.leave": leave,
    "conversations.mark": mark,
    "conversations.rename": rename,
    "conversations.setPurpose": set_purpose,
    "conversations.setTopic": set_topic,
    "conversations.unarchive": unarchive,
}
