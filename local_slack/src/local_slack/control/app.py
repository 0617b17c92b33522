"""Change over HTTP what the app may do, and send it again what it got."""

from local_slack.control.arguments import Deed
from local_slack.errors import CannotDoError
from local_slack.json_types import Json
from local_slack.workspace import installation
from local_slack.workspace.workspace import Workspace


async def scopes(ws: Workspace, scopes: list[str]) -> Json:
    """Install the app again with these bot scopes, and the same token."""
    ws.app.tokens.scopes = tuple(scopes)
    return {"ok": True}


async def uninstall(ws: Workspace) -> Json:
    """Uninstall the app, which is notified first."""
    installation.uninstall(ws, ws.app)
    return {"ok": True}


async def reinstall(ws: Workspace) -> Json:
    """Install the app again, with its manifest's scopes; adds the `bot_token`, another one after an uninstallation."""
    installation.reinstall(ws, ws.app)
    return {"ok": True, "bot_token": ws.app.tokens.bot}


async def token(ws: Workspace, *, revoked: bool) -> Json:
    """Revoke the bot's token, of which the app is notified, or make it good again."""
    if revoked and not ws.app.tokens.revoked:
        installation.revoke(ws, ws.app, ws.app.tokens.bot)
    ws.app.tokens.revoked = revoked
    return {"ok": True}


async def resend(ws: Workspace, envelope: str | None = None) -> Json:
    """Send the app an envelope again, by its id, or the newest event; `ok` says whether the app took it."""
    sent = [
        each for each in ws.app.delivery.sent if each.id == envelope or (envelope is None and each.type == "events_api")
    ]
    if not sent:
        raise CannotDoError("no event was sent yet" if envelope is None else f"no envelope has the id {envelope!r}")
    again = sent[-1]
    ack = await ws.app.delivery.send(again.type, again.payload, again.retry_attempt + 1, "timeout")
    return {"ok": ack.error is None, "error": ack.error}


DEEDS: dict[str, Deed] = {
    "scopes": scopes,
    "uninstall": uninstall,
    "reinstall": reinstall,
    "token": token,
    "resend": resend,
}
