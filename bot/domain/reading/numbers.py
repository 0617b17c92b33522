"""Numbers in words, and the plain form in which times and days are read."""

from bot.domain.text import tidy

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
"""The hours of a clock's face, from one on."""
COUNTS = {word: number for number, word in enumerate(NUMBERS, 1)} | {"a": 1, "an": 1, "couple": 2}
"""How many of something a word says."""


def number(word: str) -> int:
    """The number that a word of `COUNTS` or digits say."""
    return COUNTS.get(word) or int(word)


def plain(text: str) -> str:
    """`text` tidied, in small letters, without the marks around it."""
    return tidy(text).casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").strip(" .,!;")
