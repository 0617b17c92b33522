"""Name what can be wrong with a date."""

from dataclasses import dataclass
from datetime import date

from bot.errors import Problem


@dataclass(frozen=True, slots=True)
class WrongWeekday(Problem):
    """The `day` is not on the weekday that was `named`; Monday is 0."""

    day: date
    named: int


@dataclass(frozen=True, slots=True)
class NoSuchMonth(Problem):
    """No month has this number."""

    month: int


@dataclass(frozen=True, slots=True)
class NoSuchDay(Problem):
    """The month has no such day in that year; `instead` is the nearest that it has."""

    day: int
    month: int
    year: int
    instead: int


@dataclass(frozen=True, slots=True)
class NoSuchDayOfMonth(Problem):
    """No month has this day."""

    day: int
