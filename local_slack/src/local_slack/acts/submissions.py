"""Submit and close modals."""

from dataclasses import dataclass, field

from local_slack.acts.dispatch import TROUBLE, Outcome, dispatch, interaction, with_trigger
from local_slack.acts.entries import refused_by_client
from local_slack.errors import CannotDoError, SlackError
from local_slack.json_types import Json
from local_slack.model.world import User, View
from local_slack.workspace.inputs import controls, entered
from local_slack.workspace.render import view_json
from local_slack.workspace.views import push_modal, update_view
from local_slack.workspace.workspace import Workspace


@dataclass(frozen=True)
class Submitted:
    """The outcome of a submission: messages by block_id, whether that modal closed, and what else went wrong."""

    errors: dict[str, str] = field(default_factory=dict)
    closed: bool = False
    error: str | None = None
    payload: Json = field(default_factory=dict)


async def submit(ws: Workspace, user: User, view: View) -> Submitted:
    """Submit a modal; what the client itself would not submit is never sent."""
    if "submit" not in view.content:
        raise CannotDoError("this modal has nothing to submit")
    view.warning = None
    view.errors = refused_by_client(view, controls(view.content["blocks"]))
    if view.errors:
        ws.journal.write(f"{user.name} is told before submitting: {view.errors}", person=user.id)
        return Submitted(errors=dict(view.errors))
    payload = interaction(ws, ws.app_with_id(view.app), "view_submission", user) | {
        "view": view_json(ws, view),
        "response_urls": _response_urls(ws, user, view),
    }
    return await send_submission(ws, user, view, payload)


def _response_urls(ws: Workspace, user: User, view: View) -> list[Json]:
    """Return a response_url for each conversation that was chosen in a menu that asks for one."""
    urls = []
    for control in controls(view.content["blocks"]):
        chosen = entered(view.state, control) if control.is_input else None
        if control.element.get("response_url_enabled") is True and chosen:
            url = ws.url + ws.app_with_id(view.app).response_urls.new("app", user.id, chosen, view.id)
            ids = {"block_id": control.block_id, "action_id": control.action_id}
            urls.append({**ids, "channel_id": chosen, "response_url": url})
    return urls


async def send_submission(ws: Workspace, user: User, view: View, payload: Json) -> Submitted:
    """Send a submission with a fresh trigger_id, and do what the app's answer says."""
    app = ws.app_with_id(view.app)
    sent = with_trigger(app, payload, user)
    ws.journal.write(f"{user.name} submits {view.content.get('title', {}).get('text', '')!r}", person=user.id)
    outcome = await dispatch(app, "interactive", sent)
    problem = outcome.error or _obey(ws, user, view, outcome.answer)
    if problem is not None:
        view.warning = TROUBLE
        ws.journal.write(f"{user.name} sees: {TROUBLE} ({problem})", person=user.id)
    closed = view not in ws.world.modals.get(user.id, [])
    return Submitted(dict(view.errors), closed, problem, sent)


def _obey(ws: Workspace, user: User, view: View, answer: Json) -> str | None:
    """Do what the answer to a submission asks; the error if Slack cannot."""
    if view not in ws.world.modals.get(user.id, []):
        return None
    action = answer.get("response_action")
    if not answer:
        _close(ws, user, view)
        return None
    if action == "clear":
        ws.world.modals[user.id] = []
        ws.journal.write(f"all of {user.name}'s modals close", person=user.id)
        return None
    if action == "errors":
        return _show_errors(ws, view, answer.get("errors"))
    if action in ("update", "push") and isinstance(answer.get("view"), dict):
        return _show_view(ws, user, view, action, answer["view"])
    return "invalid_response_action"


def _show_errors(ws: Workspace, view: View, errors: object) -> str | None:
    inputs = {control.block_id for control in controls(view.content["blocks"]) if control.is_input}
    if not isinstance(errors, dict) or not errors or not set(errors) <= inputs:
        return "invalid_errors"
    view.errors = {block: str(message) for block, message in errors.items()}
    ws.journal.write(f"{ws.world.users[view.user].name} is told: {view.errors}", person=view.user)
    return None


def _show_view(ws: Workspace, user: User, view: View, action: str, content: Json) -> str | None:
    try:
        if action == "push":
            push_modal(ws, ws.app_with_id(view.app), user.id, content)
        else:
            update_view(ws, view, content)
    except SlackError as refused:
        return refused.error
    return None


def _close(ws: Workspace, user: User, view: View) -> None:
    ws.world.modals[user.id].remove(view)
    ws.journal.write(f"modal {view.content['title']['text']!r} closes before {user.name}", person=user.id)


async def close(ws: Workspace, user: User, view: View, *, everything: bool = False) -> Outcome:
    """Close a modal, or all of them at once; notify the app if the view asked for it."""
    stack = ws.world.modals[user.id]
    going = stack[::-1] if everything or view.content.get("clear_on_close") else [view]
    outcome = Outcome()
    for each in going:
        _close(ws, user, each)
        if each.content.get("notify_on_close"):
            app = ws.app_with_id(each.app)
            payload = interaction(ws, app, "view_closed", user) | {
                "view": view_json(ws, each),
                "is_cleared": everything,
            }
            outcome = await dispatch(app, "interactive", payload)
    return outcome
