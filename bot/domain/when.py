"""Times and days as people write them: a time of day, the end of a pause, the shout-out's hour.

Every function that reads text raises `InvalidInputError`, and nothing else, with a text that gives an example.
An hour without am or pm is read on the 24-hour clock.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta

from bot.domain.text import quote, tidy
from bot.domain.workdays import WEEKDAY, weekday_number
from bot.errors import InvalidInputError

_LONGEST_PAUSE = timedelta(days=366)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNTS = {word: number for number, word in enumerate(_NUMBERS, 1)} | {"a": 1, "an": 1, "couple": 2}
_HALVES = {" in the morning": "am", " in the afternoon": "pm", " in the evening": "pm"}

_HOUR = rf"(?P<hour>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_HALF = r"(?: ?(?P<half>[ap])\.?m\.?)?"
_CLOCK = re.compile(
    rf"(?:{_HOUR}(?: ?[:.h ] ?(?P<minute>\d\d)| ?h| o'?clock)?|(?P<hhmm>\d{{3,4}})){_HALF}(?: ?(?:h|hrs?|hours|uhr))?"
)
_MINUTES = {"five": 5, "ten": 10, "a quarter": 15, "quarter": 15, "twenty": 20, "twenty five": 25, "half": 30}
_SPOKEN = re.compile(rf"(?P<part>{'|'.join(_MINUTES)}|\d{{1,2}})(?: minutes)? (?P<side>past|to) {_HOUR}{_HALF}")
_READ_OUT = re.compile(rf"{_HOUR} (?P<part>fifteen|thirty|forty five){_HALF}")
_READ_OUT_MINUTES = {"fifteen": 15, "thirty": 30, "forty five": 45}


@dataclass(frozen=True, slots=True)
class ShoutoutTime:
    """When a week's shout-out is posted: the day of the week (Monday is 0) and the time, in the channel's zone."""

    weekday: int
    time: time


def parse_time(text: str) -> time:
    """The time of day that `text` names, as in `9`, `9:30`, `0930`, `9.30pm`, `noon` or `half past nine`."""
    moment = _read_time(_plain(text))
    if moment is None:
        said = f"I didn't understand “{quote(text)}” as a time." if tidy(text) else "Which time would you like?"
        raise InvalidInputError(f"{said} Try `/cx-help nudge at 9:30`.")
    return moment


def looks_like_time(text: str) -> bool:
    """Whether `parse_time` understands `text`."""
    return _read_time(_plain(text)) is not None


def parse_shoutout(text: str) -> ShoutoutTime:
    """The day of the week and the time that `text` names, as in `fri 15:00` or `Friday at 3pm`."""
    found = re.fullmatch(rf"(?:on )?{WEEKDAY},? (?P<time>.+)", _plain(text))
    moment = _read_time(found["time"]) if found else None
    if not found or moment is None:
        raise InvalidInputError(f"I didn't understand “{quote(text)}” as a day and a time. Try `Fri 15:00`.")
    return ShoutoutTime(weekday_number(found), moment)


def parse_pause(text: str, today: date) -> date:
    """The first day on which nudges are on again, after `today` and at most 366 days away.

    No text means a week. A length ("2 weeks") counts from today; "until Monday" has nudges on again on Monday, the
    first one after today, and "until next Monday" on that of the week after this one. A day without its year is
    the first such day after today.
    """
    end = _read_pause(_plain(text), today)
    if end is None:
        raise InvalidInputError(
            f"I didn't understand “{quote(text)}” as a time to pause. "
            "Try `/cx-help pause 2 weeks` or `/cx-help pause until 7 Jan`."
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
    """Whether `parse_pause` knows this form of words; the day that it names may still be refused."""
    return any(pattern.fullmatch(_plain(text)) for pattern, _ in _PAUSES)


def _plain(text: str) -> str:
    return tidy(text).casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").strip(" .,!;")


def _number(word: str) -> int:
    return _COUNTS.get(word) or int(word)


def _read_time(words: str) -> time | None:
    words = words.removeprefix("at ").removeprefix("@").strip()
    for said, half in _HALVES.items():
        words = words.replace(said, half)
    if words in ("noon", "midday", "midnight"):
        return time(0 if words == "midnight" else 12)
    if found := _CLOCK.fullmatch(words):
        digits = found["hhmm"]
        hour, minute = (digits[:-2], digits[-2:]) if digits else (found["hour"], found["minute"] or "0")
        return _time(_number(hour), int(minute), found["half"])
    words = words.replace("-", " ")
    if found := _READ_OUT.fullmatch(words):
        return _time(_number(found["hour"]), _READ_OUT_MINUTES[found["part"]], found["half"])
    return _read_spoken(found) if (found := _SPOKEN.fullmatch(words)) else None


def _read_spoken(found: re.Match[str]) -> time | None:
    """A time such as `ten past nine`; "half to" and "0 to" are none."""
    part = found["part"]
    minutes = int(part) if part.isdecimal() else _MINUTES[part]
    moment = _time(_number(found["hour"]), 0, found["half"])
    if moment is None or not 0 < minutes <= 30:  # noqa: PLR2004 - half an hour
        return None
    if found["side"] == "past":
        return moment.replace(minute=minutes)
    return None if minutes == 30 else time((moment.hour - 1) % 24, 60 - minutes)  # noqa: PLR2004 - as above


def _time(hour: int, minute: int, half: str | None) -> time | None:
    if half:
        if not 1 <= hour <= 12:  # noqa: PLR2004 - a clock's face
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 - a day's hours


def _read_pause(words: str, today: date) -> date | None:
    for pattern, rule in _PAUSES:
        if found := pattern.fullmatch(words):
            try:
                return rule(found, today)
            except (ValueError, OverflowError):  # no such day, as 31 Feb, or beyond what a calendar knows
                return None
    return None


def _after_length(found: re.Match[str], today: date) -> date:
    count = _number(found["count"] or "a")
    unit = found["unit"][0]
    if unit in "my":
        return _add_months(today, count * (12 if unit == "y" else 1))
    return today + count * timedelta(days={"d": 1, "w": 7, "f": 14}[unit])


def _add_months(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _at_turn_of(found: re.Match[str], today: date) -> date:
    """The first day of the next week, month or year."""
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
_COUNT = rf"(?:a )?(?P<count>\d{{1,4}}|{'|'.join(_COUNTS)})(?: of)? ?"
_UNIT_NAME = r"(?:days?|d|weeks?|wks?|w|fortnights?|months?|years?|yrs?)"
_UNIT = rf"(?P<unit>{_UNIT_NAME})"
_SPAN = r"(?P<span>week|month|year)"

# The first form that fits the whole text decides.
_PAUSES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        ("", lambda _, today: today + timedelta(days=7)),
        (rf"(?:for )?(?:the next )?{_COUNT}{_UNIT}", _after_length),
        (rf"(?:for )?the next (?P<count>){_UNIT}", _after_length),
        (rf"(?:for )?today|{_UNTIL}tomorrow", lambda _, today: today + timedelta(days=1)),
        (rf"{_UNTIL}(?:the )?day after tomorrow", lambda _, today: today + timedelta(days=2)),
        (rf"{_UNTIL}(?:the )?next {_SPAN}", _at_turn_of),
        (rf"(?:for |{_UNTIL})?(?:this|(?:the )?(?:rest|end) of(?: this| the)?) {_SPAN}", _at_turn_of),
        (rf"{_UNTIL}(?:the )?new year(?:'s(?: day)?)?", lambda _, today: date(today.year + 1, 1, 1)),
        (rf"{_UNTIL}(?:(?P<next>next )|this |coming )?{WEEKDAY}", _at_weekday),
        (rf"(?:{_UNTIL})?(?:{WEEKDAY},? )?{_DAY} ?(?:of )?{_MONTH}{_YEAR}", _at_date),
        (rf"(?:{_UNTIL})?(?:{WEEKDAY},? )?{_MONTH} {_DAY}{_YEAR}", _at_date),
        (rf"{_UNTIL}{_MONTH}{_YEAR}", _at_date),
        (rf"(?:{_UNTIL})?(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})(?:\.(?P<year>\d{{4}}|\d\d)?)?", _at_date),
        (rf"(?:{_UNTIL})?(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})", _at_date),
        (rf"{_UNTIL}(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)", _at_day_of_month),
        # Somebody means a pause, but two readings are equally good: asking again beats a wrong guess.
        (rf"in {_COUNT}{_UNIT}|(?:for )?(?:a few|some|several) {_UNIT_NAME}", lambda *_: None),
        (rf"(?:for )?(?:\d+[.,]\d+ ?|half an? ){_UNIT_NAME}|(?:for )?an? {_UNIT_NAME} and a half", lambda *_: None),
        (rf"(?:on )?tomorrow|(?:on |next |this )?{WEEKDAY}|next {_SPAN}", lambda *_: None),
        (rf"(?:{_UNTIL})?\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?", lambda *_: None),
    )
)
