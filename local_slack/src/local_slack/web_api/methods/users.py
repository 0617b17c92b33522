"""Implement users.*: the members of the workspace."""

from local_slack.json_types import Json
from local_slack.web_api import lookup
from local_slack.web_api.args import Args
from local_slack.web_api.paging import demand_limit, page
from local_slack.workspace.render import profile_json, user_json
from local_slack.workspace.workspace import Workspace


def info(ws: Workspace, args: Args) -> Json:
    """Return one member, also a deactivated one or a bot."""
    person = lookup.user(ws, args.required("user"))
    return {"user": user_json(ws, person, locale=args.flag("include_locale"))}


def list_users(ws: Workspace, args: Args) -> Json:
    """Return every member, also Slackbot, bots and deactivated people."""
    everybody = list(ws.world.users.values())
    demand_limit(everybody, args)
    part, next_page = page(everybody, args)
    locale = args.flag("include_locale")
    shown = [user_json(ws, user, locale=locale) for user in part]
    return {"members": shown, "cache_ts": int(ws.now().timestamp()), **next_page}


def profile(ws: Workspace, args: Args) -> Json:
    """Return one member's profile."""
    return {"profile": profile_json(ws, lookup.user(ws, args.text("user") or ws.world.bot.id))}


METHODS = {"users.info": info, "users.list": list_users, "users.profile.get": profile}
