"""Read how often and on which days people want nudges, as they write it after `nudge`."""

import re

from bot.domain.people import MONDAY_TO_FRIDAY, Cadence
from bot.domain.reading.weekdays import WEEKDAY, weekday_number

_EVERY = rf"{WEEKDAY}(?P<rest>.*)"
_BETWEEN = re.compile(r" *(?:,|&|/|\+|and|\s) *(?:and )?")
_CADENCES = {
    Cadence.DAILY: re.compile(r"(?:once |1x )?(?:daily|(?:a|every|each|per) day)|on every day"),
    Cadence.TWICE_WEEKLY: re.compile(r"(?:twice|two times|2x|2 times)(?: (?:a|per|every|each) week| weekly)"),
    Cadence.WEEKLY: re.compile(r"(?:once |1x )?(?:weekly|(?:a|every|each|per) week)"),
}
_WEEKEND = re.compile(r"(?:the )?week-?ends?")
_SATURDAY_AND_SUNDAY = frozenset({5, 6})
_MONDAY_TO_FRIDAY = re.compile(r"(?:weekdays|workdays|working days|mon(?:day)? ?(?:to|-|through) ?fri(?:day)?)")


def cadence_in(words: str) -> Cadence | None:
    """Return the cadence in tidied `words`, such as `weekly` or `twice a week`; None for anything else."""
    plain = words.casefold()
    return next((cadence for cadence, said in _CADENCES.items() if said.fullmatch(plain)), None)


def days_in(words: str) -> frozenset[int] | None:
    """Return the days in tidied `words`, such as `Mon, Wed and Fri`; Monday is 0.

    None if they name no day, or say anything else.
    """
    rest = words.casefold().strip(" .")
    if _MONDAY_TO_FRIDAY.fullmatch(rest):
        return MONDAY_TO_FRIDAY
    if _WEEKEND.fullmatch(rest):
        return _SATURDAY_AND_SUNDAY
    days = set()
    while found := re.fullmatch(_EVERY, rest):
        days.add(weekday_number(found))
        between = _BETWEEN.match(found["rest"])
        if not found["rest"]:
            return frozenset(days)
        if between is None:
            return None
        rest = found["rest"][between.end() :]
    return None
