"""Set what the browser page can set about a person: status, a pause of notifications, admin or not."""

from datetime import datetime, timedelta

from local_slack.json_types import Json
from local_slack.workspace import profiles, visibility
from local_slack.workspace.workspace import Workspace


async def status(ws: Workspace, body: Json) -> Json:
    """Set a status, for some minutes or until it is changed; empty words and emoji clear it."""
    until = _in(ws, body.get("minutes"))
    profiles.set_status(ws, visibility.acting(ws, body["as"]), body["text"], body.get("emoji", ""), until)
    return {"ok": True}


async def snooze(ws: Workspace, body: Json) -> Json:
    """Pause notifications for some minutes; null ends that."""
    profiles.snooze(ws, visibility.acting(ws, body["as"]), _in(ws, body["minutes"]))
    return {"ok": True}


async def admin(ws: Workspace, body: Json) -> Json:
    """Make somebody an admin, or a plain member again."""
    profiles.set_admin(ws, visibility.acting(ws, body["as"]), admin=bool(body["admin"]))
    return {"ok": True}


def _in(ws: Workspace, minutes: float | None) -> datetime | None:
    if minutes is None:
        return None
    if not minutes > 0:
        raise ValueError("minutes are more than none")
    return ws.now() + timedelta(minutes=minutes)


DEEDS = {"status": status, "snooze": snooze, "admin": admin}
