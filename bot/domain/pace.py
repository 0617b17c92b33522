"""How often a person is nudged: as often as they chose, and less often while their nudges stay unanswered."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.domain.people import Cadence, Person

TWICE_WEEKLY_AFTER = 5
"""Unanswered nudges after which there are two a week at the most."""
WEEKLY_AFTER = TWICE_WEEKLY_AFTER + 5
"""Unanswered nudges after which there is one a week at the most."""
RESTING_AFTER = WEEKLY_AFTER + 4
"""Unanswered nudges after which there is one last message, and then none."""
A_WEEK = timedelta(days=7)


def pace_of(person: Person) -> Cadence:
    """How often the person is nudged at the most: the slower of what they chose and what their silence asks for."""
    return _slower(person.cadence, _asked_by_silence(person.unanswered))


def is_too_soon(cadence: Cadence, last: Sequence[date], day: date) -> bool:
    """Whether at this cadence `day` is too early; `last` are the days of the last nudge and of the one before it.

    Twice a week is twice in any seven days, whichever days of the week somebody works.
    """
    if last and day - last[0] < timedelta(days=cadence.least_gap):
        return True
    return cadence is Cadence.TWICE_WEEKLY and len(last) > 1 and day - last[1] < A_WEEK


def slows_now(person: Person) -> bool:
    """Whether the nudge that is sent next is the first one at a slower pace, which is said once."""
    before = _slower(person.cadence, _asked_by_silence(person.unanswered - 1))
    return pace_of(person) is not before


def is_to_rest(person: Person) -> bool:
    """Whether so many nudges have gone unanswered that instead of another one comes the last message."""
    return person.unanswered >= RESTING_AFTER


def _asked_by_silence(unanswered: int) -> Cadence:
    if unanswered >= WEEKLY_AFTER:
        return Cadence.WEEKLY
    return Cadence.TWICE_WEEKLY if unanswered >= TWICE_WEEKLY_AFTER else Cadence.DAILY


def _slower(one: Cadence, other: Cadence) -> Cadence:
    return max(one, other, key=lambda cadence: cadence.least_gap)
