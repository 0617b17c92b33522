"""Serve the browser page's HTTP interface; README.md describes its shapes."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web

from local_slack.acts import acts
from local_slack.acts.dispatch import Outcome
from local_slack.clock import stops
from local_slack.clock.movable import aware
from local_slack.control import faults, history, hood, messages, profiles, request_urls, setup
from local_slack.control.state import state
from local_slack.errors import CannotDoError
from local_slack.json_types import Json
from local_slack.workspace import visibility
from local_slack.workspace.workspace import Workspace

_PAGE = Path(__file__).parents[1] / "page"
_LOOK_EVERY = 0.1
_HOME_WITHIN = 4.0
_RETRY_MILLISECONDS = 500
"""After which a browser asks again when the local Slack went away; left to itself, it waits for seconds."""

Deed = Callable[[Workspace, Json], Awaitable[Json]]


def is_control(path: str) -> bool:
    """Return whether a path belongs to the browser page, not to the app."""
    return path == "/" or path.startswith(("/_/", "/page/"))


def add_routes(app: web.Application, ws: Workspace) -> None:
    """Add everything under `/_/`, and the page itself."""

    async def get_state(request: web.Request) -> web.Response:
        _refuse_foreign(request)
        return web.json_response(state(ws, request.query.get("as")))

    async def get_changes(request: web.Request) -> web.StreamResponse:
        _refuse_foreign(request)
        return await _stream(ws, request)

    async def read(request: web.Request) -> web.Response:
        _refuse_foreign(request)
        return web.json_response(_read_out(ws, request))

    async def get_hood(request: web.Request) -> web.Response:
        _refuse_foreign(request)
        return web.json_response(await hood.look(ws))

    async def post(request: web.Request) -> web.Response:
        _refuse_foreign(request)
        return await _do(ws, request)

    app.router.add_get("/_/state", get_state)
    app.router.add_get("/_/changes", get_changes)
    app.router.add_get("/_/hood", get_hood)
    app.router.add_get("/_/{what:calls|transcript|clock|posted}", read)
    app.router.add_post("/_/{deed}", post)
    app.router.add_get("/", _page)
    app.router.add_get("/page/{file}", _page)


async def _page(request: web.Request) -> web.StreamResponse:
    file = _PAGE / request.match_info.get("file", "index.html")
    if file.parent != _PAGE or not file.is_file():
        return web.Response(status=404, text="no such page")
    # A browser that keeps some of the page's modules and fetches others would mix two versions of it.
    return web.FileResponse(file, headers={"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"})


def _refuse_foreign(request: web.Request) -> None:
    """Refuse other sites that are open in the same browser: only the local Slack's own page may act."""
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise web.HTTPForbidden(text="another site's page may not use this local Slack")
    if request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
        raise web.HTTPForbidden(text="another site's page may not use this local Slack")


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


def _read_out(ws: Workspace, request: web.Request) -> Json:
    asked = request.query
    reading: dict[str, Callable[[], Json]] = {
        "calls": lambda: history.calls(ws, int(asked.get("since", 0))),
        "transcript": lambda: history.transcript(ws, asked.get("channel"), asked.get("person")),
        "clock": lambda: history.time(ws),
        "posted": lambda: history.posted(ws),
    }
    return reading[request.match_info["what"]]()


async def _do(ws: Workspace, request: web.Request) -> web.Response:
    deed = _DEEDS.get(request.match_info["deed"])
    if deed is None:
        raise web.HTTPNotFound(text="no such deed")
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text="send application/json")
    try:
        result = await deed(ws, await request.json())
    except CannotDoError as refused:
        return web.json_response({"ok": False, "error": str(refused)}, status=409)
    except (KeyError, ValueError, TypeError, AttributeError) as broken:
        return web.json_response({"ok": False, "error": f"malformed request: {broken!r}"}, status=400)
    ws.changes.bump()
    return web.json_response(result)


def _outcome(outcome: Outcome) -> Json:
    return {"ok": outcome.error is None, "error": outcome.error}


async def _type(ws: Workspace, body: Json) -> Json:
    return _outcome(await acts.types(ws, body["as"], body["text"], body.get("where"), body.get("thread")))


async def _click(ws: Workspace, body: Json) -> Json:
    target = acts.Target(body["action"], block=body.get("block"), value=body.get("value"), exact="value" in body)
    if "view" in body:
        return _outcome(await acts.clicks_view(ws, body["as"], body["view"], target))
    return _outcome(await acts.clicks_message(ws, body["as"], body["channel"], body["ts"], target))


async def _suggest(ws: Workspace, body: Json) -> Json:
    target = acts.Target(body["action"], block=body.get("block"))
    where = {key: body[key] for key in ("view", "channel", "ts") if key in body}
    offered = await acts.looks_up(ws, body["as"], target, body["typed"], **where)
    return {"ok": offered.error is None, "error": offered.error, "groups": offered.groups}


async def _enter(ws: Workspace, body: Json) -> Json:
    acts.enters(ws, body["as"], body["view"], body["values"])
    return {"ok": True}


async def _submit(ws: Workspace, body: Json) -> Json:
    acts.enters(ws, body["as"], body["view"], body.get("values", {}))
    _, submitted = await acts.submits(ws, body["as"], body["view"])
    well = submitted.error is None and not submitted.errors
    return {"ok": well, "error": submitted.error, "errors": submitted.errors, "closed": submitted.closed}


async def _close(ws: Workspace, body: Json) -> Json:
    closing = acts.closes(ws, body["as"], body["view"], everything=bool(body.get("everything")))
    return _outcome(await closing)


async def _shortcut(ws: Workspace, body: Json) -> Json:
    if "ts" in body:
        using = acts.uses_message_shortcut(ws, body["as"], body["name"], body["channel"], body["ts"])
        return _outcome(await using)
    return _outcome(await acts.uses_shortcut(ws, body["as"], body["name"]))


async def _home(ws: Workspace, body: Json) -> Json:
    await acts.opens_tab(ws, body["as"], "messages" if body.get("tab") == "messages" else "home", _HOME_WITHIN)
    return {"ok": True}


async def _read(ws: Workspace, body: Json) -> Json:
    user = visibility.acting(ws, body["as"])
    conversation = visibility.conversation(ws, user, body["channel"])
    ws.world.viewing[user.id] = conversation.id
    ws.world.read_until[user.id, conversation.id] = ws.new_ts()
    return {"ok": True}


async def _clock(ws: Workspace, body: Json) -> Json:
    if "time" in body:
        at = max(await _named(ws, body["time"], body["as"]), ws.now())
    elif "to" in body:
        at = aware(datetime.fromisoformat(body["to"]))
    else:
        at = ws.now() + timedelta(seconds=float(body["move_seconds"]))
    if at < ws.now():
        ws.clock.move_to(at)
    else:
        await stops.go_to(ws.clock, at, ws.next_due)
    return {"ok": True, "now": ws.now().isoformat()}


async def _named(ws: Workspace, label: str, user: str) -> datetime:
    named = next((each for each in ws.named_times if each.label == label), None)
    if named is None:
        raise CannotDoError(f"no time is named {label}")
    at = await asyncio.to_thread(named.find, user)
    if at is None:
        raise CannotDoError(named.missing)
    return at


_DEEDS: dict[str, Deed] = {
    "type": _type,
    "click": _click,
    "enter": _enter,
    "suggest": _suggest,
    "submit": _submit,
    "close": _close,
    "shortcut": _shortcut,
    "home": _home,
    "read": _read,
    "clock": _clock,
    **faults.DEEDS,
    **hood.DEEDS,
    **messages.DEEDS,
    **profiles.DEEDS,
    **request_urls.DEEDS,
    **setup.DEEDS,
}
