"""Find what is in front of a person: the modal, or else whatever has what they mean to click."""

from local_slack.acts.finding import buttons, choices, find_control
from local_slack.errors import CannotDoError
from local_slack.json_types import Json
from local_slack.model.world import Message, User, View
from local_slack.workspace import visibility
from local_slack.workspace.inputs import controls
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
    readable = visibility.messages(ws, user)
    for message in reversed(readable):
        if _has(message.blocks, what):
            return message
    for home in ws.world.homes_of(user.id):
        if _has(home.content["blocks"], what):
            return home
    messages = [message.blocks for message in readable]
    homes = [home.content["blocks"] for home in ws.world.homes_of(user.id)]
    found = [control for blocks in (*messages, *homes) for control in controls(blocks)]
    known = ", ".join(dict.fromkeys(map(repr, (*buttons(found), *choices(found))))) or "nothing"
    raise CannotDoError(f"{user.name} sees nothing to click called {what!r}; there is: {known}")


def _has(blocks: list[Json], what: str) -> bool:
    try:
        find_control(blocks, what, 0)
    except CannotDoError:
        return False
    return True
