"""Find what is in front of a person: the modal, or else whatever has what they mean to click."""

from local_slack.acts.finding import find_control
from local_slack.errors import CannotDoError
from local_slack.json_types import Json
from local_slack.model.world import Message, User, View
from local_slack.workspace import visibility
from local_slack.workspace.workspace import Workspace


def modal(ws: Workspace, user: User) -> View | None:
    """Return the topmost modal, or None."""
    stack = ws.world.modals.get(user.id, [])
    return stack[-1] if stack else None


def open_modal(ws: Workspace, user: User) -> View:
    """Return the topmost modal; raise CannotDoError if none is open."""
    found = modal(ws, user)
    if found is None:
        raise CannotDoError(f"{user.name} has no modal open")
    return found


def place_of(ws: Workspace, user: User, what: str) -> Message | View:
    """Return where somebody clicks a thing of that name: the modal, the newest message that has it, or a Home."""
    front = modal(ws, user)
    if front is not None:
        return front
    for message in reversed(visibility.messages(ws, user)):
        if _has(message.blocks, what):
            return message
    for home in ws.world.homes_of(user.id):
        if _has(home.content["blocks"], what):
            return home
    raise CannotDoError(f"{user.name} sees nothing to click called {what!r}")


def _has(blocks: list[Json], what: str) -> bool:
    try:
        find_control(blocks, what, 0)
    except CannotDoError:
        return False
    return True
