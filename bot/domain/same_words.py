"""Compare what somebody typed with what they typed before."""

from bot.domain.text import tidy


def same_words(one: str, other: str) -> bool:
    """Return whether two texts are the same, whatever their case, spaces and the marks at their end."""
    return _words(one) == _words(other)


def _words(text: str) -> str:
    return tidy(text).casefold().rstrip(" .!?…")
