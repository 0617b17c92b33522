"""Let programs wait over HTTP until something is so, instead of asking again and again."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict

from local_slack.acts import in_front
from local_slack.acts.seen import SeenView, says, see_message, see_view
from local_slack.control.arguments import arguments, from_query
from local_slack.control.kinds import BadRequestError, Whole
from local_slack.delivery.envelopes import EnvelopeType
from local_slack.json_types import Json
from local_slack.model.world import Conversation, User
from local_slack.workspace import visibility
from local_slack.workspace.app import App
from local_slack.workspace.workspace import Workspace

_WITHIN = 30.0
_LONGEST = 600.0
_LOOK_EVERY = 0.02
_LOOK_AGAIN = 0.5
"""Real seconds; an envelope that is sent is no change that the page would show."""

Condition = Callable[..., Json | None]


def message(ws: Workspace, as_: User, text: str, where: Conversation | None = None) -> Json | None:
    """Wait until a person sees a message that says `text` (a part of it, or a regular expression)."""
    for each in reversed(visibility.messages(ws, as_, where.id if where else None)):
        seen = see_message(ws, each, as_.id)
        if says(seen.says, text):
            return asdict(seen)
    return None


def modal(ws: Workspace, as_: User, title: str | None = None, text: str = "") -> Json | None:
    """Wait until a modal is in front of a person, with that title, that says `text`."""
    view = in_front.modal(ws, as_)
    return _fitting(see_view(ws, view) if view else None, title, text)


def home(ws: Workspace, as_: User, text: str = "", app: App | None = None) -> Json | None:
    """Wait until a person's Home says `text`."""
    view = ws.world.homes.get(((app or ws.app).id, as_.id))
    return _fitting(see_view(ws, view) if view else None, None, text)


def _fitting(view: SeenView | None, title: str | None, text: str) -> Json | None:
    fits = view is not None and title in (None, view.title) and says(view.says, text)
    return asdict(view) if view is not None and fits else None


def no_modal(ws: Workspace, as_: User) -> Json | None:
    """Wait until no modal is in front of a person."""
    return None if in_front.modal(ws, as_) else {}


def call(ws: Workspace, method: str, since: Whole = 0) -> Json | None:
    """Wait for the first call of a method from number `since` on."""
    for made in ws.calls[since:]:
        if made.method == method:
            return asdict(made) | {"at": made.at.isoformat()}
    return None


def envelope(ws: Workspace, since: Whole = 0, type_: EnvelopeType | None = None, app: App | None = None) -> Json | None:
    """Wait for the first envelope from number `since` on, of any type or of one."""
    for sent in (app or ws.app).delivery.sent[since:]:
        if type_ in (None, sent.type):
            return asdict(sent) | {"at": sent.at.isoformat()}
    return None


def sockets(ws: Workspace, count: Whole, app: App | None = None) -> Json | None:
    """Wait until exactly `count` sockets of an app are open."""
    return {"count": count} if (app or ws.app).sockets.count == count else None


CONDITIONS: Mapping[str, Condition] = {
    "message": message,
    "modal": modal,
    "no_modal": no_modal,
    "home": home,
    "call": call,
    "envelope": envelope,
    "sockets": sockets,
}


async def wait(ws: Workspace, query: Mapping[str, str]) -> Json:
    """Wait until the condition named by `for` holds; return what was found, or what happened instead."""
    asked = dict(query)
    condition = CONDITIONS.get(asked.pop("for", ""))
    if condition is None:
        raise BadRequestError(f"for must be one of {', '.join(CONDITIONS)}")
    within = _within(asked.pop("within", str(_WITHIN)))
    given = arguments(ws, condition, from_query(condition, asked))
    deadline, seen, look_again = time.monotonic() + within, None, 0.0
    while True:
        now, version = time.monotonic(), ws.changes.version
        if version != seen or now >= look_again:
            found = condition(ws, **given)
            if found is not None:
                return {"ok": True, "found": found}
            seen, look_again = version, now + _LOOK_AGAIN
        if now >= deadline:
            wanted = " ".join(f"{key}={value}" for key, value in query.items() if key != "within")
            lines = ws.journal.read().splitlines()
            return {"ok": False, "error": f"after {within:g} s still not: {wanted}", "lines": lines}
        await asyncio.sleep(_LOOK_EVERY)


def _within(told: str) -> float:
    try:
        seconds = float(told)
    except ValueError:
        seconds = -1
    if not 0 <= seconds <= _LONGEST:
        raise BadRequestError(f"within must be seconds from 0 to {_LONGEST:g}, not {told!r}")
    return seconds
