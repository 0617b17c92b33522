"""Implement conversations.history and conversations.replies: the messages that the bot may read."""

from decimal import Decimal, InvalidOperation

from local_slack.errors import SlackError
from local_slack.json_types import Json
from local_slack.model.world import Conversation, Message
from local_slack.web_api import lookup
from local_slack.web_api.args import Args
from local_slack.web_api.paging import page
from local_slack.workspace.pins import pinned
from local_slack.workspace.render import message_json
from local_slack.workspace.workspace import Workspace

_MOST = 999


def history(ws: Workspace, args: Args) -> Json:
    """Return the messages of a conversation, newest first; no thread replies unless broadcast, no ephemerals."""
    conversation = _member_of(ws, args)
    top = [message for message in conversation.messages if message.thread_ts in (None, message.ts) or message.broadcast]
    return _page(ws, args, conversation, sorted(_within(top, args), key=_time, reverse=True))


def replies(ws: Workspace, args: Args) -> Json:
    """Return a thread: its first message, then the replies, oldest first."""
    conversation = _member_of(ws, args)
    ts = args.required("ts")
    thread = [message for message in conversation.messages if ts in (message.ts, message.thread_ts)]
    if not any(message.ephemeral_to is None for message in thread):
        raise SlackError("thread_not_found")
    return _page(ws, args, conversation, sorted(_within(thread, args), key=_time))


def _member_of(ws: Workspace, args: Args) -> Conversation:
    conversation = lookup.readable(ws, args.app, args.required("channel"), "history")
    if args.app.bot.id not in conversation.members:
        raise SlackError("not_in_channel")
    return conversation


def _page(ws: Workspace, args: Args, conversation: Conversation, found: list[Message]) -> Json:
    part, next_page = page(found, args, most=_MOST)
    metadata = args.flag("include_all_metadata")
    shown = [
        _with_replies(conversation, message, message_json(ws, message, with_metadata=metadata)) for message in part
    ]
    has_more = bool(next_page["response_metadata"]["next_cursor"])
    body: Json = {"messages": shown, "has_more": has_more, "pin_count": len(pinned(conversation))}
    # The last page of a history has no response_metadata at all.
    return body | next_page if has_more else body


def _with_replies(conversation: Conversation, message: Message, shown: Json) -> Json:
    answers = [each for each in conversation.messages if each.thread_ts == message.ts and each is not message]
    stored = [each for each in answers if each.ephemeral_to is None]
    if stored:
        shown |= {"thread_ts": message.ts, "reply_count": len(stored), "latest_reply": stored[-1].ts}
    return shown


def _within(messages: list[Message], args: Args) -> list[Message]:
    oldest, latest = _instant(args, "oldest", "0"), _instant(args, "latest", "Infinity")
    inclusive = args.flag("inclusive")
    return [
        message
        for message in messages
        if message.ephemeral_to is None
        and (oldest < _time(message) < latest or (inclusive and _time(message) in (oldest, latest)))
    ]


def _instant(args: Args, name: str, default: str) -> Decimal:
    try:
        return Decimal(args.text(name) or default)
    except InvalidOperation:
        raise SlackError(f"invalid_ts_{name}") from None


def _time(message: Message) -> Decimal:
    return Decimal(message.ts)


METHODS = {"conversations.history": history, "conversations.replies": replies}
