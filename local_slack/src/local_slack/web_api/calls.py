"""Receive Web API calls: arguments, tokens, limits and ordered faults, before a method does its work."""

import asyncio
import base64
import json
import logging
from dataclasses import dataclass
from datetime import timedelta

from aiohttp import web

from local_slack.app.scopes import METHODS
from local_slack.connection.faults import Fault
from local_slack.errors import RateLimitedError, SlackError
from local_slack.json_types import Json
from local_slack.record.calls import Call
from local_slack.web_api.methods import HANDLERS, Args
from local_slack.workspace.app import App
from local_slack.workspace.workspace import Workspace

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Incoming:
    """A call as it came in."""

    method: str
    given: Json
    header_token: str | None

    @property
    def token(self) -> str | None:
        """Return the token, from the header or from the arguments."""
        return self.header_token or self.given.get("token")

    @property
    def args(self) -> Json:
        """Return the arguments without the token."""
        return {name: value for name, value in self.given.items() if name != "token"}

    @property
    def kept(self) -> Json:
        """Return what the record of calls may show: no secret."""
        return {name: value for name, value in self.args.items() if name != "client_secret"}


async def serve(ws: Workspace, request: web.Request) -> web.StreamResponse:
    """Answer one Web API call."""
    method = request.match_info["method"]
    try:
        incoming = await _read(request, method)
    except SlackError as refused:
        return _answer(ws, Incoming(method, {}, None), refused.body(), 200)
    fault = ws.faults.next(method)
    if fault is not None and fault.kind in ("drop_before", "store_late"):
        if fault.kind == "store_late":
            _perform_later(ws, incoming, timedelta(seconds=fault.seconds))
        return _dropped(ws, request, incoming, done=False)
    if fault is not None and fault.kind in ("fail", "rate_limit"):
        return _faulty(ws, incoming, fault)
    response = _perform(ws, incoming)
    delay = fault.seconds if fault is not None and fault.kind == "delay" else ws.faults.latency(method)
    if delay > 0:
        await asyncio.sleep(delay)
    if fault is not None and fault.kind == "drop_after":
        return _dropped(ws, request, incoming, done=True)
    return response


def _perform_later(ws: Workspace, incoming: Incoming, after: timedelta) -> None:
    def perform() -> None:
        _perform(ws, incoming)

    ws.timers.at(ws.now() + after, perform)


def _perform(ws: Workspace, incoming: Incoming) -> web.Response:
    try:
        body = _call(ws, incoming)
    except SlackError as refused:
        return _answer(ws, incoming, refused.body(), 200)
    except RateLimitedError as limited:
        return _limited(ws, incoming, limited.retry_after)
    return _answer(ws, incoming, {"ok": True, **body}, 200)


def _call(ws: Workspace, incoming: Incoming) -> Json:
    method = METHODS.get(incoming.method)
    if method is None:
        _LOG.warning(
            "the app calls %s, which this local Slack does not know: it answers unknown_method", incoming.method
        )
        raise SlackError("unknown_method", req_method=incoming.method)
    if method.tokens == ("app",) and incoming.header_token is None:
        raise SlackError("missing_args" if incoming.token else "not_authed")
    app = _caller(ws, incoming) or ws.app
    if method.tokens and (incoming.method != "api.test" or incoming.token):
        app.tokens.check(incoming.token, method)
    app.rates.call(incoming.method)
    return HANDLERS[incoming.method](ws, Args(incoming.args, app, incoming.token or ""))


def _caller(ws: Workspace, incoming: Incoming) -> App | None:
    """Return the app whose token this is, or None."""
    return next((app for app in ws.apps if app.tokens.gave(incoming.token)), None)


async def _read(request: web.Request, method: str) -> Incoming:
    given: Json = dict(request.query)
    if request.method == "POST":
        given |= await _body(request)
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "basic":
        given |= _client(token)
    return Incoming(method, given, token.strip() if scheme.lower() == "bearer" else None)


def _client(encoded: str) -> Json:
    """Return the client's id and secret, as oauth.v2.access may get them."""
    try:
        client_id, _, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
    except ValueError:
        return {}
    return {"client_id": client_id, "client_secret": secret}


async def _body(request: web.Request) -> Json:
    if request.content_type != "application/json":
        return dict(await request.post())
    text = await request.text()
    if not text:
        return {}
    try:
        body = json.loads(text)
    except json.JSONDecodeError:
        raise SlackError("invalid_json") from None
    if not isinstance(body, dict):
        raise SlackError("json_not_object")
    # With a JSON body Slack takes the token from the header alone.
    return {name: value for name, value in body.items() if name != "token"}


def _answer(ws: Workspace, incoming: Incoming, body: Json, status: int) -> web.Response:
    _note(ws, incoming, ok=bool(body["ok"]), error=body.get("error"), status=status)
    return web.json_response(body, status=status, headers=_headers(ws, incoming))


def _limited(ws: Workspace, incoming: Incoming, retry_after: int) -> web.Response:
    _note(ws, incoming, ok=False, error="ratelimited", status=429)
    headers = _headers(ws, incoming) | {"Retry-After": str(retry_after)}
    return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)


def _faulty(ws: Workspace, incoming: Incoming, fault: Fault) -> web.Response:
    if fault.kind == "rate_limit":
        return _limited(ws, incoming, int(fault.seconds))
    return _answer(ws, incoming, {"ok": False, "error": fault.error}, fault.status)


def _dropped(ws: Workspace, request: web.Request, incoming: Incoming, *, done: bool) -> web.Response:
    if not done:
        _note(ws, incoming, ok=False, error="connection dropped", status=0)
    cut(request)
    return web.Response(status=500)


def cut(request: web.Request) -> None:
    """Close the connection of a request at once, so that no answer reaches the client."""
    if request.transport is not None:
        request.transport.abort()


def _headers(ws: Workspace, incoming: Incoming) -> dict[str, str]:
    method = METHODS.get(incoming.method)
    app = _caller(ws, incoming)
    if method is None or app is None or app.tokens.kind(incoming.token) is None:
        return {}
    granted = app.tokens.granted(incoming.token)
    return {"x-oauth-scopes": ",".join(granted), "x-accepted-oauth-scopes": ",".join(method.scopes)}


def _note(ws: Workspace, incoming: Incoming, *, ok: bool, error: str | None, status: int) -> None:
    app = _caller(ws, incoming)
    ws.calls.append(Call(incoming.method, incoming.kept, ok, error, status, ws.now(), app.id if app else None))
    if error is not None:
        who = app.config.name if app and app is not ws.app else "the app"
        ws.journal.write(f"{who} calls {incoming.method}: {error}")
    ws.changes.bump()
