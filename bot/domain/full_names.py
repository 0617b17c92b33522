"""Find people's full names in what colleagues typed, to show "a colleague" instead."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

_BRACKETED = re.compile(r"[(\[{].*?[)\]}]")
_BETWEEN_WORDS = re.compile(r"[\s._]+")
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_ALIKE = str.maketrans("’‘ʼ‐‑", "'''--")  # noqa: RUF001 - being confusable is the point


class FullNames:
    """Some people's names of two words or more; a name of one word may be anybody's."""

    def __init__(self, names: Iterable[str | None]) -> None:
        """Take names as Slack has them; what is in brackets, such as "(she/her)", is no part of a name."""
        bare = {_BRACKETED.sub(" ", name) for name in names if name}
        full = {words: name for name in bare if len(words := _words(name)) > 1}
        # The longest first: "Ana Smith Jones" is not "a colleague Jones".
        either = "|".join(r"[\s._]+".join(map(re.escape, words)) for words in sorted(full, key=len, reverse=True))
        self._names = re.compile(rf"(?<![^\W_])(?:{either})(?![^\W_])") if full else None
        self.patterns = tuple(pattern for name in sorted(full.values()) for pattern in _patterns(name))
        """For LIKE on lower-case texts: texts with one of the names fit, and some others."""

    def are_in(self, text: str) -> bool:
        """Return whether one of the names is in the text, as whole words in any case."""
        return self.replaced(text, "") != text

    def replaced(self, text: str, by: str) -> str:
        """Return the text with `by` in the place of each name; what follows a name, such as 's, stays."""
        if self._names is None:
            return text
        letters, places = _folded(text)
        spans = [(places[match.start()], places[match.end()]) for match in self._names.finditer(letters)]
        between = list(pairwise([0, *(place for span in spans for place in span), len(text)]))[::2]
        return by.join(text[start:end] for start, end in between)


def _patterns(name: str) -> list[str]:
    """Return what finds a name with any accents, or one in another script as it is spelled, in small or in capitals.

    SQLite changes the case of ASCII letters only.
    """
    plain = _NOT_PLAIN.sub("%", name.lower().strip())
    spellings = [plain] if plain.strip("%") else ["%".join(each.split()) for each in (name, name.lower(), name.upper())]
    return [f"%{each}%" for each in spellings]


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in _BETWEEN_WORDS.split(_folded(name)[0]) if any(map(str.isalnum, word)))


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """Return the text without case and accents, and the place in `text` of each letter and of its end."""
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    kept = [
        (plain, place)
        for place, letter in enumerate(text.translate(_ALIKE))
        for plain in unicodedata.normalize("NFKD", letter).casefold()
        if not unicodedata.combining(plain)
    ]
    return "".join(plain for plain, _ in kept), [*(place for _, place in kept), len(text)]
