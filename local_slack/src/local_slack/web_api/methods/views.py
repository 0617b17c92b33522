"""Implement views.*: modals and Home."""

from local_slack.errors import SlackError
from local_slack.json_types import Json
from local_slack.web_api import lookup
from local_slack.web_api.args import Args
from local_slack.workspace import views
from local_slack.workspace.render import view_json
from local_slack.workspace.workspace import Workspace


def open_view(ws: Workspace, args: Args) -> Json:
    """Open a modal for the person with the interaction that gave the trigger_id."""
    content = args.view()
    views.checked(ws, args.app, content, "modal")
    user = args.app.triggers.exchange(args.required("trigger_id"))
    return {"view": view_json(ws, views.open_modal(ws, args.app, user, content))}


def push_view(ws: Workspace, args: Args) -> Json:
    """Put a modal on top of those that the person has open."""
    content = args.view()
    views.checked(ws, args.app, content, "modal")
    user = args.app.triggers.exchange(args.required("trigger_id"))
    return {"view": view_json(ws, views.push_modal(ws, args.app, user, content))}


def update_view(ws: Workspace, args: Args) -> Json:
    """Replace what an open view shows."""
    content = args.view()
    view_id, external_id = args.optional("view_id"), args.optional("external_id")
    if view_id is None and external_id is None:
        raise SlackError("invalid_arguments", ["[ERROR] missing required field: view_id"])
    view = views.find_view(ws, args.app, view_id, external_id)
    return {"view": view_json(ws, views.update_view(ws, view, content, args.optional("hash")))}


def publish_view(ws: Workspace, args: Args) -> Json:
    """Show a Home tab to one person."""
    user = lookup.user(ws, args.required("user_id"))
    return {"view": view_json(ws, views.publish_home(ws, args.app, user.id, args.view(), args.optional("hash")))}


METHODS = {
    "views.open": open_view,
    "views.publish": publish_view,
    "views.push": push_view,
    "views.update": update_view,
}
