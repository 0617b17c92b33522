"""Read days of the week as people write them."""

import re

WEEKDAY = r"(?P<weekday>mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?\.?"
"""A pattern for one day of the week in lower case; `weekday_number` reads the match."""

_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def weekday_number(found: re.Match[str]) -> int:
    """Return the number (Monday is 0) of the day that `WEEKDAY` matched."""
    return _NAMES.index(found["weekday"][:3])
