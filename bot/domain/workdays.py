"""Days of the week as people write and read them."""

import re
from collections.abc import Iterable

from bot.domain.text import quote, tidy
from bot.errors import InvalidInputError

Workdays = frozenset[int]
"""Days of the week on which somebody works; Monday is 0."""

WEEKDAY = r"(?P<weekday>mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?\.?"
"""Matches one day of the week in lower case; `weekday_number` reads the match."""

_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DASH = "\N{EN DASH}"
_BETWEEN = re.compile(rf" ?[-{_DASH}\N{{EM DASH}}] ?| to ")
_AND = re.compile(r" ?[,;&] ?| and ")


def weekday_number(found: re.Match[str]) -> int:
    """The number, Monday being 0, of the day that the pattern `WEEKDAY` found."""
    return _NAMES.index(found["weekday"][:3].title())


def parse_workdays(text: str) -> Workdays:
    """The days that `text` names: single days, ranges (also past Sunday) or both, as in `Mon-Thu, Sat`.

    Raises `InvalidInputError` with an example for anything else.
    """
    days: set[int] = set()
    for part in _AND.split(_BETWEEN.sub("-", tidy(text).casefold())):
        first, dash, last = part.partition("-")
        ends = re.fullmatch(WEEKDAY, first), re.fullmatch(WEEKDAY, last if dash else first)
        if not ends[0] or not ends[1]:
            raise InvalidInputError(f"I didn't understand “{quote(text)}” as days of the week. Try `Mon-Fri`.")
        start, stop = weekday_number(ends[0]), weekday_number(ends[1])
        days |= {(start + step) % 7 for step in range((stop - start) % 7 + 1)}
    return frozenset(days)


def format_workdays(days: Iterable[int]) -> str:
    """Days for people to read, three or more in a row as a range, as in Mon to Fri or "Mon, Wed, Fri"."""
    runs: list[list[int]] = []
    for day in sorted(set(days)):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(map(_format_run, runs)) or "no days"


def _format_run(run: list[int]) -> str:
    if len(run) < 3:  # noqa: PLR2004 - two neighbours read best one by one
        return ", ".join(_NAMES[day] for day in run)
    return _NAMES[run[0]] + _DASH + _NAMES[run[-1]]
