"""Order over HTTP what goes wrong between the app and Slack."""

from collections.abc import Callable
from typing import Literal

from local_slack.connection.faults import Kind
from local_slack.control.arguments import Deed
from local_slack.control.kinds import BadRequestError, Count, Seconds, Whole
from local_slack.json_types import Json
from local_slack.workspace.app import App
from local_slack.workspace.workspace import Workspace

Disturbance = Literal["cut", "warn", "refresh", "refuse", "accept", "disable", "enable"]
_TIMED = ("store_late", "rate_limit", "delay")


async def fault(
    ws: Workspace,
    kind: Kind,
    method: str,
    times: Count = 1,
    seconds: Seconds | None = None,
    error: str = "internal_error",
    status: Count = 200,
) -> Json:
    """Let the next calls of a method go wrong; `seconds` are for `store_late`, `rate_limit` and `delay`."""
    if seconds is None and kind in _TIMED:
        raise BadRequestError(f"seconds is missing: how many for {kind}")
    if kind == "rate_limit" and seconds is not None and (seconds < 1 or seconds % 1):
        raise BadRequestError(f"seconds must be a whole number from 1 for rate_limit, not {seconds}")
    faults, long = ws.faults, seconds or 0
    ordering: dict[Kind, Callable[[], None]] = {
        "drop_before": lambda: faults.drop_before(method, times),
        "drop_after": lambda: faults.drop_after(method, times),
        "store_late": lambda: faults.store_late(method, long, times),
        "fail": lambda: faults.fail(method, error, status, times),
        "rate_limit": lambda: faults.rate_limit(method, int(long), times),
        "delay": lambda: faults.delay(method, long, times),
    }
    try:
        ordering[kind]()
    except ValueError as wrong:
        raise BadRequestError(str(wrong)) from wrong
    return {"ok": True}


async def slow(ws: Workspace, seconds: Seconds, method: str | None = None) -> Json:
    """Answer all methods, or one, only after so many seconds; 0 takes that back."""
    try:
        ws.faults.slow(seconds, method)
    except ValueError as wrong:
        raise BadRequestError(str(wrong)) from wrong
    return {"ok": True}


async def forget(ws: Workspace) -> Json:
    """Take back every fault that is ordered and has not happened, and every delay."""
    ws.faults.forget()
    return {"ok": True}


async def outage(ws: Workspace, *, offline: bool) -> Json:
    """Begin an outage, in which the app reaches nothing, or end it."""
    if offline:
        ws.faults.go_offline()
    else:
        ws.faults.come_back()
    return {"ok": True}


async def sockets(ws: Workspace, do: Disturbance, app: App | None = None) -> Json:
    """Cut the sockets, warn of a refresh or force one, refuse new ones or accept them, or turn Socket Mode off."""
    app = app or ws.app
    if do in ("disable", "enable"):
        app.socket_mode_disabled = do == "disable"
    if do == "warn":
        await app.sockets.disconnect("warning")
    elif do == "refresh":
        await app.sockets.disconnect("refresh_requested")
    elif do == "disable":
        await app.sockets.disconnect("link_disabled")
    elif do == "cut":
        app.sockets.kill()
    elif do == "refuse":
        ws.faults.refuse_sockets()
    elif do == "accept":
        ws.faults.accept_sockets()
    return {"ok": True}


async def limit_posts(ws: Workspace, per_minute: Whole) -> Json:
    """Set how many messages a minute the whole workspace takes of an app: 300 unless set."""
    ws.limit_posts(per_minute)
    return {"ok": True}


async def limit_bursts(ws: Workspace, posts: Whole) -> Json:
    """Set how many posts of an app a channel takes at once, before it takes one a second: 5 unless set; 1 is strict."""
    ws.limit_bursts(posts)
    return {"ok": True}


DEEDS: dict[str, Deed] = {
    "fault": fault,
    "slow": slow,
    "forget": forget,
    "outage": outage,
    "sockets": sockets,
    "limit_posts": limit_posts,
    "limit_bursts": limit_bursts,
}
