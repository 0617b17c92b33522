"""Spell dates in one form: those in digits, such as `23/3`, and the capitals of names."""

import re

from bot.domain.patterns import lazily
from bot.domain.reading.numbers import plain

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_LAST_MONTH = 12
_YEAR_FIRST = lazily(r"\b(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b")
_DASHED = lazily(r"\b(\d{1,2})-(\d{1,2})-(\d{4})\b")
_SPACED = lazily(r"\b(\d{1,2})\. (\d{1,2})\.(?: (?=\d{4}\b))?")
_SLASHED = lazily(r"\b(?P<first>\d{1,2})/(?P<second>\d{1,2})(?:/(?P<year>\d{4}|\d\d))?\b")

_NAMES = lazily(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?|christmas|xmas"
    r"|january|february|march|april|june|july|august|september|october|november|december"
    r"|i|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|(?<=\d )may|may(?= \d))\b"
)


def plain_dates(text: str) -> str:
    """Return `text` in plain form, with dates in digits as day.month.year or year-month-day where that is sure.

    One date with a number over 12 says in which order its writer puts the others.
    """
    words = _DASHED.sub(r"\1.\2.\3", _YEAR_FIRST.sub(r"\1-\2-\3", plain(text)))
    words = _SPACED.sub(r"\1.\2.", words)
    pairs = [(int(found["first"]), int(found["second"])) for found in _SLASHED.finditer(words)]
    if any(second > _LAST_MONTH for _, second in pairs):
        return _SLASHED.sub(lambda found: _dotted(found, found["second"], found["first"]), words)
    sure = any(first > _LAST_MONTH for first, _ in pairs) or all(first == second for first, second in pairs)
    return _SLASHED.sub(lambda found: _dotted(found, found["first"], found["second"]), words) if sure else words


def both_readings(text: str) -> tuple[str, str] | None:
    """Return `text` with its dates such as `7/1` as 7 Jan, and as 1 Jul; None when none of them has two readings."""
    words = plain_dates(text)
    found = _SLASHED.search(words)
    if not found or not int(found["first"]) * int(found["second"]):
        return None
    day_first = _SLASHED.sub(lambda found: _spelled(found, found["first"], found["second"]), words)
    return day_first, _SLASHED.sub(lambda found: _spelled(found, found["second"], found["first"]), words)


def with_capitals(words: str) -> str:
    """Return plain words with the names of days, months and feasts as English writes them."""
    return _NAMES.sub(lambda found: found[0].capitalize(), words)


def _dotted(found: re.Match[str], day: str, month: str) -> str:
    return f"{day}.{month}.{found['year'] or ''}"


def _spelled(found: re.Match[str], day: str, month: str) -> str:
    year = found["year"]
    name = MONTHS[(int(month) - 1) % _LAST_MONTH].title()
    return f"{int(day)} {name}{f' {year[-2:]:0>4}'.replace(' 00', ' 20') if year else ''}"
