"""Show over HTTP what goes on between the app and Slack, and let people switch the app off and on."""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from datetime import datetime

from local_slack.control.arguments import Deed
from local_slack.delivery.envelopes import NOBODY_THERE, TIMED_OUT
from local_slack.delivery.watched import Attempt
from local_slack.errors import CannotDoError
from local_slack.json_types import Json
from local_slack.record.calls import Call
from local_slack.record.hood import Row, Table
from local_slack.workspace.app import App
from local_slack.workspace.workspace import Workspace

_MOST = 150
_SHORT = 120
_MISSED = {TIMED_OUT: "no ack within 3 s", NOBODY_THERE: "nobody answers"}
log = logging.getLogger(__name__)


async def look(ws: Workspace) -> Json:
    """Return the newest of what went on, oldest first, the faults that are on, and what the app hands in."""
    power = ws.hood.power
    return {
        "lines": sorted(_lines(ws), key=lambda line: str(line["at"]))[-_MOST:],
        "sockets": ws.app.delivery.count,
        "slow": ws.faults.slowness,
        "offline": ws.faults.offline,
        "failing": ws.faults.pending("fail"),
        "limited": ws.faults.pending("rate_limit"),
        "revoked": ws.app.tokens.revoked,
        "power": None if power is None else await asyncio.to_thread(lambda: power.on),
        "table": None if ws.hood.table is None else await _table(ws.hood.table),
    }


async def _table(table: Table) -> Json:
    rows: Sequence[Row] = ()
    # An app whose store is away has nothing to show, and everything else is still worth a look.
    try:
        rows = await asyncio.to_thread(table.read)
    except Exception:
        log.exception("the rows of %r could not be read", table.title)
    return {"title": table.title, "columns": list(table.columns), "rows": [list(row) for row in rows]}


def _lines(ws: Workspace) -> Iterator[Json]:
    for app in ws.apps:
        yield from (_envelope(ws, app, attempt) for attempt in app.delivery.attempts[-_MOST:])
        yield from (_socket(ws, app, at, opened=opened) for at, opened in app.sockets.turns[-_MOST:])
    for call in ws.calls[-_MOST:]:
        yield _call(ws, call)


def _socket(ws: Workspace, app: App, at: datetime, *, opened: bool) -> Json:
    return _line(at, "socket", _named(ws, app, "opened" if opened else "closed"), "", ok=opened)


def _envelope(ws: Workspace, app: App, attempt: Attempt) -> Json:
    again = f", try {attempt.retry_attempt + 1}" if attempt.retry_attempt else ""
    ack = attempt.ack
    if ack is None:
        ok, said = None, "waiting for the ack"
    elif ack.error is None:
        ok, said = True, f"acked in {attempt.seconds * 1000:.0f} ms"
    else:
        ok, said = False, _MISSED.get(ack.error, ack.error)
    about = _named(ws, app, f"{attempt.type}{again}")
    return _line(attempt.at, "envelope", about, _subject(ws, attempt.payload), ok=ok, said=said)


def _call(ws: Workspace, call: Call) -> Json:
    said = {0: "connection dropped", 429: "429 ratelimited"}.get(call.status) or call.error or "ok"
    about = _named(ws, ws.app_with_id(call.app), call.method) if call.app else call.method
    return _line(call.at, "call", about, _arguments(ws, call.args), ok=call.ok, said=said)


def _named(ws: Workspace, app: App, about: str) -> str:
    """Return it with the app's name, where there are several apps."""
    return about if len(ws.apps) == 1 else f"{app.config.name}: {about}"


def _line(at: datetime, what: str, about: str, more: str, *, ok: bool | None, said: str = "") -> Json:
    return {"at": at.isoformat(), "what": what, "about": about, "more": more[:_SHORT], "ok": ok, "said": said}


def _subject(ws: Workspace, payload: Json) -> str:
    if "command" in payload:
        return f"@{payload['user_name']}: {payload['command']} {payload['text']}".strip()
    if "event" in payload:
        event = payload["event"]
        return " ".join(filter(None, (_who(ws, event.get("user")), event["type"], event.get("subtype"))))
    clicked = [action.get("text", {}).get("text") or action["action_id"] for action in payload.get("actions", ())]
    used = clicked or [payload.get("callback_id") or payload.get("view", {}).get("callback_id", "")]
    return f"{_who(ws, payload['user']['id'])}: {payload['type']} {', '.join(used)}"


def _arguments(ws: Workspace, args: Json) -> str:
    place = ws.world.conversations.get(str(args.get("channel", "")))
    where = "" if place is None else _who(ws, place.members[0]) if place.is_im else f"#{place.name}"
    person = _who(ws, args.get("user_id") or args.get("user"))
    return " ".join(filter(None, (where, person, str(args.get("text") or "").replace("\n", " "))))


def _who(ws: Workspace, user_id: object) -> str:
    user = ws.world.users.get(user_id) if isinstance(user_id, str) else None
    return f"@{user.name}" if user is not None else ""


async def power(ws: Workspace, *, on: bool) -> Json:
    """Kill the app, or start it again, if it handed in how."""
    switch = ws.hood.power
    if switch is None:
        raise CannotDoError("this app did not say how to kill and start it")
    await asyncio.to_thread(switch.start if on else switch.kill)
    return {"ok": True}


async def mend(ws: Workspace) -> Json:
    """End all faults; start the app if it was killed."""
    ws.faults.forget()
    ws.faults.come_back()
    ws.faults.accept_sockets()
    for app in ws.apps:
        app.tokens.revoked = False
    if ws.hood.power is not None:
        await asyncio.to_thread(ws.hood.power.start)
    return {"ok": True}


DEEDS: dict[str, Deed] = {"power": power, "mend": mend}
READINGS: dict[str, Deed] = {"hood": look}
