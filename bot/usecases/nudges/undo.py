"""Write into a button what it changes back or ends, so that it does so only while that is still how things are."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from bot.domain.pauses import pauses_of, with_pauses
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
    "more_pauses": lambda written: tuple(
        (date.fromisoformat(first), date.fromisoformat(end)) for first, end in written
    ),
}


@dataclass(frozen=True, slots=True)
class UndoUnreadable(Problem):
    """A button says what to take back in a form that is no longer known."""


class ChangedSinceError(Exception):
    """What a button changes back or ends has changed since it was shown; nothing was done."""


def undo_of(was: Person, now: Person) -> str | None:
    """Return what takes back the change from `was` to `now`, for a button's value; None if nothing has changed."""
    changed = [name for name in _READERS if getattr(was, name) != getattr(now, name)]
    if not changed:
        return None
    return json.dumps({name: [_written(getattr(who, name)) for who in (was, now)] for name in changed})


def as_before(written: str) -> Wish:
    """Return the wish to take back the change that `undo_of` wrote down; raise BotError for any other text.

    It changes nothing the second time. It raises ChangedSinceError if a later change is about any of the same.
    """
    earlier, later = _read(written)

    def undone(person: Person, _today: date, now: datetime) -> Person:
        before = replace(person, **earlier)
        if before != person and replace(person, **later) != person:
            raise ChangedSinceError
        return enrolled(before, now) if before.enrolled else before

    return undone


def pause_of(person: Person, today: date) -> str:
    """Return whether the person's nudges are off, resting or paused, for the value of the button that ends that."""
    if not person.enrolled:
        return "off"
    if person.resting_since:
        return "resting"
    pauses = ((person.paused_from, person.paused_until), *person.more_pauses)
    begins, ends = next((each for each in pauses if each[1] and each[1] > today), pauses[0])
    return f"{begins}/{ends}"


def resumed_from(written: str) -> Wish:
    """Return the wish to end what `pause_of` wrote down.

    It changes nothing for people whose nudges are on already. It raises ChangedSinceError if something else keeps them
    from coming now.
    """

    def resumed(person: Person, today: date, now: datetime) -> Person:
        held, pauses = pause_of(person, today), pauses_of(person, today)
        if held != written:
            if held in {"off", "resting"} or pauses:
                raise ChangedSinceError
            return person
        again = enrolled(person, now)
        return again if held in {"off", "resting"} else with_pauses(again, pauses[1:])

    return resumed


def _written(value: Any) -> Any:  # noqa: ANN401  any field of a person, and what JSON has for it
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [[day.isoformat() for day in span] for span in value]
    return value.isoformat() if isinstance(value, date | time) else value


def _read(written: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the fields as they were before the change, and after it."""
    try:
        fields = {name: [_value(name, each) for each in pair] for name, pair in json.loads(written).items()}
        return {name: was for name, (was, _) in fields.items()}, {name: now for name, (_, now) in fields.items()}
    except (AttributeError, KeyError, TypeError, ValueError):
        raise BotError(UndoUnreadable()) from None


def _value(name: str, written: Any) -> Any:  # noqa: ANN401  as above
    return None if written is None else _READERS[name](written)
