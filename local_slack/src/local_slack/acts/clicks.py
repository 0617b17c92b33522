"""Click and choose: send block_actions from messages, modals and Home."""

from typing import Any

from local_slack.acts.dispatch import TROUBLE, Outcome, channel_name, dispatch, interaction, with_trigger
from local_slack.acts.entries import as_entered, option_of
from local_slack.errors import CannotDoError
from local_slack.json_types import Json
from local_slack.model.world import Conversation, Message, State, User, View
from local_slack.workspace.inputs import BUTTONS, Control, initial_state
from local_slack.workspace.render import message_json, view_json
from local_slack.workspace.workspace import Workspace


async def act_on_message(
    ws: Workspace, user: User, conversation: Conversation, message: Message, control: Control, value: object
) -> Outcome:
    """Click or choose in a message; if the app does not answer, a warning appears on the message."""
    _refuse_unseen(user, control)
    state = message.states.setdefault(user.id, {})
    state.update({**initial_state(message.blocks), **state})
    action = _act(ws, user, control, value, state)
    if not control.dispatches:
        _say(ws, user, control, value, conversation.id)
        return Outcome()
    app = ws.app_of(message.user) or ws.app
    payload = interaction(ws, app, "block_actions", user) | {
        "container": {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": conversation.id,
            "is_ephemeral": message.ephemeral_to is not None,
        },
        "channel": {"id": conversation.id, "name": channel_name(conversation)},
    }
    if message.thread_ts:
        payload["container"]["thread_ts"] = message.thread_ts
    if message.ephemeral_to is None:
        # Slack does not send the message along when it is ephemeral: it kept no copy.
        payload["message"] = message_json(ws, message)
    payload = with_trigger(app, payload, user) | {"state": {"values": state}, "actions": [action]}
    path = app.response_urls.new(
        "actions", user.id, conversation.id, payload["trigger_id"], message.ts, message.thread_ts
    )
    payload["response_url"] = ws.url + path
    _say(ws, user, control, value, conversation.id)
    message.warnings.pop(user.id, None)
    outcome = await dispatch(app, "interactive", payload)
    if outcome.error is not None:
        message.warnings[user.id] = outcome.error
        ws.journal.write(f"{user.name} sees a warning: {outcome.error}", channel=conversation.id, person=user.id)
    return outcome


async def act_on_view(ws: Workspace, user: User, view: View, control: Control, value: object) -> Outcome:
    """Click or choose in a modal or Home; an input without dispatch_action only remembers what was entered."""
    action = _act(ws, user, control, value, view.state)
    view.errors.pop(control.block_id, None)
    _say(ws, user, control, value, None)
    if not control.dispatches:
        return Outcome()
    app = ws.app_with_id(view.app)
    payload = with_trigger(app, interaction(ws, app, "block_actions", user), user) | {
        "container": {"type": "view", "view_id": view.id},
        "view": view_json(ws, view),
        "actions": [action],
    }
    view.warning = None
    outcome = await dispatch(app, "interactive", payload)
    if outcome.error is not None:
        view.warning = TROUBLE
        ws.journal.write(f"{user.name} sees: {TROUBLE} ({outcome.error})", person=user.id)
    return outcome


def _refuse_unseen(user: User, control: Control) -> None:
    readers = control.element.get("visible_to_user_ids")
    if readers is not None and user.id not in readers:
        raise CannotDoError(f"{user.name} does not see {control.label!r}")


def _act(ws: Workspace, user: User, control: Control, value: object, state: State) -> Json:
    """Enter the value into the state, and describe what was done as Slack does."""
    action: Json = {
        "type": control.type,
        "action_id": control.action_id,
        "block_id": control.block_id,
        "action_ts": ws.new_ts(),
    }
    if control.is_stateful:
        entered: Any = as_entered(ws, user, control, value)
        state[control.block_id][control.action_id] = {"type": control.type, control.key: entered}
        return action | {control.key: entered}
    if control.type == "overflow":
        return action | {"selected_option": option_of(control, str(value))}
    if control.type == "feedback_buttons":
        pressed = option_of(control, str(value))
        return action | {"text": pressed["text"], "value": pressed["value"]}
    if control.type in BUTTONS:
        return action | {key: control.element[key] for key in ("text", "value", "style") if key in control.element}
    raise CannotDoError(f"nobody can use an element of type {control.type!r}")


def _say(ws: Workspace, user: User, control: Control, value: object, channel: str | None) -> None:
    name = control.label or control.action_id
    if control.type == "file_input":
        deed = f"puts files in {name!r}"
    elif value is None:
        deed = f"clicks {control.label!r}"
    else:
        deed = f"enters {value!r} in {name!r}"
    ws.journal.write(f"{user.name} {deed}", channel=channel, person=user.id)
