"""Compare what somebody typed with what they typed before."""

from bot.domain.text import tidy


def same_words(one: str, other: str) -> bool:
    """Return whether two texts are the same, whatever their case, spaces and the marks at their end."""
    return bare_words(one) == bare_words(other)


def bare_words(text: str) -> str:
    """Return what two texts with the same words share."""
    return tidy(text).casefold().rstrip(" .!?…")
