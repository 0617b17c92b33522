"""Filter very many customers' keys for the few that a typed name may mean, by parts of their words.

A slip changes one part of a word and leaves the others. Searching a long text for these parts finds every word that is
near, and is much faster than comparing each key with what was typed.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from bot.domain.slips import LONG, SHORTEST_MISTYPED, SHORTEST_START, begins, is_mistyped

_MOST_WORDS = 8
"""How many typed words are looked for, the longest ones."""


def keys_to_compare(typed: str, known: Iterable[str]) -> Iterator[str]:
    """Yield all keys that `typed`, a key, may mean, and some others; `known` are texts of keys, one a line."""
    words = sorted(set(typed.split()), key=len)[-_MOST_WORDS:]
    if not words:
        return
    near = [_Near(word) for word in words]
    for lines in known:
        # Each word has a space on either side, and each key a line end.
        text = "\n {} \n".format(lines.replace("\n", " \n "))
        for line in _lines_to_compare(text, typed, near):
            yield text[line + 2 : text.index("\n", line + 1) - 1]


class _Near(dict[str, bool]):
    """Tell whether words are near a typed one; it remembers them, because most are in many names."""

    def __init__(self, typed: str) -> None:
        super().__init__()
        self.typed = typed

    def __missing__(self, word: str) -> bool:
        self[word] = begins(self.typed, word) or is_mistyped(self.typed, word)
        return self[word]


def _lines_to_compare(text: str, typed: str, near: list[_Near]) -> set[int]:
    """Return where the lines begin that have each typed word, or the whole name; or one word, if they are shorter."""
    joined = re.finditer("\n " + " ?".join(map(re.escape, typed.replace(" ", ""))) + "(?= \n)", text)
    whole = {found.start() for found in joined}
    by_word = [_lines_with(text, " ", word.typed, word.__getitem__) for word in near]
    spaces = typed.count(" ")
    shorter = (line for line in set().union(*by_word) if text.count(" ", line, text.index("\n", line + 1)) - 2 < spaces)
    mistyped = _lines_with(text, "\n", typed, partial(is_mistyped, typed))
    return whole.union(set.intersection(*by_word), shorter, mistyped)


def _lines_with(text: str, edge: str, sought: str, is_near: Callable[[str], bool]) -> set[int]:
    """Return where the lines begin that have something near the sought word or line between two edges."""
    lines = set()
    for part in _parts(sought, edge):
        for found in re.finditer(part, text):
            start = text.rindex(edge, 0, found.start() + 1)
            if is_near(text[start + 1 : text.index(edge, found.end() - 1)].strip(" ")):
                lines.add(text.rindex("\n", 0, start + 1))
    return lines


def _parts(word: str, edge: str) -> Iterator[str]:
    """Yield patterns; each near word, or line, contains one. `edge` surrounds them all."""
    before, after = (" ", " ") if edge == " " else ("\n ", " \n")
    if len(word) < SHORTEST_START:
        yield f"{before}{re.escape(word)}{after}"
    elif len(word) < SHORTEST_MISTYPED:
        # The only slip is a letter more.
        yield before + re.escape(word[:-1])
        yield re.escape(word[1:]) + after
    elif len(word) < LONG - 2:
        half = len(word) // 2
        yield before + re.escape(word[:half])
        yield re.escape(word[half:]) + after
        # Letters that are swapped across its edge change both parts.
        yield before + re.escape(_swapped(word, half)[: half + 1])
    else:
        # There may be two slips, then after the same first letter.
        first, second = len(word) // 3, 2 * len(word) // 3
        yield before + re.escape(word[:first])
        yield re.escape(word[second:]) + after
        yield before + re.escape(_swapped(word, first)[: first + 1])
        yield re.escape(_swapped(word, second)[second - 1 :]) + after
        yield f"{before}{re.escape(word[0])}[^{edge}]{{{first - 2},{first}}}{re.escape(word[first:second])}"


def _swapped(word: str, at: int) -> str:
    """Return a word with the letters before and at a place swapped."""
    return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
