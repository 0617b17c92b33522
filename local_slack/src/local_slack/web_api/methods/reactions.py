"""Implement reactions.*: emoji on messages."""

from local_slack.json_types import Json
from local_slack.model.world import Conversation, Message
from local_slack.web_api import lookup
from local_slack.web_api.args import Args
from local_slack.web_api.paging import page
from local_slack.workspace import reactions
from local_slack.workspace.render import message_json, permalink
from local_slack.workspace.workspace import Workspace


def add(ws: Workspace, args: Args) -> Json:
    """Put an emoji on a message."""
    conversation, message = lookup.item(ws, args)
    reactions.add(ws, args.app.bot, conversation, message, args.required("name"))
    return {}


def remove(ws: Workspace, args: Args) -> Json:
    """Take an emoji of the bot's from a message."""
    conversation, message = lookup.item(ws, args)
    reactions.remove(ws, args.app.bot, conversation, message, args.required("name"))
    return {}


def get(ws: Workspace, args: Args) -> Json:
    """Return a message with everything that people put on it."""
    conversation, message = lookup.item(ws, args)
    return _item(ws, conversation, message)


def list_reactions(ws: Workspace, args: Args) -> Json:
    """Return the messages with an emoji of one member's, the bot unless another is named; newest first."""
    user = lookup.user(ws, args.text("user") or args.app.bot.id)
    found = [
        (conversation, message)
        for conversation in ws.world.conversations.values()
        if conversation.kind == "public" or args.app.bot.id in conversation.members
        for message in conversation.messages
        if any(user.id in users for users in message.reactions.values())
    ]
    found.sort(key=lambda pair: [int(part) for part in pair[1].ts.split(".")], reverse=True)
    part, next_page = page(found, args)
    return {"items": [_item(ws, *each) for each in part], **next_page}


def _item(ws: Workspace, conversation: Conversation, message: Message) -> Json:
    shown = {**message_json(ws, message), "permalink": permalink(ws, message)}
    return {"type": "message", "channel": conversation.id, "message": shown}


METHODS = {
    "reactions.add": add,
    "reactions.get": get,
    "reactions.list": list_reactions,
    "reactions.remove": remove,
}
