"""Read times as people write them: a time of day, or the shout-out's day and hour.

Functions that read text raise only `InvalidInputError`. An hour without am or pm is on the 24-hour clock.
"""

import re
from dataclasses import dataclass
from datetime import time

from bot.domain.patterns import lazily
from bot.domain.reading.numbers import NUMBERS, number, plain
from bot.domain.reading.weekdays import WEEKDAY, weekday_number
from bot.errors import InvalidInputError, Problem

_HALVES = {" in the morning": "am", " in the afternoon": "pm", " in the evening": "pm"}

_HOUR = rf"(?P<hour>\d{{1,2}}|{'|'.join(NUMBERS)})"
_HALF = r"(?: ?(?P<half>[ap])\.?(?: ?m\.?)?)?"
_CLOCK = lazily(
    rf"(?:{_HOUR}(?: ?[:.h ] ?(?P<minute>\d\d)| ?h| o'?clock)?|(?P<hhmm>\d{{3,4}})){_HALF}(?: ?(?:h|hrs?|hours|uhr))?"
)
_MINUTES = {"five": 5, "ten": 10, "a quarter": 15, "quarter": 15, "twenty": 20, "twenty five": 25, "half": 30}
_SPOKEN = lazily(rf"(?P<part>{'|'.join(_MINUTES)}|\d{{1,2}})(?: minutes)? (?P<side>past|to) {_HOUR}{_HALF}")
_READ_OUT = lazily(rf"{_HOUR} (?P<part>fifteen|thirty|forty five){_HALF}")
_READ_OUT_MINUTES = {"fifteen": 15, "thirty": 30, "forty five": 45}

_WORDS = "|".join(NUMBERS)
_PARTS = "|".join(sorted(map(re.escape, _MINUTES), key=len, reverse=True))
TIME = (
    rf"(?:noon|midday|midnight|(?:(?:{_PARTS}|\d{{1,2}})(?: minutes)? (?:past|to) )?"
    rf"(?:\d{{1,4}}|(?:{_WORDS})\b)(?: ?[:.h] ?\d\d|[ -](?:\d\d|fifteen|thirty|forty[ -]five)\b| ?h\b| ?o'?clock)?"
    r"(?: ?[ap]\.?(?: ?m\b\.?|(?!\w)))?(?: in the (?:morning|afternoon|evening))?"
    r"(?: ?(?:h|hrs?|hours|uhr)\b)?)(?![\w:])"
)
"""A pattern for what may be a time of day in plain words, without groups; `parse_time` reads it."""

_SAYS_WHICH_HALF = lazily(r"\b0\d|[ap]\.? ?m\b|\d ?[ap]\b|morning|afternoon|evening|night")
# These words ask for days or a frequency, not for a time.
_DAYS = lazily(rf"\b(?:\w*days?|\w*weeks?|\w*weekends?|\w+ly|{WEEKDAY})\b")


@dataclass(frozen=True, slots=True)
class UnclearTime(Problem):
    """`text` was not understood as a time of day; `names_days` if it asks for days or a frequency."""

    text: str
    names_days: bool


@dataclass(frozen=True, slots=True)
class UnclearShoutoutTime(Problem):
    """`text` was not understood as a day of the week and a time."""

    text: str


@dataclass(frozen=True, slots=True)
class ShoutoutTime:
    """When the weekly shout-out is posted: a weekday (Monday is 0) and a time in the channel's zone."""

    weekday: int
    time: time


def parse_time(text: str) -> time:
    """Return the time of day in `text`: `9`, `9:30`, `0930`, `9.30pm`, `noon` or `half past nine`."""
    moment = _read_time(plain(text))
    if moment is None:
        raise InvalidInputError(UnclearTime(text, names_days=bool(_DAYS.search(plain(text)))))
    return moment


def looks_like_time(text: str) -> bool:
    """Whether `parse_time` understands `text`."""
    return _read_time(plain(text)) is not None


def both_halves(text: str) -> tuple[time, time] | None:
    """Return the afternoon's and the night's reading of a time such as `3` or `half past five`; None for any other.

    Only the hours from 1 to 6 are asked about: after them, the 24-hour clock is what people mean at work.
    """
    words = plain(text)
    moment = None if _SAYS_WHICH_HALF.search(words) else _read_time(words)
    if moment is None or not 1 <= moment.hour < 7:  # noqa: PLR2004  the hours of the night
        return None
    return moment.replace(hour=moment.hour + 12), moment


def at_work(text: str) -> time:
    """Return the time in `text`; in the afternoon where it may be either."""
    both = both_halves(text)
    return both[0] if both else parse_time(text)


def parse_shoutout(text: str) -> ShoutoutTime:
    """Return the day of the week and the time in `text`, such as `fri 15:00` or `Friday at 3pm`."""
    found = re.fullmatch(rf"(?:on )?{WEEKDAY},? (?P<time>.+)", plain(text))
    moment = _read_time(found["time"]) if found else None
    if not found or moment is None:
        raise InvalidInputError(UnclearShoutoutTime(text))
    return ShoutoutTime(weekday_number(found), moment)


def _read_time(words: str) -> time | None:
    words = words.removeprefix("at ").removeprefix("@").strip()
    for said, half in _HALVES.items():
        words = words.replace(said, half)
    if words in ("noon", "midday", "midnight"):
        return time(0 if words == "midnight" else 12)
    if found := _CLOCK.fullmatch(words):
        digits = found["hhmm"]
        hour, minute = (digits[:-2], digits[-2:]) if digits else (found["hour"], found["minute"] or "0")
        return _time(number(hour), int(minute), found["half"])
    words = words.replace("-", " ")
    if found := _READ_OUT.fullmatch(words):
        return _time(number(found["hour"]), _READ_OUT_MINUTES[found["part"]], found["half"])
    return _read_spoken(found) if (found := _SPOKEN.fullmatch(words)) else None


def _read_spoken(found: re.Match[str]) -> time | None:
    """Return a spoken time such as `ten past nine`; None for "half to" and "0 to"."""
    part = found["part"]
    minutes = int(part) if part.isdecimal() else _MINUTES[part]
    moment = _time(number(found["hour"]), 0, found["half"])
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
