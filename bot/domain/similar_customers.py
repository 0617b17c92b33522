"""Tell which customers a typed name may mean: the likenesses of two keys, the surest first."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import dropwhile

from bot.domain.customer_filter import keys_to_compare
from bot.domain.customers import capital_words
from bot.domain.legal_forms import TITLES
from bot.domain.slips import begins, is_mistyped

MOST_LIKELY = 500
"""How many of the likely keys are returned, at most."""


@dataclass(frozen=True, slots=True)
class _Typed:
    """A typed key, and what the likenesses compare of it."""

    key: str
    joined: str = field(init=False)
    start: str = field(init=False)
    words: frozenset[str] = field(init=False)
    length: int = field(init=False)

    def __post_init__(self) -> None:
        words = self.key.split()
        object.__setattr__(self, "joined", "".join(words))
        object.__setattr__(self, "start", f"{self.key} ")
        object.__setattr__(self, "words", frozenset(words))
        object.__setattr__(self, "length", len(words))


def without_titles(key: str) -> str:
    """Return a key without titles before a name: "mrs bello" is asked for as Ms Bello, too."""
    words = key.split()
    return " ".join(dropwhile(TITLES.__contains__, words)) or key


def likely_keys(typed: str, known: Iterable[str]) -> list[str]:
    """Return the known keys that `typed`, a key, may stand for, the nearest first; an equal one comes first.

    `known` are texts of keys, one a line.
    """
    keys = set(keys_to_compare(without_titles(typed), known))
    return [key for _, _, key in nsmallest(MOST_LIKELY, _near(typed, keys))]


def nearest_keys(typed: str, likely: Iterable[str]) -> list[str]:
    """Return the same of likely keys, without the last likeness, which counts only where there is no other."""
    near = sorted(_near(typed, likely))
    sure = [key for distance, _, key in near if distance < len(_LIKENESSES) - 1]
    return sure or [key for _, _, key in near]


def mentions_alike(text: str, key: str) -> bool:
    """Return whether a text has a name with a slip in it that may be a key's: words with capitals, titles aside."""
    name = without_titles(key).split()
    words = capital_words(text)
    return any(
        all(word == other or is_mistyped(word, other) for word, other in zip(name, some, strict=True))
        for some in (words[at : at + len(name)] for at in range(len(words) - len(name) + 1))
    )


def _near(typed: str, keys: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    names = [_Typed(name) for name in {typed, without_titles(typed)}]
    for key in keys:
        likenesses = enumerate(_LIKENESSES)
        distance = next((number for number, fits in likenesses if any(fits(name, key) for name in names)), None)
        if distance is not None:
            yield distance, abs(len(key) - len(typed)), key


def _is_start(typed: _Typed, key: str) -> bool:
    """Whether one name is the first words of the other."""
    return key.startswith(typed.start) or typed.start.startswith(f"{key} ")


def _are_parts(typed: _Typed, key: str) -> bool:
    """Whether all words of one name are in the other."""
    words = key.split()
    return typed.words.issubset(words) if typed.length <= len(words) else typed.words.issuperset(words)


def _are_beginnings(typed: _Typed, key: str) -> bool:
    """Whether each typed word begins a word of the key."""
    words = key.split()
    return all(any(begins(word, other) for other in words) for word in typed.words)


def _are_mistyped_parts(typed: _Typed, key: str) -> bool:
    """Whether all words of one name are in the other, but for slips."""
    words = key.split()
    shorter, longer = (typed.words, words) if typed.length <= len(words) else (words, typed.words)
    return all(any(word == other or is_mistyped(word, other) for other in longer) for word in shorter)


_LIKENESSES: tuple[Callable[[_Typed, str], bool], ...] = (
    lambda typed, key: typed.key == key,
    lambda typed, key: typed.joined == key.replace(" ", ""),
    lambda typed, key: is_mistyped(typed.key, key),
    _is_start,
    _are_parts,
    _are_beginnings,
    _are_mistyped_parts,
)
"""What makes a typed name and a key alike, the surest first."""
