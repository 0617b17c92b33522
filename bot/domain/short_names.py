"""Shorten names for narrow places: first names, with an initial when two people share one."""

from collections import Counter
from collections.abc import Mapping

from bot.domain.text import shorten

LABEL_LIMIT = 14
"""The most characters in a short name."""


def short_names(names: Mapping[int, str]) -> dict[int, str]:
    """Return each person's first name, with the initial of their last name where first names are equal.

    A name without letters stays whole.
    """
    words = {person_id: _words(name) for person_id, name in names.items()}
    shared = Counter(parts[0].casefold() for parts in words.values())
    return {person_id: _short(parts, alone=shared[parts[0].casefold()] == 1) for person_id, parts in words.items()}


def _words(name: str) -> list[str]:
    """Return the words of a name that contain a letter; an emoji does not."""
    return [word for word in name.split() if any(each.isalpha() for each in word)] or [" ".join(name.split())]


def _short(parts: list[str], *, alone: bool) -> str:
    if alone or len(parts) == 1:
        return shorten(parts[0], LABEL_LIMIT)
    initial = next(filter(str.isalpha, parts[-1]))
    return f"{shorten(parts[0], LABEL_LIMIT - 3)} {initial}."
