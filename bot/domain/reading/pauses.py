"""Read pauses as people write them: how long, until which day, or from one day to another.

Functions that read text raise only `InvalidInputError`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from bot.domain.patterns import lazily
from bot.domain.reading.date_spelling import plain_dates, with_capitals
from bot.domain.reading.dates import SATURDAY, read_days
from bot.domain.reading.day_spans import A_DAY, A_WEEK, Days, add_months
from bot.domain.reading.lengths import LENGTH, after
from bot.domain.reading.pause_errors import BackwardsPause, NothingToPause, PauseTooLong, PauseWithGaps, UnclearPause
from bot.errors import InvalidInputError

_LONGEST_PAUSE = timedelta(days=366)
_BACKWARDS = timedelta(days=330)
"""From here on a pause between two days was written the wrong way round: "from 5 Dec to 1 Dec"."""
# A leap year, so that every day of a year exists.
_SOME_DAY = date(2028, 1, 5)


@dataclass(frozen=True, slots=True)
class PauseDates:
    """The first day without nudges, None for a pause that begins at once, and the first with nudges again."""

    begins: date | None
    ends: date


def parse_pause(text: str, today: date) -> PauseDates:
    """Return when a pause begins and ends: after `today`, and at most 366 days long and away.

    No text means a week. A length ("2 weeks") counts from today. "until Monday" means nudges again on the first Monday
    after today, "until next Monday" on the one in the week after this. "through Friday" and "Monday to Friday" include
    the Friday. A day without a year is the first such day.
    """
    days = _read(plain_dates(text), today)
    if days is None:
        raise InvalidInputError(UnclearPause(with_capitals(text)))
    begins = max(days.first, today)
    if days.end <= begins:
        raise InvalidInputError(NothingToPause(with_capitals(text)))
    if begins > today and days.end - begins > _BACKWARDS:
        raise InvalidInputError(BackwardsPause(with_capitals(text)))
    if max(days.end - begins, begins - today) > _LONGEST_PAUSE:
        raise InvalidInputError(PauseTooLong())
    return PauseDates(begins if begins > today else None, days.end)


def looks_like_pause(text: str) -> bool:
    """Whether `parse_pause` knows this form of words; it may still refuse the day."""
    try:
        return _read(plain_dates(text), _SOME_DAY) is not None
    except InvalidInputError:
        return True


def names_one_day(text: str) -> bool:
    """Whether `text` is a weekday or a date alone: it may be all of a pause, or its end."""
    try:
        days = read_days(plain_dates(text), _SOME_DAY)
    except InvalidInputError:
        return False
    return days is not None and days.end - days.first == A_DAY and days.first > _SOME_DAY + A_DAY


def _read(words: str, today: date) -> Days | None:
    for reader in _READERS:
        try:
            days = reader(words, today)
        except (ValueError, OverflowError):  # outside the calendar
            continue
        if days is not None:
            return days
    return None


def _week(words: str, today: date) -> Days | None:
    return None if words else Days(today, today + A_WEEK)


def _length(words: str, today: date) -> Days | None:
    found = _FOR_LENGTH.fullmatch(words)
    return Days(today, after(found["length"] or f"a {found['one']}", today)) if found else None


def _until(words: str, today: date) -> Days | None:
    found = _UNTIL_DAY.fullmatch(words)
    day = _day(found["day"], today) if found else None
    if not found or not day:
        return None
    return Days(today, day.end if found["after"] or found["and"] or found["including"] else day.first)


def _through(words: str, today: date) -> Days | None:
    found = _THROUGH_DAY.fullmatch(words)
    day = _day(found["day"], today) if found else None
    return Days(today, day.end) if day else None


def _range(words: str, today: date) -> Days | None:
    """Return the days from one to another; every place where the words can be parted is tried."""
    between_two = words.startswith("between ")
    words = _OPENING.sub("", words)
    for between in (_BOTH if between_two else _TO).finditer(words):
        left, right = _share(words[: between.start()].rstrip(" ,"), words[between.end() :])
        first = _day(left, today)
        last = _day(right, today, first.first) if first else None
        if first and last:
            end = last.first if between["until"] else last.end
            return _in_the_middle(Days(first.first, end), right, today)
    return None


def _in_the_middle(days: Days, right: str, today: date) -> Days:
    """Return the rest of a range in which today lies: its first day was read as the one of next year."""
    ends = read_days(right, today)
    begun = ends is not None and days.first - ends.first > _HALF_A_YEAR and bool(re.search(r"\d", right))
    return Days(today, add_months(days.end, -12)) if begun else days


def _share(left: str, right: str) -> tuple[str, str]:
    """Return both ends of a range with what they share: `23` and `27 March`, `Mon` and `Fri next week`."""
    if right.endswith(" next week") and "next" not in left:
        return f"{left} next week", right
    if _BARE_DAY.fullmatch(left) and (found := _DAY_FIRST.fullmatch(right)):
        return f"{left.rstrip('.')}{'.' if found['rest'][0].isdecimal() else ' '}{found['rest']}", right
    if _BARE_DAY.fullmatch(right) and (found := _MONTH_FIRST.fullmatch(left)):
        return left, f"{found['month']} {right}"
    return left, right


def _from(words: str, today: date) -> Days | None:
    for pattern in (_LENGTH_FROM, _FROM_DAY_FOR, _FROM_DAY):
        found = pattern.fullmatch(words)
        day = _day(found["day"], today) if found else None
        if found and day:
            return Days(day.first, after(found.groupdict().get("length") or "a week", day.first))
    return None


def _each(words: str, today: date) -> Days | None:
    """Return the days of a list, if no working day lies between them."""
    words = _SPAN_PREFIX.sub("", words)
    days, since = [], today
    parts = _AND.split(words)
    for part in parts:
        day = read_days(_SPAN_PREFIX.sub("", _share(part, parts[-1])[0]), today, since)
        if day is None:
            return None
        days.append(day)
        since = day.first
    apart = (each.end + n * A_DAY for each, other in pairwise(days) for n in range((other.first - each.end).days))
    if any(day.weekday() < SATURDAY for day in apart):
        raise InvalidInputError(PauseWithGaps())
    return Days(days[0].first, days[-1].end)


def _day(words: str, today: date, since: date | None = None) -> Days | None:
    if words == "now":
        return Days(today, today + A_DAY)
    if found := _IN_LENGTH.fullmatch(words):
        day = after(found["in"] or found["from_now"], today)
        return Days(day, day + A_DAY)
    return read_days(words, today, since)


_Reader = Callable[[str, date], Days | None]
_READERS: tuple[_Reader, ...] = (_week, _length, _until, _through, _from, _range, _each)

_HALF_A_YEAR = timedelta(days=183)
_FROM = r"(?:from|starting(?: from)?|beginning|as of|as from|effective|start)(?: on)?(?: the)? "
_UNTIL = r"(?:until|untill|till?|'till?|up to|up until|to)"
_FOR_LENGTH = lazily(
    rf"(?:for )?(?:about )?(?:(?:the )?(?:next|coming|another) )?(?P<length>{LENGTH})(?: (?:from (?:now|today)|off))?"
    r"|(?:for )?(?:the (?:next|coming)|another|one more) (?P<one>day|week|fortnight|month|year)"
)
_UNTIL_DAY = lazily(
    rf"{_UNTIL}(?: (?:i'm|i am|i'll be|we're) back| back)?(?: on)?(?P<after> after)?"
    r"(?P<and> and including)? (?P<day>.+?)(?P<including>,? \(?(?:inclusive(?:ly)?|included|incl\.?)\)?)?"
)
_THROUGH_DAY = lazily(rf"(?:thr(?:ough|u|o)|(?:{_UNTIL} and )?including|{_UNTIL} the end of) (?P<day>.+)")
_OPENING = lazily(r"(?:for )?(?:(?:from|between|starting|beginning)(?: on)? )?(?:the )?(?=\S)")
_TO = lazily(r" ?- ?| (?:to|through|thru)(?: the)? |,? (?P<until>until|till?)(?: the)? ")
_BOTH = lazily(r" and(?: the)? (?P<until>(?!))?")
_FROM_DAY = lazily(rf"{_FROM}(?P<day>.+?)(?: on| onwards?)?")
_FROM_DAY_FOR = lazily(rf"(?:{_FROM}|on )?(?P<day>.+?),? for (?P<length>{LENGTH})")
_LENGTH_FROM = lazily(rf"(?:for )?(?:the )?(?P<length>{LENGTH}),? {_FROM}(?P<day>.+)")
_IN_LENGTH = lazily(rf"in (?P<in>{LENGTH})|(?P<from_now>{LENGTH}) from (?:now|today)")
_BARE_DAY = lazily(r"\d{1,2} ?(?:st|nd|rd|th|\.)?")
_DAY_FIRST = lazily(r"(?:the )?\d{1,2} ?(?:st|nd|rd|th)?\.? ?(?:of )?(?P<rest>[a-z]{3,}.*|\d{1,2}\..*)")
_MONTH_FIRST = lazily(r"(?P<month>[a-z]{3,}) \d{1,2}(?:st|nd|rd|th)?")
_AND = lazily(r" ?(?:,|&|\+|\band\b) ?(?:and )?")
_SPAN_PREFIX = lazily(r"^(?:(?:on|over|during|in|at|for|all|of|throughout|just|only|the whole|all day) )+")
