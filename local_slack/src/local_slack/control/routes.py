"""Serve the browser page, and the HTTP interface that it and other programs use; docs/http.md describes that."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web

from local_slack.control import (
    acting,
    app,
    clock,
    faults,
    history,
    hood,
    messages,
    places,
    profiles,
    request_urls,
    setup,
    waiting,
)
from local_slack.control.arguments import Deed, arguments, from_query
from local_slack.control.kinds import BadRequestError
from local_slack.errors import CannotDoError
from local_slack.json_types import Json
from local_slack.workspace.workspace import Workspace

_PAGE = Path(__file__).parents[1] / "page"
_LOOK_EVERY = 0.1
_BROKEN = (KeyError, ValueError, TypeError, AttributeError, OverflowError)
"""What is entered in a field may be anything."""
_RETRY_MILLISECONDS = 500
"""After which a browser asks again when the local Slack went away; left to itself, it waits for seconds."""

DEEDS: Mapping[str, Deed] = {
    **acting.DEEDS,
    **messages.DEEDS,
    **profiles.DEEDS,
    **setup.DEEDS,
    **places.DEEDS,
    **app.DEEDS,
    **request_urls.DEEDS,
    **clock.DEEDS,
    **faults.DEEDS,
    **hood.DEEDS,
}
READINGS: Mapping[str, Deed] = {**history.READINGS, **hood.READINGS}


def is_control(path: str) -> bool:
    """Return whether a path belongs to the browser page, not to the app."""
    return path == "/" or path.startswith(("/_/", "/page/"))


def add_routes(server: web.Application, ws: Workspace) -> None:
    """Add everything under `/_/`, and the page itself."""

    async def serve(request: web.Request) -> web.StreamResponse:
        try:
            _refuse_foreign(request)
            if request.method == "POST":
                return web.json_response(await _do(ws, request))
            if request.path == "/_/changes":
                return await _stream(ws, request)
            return web.json_response(await _look(ws, request))
        except CannotDoError as refused:
            return web.json_response({"ok": False, "error": str(refused)}, status=409)
        except BadRequestError as refused:
            return web.json_response({"ok": False, "error": str(refused)}, status=refused.status)

    server.router.add_get("/_/{what}", serve)
    server.router.add_post("/_/{what}", serve)
    server.router.add_get("/", _page)
    server.router.add_get("/page/{file}", _page)


async def _page(request: web.Request) -> web.StreamResponse:
    file = _PAGE / request.match_info.get("file", "index.html")
    if file.parent != _PAGE or not file.is_file():
        return web.Response(status=404, text="no such page")
    # A browser that keeps some of the page's modules and fetches others would mix two versions of it.
    return web.FileResponse(file, headers={"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"})


def _refuse_foreign(request: web.Request) -> None:
    """Refuse other sites that are open in the same browser: only the local Slack's own page may act."""
    origin = request.headers.get("Origin")
    foreign = origin is not None and urlsplit(origin).netloc != request.host
    if foreign or request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
        raise BadRequestError("another site's page may not use this local Slack", 403)


async def _stream(ws: Workspace, request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
    await response.prepare(request)
    await response.write(f"retry: {_RETRY_MILLISECONDS}\n\n".encode())
    said = None
    while request.transport is not None and not request.transport.is_closing():
        if ws.changes.version != said:
            said = ws.changes.version
            await response.write(f"data: {said}\n\n".encode())
        await asyncio.sleep(_LOOK_EVERY)
    return response


async def _look(ws: Workspace, request: web.Request) -> Json:
    what = request.match_info["what"]
    if what == "wait":
        return await waiting.wait(ws, request.query)
    reading = _known(READINGS, what, "GET", "wait", "changes")
    return await reading(ws, **arguments(ws, reading, from_query(reading, request.query)))


async def _do(ws: Workspace, request: web.Request) -> Json:
    deed = _known(DEEDS, request.match_info["what"], "POST")
    if request.content_type != "application/json":
        raise BadRequestError("send JSON, with the header Content-Type: application/json", 415)
    given = arguments(ws, deed, await _body(request))
    try:
        result = await deed(ws, **given)
    except _BROKEN as broken:
        raise BadRequestError(f"{deed.__name__} cannot use that: {broken!r}") from broken
    ws.changes.bump()
    return result


def _known(table: Mapping[str, Deed], what: str, verb: str, *more: str) -> Deed:
    if what not in table:
        raise BadRequestError(f"there is no {verb} /_/{what}; there are: {', '.join([*table, *more])}", 404)
    return table[what]


async def _body(request: web.Request) -> Json:
    try:
        body = await request.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise BadRequestError("the body must be a JSON object")
    return body
