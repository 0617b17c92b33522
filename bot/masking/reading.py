"""Put text into one plain form, letter by letter, to search it for personal data."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

Span = tuple[int, int]

_MARKS = str.maketrans("\t\u2028\u2029\u00b7\u2027\u2219\u22c5", "\n\n\n....")
"""Cell ends become line ends, and dots at mid-height become full stops."""


def flatten(text: str) -> tuple[str, Sequence[int]]:
    """Return the text with plain digits, blanks, dashes and signs, and the position in `text` of each letter.

    Zero-width letters are dropped, because they can occur inside a number.
    """
    text = text.translate(_MARKS)
    if text.isascii():
        return text, range(len(text))
    kept = [(flat, place) for place, letter in enumerate(text) if (flat := _flat(letter))]
    return "".join(flat for flat, _ in kept), [place for _, place in kept]


def blank(text: str, spans: Iterable[Span]) -> str:
    """Return the text at the same length, with letters in brackets over the spans; each span has two or more."""
    parts: list[str] = []
    done = 0
    for start, end in sorted(spans):
        parts += text[done:start], f"[{'a' * (end - start - 2)}]"
        done = end
    return "".join(parts) + text[done:] if parts else text


@lru_cache(maxsize=4096)
def _flat(letter: str) -> str:
    """Return the one plain letter for this one; empty for a letter that shows nothing itself."""
    if letter.isascii():
        return letter
    category = unicodedata.category(letter)
    if category == "Cf" or letter in "\ufe0f\u20e3":
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    if category == "Zs":
        return " "
    if category == "Pd" or letter == "\N{MINUS SIGN}":
        return "-"
    usual = unicodedata.normalize("NFKC", letter)
    return usual if len(usual) == 1 and category != "No" else letter
