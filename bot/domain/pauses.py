"""Keep a person's pauses: add one without losing another, end one, replace one."""

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.people import Person
from bot.domain.reading.pauses import PauseDates

Pauses = tuple[PauseDates, ...]
"""Pauses in order, with workdays between them."""
_A_DAY = timedelta(days=1)


def pauses_of(person: Person, today: date) -> Pauses:
    """Return the person's pauses that are not over."""
    spans = [(person.paused_from or today, person.paused_until or today), *person.more_pauses]
    return tuple(PauseDates(begins if begins > today else None, ends) for begins, ends in spans if ends > today)


def with_pauses(person: Person, pauses: Pauses) -> Person:
    """Return the person with these pauses and no others."""
    if not pauses:
        return replace(person, paused_from=None, paused_until=None, more_pauses=())
    first, *more = pauses
    later = tuple((each.begins, each.ends) for each in more if each.begins)
    return replace(person, paused_from=first.begins, paused_until=first.ends, more_pauses=later)


def added(pauses: Pauses, new: PauseDates, workdays: frozenset[int], today: date) -> Pauses:
    """Return the pauses with a new one, joined with those that it overlaps or that no workday parts from it."""
    apart = []
    for each in pauses:
        joined = _joined(each, new, workdays, today)
        new = joined or new
        apart += [] if joined else [each]
    return tuple(sorted((*apart, new), key=lambda each: _first_day(each, today)))


def replaced(pauses: Pauses, new: PauseDates, workdays: frozenset[int], today: date) -> Pauses:
    """Return the pauses with a new one instead of those that it touches; of the next one if it touches none."""
    others = tuple(each for each in pauses if not _joined(each, new, workdays, today))
    return added(others if others != pauses else pauses[1:], new, workdays, today)


def back_on(pauses: Pauses, day: date, workdays: frozenset[int], today: date) -> Pauses:
    """Return the pauses after the person said on which day they are back: the next one ends then."""
    if not pauses or _first_day(pauses[0], today) >= day:
        return added(pauses, PauseDates(None, day), workdays, today)
    return PauseDates(pauses[0].begins, day), *(each for each in pauses[1:] if _first_day(each, today) >= day)


def within(one: PauseDates, pauses: Pauses, today: date) -> bool:
    """Whether all days of a pause are in one of the pauses."""
    return any(_first_day(each, today) <= _first_day(one, today) and one.ends <= each.ends for each in pauses)


def _joined(one: PauseDates, other: PauseDates, workdays: frozenset[int], today: date) -> PauseDates | None:
    """Return the days of both; None if workdays lie between them."""
    first, second = sorted((one, other), key=lambda each: _first_day(each, today))
    between = (first.ends + ahead * _A_DAY for ahead in range((_first_day(second, today) - first.ends).days))
    if any(day.weekday() in workdays for day in between):
        return None
    return PauseDates(first.begins, max(first.ends, second.ends))


def _first_day(pause: PauseDates, today: date) -> date:
    return pause.begins or today
