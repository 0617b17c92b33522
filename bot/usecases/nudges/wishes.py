"""Work out what a person is like after a change of their nudges that they wish for."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain.nudges import may_be_nudged
from bot.domain.pauses import added, back_on, pauses_of, replaced, with_pauses
from bot.domain.people import Person, Workspace, workdays_of
from bot.domain.reading.nudge_commands import Fewer, NudgeWhen, Over, Pause, Several
from bot.domain.reading.pauses import PauseDates, parse_pause
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
    """Return the person without nudges, until they ask for them again; their pauses stay."""
    return replace(person, enrolled_at=None, stopped_at=now)


def slower(person: Person, _today: date, _now: datetime) -> Person:
    """Return the person with fewer nudges: at most two a week, then weekly; unchanged if they have none."""
    return replace(person, cadence=person.cadence.fewer) if person.enrolled else person


def paused_for(asked: Pause, workspace: Workspace) -> Wish:
    """Return the wish for a pause; it changes nothing for people without nudges, or paused on all of its days."""

    def paused(person: Person, today: date, _now: datetime) -> Person:
        dates, ahead, days = parse_pause(asked.text, today), pauses_of(person, today), workdays_of(person, workspace)
        match asked.over:
            case Over.ADDED:
                pauses = added(ahead, dates, days, today)
            case Over.INSTEAD:
                pauses = replaced(ahead, dates, days, today)
            case _:
                pauses = back_on(ahead, dates.ends, days, today)
        return with_pauses(person, pauses) if person.enrolled and pauses != ahead else person

    return paused


def restarted(on: str | None = None, *, ends_planned: bool = True) -> Wish:
    """Return the wish for nudges at once, or again from the day that a pause `on` that day ends.

    Without a day, a pause that has begun ends; those that have not end only if none has and it `ends_planned` ones.
    For people who stopped nudges, every pause stays.
    """

    def resumed(person: Person, today: date, now: datetime) -> Person:
        again, ahead = enrolled(person, now), pauses_of(person, today)
        planned = tuple(each for each in ahead if each.begins)
        if on is not None:
            back = parse_pause(on, today).ends
            later = (each for each in planned if each.begins and each.begins >= back)
            return with_pauses(again, (PauseDates(None, back), *later))
        if not person.enrolled or (planned == ahead and not ends_planned):
            return again
        return with_pauses(again, () if planned == ahead else planned)

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


def all_of(asked: Several, workspace: Workspace) -> Wish:
    """Return the wish for several changes at once; pauses come last, because another change may switch nudges on."""
    wishes = [_wish_for(each, workspace) for each in sorted(asked.requests, key=lambda each: isinstance(each, Pause))]

    def wish(person: Person, today: date, now: datetime) -> Person:
        for each in wishes:
            person = each(person, today, now)
        return person

    return wish


def _wish_for(asked: NudgeWhen | Fewer | Pause, workspace: Workspace) -> Wish:
    match asked:
        case NudgeWhen():
            return nudged_when(asked, workspace)
        case Pause():
            return paused_for(asked, workspace)
        case _:
            return slower
