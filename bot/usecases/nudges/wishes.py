"""Work out what a person is like after a change of their nudges that they wish for."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain.nudges import may_be_nudged
from bot.domain.people import Person, Workspace, workdays_of
from bot.domain.reading.commands import NudgeWhen
from bot.domain.reading.pauses import parse_pause
from bot.domain.reading.times import parse_time
from bot.errors import InvalidInputError, Problem

Wish = Callable[[Person, date, datetime], Person]
"""Returns the changed person, from the person, their local day, and now."""


@dataclass(frozen=True, slots=True)
class NoFullMember(Problem):
    """Only full members of the workspace are nudged, and the person is none."""


@dataclass(frozen=True, slots=True)
class NoDayLeft(Problem):
    """The change would leave no day for nudges."""


def enrolled(person: Person, now: datetime) -> Person:
    """Return the person with nudges; raise InvalidInputError for a person who can have none."""
    if not may_be_nudged(person):
        raise InvalidInputError(NoFullMember(), field="nudged")
    return person if person.enrolled else replace(person, enrolled_at=now, stopped_at=None)


def stopped(person: Person, _today: date, now: datetime) -> Person:
    """Return the person without nudges, until they ask for them again."""
    return replace(person, enrolled_at=None, stopped_at=now, paused_from=None, paused_until=None)


def slower(person: Person, _today: date, _now: datetime) -> Person:
    """Return the person with fewer nudges: at most two a week, then weekly; unchanged if they have none."""
    return replace(person, cadence=person.cadence.fewer) if person.enrolled else person


def paused_for(how_long: str) -> Wish:
    """Return the wish for a pause as long as `how_long` says; it changes nothing for people without nudges."""

    def paused(person: Person, today: date, _now: datetime) -> Person:
        dates = parse_pause(how_long, today)
        if not person.enrolled:
            return person
        return replace(person, paused_from=dates.begins, paused_until=dates.ends)

    return paused


def restarted(on: str | None = None, *, ends_planned: bool = True) -> Wish:
    """Return the wish for nudges at once, or again from the day that a pause `on` that day ends.

    A pause that has not begun stays unless it `ends_planned` ones, too.
    """

    def resumed(person: Person, today: date, now: datetime) -> Person:
        planned = person.paused_from is not None and person.paused_from > today
        if on is None and planned and not ends_planned:
            return enrolled(person, now)
        until = None if on is None else parse_pause(on, today).ends
        return replace(enrolled(person, now), paused_from=None, paused_until=until)

    return resumed


def nudged_when(asked: NudgeWhen, workspace: Workspace) -> Wish:
    """Return the wish for nudges at another time, on other days or at another pace.

    It raises InvalidInputError for a time that nobody can read, and when no day is left.
    """

    def wish(person: Person, _today: date, now: datetime) -> Person:
        at = person.nudge_time if asked.at is None else parse_time(asked.at)
        days = workdays_of(person, workspace) if asked.days is None else asked.days
        changed = (days | asked.also) - asked.without
        if not changed:
            raise InvalidInputError(NoDayLeft())
        own = person.workdays if asked.days is None and not asked.also | asked.without else changed
        wished = replace(person, nudge_time=at, workdays=own, cadence=asked.cadence or person.cadence)
        return enrolled(wished, now) if asked.starts else wished

    return wish
