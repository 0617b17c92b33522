"""Write down what takes back one change of a person's nudges, and read it again: only what the change changed."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from bot.domain.people import Cadence, Person
from bot.errors import BotError, Problem
from bot.usecases.nudges.wishes import Wish, enrolled

_READERS: dict[str, Any] = {
    "nudge_time": time.fromisoformat,
    "workdays": frozenset,
    "cadence": Cadence,
    "enrolled_at": datetime.fromisoformat,
    "stopped_at": datetime.fromisoformat,
    "paused_from": date.fromisoformat,
    "paused_until": date.fromisoformat,
}


@dataclass(frozen=True, slots=True)
class UndoUnreadable(Problem):
    """A button says what to take back in a form that is no longer known."""


def undo_of(was: Person, now: Person) -> str | None:
    """Return what takes back the change from `was` to `now`, for a button's value; None if nothing has changed."""
    changed = [name for name in _READERS if getattr(was, name) != getattr(now, name)]
    return json.dumps({name: _written(getattr(was, name)) for name in changed}) if changed else None


def as_before(written: str) -> Wish:
    """Return the wish to take back the change that `undo_of` wrote down; raise BotError for any other text."""
    earlier = _read(written)

    def undone(person: Person, _today: date, now: datetime) -> Person:
        before = replace(person, **earlier)
        return enrolled(before, now) if before.enrolled else before

    return undone


def _written(value: Any) -> Any:  # noqa: ANN401  any field of a person, and what JSON has for it
    if isinstance(value, frozenset):
        return sorted(value)
    return value.isoformat() if isinstance(value, date | time) else value


def _read(written: str) -> dict[str, Any]:
    try:
        return {name: None if value is None else _READERS[name](value) for name, value in json.loads(written).items()}
    except (AttributeError, KeyError, TypeError, ValueError):
        raise BotError(UndoUnreadable()) from None
