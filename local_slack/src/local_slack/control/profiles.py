"""Change what is known of a person: status, notifications, zone, names, whether they are an admin or still here."""

from datetime import datetime, time, timedelta

from local_slack.control.arguments import Deed
from local_slack.control.kinds import BadRequestError
from local_slack.json_types import Json
from local_slack.model.world import User
from local_slack.workspace import people, profiles, visibility
from local_slack.workspace.workspace import Workspace


async def status(
    ws: Workspace,
    as_: User,
    text: str,
    emoji: str = "",
    minutes: float | None = None,
    until: datetime | None = None,
) -> Json:
    """Set a status, for some minutes, until an instant, or until it is changed; empty text and emoji clear it."""
    profiles.set_status(ws, visibility.acting(ws, as_.id), text, emoji, _until(ws, minutes, until))
    return {"ok": True}


async def snooze(ws: Workspace, as_: User, minutes: float | None = None, until: datetime | None = None) -> Json:
    """Pause notifications for some minutes or until an instant; without either, end the pause."""
    profiles.snooze(ws, visibility.acting(ws, as_.id), _until(ws, minutes, until))
    return {"ok": True}


async def dnd(ws: Workspace, as_: User, start: datetime | None, end: datetime | None) -> Json:
    """Turn notifications off between two instants; null and null: always on, at night too."""
    profiles.set_dnd(ws, as_, start, end)
    return {"ok": True}


async def dnd_schedule(ws: Workspace, as_: User, from_: time | None, to: time | None) -> Json:
    """Turn notifications off each night between two local times; null and null: no such schedule."""
    profiles.set_dnd_schedule(ws, as_, from_, to)
    return {"ok": True}


async def admin(ws: Workspace, as_: User, *, admin: bool) -> Json:
    """Make somebody an admin, or a plain member again."""
    profiles.set_admin(ws, visibility.acting(ws, as_.id), admin=admin)
    return {"ok": True}


async def profile(
    ws: Workspace,
    as_: User,
    real_name: str | None = None,
    display_name: str | None = None,
    email: str | None = None,
) -> Json:
    """Change a person's names or e-mail address; what is left out stays."""
    profiles.change_profile(ws, as_, real_name=real_name, display_name=display_name, email=email)
    return {"ok": True}


async def zone(ws: Workspace, as_: User, tz: str | None) -> Json:
    """Move a person to another zone, an IANA name; null for none."""
    people.move(ws, as_, tz)
    return {"ok": True}


async def deactivate(ws: Workspace, as_: User) -> Json:
    """Deactivate a person's account."""
    people.deactivate(ws, as_)
    return {"ok": True}


def _until(ws: Workspace, minutes: float | None, until: datetime | None) -> datetime | None:
    if minutes is None:
        return until
    if not minutes > 0:
        raise BadRequestError("minutes must be more than 0")
    try:
        return ws.now() + timedelta(minutes=minutes)
    except OverflowError:
        raise BadRequestError(f"minutes is too far from now: {minutes:g}") from None


DEEDS: dict[str, Deed] = {
    "status": status,
    "snooze": snooze,
    "dnd": dnd,
    "dnd_schedule": dnd_schedule,
    "admin": admin,
    "profile": profile,
    "zone": zone,
    "deactivate": deactivate,
}
