"""Load the words and patterns by which texts in English are read."""

import re
import tomllib
from importlib.resources import files
from typing import Any

from bot.domain.patterns import lazily

_PART = lazily(r"\{(?P<name>[a-z]+)\}")
_DATA: dict[str, Any] = tomllib.loads(files("bot.domain.reading").joinpath("english.toml").read_text(encoding="utf-8"))


def words(name: str) -> frozenset[str]:
    """Return a list of words in lower case."""
    return frozenset(_DATA["words"][name].split())


def pattern(name: str) -> re.Pattern[str]:
    """Return the pattern that any of the lines under this name matches, whatever the case; braces name parts."""
    whole = _PART.sub(lambda part: _DATA["patterns"]["parts"][part["name"]], _DATA["patterns"]["lines"][name])
    return lazily("|".join(f"(?:{line})" for line in filter(None, whole.split("\n"))), re.IGNORECASE)


def patterns_after() -> dict[str, re.Pattern[str]]:
    """Return, for verbs that are acts only before certain words, the pattern of what follows."""
    return {verb: lazily(after) for verb, after in _DATA["patterns"]["after"].items()}
