"""Work out how often a person is nudged: as often as they chose, and less while nudges stay unanswered."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from bot.domain.people import Cadence, Person

TWICE_WEEKLY_AFTER = 5
"""After this many unanswered nudges, at most two a week."""
WEEKLY_AFTER = TWICE_WEEKLY_AFTER + 5
"""After this many unanswered nudges, at most one a week."""
RESTING_AFTER = WEEKLY_AFTER + 4
"""After this many unanswered nudges, one last message and then none."""
A_WEEK = timedelta(days=7)
ON_ONE_DAY = 4
"""How many days before a weekly nudge the last one was, at least, when nudges come on one weekday.

That weekday parts them; only after a change of it are they nearer, so that no week goes without a nudge.
"""


def pace_of(person: Person) -> Cadence:
    """Return the slower of the pace that the person chose and the pace for their unanswered nudges."""
    return _pace_after(person, person.unanswered)


def is_sooner_than_chosen(cadence: Cadence, workdays: Collection[int], last: Sequence[date], day: date) -> bool:
    """Whether `day` is too early at the pace that a person chose, with nudges on these weekdays."""
    if cadence is Cadence.WEEKLY and len(workdays) == 1:
        return bool(last) and day - last[0] < timedelta(days=ON_ONE_DAY)
    return _is_too_soon(cadence, last, day)


def is_sooner_than_silence_asks(unanswered: int, last: Sequence[date], day: date) -> bool:
    """Whether `day` is too early after so many unanswered nudges."""
    return _is_too_soon(_asked_by_silence(unanswered), last, day)


def _is_too_soon(cadence: Cadence, last: Sequence[date], day: date) -> bool:
    """Whether `day` is too early at this pace; `last` holds the days of the last two nudges, newest first.

    Twice a week means twice in any seven days, whatever days the person works.
    """
    if last and day - last[0] < timedelta(days=cadence.least_gap):
        return True
    return cadence is Cadence.TWICE_WEEKLY and len(last) > 1 and day - last[1] < A_WEEK


def slows_to(person: Person) -> Cadence | None:
    """Return the slower pace that follows if the next nudge stays unanswered; None if the pace stays.

    Only that nudge says so: the last one at the old pace.
    """
    then = _pace_after(person, person.unanswered + 1)
    return None if then is pace_of(person) else then


def is_to_rest(person: Person) -> bool:
    """Whether enough nudges stayed unanswered that the last message is next."""
    return person.unanswered >= RESTING_AFTER


def _pace_after(person: Person, unanswered: int) -> Cadence:
    return _slower(person.cadence, _asked_by_silence(unanswered))


def _asked_by_silence(unanswered: int) -> Cadence:
    if unanswered >= WEEKLY_AFTER:
        return Cadence.WEEKLY
    return Cadence.TWICE_WEEKLY if unanswered >= TWICE_WEEKLY_AFTER else Cadence.DAILY


def _slower(one: Cadence, other: Cadence) -> Cadence:
    return max(one, other, key=lambda cadence: cadence.least_gap)
