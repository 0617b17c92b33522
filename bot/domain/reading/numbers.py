"""Read numbers in words, and put text into the plain form for reading times and days."""

from bot.domain.patterns import lazily
from bot.domain.text import tidy

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
"""The hours on a clock face, from one."""
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
_MORE = {"a": 1, "an": 1, "couple": 2, "dozen": 12, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
COUNTS = {word: number for number, word in enumerate((*NUMBERS, *_TEENS), 1)} | _MORE
"""The number that a word means."""

_QUOTES = str.maketrans(dict.fromkeys("\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}`", "'"))
# Hyphen, non-breaking hyphen, figure dash, en dash, em dash, minus: people and phones use them all for "to".
_DASH = lazily("[\u2010-\u2015\u2212]")


_PLEASE = lazily(r"\bpl[sz]+\b")


def number(word: str) -> int:
    """Return the number that digits or a word of `COUNTS` stand for."""
    return COUNTS.get(word) or int(word)


def plain(text: str) -> str:
    """Return `text` tidied, in lower case, with simple quotes and dashes, without the punctuation around it.

    "Plz" becomes "please".
    """
    words = _DASH.sub("-", tidy(text).casefold().translate(_QUOTES)).strip(" .,!;:")
    return _PLEASE.sub("please", words)
