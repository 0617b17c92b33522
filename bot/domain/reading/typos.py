"""Recognize commands with a typo in them."""

from collections.abc import Iterable
from difflib import SequenceMatcher

_LEAST = 4
"""Shorter words are too close to too many others."""
_CLOSE = 0.8


def nearest(words: str, phrases: Iterable[str]) -> str | None:
    """Return the phrase that `words`, in lower case, nearly are; None if they are near none, or are one."""
    if len(words) < _LEAST:
        return None
    best, phrase = max((_likeness(words, phrase), phrase) for phrase in phrases)
    return phrase if _CLOSE <= best < 1 else None


def _likeness(one: str, other: str) -> float:
    if abs(len(one) - len(other)) > 2:  # noqa: PLR2004  a typo adds or drops a letter or two
        return 0.0
    words, others = one.split(), other.split()
    # "needs acme" is no slip for "needs me".
    if len(words) == len(others) > 1 and any(abs(len(a) - len(b)) > 1 for a, b in zip(words, others, strict=True)):
        return 0.0
    # Letters that changed places are one slip, not two.
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return max(ratio, 0.9 if sorted(one) == sorted(other) and one != other else 0.0)
