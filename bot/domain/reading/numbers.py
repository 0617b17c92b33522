"""Read numbers in words, and put text into the plain form for reading times and days."""

from bot.domain.text import tidy

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
"""The hours on a clock face, from one."""
COUNTS = {word: number for number, word in enumerate(NUMBERS, 1)} | {"a": 1, "an": 1, "couple": 2}
"""The number that a word means."""


def number(word: str) -> int:
    """Return the number that digits or a word of `COUNTS` stand for."""
    return COUNTS.get(word) or int(word)


def plain(text: str) -> str:
    """Return `text` tidied, in lower case, without the punctuation around it."""
    return tidy(text).casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").strip(" .,!;")
