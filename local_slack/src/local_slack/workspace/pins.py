"""Pin messages in their conversation, with the events that each raises."""

from local_slack.json_types import Json
from local_slack.model.in_channels import Pin
from local_slack.model.world import Conversation, Message, User
from local_slack.workspace.render import message_json, permalink
from local_slack.workspace.workspace import Workspace


def pinned(conversation: Conversation) -> list[tuple[Pin, Message]]:
    """Return what is pinned there and still exists, newest first."""
    found = ((pin, conversation.message(pin.ts)) for pin in reversed(conversation.pins))
    return [(pin, message) for pin, message in found if message is not None]


def pin(ws: Workspace, user: User, conversation: Conversation, message: Message) -> None:
    """Pin a message."""
    made = Pin(message.ts, user.id, int(ws.now().timestamp()))
    conversation.pins.append(made)
    ws.journal.write(f"{user.name} pins a message", channel=conversation.id)
    _emit(ws, "pin_added", user, conversation, item_json(ws, conversation, made, message))


def unpin(ws: Workspace, user: User, conversation: Conversation, message: Message) -> None:
    """Take a pinned message down."""
    gone = next(each for each in conversation.pins if each.ts == message.ts)
    item = item_json(ws, conversation, gone, message)
    conversation.pins.remove(gone)
    ws.journal.write(f"{user.name} unpins a message", channel=conversation.id)
    _emit(ws, "pin_removed", user, conversation, item)


def item_json(ws: Workspace, conversation: Conversation, made: Pin, message: Message) -> Json:
    """Return a pinned message as pins.list gives it."""
    return {
        "type": "message",
        "created": made.created,
        "created_by": made.user,
        "channel": conversation.id,
        "message": {**message_json(ws, message), "permalink": permalink(ws, message)},
    }


def _emit(ws: Workspace, kind: str, user: User, conversation: Conversation, item: Json) -> None:
    left = pinned(conversation)
    event = {"type": kind, "user": user.id, "channel_id": conversation.id, "item": item}
    more: Json = {"item_user": item["message"]["user"], "pin_count": len(left)}
    more |= {"has_pins": bool(left)} if kind == "pin_removed" else {}
    ws.emit(kind, event | more, ws.apps_in(conversation))
