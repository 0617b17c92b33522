"""Define a span of days, and count in days, weeks and months."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

A_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `first` to the one before `end`; the end of a month has none."""

    first: date
    end: date


def add_months(day: date, count: int) -> date:
    """Return the same day `count` months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
