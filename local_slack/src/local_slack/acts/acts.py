"""Act as people do, on the loop; the driver and the browser page both use this."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from local_slack.acts import commands, shortcuts, submissions, suggestions
from local_slack.acts.clicks import act_on_message, act_on_view
from local_slack.acts.dispatch import Outcome
from local_slack.acts.entries import as_entered
from local_slack.acts.finding import find_control, find_input
from local_slack.app.manifest import Shortcut
from local_slack.errors import CannotDoError
from local_slack.json_types import Json
from local_slack.model.world import State, View
from local_slack.workspace import people, visibility
from local_slack.workspace.app import App
from local_slack.workspace.inputs import BUTTONS, MULTIPLE, Control, controls
from local_slack.workspace.workspace import Workspace


async def types(ws: Workspace, user_id: str, text: str, where: str | None, thread_ts: str | None) -> Outcome:
    """Type into a conversation: a slash command if it begins with a slash, else a message."""
    user = visibility.acting(ws, user_id)
    conversation = visibility.writable(ws, user, where)
    if not text.strip():
        raise CannotDoError("a message needs words")
    if thread_ts is not None and conversation.message(thread_ts) is None:
        raise CannotDoError(f"{thread_ts!r} is no message in that conversation: thread takes the ts of one")
    ws.world.viewing[user.id] = conversation.id
    if text.startswith("/"):
        return await commands.type_command(ws, user, text, conversation, thread_ts)
    people.say(ws, user, text, conversation, thread_ts)
    return Outcome()


@dataclass(frozen=True)
class Target:
    """What is clicked: a control by its words or action_id, and the choice in it.

    With `exact`, `value` is the whole choice afterwards. Otherwise an option named by the words is added or removed.
    With `looked_up`, it is typed in an external menu first; otherwise that offers what was last typed for.
    """

    words: str
    nth: int | None = None
    block: str | None = None
    value: object = None
    exact: bool = False
    looked_up: bool = False


async def clicks_message(ws: Workspace, user_id: str, channel: str, ts: str, target: Target) -> Outcome:
    """Click a button of a message, or choose in one of its menus."""
    user = visibility.acting(ws, user_id)
    conversation, message = visibility.message(ws, user, channel, ts)
    ws.world.viewing[user.id] = conversation.id
    place, state = (conversation, message), message.states.get(user.id, {})
    control, chosen = _chosen(message.blocks, target, state)
    error = await suggestions.look_up(ws, user, place, control, chosen) if target.looked_up else None
    if error is not None:
        return Outcome(error=error)
    control = suggestions.filled(ws, user, place, control, state)
    return await act_on_message(ws, user, conversation, message, control, chosen)


async def clicks_view(ws: Workspace, user_id: str, view_id: str, target: Target) -> Outcome:
    """Click a button of a modal or Home, or choose in one of its menus."""
    user = visibility.acting(ws, user_id)
    view = visibility.view(ws, user, view_id)
    control, chosen = _chosen(view.content["blocks"], target, view.state)
    error = await suggestions.look_up(ws, user, view, control, chosen) if target.looked_up else None
    if error is not None:
        return Outcome(error=error)
    return await act_on_view(ws, user, view, suggestions.filled(ws, user, view, control, view.state), chosen)


async def looks_up(ws: Workspace, user_id: str, target: Target, typed: str, **where: str) -> suggestions.Offered:
    """Type letters in an external menu, of the `view` with that id, or of the message at `channel` and `ts`."""
    user = visibility.acting(ws, user_id)
    if "view" in where:
        view = visibility.view(ws, user, where["view"])
        control, _ = find_control(view.content["blocks"], target.words, target.nth, target.block)
        return await suggestions.ask(ws, user, view, control, typed)
    place = visibility.message(ws, user, where["channel"], where["ts"])
    control, _ = find_control(place[1].blocks, target.words, target.nth, target.block)
    return await suggestions.ask(ws, user, place, control, typed)


def _chosen(blocks: list[Json], target: Target, state: State) -> tuple[Control, object]:
    control, option = find_control(blocks, target.words, target.nth, target.block)
    if target.exact or control.type in BUTTONS:
        return control, target.value
    if option is None:
        raise CannotDoError(f"say what to choose in {target.words!r}")
    if control.type not in MULTIPLE:
        return control, option
    before = state.get(control.block_id, {}).get(control.action_id) or control.initial()
    labels = [chosen["text"]["text"] for chosen in before[control.key]]
    return control, [label for label in labels if label != option] if option in labels else [*labels, option]


async def fills(ws: Workspace, user_id: str, view_id: str, values: Mapping[str, object]) -> Outcome:
    """Enter values in a modal's fields; fields that dispatch notify the app at once. Return the last outcome."""
    user = visibility.acting(ws, user_id)
    view = visibility.view(ws, user, view_id)
    fields = [(find_input(view.content["blocks"], name), value) for name, value in values.items()]
    outcome = Outcome()
    for control, value in fields:
        error = await suggestions.look_up(ws, user, view, control, value)
        if error is not None:
            return Outcome(error=error)
        menu = suggestions.filled(ws, user, view, control, view.state)
        outcome = await act_on_view(ws, user, view, menu, _spelled_out(control, value))
    return outcome


def _spelled_out(control: Control, value: object) -> object:
    """Return all boxes for True and no box for False."""
    if isinstance(value, bool) and control.type == "checkboxes":
        return [option["text"]["text"] for option in control.options] if value else []
    return value


def enters(ws: Workspace, user_id: str, view_id: str, values: Mapping[str, Mapping[str, object]]) -> None:
    """Set the contents of a modal's fields, by block_id and action_id, without notifying the app."""
    user = visibility.acting(ws, user_id)
    view = visibility.view(ws, user, view_id)
    for block_id, actions in values.items():
        for action_id, value in actions.items():
            control = _field(view, block_id, action_id)
            control = suggestions.filled(ws, user, view, control, view.state)
            entered: Any = as_entered(ws, user, control, _spelled_out(control, value))
            view.state[block_id][action_id] = {"type": control.type, control.key: entered}


def _field(view: View, block_id: str, action_id: str) -> Control:
    for control in controls(view.content["blocks"]):
        if control.is_stateful and (control.block_id, control.action_id) == (block_id, action_id):
            return control
    raise CannotDoError(f"no field {action_id!r} in the block {block_id!r}")


async def submits(ws: Workspace, user_id: str, view_id: str) -> tuple[View, submissions.Submitted]:
    """Submit the topmost modal."""
    user = visibility.acting(ws, user_id)
    view = visibility.view(ws, user, view_id)
    return view, await submissions.submit(ws, user, view)


async def closes(ws: Workspace, user_id: str, view_id: str, *, everything: bool = False) -> Outcome:
    """Close the topmost modal, or all."""
    user = visibility.acting(ws, user_id)
    return await submissions.close(ws, user, visibility.view(ws, user, view_id), everything=everything)


async def uses_shortcut(ws: Workspace, user_id: str, name: str, app_id: str | None = None) -> Outcome:
    """Use a global shortcut, by its name or callback_id; without `app_id`, of the first app that has it."""
    user = visibility.acting(ws, user_id)
    app, shortcut = _shortcut(ws, name, "global", app_id)
    return await shortcuts.use_global(ws, app, user, shortcut)


async def uses_message_shortcut(
    ws: Workspace, user_id: str, name: str, channel: str, ts: str, app_id: str | None = None
) -> Outcome:
    """Use a message shortcut, by its name or callback_id; without `app_id`, of the first app that has it."""
    user = visibility.acting(ws, user_id)
    conversation, message = visibility.message(ws, user, channel, ts)
    ws.world.viewing[user.id] = conversation.id
    if message.ephemeral_to is not None:
        raise CannotDoError(f"there is no shortcut {name!r} on that message")
    app, shortcut = _shortcut(ws, name, "message", app_id)
    return await shortcuts.use_on_message(ws, app, user, shortcut, conversation, message)


def _shortcut(ws: Workspace, name: str, kind: Literal["global", "message"], app_id: str | None) -> tuple[App, Shortcut]:
    for app in ws.apps:
        shortcut = app.config.shortcut(name, kind) if app_id in (None, app.id) else None
        if shortcut is not None:
            return app, shortcut
    asked = (app for app in ws.apps if app_id in (None, app.id))
    known = ", ".join(f"{each.name!r} ({each.type})" for app in asked for each in app.config.shortcuts)
    where = " on that message" if kind == "message" else ""
    raise CannotDoError(f"there is no shortcut {name!r}{where}; there are: {known or 'none'}")


async def opens_tab(ws: Workspace, user_id: str, tab: people.Tab, within: float, app_id: str | None = None) -> None:
    """Open a tab of an app, the first unless named; wait until it acknowledged that or `within` real seconds passed."""
    app = ws.app if app_id is None else ws.app_with_id(app_id)
    task = people.open_tab(ws, app, visibility.acting(ws, user_id), tab)
    if task is not None:
        await asyncio.wait({task}, timeout=within)
