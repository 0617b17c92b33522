"""Store, change and remove messages, with the events that each of these raises."""

import copy
import secrets
from dataclasses import dataclass, field
from typing import Any

from local_slack.checks import limits
from local_slack.checks.elements import INTERACTIVE
from local_slack.checks.nesting import blocks_within, elements_of
from local_slack.json_types import Json
from local_slack.model.world import Conversation, Message, User
from local_slack.text import conversion as texts
from local_slack.workspace.render import message_json
from local_slack.workspace.workspace import Workspace

_CHANNEL_TYPES = {"public": "channel", "private": "group", "im": "im", "mpim": "mpim"}
_EVENT_NAMES = {"public": "message.channels", "private": "message.groups", "im": "message.im", "mpim": "message.mpim"}


@dataclass(frozen=True)
class Content:
    """What a message says, already checked."""

    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    metadata: Json | None = None
    files: tuple[str, ...] = ()
    subtype: str | None = None

    @classmethod
    def from_args(cls, args: Json) -> "Content":
        """Return the content in the arguments of a call or the body of an answer."""
        return cls(
            text=(args.get("text") or args.get("markdown_text") or "")[: limits.MESSAGE_TEXT],
            blocks=with_ids(args.get("blocks") or []),
            attachments=args.get("attachments") or [],
            metadata=args.get("metadata") or None,
        )


def with_ids(blocks: list[Json]) -> list[Json]:
    """Return a copy of these blocks with everything that Slack fills in: block_ids, action_ids, text defaults."""
    copied = copy.deepcopy(blocks)
    for block, _ in blocks_within(copied):
        block.setdefault("block_id", secrets.token_urlsafe(4))
        for element, _ in elements_of(block):
            if element["type"] in INTERACTIVE:
                element.setdefault("action_id", secrets.token_urlsafe(4))
    _fill_in(copied)
    return copied


def _fill_in(value: Any) -> None:  # noqa: ANN401 - JSON
    if isinstance(value, list):
        for item in value:
            _fill_in(item)
    elif isinstance(value, dict):
        if value.get("type") == "plain_text":
            value.setdefault("emoji", True)
        elif value.get("type") == "mrkdwn":
            value.setdefault("verbatim", False)
        for item in value.values():
            _fill_in(item)


def post(
    ws: Workspace,
    conversation: Conversation,
    author: User,
    content: Content,
    *,
    thread_ts: str | None = None,
    broadcast: bool = False,
    origin: str | None = None,
) -> Message:
    """Store a message for everybody in the conversation, and notify the app."""
    message = _new(ws, conversation, author, content, thread_ts)
    message.broadcast, message.origin = broadcast, origin
    if broadcast:
        message.subtype = "thread_broadcast"
    conversation.messages.append(message)
    conversation.closed = False
    ws.journal.write(f"{_where(ws, conversation)} {author.name}: {said(ws, message)}", channel=conversation.id)
    emit_message(ws, conversation, message_json(ws, message, with_metadata=True))
    _emit_mention(ws, conversation, message)
    return message


def post_ephemeral(
    ws: Workspace,
    conversation: Conversation,
    author: User,
    reader: User,
    content: Content,
    *,
    thread_ts: str | None = None,
    origin: str | None = None,
) -> Message:
    """Show a message to one person alone; no app is notified."""
    message = _new(ws, conversation, author, content, thread_ts)
    message.ephemeral_to, message.origin = reader.id, origin
    conversation.messages.append(message)
    line = f"{_where(ws, conversation)} only to {reader.name}, {author.name}: {said(ws, message)}"
    ws.journal.write(line, channel=conversation.id, person=reader.id)
    return message


def change(ws: Workspace, conversation: Conversation, message: Message, args: Json) -> None:
    """Change a message as chat.update and replace_original do.

    A text without blocks takes the old blocks away; metadata stays unless given; "edited" shows on texts alone.
    """
    before = message_json(ws, message)
    content = Content.from_args(args)
    given = {name for name in ("text", "markdown_text", "blocks") if args.get(name) is not None}
    if given:
        message.text = message.text if given == {"blocks"} else content.text
        message.blocks = content.blocks
        message.edited = None if content.blocks else ws.new_ts()
    if args.get("attachments") is not None:
        message.attachments = content.attachments
    if args.get("metadata") is not None:
        message.metadata = content.metadata
    message.pings, message.broadcasts = texts.pings(message.text, message.blocks)
    message.warnings.clear()
    line = f"{_where(ws, conversation)} {ws.world.users[message.user].name} changed a message to: {said(ws, message)}"
    ws.journal.write(line, channel=conversation.id, person=message.ephemeral_to)
    if message.ephemeral_to is None:
        changed = {"subtype": "message_changed", "message": message_json(ws, message), "previous_message": before}
        emit_message(ws, conversation, {"type": "message", "hidden": True, "ts": ws.new_ts(), **changed})


def remove(ws: Workspace, conversation: Conversation, message: Message) -> None:
    """Delete a message."""
    before = message_json(ws, message)
    conversation.messages.remove(message)
    line = f"{_where(ws, conversation)} deleted: {said(ws, message)}"
    ws.journal.write(line, channel=conversation.id, person=message.ephemeral_to)
    if message.ephemeral_to is None:
        deleted = {"subtype": "message_deleted", "deleted_ts": message.ts, "previous_message": before}
        emit_message(ws, conversation, {"type": "message", "hidden": True, "ts": ws.new_ts(), **deleted})


def emit_message(ws: Workspace, conversation: Conversation, event: Json) -> None:
    """Raise a message event for the apps whose bots are in that conversation."""
    where = {"channel": conversation.id, "channel_type": _CHANNEL_TYPES[conversation.kind], "event_ts": event["ts"]}
    ws.emit(_EVENT_NAMES[conversation.kind], {**event, **where}, ws.apps_in(conversation))


def said(ws: Workspace, message: Message) -> str:
    """Return all that a message says, in plain text: its text, unless the blocks say it too, then theirs."""
    parts = list(texts.texts_shown([*message.blocks, *message.attachments], ws.world))
    parts += [str(each.get("text") or each.get("fallback", "")) for each in message.attachments]
    files = (ws.world.files.get(file) for file in message.files)
    parts += [f"[file {file.name}]" if file else "[a file that was deleted]" for file in files]
    top = texts.shown(message.text, ws.world)
    return "\n".join(part for part in ([top, *parts] if top not in parts else parts) if part)


def _new(ws: Workspace, conversation: Conversation, author: User, content: Content, thread_ts: str | None) -> Message:
    mentioned, broadcasts = texts.pings(content.text, content.blocks)
    return Message(
        ts=ws.new_ts(),
        channel=conversation.id,
        user=author.id,
        text=content.text,
        blocks=content.blocks,
        attachments=content.attachments,
        by_app=ws.app_of(author.id) is not None,
        thread_ts=thread_ts,
        metadata=content.metadata,
        subtype=content.subtype,
        files=list(content.files),
        pings=mentioned,
        broadcasts=broadcasts,
    )


def _emit_mention(ws: Workspace, conversation: Conversation, message: Message) -> None:
    bots = {*message.pings} - {message.user}
    if not conversation.is_im:
        event = {**message_json(ws, message), "type": "app_mention", "channel": conversation.id}
        mentioned = [app for app in ws.apps_in(conversation) if app.bot.id in bots]
        ws.emit("app_mention", {**event, "event_ts": message.ts}, mentioned)


def _where(ws: Workspace, conversation: Conversation) -> str:
    if not conversation.is_im:
        return f"#{conversation.name}"
    person, bot = (ws.world.users[member].name for member in conversation.members)
    return f"DM with {person}" if len(ws.apps) == 1 else f"DM of {person} and {bot}"
