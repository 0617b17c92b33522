"""Set what people set about each other: status, Do Not Disturb, admin or not; with the events of each."""

from dataclasses import replace
from datetime import UTC, datetime, time

from local_slack.checks import limits
from local_slack.clock.movable import aware
from local_slack.errors import CannotDoError
from local_slack.model.dnd import Dnd, Session
from local_slack.model.world import User
from local_slack.workspace.people import changed
from local_slack.workspace.render import dnd_json
from local_slack.workspace.workspace import Workspace

_DEFAULT_EMOJI = "speech_balloon"


def set_status(ws: Workspace, user: User, text: str, emoji: str = "", until: datetime | None = None) -> None:
    """Set a custom status, until it is cleared or an aware instant; empty words and emoji clear it.

    The emoji's colons may be left out. A text without emoji gets the one that Slack gives it.
    """
    if len(text) > limits.STATUS_TEXT:
        raise CannotDoError(f"a status has at most {limits.STATUS_TEXT} characters")
    name = emoji.strip().strip(":") or (_DEFAULT_EMOJI if text else "")
    expiration = int(aware(until).timestamp()) if until is not None and name else 0
    _show(ws, user, text, f":{name}:" if name else "", expiration)
    if expiration:
        ws.timers.at(datetime.fromtimestamp(expiration, UTC), lambda: _expire(ws, user, expiration))


def _expire(ws: Workspace, user: User, expiration: int) -> None:
    if user.status_expiration == expiration:
        _show(ws, user, "", "", 0)


def _show(ws: Workspace, user: User, text: str, emoji: str, expiration: int) -> None:
    user.status_text, user.status_emoji, user.status_expiration = text, emoji, expiration
    said = f"sets their status: {emoji} {text}" if emoji else "has no status any more"
    ws.journal.write(f"{user.name} {said}", person=user.id)
    changed(ws, user, "user_profile_changed", "user_status_changed")


def set_dnd(ws: Workspace, user: User, start: datetime | None, end: datetime | None) -> None:
    """Turn notifications off once, between two aware instants; without them, always on: nothing else is kept."""
    if (start is None) != (end is None):
        raise CannotDoError("say both when it starts and when it ends, or neither")
    if start is None or end is None:
        user.dnd = Dnd()
    else:
        user.dnd = replace(user.dnd, once=Session(aware(start), aware(end)))
    _tell_dnd(ws, user)


def set_dnd_schedule(ws: Workspace, user: User, begins: time | None, ends: time | None) -> None:
    """Turn notifications off each night between two different local times, in their own zone; without them, never."""
    if (begins is None) != (ends is None):
        raise CannotDoError("say both when it begins and when it ends, or neither")
    if begins is not None and begins == ends:
        raise CannotDoError("a nightly schedule begins and ends at different times")
    user.dnd = replace(user.dnd, nightly=None if begins is None or ends is None else (begins, ends))
    _tell_dnd(ws, user)


def snooze(ws: Workspace, user: User, until: datetime | None) -> None:
    """Pause notifications from now until an aware instant; None ends that."""
    user.dnd = replace(user.dnd, snooze=None if until is None else Session(ws.now(), aware(until)))
    said = "ends the pause of their notifications" if until is None else f"pauses their notifications until {until}"
    ws.journal.write(f"{user.name} {said}", person=user.id)
    _tell_dnd(ws, user)
    if until is not None:
        # Slack sends no event when a session ends by itself, but the page shows it.
        ws.timers.at(aware(until), ws.changes.bump)


def _tell_dnd(ws: Workspace, user: User) -> None:
    event = {"type": "dnd_updated_user", "user": user.id, "dnd_status": dnd_json(ws, user)}
    ws.emit("dnd_updated_user", event, ws.apps)
    ws.changes.bump()


def change_profile(
    ws: Workspace,
    user: User,
    *,
    real_name: str | None = None,
    display_name: str | None = None,
    email: str | None = None,
) -> None:
    """Change a person's names or e-mail address; what is None stays."""
    user.real_name = user.real_name if real_name is None else real_name
    user.display_name = user.display_name if display_name is None else display_name
    user.email = user.email if email is None else email
    ws.journal.write(f"{user.name} changes their profile", person=user.id)
    changed(ws, user, "user_profile_changed")


def set_admin(ws: Workspace, user: User, *, admin: bool) -> None:
    """Make somebody an admin, or a plain member again.

    A guest or a bot is no admin, the primary owner always is.
    """
    if admin and (user.is_restricted or user.is_bot):
        raise CannotDoError(f"{user.name} is a guest or a bot: neither can be an admin")
    if not admin and user.is_primary_owner:
        raise CannotDoError(f"{user.name} is the primary owner, who stays one")
    user.is_admin, user.is_owner = admin, user.is_owner and admin
    ws.journal.write(f"{user.name} is {'an admin' if admin else 'no admin'} now", person=user.id)
    changed(ws, user)
