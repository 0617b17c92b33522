"""Serve HTTP for the local Slack: its routes, and what it refuses before anything else."""

import json

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from local_slack.control import routes
from local_slack.errors import SlackError
from local_slack.json_types import Json
from local_slack.server import authorize
from local_slack.server.listening import Listening
from local_slack.web_api import calls
from local_slack.web_api.response_url import answer
from local_slack.workspace.pictures import OTHER, media_type
from local_slack.workspace.workspace import Workspace

_LARGEST = 32 * 1024 * 1024


def build(ws: Workspace, listening: Listening) -> web.Application:
    """Return all routes of one local Slack."""
    app = web.Application(middlewares=[_guard(ws, listening)], client_max_size=_LARGEST)

    async def api(request: web.Request) -> web.StreamResponse:
        return await calls.serve(ws, request)

    async def socket(request: web.Request) -> web.StreamResponse:
        if ws.faults.sockets_refused:
            return web.Response(status=503, text="no sockets just now")
        wanted = request.query.get("app_id")
        found = next((each for each in ws.apps if each.id == wanted), ws.app)
        return await found.sockets.accept(request)

    async def respond(request: web.Request) -> web.StreamResponse:
        return await _respond(ws, request)

    async def upload(request: web.Request) -> web.StreamResponse:
        return await _upload(ws, request)

    async def download(request: web.Request) -> web.StreamResponse:
        return _download(ws, request)

    app.router.add_route("*", "/api/{method}", api)
    app.router.add_get("/link/", socket)
    app.router.add_post("/{kind:commands|actions|app}/{team}/{secret}", respond)
    app.router.add_post("/upload/v1/{file}", upload)
    app.router.add_get("/files/{file}/{name}", download)
    authorize.add_routes(app, ws)
    routes.add_routes(app, ws)
    return app


def _guard(ws: Workspace, listening: Listening) -> Middleware:
    """Refuse foreign hosts (a rebound DNS name) and, in an ordered outage, the app altogether."""

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not listening.admits(request.url.host):
            return web.Response(status=403, text=f"allow the host {request.url.host} when you start the local Slack")
        if ws.faults.offline and not routes.is_control(request.path):
            calls.cut(request)
            return web.Response(status=503)
        try:
            return await handler(request)
        except ConnectionResetError:  # whoever asked has died, and nobody reads this answer
            ws.journal.write("somebody hung up in the middle of a call")
            return web.Response(status=503)

    return guard


async def _respond(ws: Workspace, request: web.Request) -> web.Response:
    try:
        answer(ws, request.path, _object(await request.text()))
    except SlackError as refused:
        gone = refused.error in {"expired_url", "used_url", "no_such_url"}
        ws.journal.write(f"the app answers at a response_url: {refused.error}")
        return web.json_response(refused.body(), status=404 if gone else 400)
    return web.Response(text="ok")


def _object(text: str) -> Json:
    try:
        body = json.loads(text)
    except json.JSONDecodeError:
        body = None
    if not isinstance(body, dict):
        raise SlackError("invalid_payload")
    return body


async def _upload(ws: Workspace, request: web.Request) -> web.Response:
    file = ws.world.files.get(request.match_info["file"])
    if file is None or file.uploaded:
        return web.Response(status=404, text="no such upload")
    content = await _bytes(request)
    if len(content) != file.length:
        return web.Response(status=400, text="the length is not as announced")
    file.content, file.uploaded = content, True
    return web.Response(text=f"OK - {file.length}")


async def _bytes(request: web.Request) -> bytes:
    if not request.content_type.startswith("multipart/"):
        return await request.read()
    form = await request.post()
    part = next(iter(form.values()), b"")
    return part.file.read() if isinstance(part, web.FileField) else str(part).encode()


def _download(ws: Workspace, request: web.Request) -> web.Response:
    file = ws.world.files.get(request.match_info["file"])
    if file is None or not file.completed:
        return web.Response(status=404, text="no such file")
    kind = media_type(file)
    shown = "attachment" if kind == OTHER else "inline"
    headers = {"Content-Type": kind, "Content-Disposition": shown, "X-Content-Type-Options": "nosniff"}
    return web.Response(body=file.content, headers=headers)
