"""Put emoji on messages and take them off again, with the events of both."""

from local_slack.errors import SlackError
from local_slack.model.world import Conversation, Message, User
from local_slack.workspace.emoji import is_known
from local_slack.workspace.workspace import Workspace


def add(ws: Workspace, user: User, conversation: Conversation, message: Message, name: str) -> None:
    """Put somebody's emoji on a message; SlackError if it is unknown or there already."""
    if not is_known(ws.world, name):
        raise SlackError("invalid_name")
    given = message.reactions.setdefault(name, [])
    if user.id in given:
        raise SlackError("already_reacted")
    given.append(user.id)
    _tell(ws, user, conversation, message, name, "reaction_added")


def remove(ws: Workspace, user: User, conversation: Conversation, message: Message, name: str) -> None:
    """Take somebody's emoji off a message; SlackError if it is not there."""
    if not is_known(ws.world, name):
        raise SlackError("invalid_name")
    given = message.reactions.get(name, [])
    if user.id not in given:
        raise SlackError("no_reaction")
    given.remove(user.id)
    if not given:
        del message.reactions[name]
    _tell(ws, user, conversation, message, name, "reaction_removed")


def _tell(ws: Workspace, user: User, conversation: Conversation, message: Message, name: str, kind: str) -> None:
    did = "reacts with" if kind == "reaction_added" else "takes back"
    ws.journal.write(f"{user.name} {did} :{name}:", channel=conversation.id)
    item = {"type": "message", "channel": conversation.id, "ts": message.ts}
    event = {"type": kind, "user": user.id, "reaction": name, "item": item, "item_user": message.user}
    ws.emit(kind, event, ws.apps_in(conversation))
