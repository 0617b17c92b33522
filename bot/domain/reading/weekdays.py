"""Read days of the week as people write them, one or several."""

import re

from bot.domain.patterns import lazily
from bot.domain.people import MONDAY_TO_FRIDAY
from bot.domain.reading.numbers import plain

_DAY = r"(?:mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?\.?"
WEEKDAY = rf"(?P<weekday>{_DAY})(?!\w)"
"""A pattern for one day of the week in lower case; `weekday_number` reads the match."""

_WORKWEEK = r"(?:(?:all )?(?:my |the )?(?:week-?days?|work-?days?|working days?|business days?))"
_WEEKEND = r"(?:(?:the |my )?week-?ends?)"
_TO = r" ?(?:-|to|through|thru|until|till) ?"
_ONE = rf"(?:(?:on|every|each|any|the) )*(?:{_WORKWEEK}|{_WEEKEND}|{_DAY}(?:{_TO}{_DAY})?)(?!\w)"
_BETWEEN = r"(?: ?[,&/+] ?(?:and |or )?| (?:and |or )?)"
WEEKDAYS = rf"(?:{_ONE}(?:{_BETWEEN}{_ONE})*)"
"""A pattern for one or several days of the week in lower case, without groups; `days_in` reads them."""

_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ALL = lazily(WEEKDAYS)
_PART = lazily(rf"(?P<workweek>{_WORKWEEK})|(?P<weekend>{_WEEKEND})|(?P<first>{_DAY})(?:{_TO}(?P<last>{_DAY}))?")
_HABIT = lazily(r"\b(?:every|each|any)\b|days\b|week-?ends\b")


def weekday_number(found: re.Match[str]) -> int:
    """Return the number (Monday is 0) of the day that `WEEKDAY` matched."""
    return _number(found["weekday"])


def days_in(words: str) -> frozenset[int] | None:
    """Return the days in `words`, such as `Mon, Wed and Fri` or `Mon-Thu`; Monday is 0.

    None if they name no day, or say anything else.
    """
    plainly = plain(words)
    if not _ALL.fullmatch(plainly):
        return None
    days: set[int] = set()
    for part in _PART.finditer(plainly):
        if part["workweek"]:
            days |= MONDAY_TO_FRIDAY
        elif part["weekend"]:
            days |= {5, 6}
        else:
            first, last = _number(part["first"]), _number(part["last"] or part["first"])
            days |= {(first + ahead) % 7 for ahead in range((last - first) % 7 + 1)}
    return frozenset(days)


def is_habit(words: str) -> bool:
    """Whether days of the week in `words` mean each week: `Fridays`, `every Friday`; not `Friday`."""
    return bool(_HABIT.search(plain(words)))


def _number(name: str) -> int:
    return _NAMES.index(name[:3])
