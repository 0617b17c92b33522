"""Probe the app's request URLs over HTTP, and order wrong signatures."""

from datetime import timedelta

from local_slack.json_types import Json
from local_slack.workspace.workspace import Workspace


async def request_urls(ws: Workspace, body: Json) -> Json:
    """Verify the URL for events, or probe those of commands (`ssl_check`); `ok` says whether the app took it."""
    probe = {"verify": ws.request_urls.verify, "check_ssl": ws.request_urls.check_ssl}[body["do"]]
    return {"ok": await probe()}


async def signature(ws: Workspace, body: Json) -> Json:
    """Sign from now on with another secret, or as if so many seconds ago; an empty body takes both back."""
    ws.request_urls.signing_secret = body.get("secret") or ws.credentials.signing_secret
    ws.request_urls.signed_ago = timedelta(seconds=float(body.get("ago", 0)))
    return {"ok": True}


DEEDS = {"request_urls": request_urls, "signature": signature}
