"""Open, push, update and publish views."""

import secrets

from local_slack.checks import check_view
from local_slack.errors import SlackError
from local_slack.json_types import Json
from local_slack.model.world import Conversation, View
from local_slack.workspace.app import App
from local_slack.workspace.inputs import controls, initial_state
from local_slack.workspace.messages import with_ids
from local_slack.workspace.pictures import check_pictures
from local_slack.workspace.workspace import Workspace

STACK = 3


def open_modal(ws: Workspace, app: App, user: str, content: Json) -> View:
    """Open a modal before somebody, in place of whatever modals they have open."""
    checked(ws, app, content, "modal")
    view = _new(ws, app, user, content)
    ws.world.modals[user] = [view]
    _say(ws, view, "opens")
    return view


def push_modal(ws: Workspace, app: App, user: str, content: Json) -> View:
    """Put a modal on top of the app's open ones; at most three lie on each other."""
    checked(ws, app, content, "modal")
    stack = ws.world.modals.get(user, [])
    if not stack or stack[0].app != app.id:
        raise SlackError("not_found")
    if len(stack) >= STACK:
        raise SlackError("push_limit_reached")
    view = _new(ws, app, user, content)
    view.root_id, view.previous_id = stack[0].id, stack[-1].id
    stack.append(view)
    _say(ws, view, "opens on top")
    return view


def update_view(ws: Workspace, view: View, content: Json, expected_hash: str | None = None) -> View:
    """Replace what a view shows; what was entered stays where block and action ids stay."""
    if expected_hash is not None and expected_hash != view.hash:
        raise SlackError("hash_conflict")
    checked(ws, ws.app_with_id(view.app), content, view.content["type"], view)
    view.content = {**content, "blocks": with_ids(content["blocks"])}
    view.state = initial_state(view.content["blocks"], view.state, _behind(ws, view.user, content))
    view.hash, view.errors, view.warning = _hash(ws), {}, None
    _say(ws, view, "changes")
    return view


def publish_home(ws: Workspace, app: App, user: str, content: Json, expected_hash: str | None = None) -> View:
    """Show a Home tab to somebody."""
    if not app.config.home_tab_enabled:
        raise SlackError("not_enabled")
    current = ws.world.homes.get((app.id, user))
    if expected_hash is not None and (current is None or expected_hash != current.hash):
        raise SlackError("hash_conflict")
    if current is not None:
        return update_view(ws, current, content)
    checked(ws, app, content, "home")
    view = _new(ws, app, user, content)
    ws.world.homes[app.id, user] = view
    _say(ws, view, "shows")
    return view


def find_view(ws: Workspace, app: App, view_id: str | None, external_id: str | None) -> View:
    """Return the app's open view with that id; raise `not_found` if it was closed or never was."""
    for view in (each for each in ws.world.views() if each.app == app.id):
        if view_id is not None and view.id == view_id:
            return view
        if view_id is None and external_id and view.content.get("external_id") == external_id:
            return view
    raise SlackError("not_found")


def checked(ws: Workspace, app: App, content: Json, kind: str, instead_of: View | None = None) -> None:
    """Raise SlackError if Slack would not take this view."""
    problem = check_view(content)
    if problem is not None:
        raise SlackError(problem.error, problem.messages)
    check_pictures(ws, content, "/view")
    if any(control.type == "file_input" for control in controls(content["blocks"])):
        app.tokens.demand_scope("files:read")
    if content.get("type") != kind:
        raise SlackError("invalid_arguments", [f"[ERROR] expected a view of type {kind} [json-pointer:/view/type]"])
    external = content.get("external_id")
    others = (view for view in ws.world.views() if view is not instead_of)
    if external and any(view.content.get("external_id") == external for view in others):
        raise SlackError("duplicate_external_id")


def _new(ws: Workspace, app: App, user: str, content: Json) -> View:
    view_id = ws.world.ids.new("V")
    blocks = with_ids(content["blocks"])
    return View(
        id=view_id,
        app=app.id,
        user=user,
        content={**content, "blocks": blocks},
        hash=_hash(ws),
        root_id=view_id,
        state=initial_state(blocks, viewing=_behind(ws, user, content)),
    )


def _behind(ws: Workspace, user: str, content: Json) -> Conversation | None:
    """Return the conversation that somebody looks at behind a modal; behind Home there is none."""
    viewed = ws.world.viewing.get(user, "")
    return ws.world.conversations.get(viewed) if content["type"] == "modal" else None


def _hash(ws: Workspace) -> str:
    return f"{int(ws.now().timestamp())}.{secrets.token_hex(4)}"


def _say(ws: Workspace, view: View, what: str) -> None:
    person = ws.world.users[view.user].name
    title = view.content.get("title", {}).get("text", "")
    name = f"modal {title!r}" if view.content["type"] == "modal" else "Home"
    ws.journal.write(f"{name} {what} before {person}", person=view.user)
