"""Order over HTTP what goes wrong between the app and Slack."""

from collections.abc import Callable

from local_slack.json_types import Json
from local_slack.workspace.workspace import Workspace


async def fault(ws: Workspace, body: Json) -> Json:
    """Order one of the faults of `slack.faults`, for the next calls of a method."""
    faults, kind, method = ws.faults, body["kind"], body["method"]
    times = int(body.get("times", 1))
    ordering: dict[str, Callable[[], None]] = {
        "drop_before": lambda: faults.drop_before(method, times),
        "drop_after": lambda: faults.drop_after(method, times),
        "store_late": lambda: faults.store_late(method, float(body["seconds"]), times),
        "fail": lambda: faults.fail(method, body.get("error", "internal_error"), int(body.get("status", 200)), times),
        "rate_limit": lambda: faults.rate_limit(method, int(body["seconds"]), times),
        "delay": lambda: faults.delay(method, float(body["seconds"]), times),
    }
    ordering[kind]()
    return {"ok": True}


async def slow(ws: Workspace, body: Json) -> Json:
    """Slow down all methods, or one, until 0 seconds take it back."""
    ws.faults.slow(float(body["seconds"]), body.get("method"))
    return {"ok": True}


async def outage(ws: Workspace, body: Json) -> Json:
    """Begin or end an outage."""
    if body["offline"]:
        ws.faults.go_offline()
    else:
        ws.faults.come_back()
    return {"ok": True}


async def sockets(ws: Workspace, body: Json) -> Json:
    """Cut or refresh the open sockets, or refuse new ones until they are accepted again."""
    what = body["do"]
    if what == "refresh":
        await ws.sockets.disconnect("refresh_requested")
    else:
        {"cut": ws.sockets.kill, "refuse": ws.faults.refuse_sockets, "accept": ws.faults.accept_sockets}[what]()
    return {"ok": True}


async def limit_posts(ws: Workspace, body: Json) -> Json:
    """Set how many messages a minute the whole workspace takes."""
    ws.rates.posts_per_minute = int(body["per_minute"])
    return {"ok": True}


async def limit_bursts(ws: Workspace, body: Json) -> Json:
    """Set how many posts a channel takes at once."""
    ws.rates.burst = int(body["posts"])
    return {"ok": True}


async def token(ws: Workspace, body: Json) -> Json:
    """Revoke the bot's token, or make it good again."""
    ws.tokens.revoked = bool(body["revoked"])
    return {"ok": True}


DEEDS = {
    "fault": fault,
    "slow": slow,
    "outage": outage,
    "sockets": sockets,
    "limit_posts": limit_posts,
    "limit_bursts": limit_bursts,
    "token": token,
}
