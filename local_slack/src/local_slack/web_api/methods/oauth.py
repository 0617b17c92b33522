"""Implement oauth.v2.access and auth.revoke: how the app gets its tokens, and gives them back."""

import secrets

from local_slack.errors import SlackError
from local_slack.json_types import Json
from local_slack.web_api.args import Args
from local_slack.workspace import installation
from local_slack.workspace.workspace import Workspace


def access(ws: Workspace, args: Args) -> Json:
    """Exchange the code of a consent for the bot's token, and the person's if something was asked of them."""
    app = next((each for each in ws.apps if each.credentials.client_id == args.text("client_id")), None)
    if app is None:
        raise SlackError("invalid_client_id")
    if not secrets.compare_digest(args.text("client_secret").encode(), app.credentials.client_secret.encode()):
        raise SlackError("bad_client_secret")
    if args.text("grant_type") not in ("", "authorization_code"):
        raise SlackError("invalid_grant_type")
    code = app.installing.exchange(args.text("code"), args.text("redirect_uri"))
    world, wish = ws.world, code.wish
    body: Json = {
        "app_id": app.id,
        "authed_user": {"id": code.user},
        "team": {"id": world.team_id, "name": world.team_name},
        "enterprise": None,
        "is_enterprise_install": False,
    }
    if wish.user_scopes:
        token, granted = app.tokens.grant(code.user, wish.user_scopes)
        scopes = ",".join(granted.scopes)
        body["authed_user"] |= {"scope": scopes, "access_token": token, "token_type": "user"}
    if wish.scopes:
        app.tokens.install(wish.scopes)
        scopes = ",".join(app.tokens.scopes)
        body |= {"access_token": app.tokens.bot, "token_type": "bot", "scope": scopes, "bot_user_id": app.bot.id}
    ws.journal.write(f"{app.config.name} is installed by {world.users[code.user].name}", person=code.user)
    return body


def revoke(ws: Workspace, args: Args) -> Json:
    """Revoke the token that is used for this call, unless it is only a `test`."""
    if args.flag("test"):
        return {"revoked": False}
    installation.revoke(ws, args.app, args.token)
    return {"revoked": True}


METHODS = {"auth.revoke": revoke, "oauth.v2.access": access}
