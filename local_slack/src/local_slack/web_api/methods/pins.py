"""Implement pins.*: messages pinned in their conversation."""

from local_slack.errors import SlackError
from local_slack.json_types import Json
from local_slack.web_api import lookup
from local_slack.web_api.args import Args
from local_slack.workspace import pins
from local_slack.workspace.workspace import Workspace


def add(ws: Workspace, args: Args) -> Json:
    """Pin a message."""
    conversation, message = lookup.item(ws, args)
    if args.app.bot.id not in conversation.members:
        raise SlackError("permission_denied")
    if message in [pinned for _, pinned in pins.pinned(conversation)]:
        raise SlackError("already_pinned")
    pins.pin(ws, args.app.bot, conversation, message)
    return {}


def remove(ws: Workspace, args: Args) -> Json:
    """Take a pinned message down."""
    conversation, message = lookup.item(ws, args)
    if message not in [pinned for _, pinned in pins.pinned(conversation)]:
        raise SlackError("no_pin")
    pins.unpin(ws, args.app.bot, conversation, message)
    return {}


def list_pins(ws: Workspace, args: Args) -> Json:
    """Return what is pinned in a conversation, newest first."""
    conversation = lookup.conversation(ws, args.app, args.required("channel"))
    return {"items": [pins.item_json(ws, conversation, *each) for each in pins.pinned(conversation)]}


METHODS = {"pins.add": add, "pins.list": list_pins, "pins.remove": remove}
