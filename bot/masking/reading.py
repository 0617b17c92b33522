"""How text is read in search of personal data: letter by letter in one plain form, without what was found."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

Span = tuple[int, int]

_MARKS = str.maketrans("\t\u2028\u2029\u00b7\u2027\u2219\u22c5", "\n\n\n....")
"""The ends of a table's cells as those of lines, and dots of the middle of a line as those of its foot."""


def flatten(text: str) -> tuple[str, Sequence[int]]:
    """The text with usual digits, blanks, dashes and signs, and where in `text` each of its letters stands.

    Letters of no width are left out, as they may stand within a number.
    """
    text = text.translate(_MARKS)
    if text.isascii():
        return text, range(len(text))
    kept = [(flat, place) for place, letter in enumerate(text) if (flat := _flat(letter))]
    return "".join(flat for flat, _ in kept), [place for _, place in kept]


def blank(text: str, spans: Iterable[Span]) -> str:
    """The text, as long as it was, with letters in brackets where the spans are; each is two long or more."""
    parts: list[str] = []
    done = 0
    for start, end in sorted(spans):
        parts += text[done:start], f"[{'a' * (end - start - 2)}]"
        done = end
    return "".join(parts) + text[done:] if parts else text


@lru_cache(maxsize=4096)
def _flat(letter: str) -> str:
    """The one letter that this one stands for; none for one that shows nothing of its own."""
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
