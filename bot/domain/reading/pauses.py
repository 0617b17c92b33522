"""Read pauses as people write them: how long, or until which day.

Functions that read text raise only `InvalidInputError`; its text gives an example.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.domain.reading.numbers import COUNTS, number, plain
from bot.domain.reading.weekdays import WEEKDAY, weekday_number
from bot.domain.text import quote
from bot.errors import InvalidInputError

_LONGEST_PAUSE = timedelta(days=366)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NO_TIME = re.compile(r"(?:for )?(?:the next )?0+ ?[a-z]+")


def parse_pause(text: str, today: date) -> date:
    """Return the first day with nudges again: after `today` and at most 366 days away.

    No text means a week. A length ("2 weeks") counts from today. "until Monday" means the first Monday after today,
    "until next Monday" the one in the week after this. Nudges are on again on that day. A day without a year is the
    first such day after today.
    """
    end = _read_pause(plain(text), today)
    if end is None:
        raise InvalidInputError(
            f"I didn't understand “{quote(text)}” as a time to pause. "
            "Try `/cx-help pause 2 weeks` or `/cx-help pause until 7 Jan`."
        )
    if end == today and _NO_TIME.fullmatch(plain(text)):
        raise InvalidInputError(
            f"“{quote(text)}” is no time at all, so there would be no pause. "
            "Try `/cx-help pause 2 weeks`, or `/cx-help pause` for a week."
        )
    if end <= today:
        day = f"{end.day} {_MONTHS[end.month - 1].title()} {end.year}"
        raise InvalidInputError(
            f"{day} is not after today, so there would be no pause. Try a later day, or `/cx-help pause 2 weeks`."
        )
    if end - today > _LONGEST_PAUSE:
        raise InvalidInputError(
            "A pause can last a year at most. Try `/cx-help pause 6 months`, "
            "or `/cx-help stop` to have no nudges until you say `/cx-help resume`."
        )
    return end


def looks_like_pause(text: str) -> bool:
    """Whether `parse_pause` knows this form of words; it may still refuse the day."""
    return any(pattern.fullmatch(plain(text)) for pattern, _ in _PAUSES)


def _read_pause(words: str, today: date) -> date | None:
    for pattern, rule in _PAUSES:
        if found := pattern.fullmatch(words):
            try:
                return rule(found, today)
            except (ValueError, OverflowError):  # no such day, such as 31 Feb, or outside the calendar
                return None
    return None


def _after_length(found: re.Match[str], today: date) -> date:
    return _after(number(found["count"] or "a"), found["unit"], today)


def _after_lengths(found: re.Match[str], today: date) -> date:
    """Return the day after two lengths, one after the other."""
    first = _after(number(found["count"]), found["unit"], today)
    return _after(number(found["more"]), found["of"], first)


def _after(count: int, unit: str, day: date) -> date:
    if unit[0] in "my":
        return _add_months(day, count * (12 if unit[0] == "y" else 1))
    return day + count * timedelta(days={"d": 1, "w": 7, "f": 14}[unit[0]])


def _add_months(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _at_turn_of(found: re.Match[str], today: date) -> date:
    """Return the first day of the next week, month or year."""
    if found["span"] == "week":
        return today + timedelta(days=7 - today.weekday())
    first = today.replace(day=1)
    return _add_months(first, 1) if found["span"] == "month" else date(today.year + 1, 1, 1)


def _at_weekday(found: re.Match[str], today: date) -> date:
    days = weekday_number(found) - today.weekday()
    if found["next"]:
        return today + timedelta(days=days + 7)
    return today + timedelta(days=days if days > 0 else days + 7)


def _at_date(found: re.Match[str], today: date) -> date | None:
    parts = found.groupdict()
    month = parts["month"]
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3]) + 1
    end = _first_such_day(parts.get("year"), number, int(parts.get("day") or 1), today)
    wrong_weekday = parts.get("weekday") and weekday_number(found) != end.weekday()
    return None if wrong_weekday else end


def _first_such_day(year: str | None, month: int, day: int, today: date) -> date:
    if year:
        return date(int(year) + (0 if len(year) == 4 else 2000), month, day)  # noqa: PLR2004 - digits of a year
    return date(today.year + ((month, day) < (today.month, today.day)), month, day)


def _at_day_of_month(found: re.Match[str], today: date) -> date | None:
    day = int(found["day"])
    if day > 31:  # noqa: PLR2004 - no month has it
        return None
    month = today.replace(day=1)
    while calendar.monthrange(month.year, month.month)[1] < day or month.replace(day=day) <= today:
        month = _add_months(month, 1)
    return month.replace(day=day)


_UNTIL = r"(?:until|till?|'till?|up to) "
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_YEAR = r"(?:,? (?P<year>\d{4}))?"
_COUNT = rf"(?:a )?(?P<count>\d{{1,4}}|{'|'.join(COUNTS)})(?: of)? ?"
_UNIT_NAME = r"(?:days?|d|weeks?|wks?|w|fortnights?|months?|years?|yrs?)"
_UNIT = rf"(?P<unit>{_UNIT_NAME})"
_AND_MORE = rf"(?:,| and|, and)? {_COUNT.replace('count', 'more', 1)}(?P<of>{_UNIT_NAME})"
_SPAN = r"(?P<span>week|month|year)"

# The first form that fits the whole text decides.
_PAUSES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        ("", lambda _, today: today + timedelta(days=7)),
        (rf"(?:for )?(?:the next )?{_COUNT}{_UNIT}", _after_length),
        (rf"(?:for )?(?:the next )?{_COUNT}{_UNIT}{_AND_MORE}", _after_lengths),
        (rf"(?:for )?the next (?P<count>){_UNIT}", _after_length),
        (rf"(?:for )?today|{_UNTIL}tomorrow", lambda _, today: today + timedelta(days=1)),
        (rf"{_UNTIL}(?:the )?day after tomorrow", lambda _, today: today + timedelta(days=2)),
        (rf"{_UNTIL}(?:the )?next {_SPAN}", _at_turn_of),
        (rf"(?:for |{_UNTIL})?(?:this|(?:the )?(?:rest|end) of(?: this| the)?) {_SPAN}", _at_turn_of),
        (rf"{_UNTIL}(?:the )?new year(?:'s(?: day)?)?", lambda _, today: date(today.year + 1, 1, 1)),
        (rf"{_UNTIL}(?:christmas|xmas)(?: day)?", lambda _, today: _first_such_day(None, 12, 25, today)),
        (rf"{_UNTIL}(?:(?P<next>next )|this |coming )?{WEEKDAY}", _at_weekday),
        (rf"(?:{_UNTIL})?(?:{WEEKDAY},? )?{_DAY} ?(?:of )?{_MONTH}{_YEAR}", _at_date),
        (rf"(?:{_UNTIL})?(?:{WEEKDAY},? )?{_MONTH} {_DAY}{_YEAR}", _at_date),
        (rf"{_UNTIL}{_MONTH}{_YEAR}", _at_date),
        (rf"(?:{_UNTIL})?(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})(?:\.(?P<year>\d{{4}}|\d\d)?)?", _at_date),
        (rf"(?:{_UNTIL})?(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})", _at_date),
        (rf"{_UNTIL}(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)", _at_day_of_month),
        # This is surely a pause, but with two equally good readings: asking again beats a wrong guess.
        (rf"in {_COUNT}{_UNIT}|(?:for )?(?:a few|some|several) {_UNIT_NAME}", lambda *_: None),
        (rf"(?:for )?(?:\d+[.,]\d+ ?|half an? ){_UNIT_NAME}|(?:for )?an? {_UNIT_NAME} and a half", lambda *_: None),
        (rf"(?:on )?tomorrow|(?:on |next |this )?{WEEKDAY}|next {_SPAN}", lambda *_: None),
        (rf"(?:{_UNTIL})?\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?", lambda *_: None),
    )
)
