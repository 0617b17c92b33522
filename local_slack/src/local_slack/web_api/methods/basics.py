"""Implement api.test, auth.test, apps.*, bots.*, team.*, dnd.* and emoji.*."""

from local_slack.errors import SlackError
from local_slack.json_types import Json
from local_slack.web_api import lookup
from local_slack.web_api.args import Args
from local_slack.workspace.render import bot_json, dnd_json
from local_slack.workspace.workspace import Workspace

_MOST_TEAM_INFO = 50


def api_test(_ws: Workspace, args: Args) -> Json:
    """Give back the arguments; fail with `error` if that is one of them."""
    error = args.optional("error")
    if error is not None:
        raise SlackError(error, args=args.all)
    return {"args": args.all}


def auth_test(ws: Workspace, args: Args) -> Json:
    """Return the token's bot or person, and team."""
    user = lookup.caller(ws, args)
    return {
        "url": f"https://{ws.world.team_domain}.slack.com/",
        "team": ws.world.team_name,
        "user": user.name,
        "team_id": ws.world.team_id,
        "user_id": user.id,
        **({"bot_id": args.app.bot_id} if user is args.app.bot else {}),
        "is_enterprise_install": False,
    }


def open_connection(ws: Workspace, args: Args) -> Json:
    """Return the address of a socket, with a ticket for one use."""
    if args.app.socket_mode_disabled:
        raise SlackError("socket_mode_not_enabled")
    address = ws.url.replace("http", "ws", 1)
    return {"url": f"{address}/link/?ticket={args.app.sockets.ticket()}&app_id={args.app.id}"}


def bots_info(ws: Workspace, args: Args) -> Json:
    """Return an app's bot: the caller's own unless another is named."""
    wanted = args.text("bot") or args.app.bot_id
    found = next((app for app in ws.apps if app.bot_id == wanted), None)
    if found is None:
        raise SlackError("bot_not_found")
    return {"bot": bot_json(ws, found)}


def team_info(ws: Workspace, _args: Args) -> Json:
    """Return the workspace."""
    world = ws.world
    return {"team": {"id": world.team_id, "name": world.team_name, "domain": world.team_domain}}


def dnd_info(ws: Workspace, args: Args) -> Json:
    """Return one person's Do Not Disturb. Slack shows a snooze only to its person, and the bot has none."""
    person = lookup.user(ws, args.text("user") or args.app.bot.id)
    return {**dnd_json(ws, person), **({"snooze_enabled": False} if person is args.app.bot else {})}


def dnd_team_info(ws: Workspace, args: Args) -> Json:
    """Return the same for up to fifty people; leave out unknown ones."""
    wanted = args.text("users").split(",") if args.text("users") else []
    if not wanted:
        raise SlackError("no_users_provided")
    if len(wanted) > _MOST_TEAM_INFO:
        raise SlackError("too_many_users")
    known = (ws.world.users[user] for user in wanted if user in ws.world.users)
    return {"users": {user.id: dnd_json(ws, user) for user in known}, "cached": False}


def list_emoji(ws: Workspace, _args: Args) -> Json:
    """Return the workspace's own emoji: those that everybody has are not listed."""
    return {"emoji": ws.world.emoji, "cache_ts": str(ws.now().timestamp())}


METHODS = {
    "api.test": api_test,
    "apps.connections.open": open_connection,
    "auth.test": auth_test,
    "bots.info": bots_info,
    "dnd.info": dnd_info,
    "dnd.teamInfo": dnd_team_info,
    "emoji.list": list_emoji,
    "team.info": team_info,
}
