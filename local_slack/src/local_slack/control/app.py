"""Install apps over HTTP, change what they may do, and send them again what they got."""

from local_slack.app.manifest import AppConfig
from local_slack.app.manifest_check import ManifestError, check_scopes
from local_slack.control.arguments import Deed
from local_slack.control.kinds import BadRequestError
from local_slack.errors import CannotDoError
from local_slack.json_types import Json
from local_slack.workspace import installation
from local_slack.workspace.app import App
from local_slack.workspace.workspace import Workspace


async def install(ws: Workspace, manifest: Json) -> Json:
    """Install one more app, with that manifest; adds its `id`. `GET /_/app` has its tokens."""
    try:
        config = AppConfig.from_manifest(manifest)
    except ManifestError as refused:
        raise BadRequestError(f"Slack does not take that manifest: {refused}") from refused
    return {"ok": True, "id": ws.install(config).id}


async def scopes(ws: Workspace, scopes: list[str], app: App | None = None) -> Json:
    """Install an app again with these bot scopes, and the same token."""
    app = app or ws.app
    try:
        check_scopes(scopes)
    except ManifestError as refused:
        raise BadRequestError(str(refused)) from refused
    app.tokens.scopes = tuple(scopes)
    return {"ok": True}


async def uninstall(ws: Workspace, app: App | None = None) -> Json:
    """Uninstall an app, which is notified first."""
    app = app or ws.app
    installation.uninstall(ws, app)
    return {"ok": True}


async def reinstall(ws: Workspace, app: App | None = None) -> Json:
    """Install an app again, with its manifest's scopes; adds the `bot_token`, another one after an uninstallation."""
    app = app or ws.app
    installation.reinstall(ws, app)
    return {"ok": True, "bot_token": app.tokens.bot}


async def token(ws: Workspace, app: App | None = None, *, revoked: bool) -> Json:
    """Revoke the bot's token and notify its app, or make the token good again."""
    app = app or ws.app
    if revoked and not app.tokens.revoked:
        installation.revoke(ws, app, app.tokens.bot)
    app.tokens.revoked = revoked
    return {"ok": True}


async def resend(ws: Workspace, envelope: str | None = None, app: App | None = None) -> Json:
    """Send an app an envelope again, by its id, or the newest event; `ok` says whether the app took it."""
    app = app or ws.app
    sent = [
        each for each in app.delivery.sent if each.id == envelope or (envelope is None and each.type == "events_api")
    ]
    if not sent:
        raise CannotDoError("no event was sent yet" if envelope is None else f"no envelope has the id {envelope!r}")
    again = sent[-1]
    ack = await app.delivery.send(again.type, again.payload, again.retry_attempt + 1, "timeout")
    return {"ok": ack.error is None, "error": ack.error}


DEEDS: dict[str, Deed] = {
    "install": install,
    "scopes": scopes,
    "uninstall": uninstall,
    "reinstall": reinstall,
    "token": token,
    "resend": resend,
}
