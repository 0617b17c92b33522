"""Do what people do with a message itself: react to it, edit it, delete it."""

from collections.abc import Callable

from local_slack.errors import CannotDoError, SlackError
from local_slack.json_types import Json
from local_slack.model.world import Conversation, Message, User
from local_slack.text import conversion as texts
from local_slack.workspace import messages, reactions, visibility
from local_slack.workspace.workspace import Workspace

React = Callable[[Workspace, User, Conversation, Message, str], None]


def reacts(ws: Workspace, user_id: str, channel: str, ts: str, name: str) -> None:
    """Put an emoji on a message that everybody there sees."""
    _react(ws, user_id, (channel, ts), name, reactions.add)


def takes_reaction_back(ws: Workspace, user_id: str, channel: str, ts: str, name: str) -> None:
    """Take one's own emoji off a message."""
    _react(ws, user_id, (channel, ts), name, reactions.remove)


def toggles_reaction(ws: Workspace, user_id: str, channel: str, ts: str, name: str) -> None:
    """Put an emoji on a message, or take it off if it is there: what a click on it does."""
    _, message = visibility.message(ws, visibility.acting(ws, user_id), channel, ts)
    there = user_id in message.reactions.get(name.strip(":"), [])
    _react(ws, user_id, (channel, ts), name, reactions.remove if there else reactions.add)


def _react(ws: Workspace, user_id: str, where: tuple[str, str], name: str, do: React) -> None:
    user = visibility.acting(ws, user_id)
    place, message = visibility.message(ws, user, *where)
    if message.ephemeral_to is not None:
        raise CannotDoError("nobody can react to a message that only one person sees")
    try:
        do(ws, user, place, message, name.strip(":"))
    except SlackError as refused:
        raise CannotDoError(f"{user.name} cannot react with {name!r}: {refused.error}") from refused


def posts(ws: Workspace, author: User, channel: Conversation, content: Json) -> Message:
    """Post as somebody exactly that: text, blocks and attachments, at least one of them."""
    if not any(content.values()):
        raise CannotDoError("a message needs text, blocks or attachments")
    return messages.post(ws, channel, author, messages.Content.from_args(content))


def edits(ws: Workspace, user_id: str, channel: str, ts: str, typed: str) -> None:
    """Change one's own message to what is typed now."""
    user = visibility.acting(ws, user_id)
    place, message = visibility.message(ws, user, channel, ts)
    if message.user != user.id:
        raise CannotDoError(f"{user.name} did not write that message")
    if not typed.strip():
        raise CannotDoError("a message without words is deleted, not edited")
    messages.change(ws, place, message, {"text": texts.resolve(typed, ws.world)})


def deletes(ws: Workspace, user_id: str, channel: str, ts: str) -> None:
    """Delete one's own message, or as an admin anybody's; dismiss one that nobody else sees."""
    user = visibility.acting(ws, user_id)
    place, message = visibility.message(ws, user, channel, ts)
    if not (message.user == user.id or user.is_admin or user.is_owner or message.ephemeral_to == user.id):
        raise CannotDoError(f"{user.name} did not write that message")
    messages.remove(ws, place, message)
