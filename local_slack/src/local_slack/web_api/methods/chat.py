"""Implement chat.*: post, change and delete messages."""

from local_slack.checks import limits
from local_slack.errors import SlackError
from local_slack.json_types import Json
from local_slack.model.world import Conversation, Message
from local_slack.web_api import lookup
from local_slack.web_api.args import Args
from local_slack.web_api.checking import check_content
from local_slack.workspace.messages import Content, change, post, post_ephemeral, remove
from local_slack.workspace.render import message_json, permalink
from local_slack.workspace.workspace import Workspace


def post_message(ws: Workspace, args: Args) -> Json:
    """Post a message; `channel` may be a person."""
    conversation = lookup.postable(ws, args.app, args.required("channel"))
    check_content(ws, args.all)
    args.app.rates.post(conversation.id)
    thread_ts = lookup.thread(conversation, args.optional("thread_ts"))
    content = Content.from_args(args.all)
    broadcast = thread_ts is not None and args.flag("reply_broadcast")
    message = post(ws, conversation, args.app.bot, content, thread_ts=thread_ts, broadcast=broadcast)
    shown = message_json(ws, message, with_metadata=True)
    return {"channel": conversation.id, "ts": message.ts, "message": shown, **_warning(args)}


def me_message(ws: Workspace, args: Args) -> Json:
    """Post a message in the third person: it shows the bot doing something."""
    conversation = lookup.postable(ws, args.app, args.required("channel"))
    content = Content(args.text("text"), subtype="me_message")
    if not content.text:
        raise SlackError("no_text")
    if len(content.text) > limits.MESSAGE_TEXT:
        raise SlackError("msg_too_long")
    args.app.rates.post(conversation.id)
    return {"channel": conversation.id, "ts": post(ws, conversation, args.app.bot, content).ts}


def post_ephemeral_message(ws: Workspace, args: Args) -> Json:
    """Show a message to one member of a conversation."""
    conversation = lookup.postable(ws, args.app, args.required("channel"))
    reader = lookup.user(ws, args.required("user"))
    if reader.id not in conversation.members:
        raise SlackError("user_not_in_channel")
    check_content(ws, args.all)
    content = Content.from_args({**args.all, "metadata": None})
    thread_ts = lookup.thread(conversation, args.optional("thread_ts"))
    message = post_ephemeral(ws, conversation, args.app.bot, reader, content, thread_ts=thread_ts)
    return {"message_ts": message.ts, **_warning(args)}


def update_message(ws: Workspace, args: Args) -> Json:
    """Change one of the app's own messages."""
    conversation, message = _own(ws, args, "cant_update_message")
    fields = ("text", "markdown_text", "blocks", "attachments", "metadata")
    given = {name: args.all[name] for name in fields if args.all.get(name) is not None}
    if any(given.get(name) for name in ("text", "markdown_text", "blocks", "attachments")) or not given:
        check_content(ws, args.all, "update")
    change(ws, conversation, message, given)
    shown = message_json(ws, message, with_metadata=True)
    return {"channel": conversation.id, "ts": message.ts, "text": message.text, "message": shown}


def delete_message(ws: Workspace, args: Args) -> Json:
    """Delete one of the app's own messages."""
    conversation, message = _own(ws, args, "cant_delete_message")
    remove(ws, conversation, message)
    return {"channel": conversation.id, "ts": message.ts}


def get_permalink(ws: Workspace, args: Args) -> Json:
    """Return the address of a message for people."""
    conversation = lookup.conversation(ws, args.app, args.required("channel"))
    message = _stored(conversation, args.required("message_ts"))
    return {"channel": conversation.id, "permalink": permalink(ws, message)}


def _warning(args: Args) -> Json:
    """Return Slack's warning if it has cut the text."""
    if len(args.all.get("text") or "") <= limits.MESSAGE_TEXT:
        return {}
    said = f"[WARN] Your message was truncated: `text` may have {limits.MESSAGE_TEXT:,} characters."
    return {
        "warning": "message_truncated",
        "response_metadata": {"messages": [said], "warnings": ["message_truncated"]},
    }


def _own(ws: Workspace, args: Args, refusal: str) -> tuple[Conversation, Message]:
    conversation = lookup.conversation(ws, args.app, args.required("channel"))
    message = _stored(conversation, args.required("ts"))
    if message.user != args.app.bot.id:
        raise SlackError(refusal)
    if conversation.archived:
        raise SlackError("is_inactive")
    return conversation, message


def _stored(conversation: Conversation, ts: str) -> Message:
    """Return the message with that ts; apps cannot find ephemeral ones."""
    message = conversation.message(ts)
    if message is None or message.ephemeral_to is not None:
        raise SlackError("message_not_found")
    return message


METHODS = {
    "chat.delete": delete_message,
    "chat.getPermalink": get_permalink,
    "chat.meMessage": me_message,
    "chat.postEphemeral": post_ephemeral_message,
    "chat.postMessage": post_message,
    "chat.update": update_message,
}
