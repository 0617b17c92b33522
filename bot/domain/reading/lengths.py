"""Read how long something takes, in days, weeks, months and years."""

import re
from datetime import date, timedelta

from bot.domain.patterns import lazily
from bot.domain.reading.day_spans import add_months
from bot.domain.reading.numbers import COUNTS, number

_UNIT = r"(?:days?|d|weeks?|wks?|w|fortnights?|months?|mths?|quarters?|years?|yrs?)"
_COUNT = rf"(?:a )?(?:\d{{1,4}}|(?:{'|'.join(COUNTS)})\b)(?: of)?"
_HALF_A_YEAR = r"half (?:a|of a|the|of the)? ?year|0[.,]5 years?|a half[- ]year"
LENGTH = rf"(?:{_HALF_A_YEAR}|{_COUNT} ?{_UNIT}(?:(?:,| and|, and)? {_COUNT} ?{_UNIT})?)(?!\w)"
"""A pattern for a length in plain words, without groups; `after` reads it."""

_PART = lazily(rf"(?:a )?(?P<count>\d{{1,4}}|(?:{'|'.join(COUNTS)})\b)(?: of)? ?(?P<unit>{_UNIT})(?!\w)")
_DAYS = {"d": 1, "w": 7, "f": 14}
_MONTHS = {"m": 1, "q": 3, "y": 12}


def after(length: str, day: date) -> date:
    """Return the day that is `length`, as `LENGTH` matches it, after `day`; raise ValueError outside the calendar."""
    if re.fullmatch(_HALF_A_YEAR, length):
        return add_months(day, 6)
    for part in _PART.finditer(length):
        count, unit = number(part["count"]), part["unit"][0]
        day = add_months(day, count * _MONTHS[unit]) if unit in _MONTHS else day + timedelta(days=count * _DAYS[unit])
    return day
