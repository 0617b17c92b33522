"""Read a day or a stretch of days as people write it: `tomorrow`, `next week`, `7 Jan`, `the 5th`, `March`."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.patterns import lazily
from bot.domain.reading.date_errors import NoSuchDay, NoSuchDayOfMonth, NoSuchMonth, WrongWeekday
from bot.domain.reading.date_spelling import MONTHS
from bot.domain.reading.day_spans import A_DAY, A_WEEK, Days, add_months
from bot.domain.reading.weekdays import WEEKDAY, weekday_number
from bot.errors import InvalidInputError

SATURDAY = 5
_LONGEST_MONTH = 31


@dataclass(frozen=True, slots=True)
class _Around:
    """The present day, and the day from which weekdays and dates without a year count."""

    today: date
    since: date


def read_days(words: str, today: date, since: date | None = None) -> Days | None:
    """Return the days that `words`, as `plain_dates` returns them, name; None if they name none.

    A weekday is the first after `since`, a date without a year the first on or after it; `since` is today unless given.
    Raise `InvalidInputError` for a day that does not exist.
    """
    for pattern, rule in _FORMS:
        if found := pattern.fullmatch(words):
            try:
                return rule(found, _Around(today, since or today))
            except (ValueError, OverflowError):  # outside the calendar
                return None
    return None


def _one(day: date) -> Days:
    return Days(day, day + A_DAY)


def _at_weekday(found: re.Match[str], around: _Around) -> Days:
    if found["next"] or found["of_next"]:
        return _one(around.today + timedelta(days=weekday_number(found) - around.today.weekday() + 7))
    ahead = weekday_number(found) - around.since.weekday()
    return _one(around.since + timedelta(days=ahead if ahead > 0 else ahead + 7))


def _in_span(found: re.Match[str], around: _Around) -> Days:
    """Return this or the next week, month, quarter or year."""
    span, next_one = found["span"], int(bool(found["next"]))
    if span == "week":
        monday = around.today - timedelta(days=around.today.weekday()) + next_one * A_WEEK
        return Days(monday, monday + A_WEEK)
    months = {"month": 1, "quarter": 3, "year": 12}[span]
    start = around.today.replace(month=(around.today.month - 1) // months * months + 1, day=1)
    first = add_months(start, next_one * months)
    return Days(first, add_months(first, months))


def _at_end(found: re.Match[str], around: _Around) -> Days:
    days = _in_month(found, around) if found["month"] else _in_span(found, around)
    return Days(days.end, days.end)


def _rest(found: re.Match[str], around: _Around) -> Days:
    days = _in_month(found, around) if found["month"] else _in_span(found, around)
    return Days(around.today, days.end)


def _week_of(found: re.Match[str], around: _Around) -> Days:
    """Return the week of a day; raise ValueError if the words name none."""
    days = read_days(found["day"], around.today, around.since)
    if days is None:
        raise ValueError(found["day"])
    monday = days.first - timedelta(days=days.first.weekday())
    return Days(monday, monday + A_WEEK)


def _at_weekend(found: re.Match[str], around: _Around) -> Days:
    saturday = around.today + timedelta(days=SATURDAY - around.today.weekday() + (7 if found["next"] else 0))
    return Days(saturday, saturday + 2 * A_DAY)


def _in_month(found: re.Match[str], around: _Around) -> Days:
    """Return the first such month that is not over."""
    month = MONTHS.index(found["month"][:3]) + 1
    year = int(found["year"] or around.since.year)
    if not found["year"] and month < around.since.month:
        year += 1
    first = date(year, month, 1)
    return Days(first, add_months(first, 1))


def _in_year(found: re.Match[str], _around: _Around) -> Days:
    first = date(int(found["year"]), 1, 1)
    return Days(first, add_months(first, 12))


def _in_middle(found: re.Match[str], around: _Around) -> Days:
    return _one(_in_month(found, around).first.replace(day=15))


def _at_date(found: re.Match[str], around: _Around) -> Days:
    parts = found.groupdict()
    month = parts["month"]
    number = int(month) if month.isdecimal() else MONTHS.index(month[:3]) + 1
    day = _such_day(parts["year"], number, int(parts["day"]), around.since)
    if parts.get("weekday") and weekday_number(found) != day.weekday():
        raise InvalidInputError(WrongWeekday(day, weekday_number(found)))
    return _one(day)


def _such_day(year: str | None, month: int, day: int, since: date) -> date:
    """Return the day, or the first such day since then; raise InvalidInputError if that year has none."""
    number = since.year + ((month, day) < (since.month, since.day))
    if year:
        number = int(year) + (2000 if len(year) == 2 else 0)  # noqa: PLR2004 - digits of a year
    try:
        return date(number, month, day)
    except ValueError:
        if not 1 <= month <= len(MONTHS):
            raise InvalidInputError(NoSuchMonth(month)) from None
        last = calendar.monthrange(number, month)[1]
        raise InvalidInputError(NoSuchDay(day, month, number, instead=min(max(day, 1), last))) from None


def _at_day_of_month(found: re.Match[str], around: _Around) -> Days:
    """Return the first such day after today, or since the day from which to count."""
    day = int(found["day"])
    if not 1 <= day <= _LONGEST_MONTH:
        raise InvalidInputError(NoSuchDayOfMonth(day))
    month, earliest = around.since.replace(day=1), max(around.since, around.today + A_DAY)
    while calendar.monthrange(month.year, month.month)[1] < day or month.replace(day=day) < earliest:
        month = add_months(month, 1)
    return _one(month.replace(day=day))


def _yearly(month: int, day: int) -> Callable[[re.Match[str], _Around], Days]:
    return lambda _, around: _one(_such_day(None, month, day, around.since))


def _ahead(days: int) -> Callable[[re.Match[str], _Around], Days]:
    return lambda _, around: _one(around.today + timedelta(days=days))


_NEXT = r"(?:(?P<next>next|following)|this|the|coming|upcoming|present|current)"
_NEXT_ONE = rf"(?:{_NEXT} )*?"
_SPAN = r"(?P<span>week|month|quarter|year)"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:the )?(?P<day>\d{1,2})(?: ?(?:st|nd|rd|th)|\.)?"
_YEAR = r"(?:,? ?'?(?P<year>\d{4}|(?<=')\d\d))?"
_OF = rf"(?:of )?(?:{_NEXT_ONE}{_SPAN}|{_MONTH}{_YEAR})"
_ON = rf"(?:{WEEKDAY},? (?:the )?)?"
_CHRISTMAS = r"(?:christmas|xmas|x-mas)"

# The first form that fits all the words decides.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _Around], Days]], ...] = tuple(
    (lazily(pattern), rule)
    for pattern, rule in (
        (r"today|the day|all day", _ahead(0)),
        (r"tomorrow|tmrw|tomorow|tommorow|tommorrow", _ahead(1)),
        (r"(?:the )?(?:day after tomorrow|overmorrow)", _ahead(2)),
        (rf"{_NEXT_ONE}{WEEKDAY}(?P<of_next>,? (?:of )?next week)?", _at_weekday),
        (rf"{_NEXT_ONE}{_SPAN}", _in_span),
        (r"(?:the )?(?:week (?:of|starting|beginning)|w/c) (?P<day>.+)", _week_of),
        (rf"(?:the )?end {_OF}", _at_end),
        (rf"(?:all )?(?:the )?(?:rest|remainder) {_OF}", _rest),
        (rf"{_NEXT_ONE}week-?end", _at_weekend),
        (rf"{_NEXT_ONE}{_MONTH}{_YEAR}", _in_month),
        (r"(?P<year>20\d\d)", _in_year),
        (rf"(?:the )?(?:middle of |mid[- ]){_MONTH}{_YEAR}", _in_middle),
        (rf"{_CHRISTMAS} eve", _yearly(12, 24)),
        (rf"{_CHRISTMAS}(?: day)?", _yearly(12, 25)),
        (r"boxing day", _yearly(12, 26)),
        (r"new year'?s eve", _yearly(12, 31)),
        (r"(?:the )?new year(?:'?s)?(?: day)?", _yearly(1, 1)),
        (rf"{_ON}{_DAY} ?(?:of )?{_MONTH}{_YEAR}", _at_date),
        (rf"{_ON}{_MONTH} ?{_DAY}{_YEAR}", _at_date),
        (rf"{_ON}(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})(?:\.(?P<year>\d{{4}}|\d\d)?)?", _at_date),
        (r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", _at_date),
        (r"(?:the )?(?P<day>\d{1,2}) ?(?:st|nd|rd|th)", _at_day_of_month),
    )
)
"""Each form that a day may have; its rule may raise ValueError or OverflowError outside the calendar."""
