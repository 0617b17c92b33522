"""Probe the app's request URLs over HTTP, and order wrong signatures."""

from datetime import timedelta
from typing import Literal

from local_slack.control.arguments import Deed
from local_slack.control.kinds import Seconds
from local_slack.json_types import Json
from local_slack.workspace.app import App
from local_slack.workspace.workspace import Workspace


async def request_urls(ws: Workspace, do: Literal["verify", "check_ssl"], app: App | None = None) -> Json:
    """Verify the URL for events, or probe those of commands (`ssl_check`); `ok` says whether the app took it."""
    urls = (app or ws.app).request_urls
    return {"ok": await (urls.verify if do == "verify" else urls.check_ssl)()}


async def signature(ws: Workspace, secret: str | None = None, ago: Seconds = 0, app: App | None = None) -> Json:
    """Sign from now on with another secret, or as if so many seconds ago; without either, rightly again."""
    app = app or ws.app
    app.request_urls.signing_secret = secret or app.credentials.signing_secret
    app.request_urls.signed_ago = timedelta(seconds=ago)
    return {"ok": True}


DEEDS: dict[str, Deed] = {"request_urls": request_urls, "signature": signature}
