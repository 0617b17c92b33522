"""Implement users.*: the members of the workspace."""

from datetime import UTC, datetime

from local_slack.checks import limits
from local_slack.errors import SlackError
from local_slack.json_types import Json
from local_slack.model.world import User
from local_slack.web_api import lookup
from local_slack.web_api.args import Args
from local_slack.web_api.paging import demand_limit, page
from local_slack.workspace.people import changed
from local_slack.workspace.profiles import set_status
from local_slack.workspace.render import profile_json, user_json
from local_slack.workspace.workspace import Workspace


def info(ws: Workspace, args: Args) -> Json:
    """Return one member, also a deactivated one or a bot."""
    person = lookup.user(ws, args.required("user"))
    return {"user": user_json(ws, person, args.app, locale=args.flag("include_locale"))}


def list_users(ws: Workspace, args: Args) -> Json:
    """Return every member, also Slackbot, bots and deactivated people."""
    everybody = list(ws.world.users.values())
    demand_limit(everybody, args)
    part, next_page = page(everybody, args)
    locale = args.flag("include_locale")
    shown = [user_json(ws, user, args.app, locale=locale) for user in part]
    return {"members": shown, "cache_ts": int(ws.now().timestamp()), **next_page}


def profile(ws: Workspace, args: Args) -> Json:
    """Return one member's profile."""
    return {"profile": profile_json(ws, lookup.user(ws, args.text("user") or args.app.bot.id), args.app)}


def lookup_by_email(ws: Workspace, args: Args) -> Json:
    """Return the member with that e-mail address; deactivated people are not found."""
    wanted = args.required("email").lower()
    for user in ws.world.users.values():
        if user.email.lower() == wanted and not user.deleted:
            return {"user": user_json(ws, user, args.app)}
    raise SlackError("users_not_found")


def get_presence(ws: Workspace, args: Args) -> Json:
    """Return whether a member is there; of the caller itself also why."""
    user = lookup.user(ws, args.text("user") or args.app.bot.id)
    presence = {"presence": "away" if user.away or user.deleted else "active"}
    if user is not args.app.bot:
        return presence
    connections = {"online": True, "auto_away": False, "manual_away": user.away, "connection_count": 1}
    return {**presence, **connections, "last_activity": int(ws.now().timestamp())}


def set_presence(ws: Workspace, args: Args) -> Json:
    """Set whether the caller is away, or leave that to Slack (`auto`)."""
    if args.text("presence") not in ("auto", "away"):
        raise SlackError("invalid_presence")
    lookup.caller(ws, args).away = args.text("presence") == "away"
    ws.changes.bump()
    return {}


def set_profile(ws: Workspace, args: Args) -> Json:
    """Set fields of the caller's own profile, all at once or one by name: a status, or names."""
    user = lookup.caller(ws, args)
    given = args.structure("profile") or ({args.text("name"): args.all.get("value", "")} if args.text("name") else {})
    if not isinstance(given, dict) or not given:
        raise SlackError("invalid_profile")
    if args.text("user") not in ("", user.id):
        raise SlackError("not_admin" if not user.is_admin else "cannot_update_admin_user")
    _set_status(ws, user, given)
    named = {field: str(given[field]) for field in ("real_name", "display_name") if field in given}
    for field, value in named.items():
        setattr(user, field, value)
    if named:
        changed(ws, user, "user_profile_changed")
    return {"profile": profile_json(ws, user, args.app)}


def _set_status(ws: Workspace, user: User, given: Json) -> None:
    if not {"status_text", "status_emoji", "status_expiration"} & set(given):
        return
    text, emoji, expiration = user.status(ws.now())
    text, emoji = str(given.get("status_text", text)), str(given.get("status_emoji", emoji))
    expiration = int(given.get("status_expiration", expiration) or 0)
    until = datetime.fromtimestamp(expiration, UTC) if expiration else None
    if len(text) > limits.STATUS_TEXT:
        raise SlackError("too_long")
    set_status(ws, user, text, emoji, until)


METHODS = {
    "users.getPresence": get_presence,
    "users.info": info,
    "users.list": list_users,
    "users.lookupByEmail": lookup_by_email,
    "users.profile.get": profile,
    "users.profile.set": set_profile,
    "users.setPresence": set_presence,
}
