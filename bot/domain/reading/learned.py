"""Sort texts into classes by examples: a naive Bayes classifier.

Each word and each pair of words votes with its log-likelihood in the examples of a class, smoothed by one half.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.resources import files
from itertools import pairwise
from math import log

from bot.domain.text import tidy, unescape, without_tokens

_SMOOTHING = 0.5
_WORD = re.compile(r"[^\W\d_]+")
# Inside a text, a capital mostly begins a name; that it is one matters, not which.
_NAME = re.compile(r"(?<=[\w,'] )[A-Z]\w+(?:'s)?|\b(?i:acme|okafor)(?:'s)?\b")
_EMOJI = re.compile(r":[\w+-]+:")
_START = "^"
"""Marks the first word, which mostly is the act."""


class Classifier:
    """What was learned from examples: pairs of a class and a text.

    Learning from 2,000 examples takes half a second.
    """

    def __init__(self, classes: Sequence[str], examples: Iterable[tuple[str, str]]) -> None:
        self._classes = tuple(classes)
        seen: dict[str, Counter[str]] = {each: Counter() for each in classes}
        texts: Counter[str] = Counter()
        for name, text in examples:
            texts[name] += 1
            seen[name].update(_features(text))
        known: frozenset[str] = frozenset().union(*seen.values())
        self._votes = {feature: self._vote(feature, seen, texts) for feature in known}

    def scores(self, text: str) -> dict[str, float]:
        """Return by class what speaks for it, in natural logarithms; all are zero if nothing in the text is known."""
        votes = [self._votes[feature] for feature in _features(text) if feature in self._votes]
        return {name: sum(vote[at] for vote in votes) for at, name in enumerate(self._classes)}

    def _vote(self, feature: str, seen: dict[str, Counter[str]], texts: Counter[str]) -> tuple[float, ...]:
        # Smoothed in proportion, so that what few examples have does not speak for the smaller class.
        share = len(texts) / texts.total()
        likely = [log(seen[each][feature] / texts[each] + _SMOOTHING * share) for each in self._classes]
        mean = sum(likely) / len(likely)
        return tuple(each - mean for each in likely)


def done_examples() -> list[str]:
    """Return texts that say what was done for a customer."""
    return [*_lines("done_examples.txt"), *(text for _, text in kind_examples())]


def kind_examples() -> list[tuple[str, str]]:
    """Return texts that say what was done for a customer, each after its kind."""
    return [(kind, text) for kind, _, text in (line.partition("\t") for line in _lines("kind_examples.tsv"))]


def other_examples() -> list[str]:
    """Return texts that say something else: private life, internal work, what was not done or others did, requests."""
    return _lines("other_examples.txt")


def _lines(name: str) -> list[str]:
    return files("bot.domain.reading").joinpath(name).read_text(encoding="utf-8").splitlines()


def _features(text: str) -> frozenset[str]:
    plain = tidy(without_tokens(unescape(text))).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    stems = [_stem(word) for word in _WORD.findall(_NAME.sub("name", _EMOJI.sub(" ", plain)).casefold())]
    act = stems[1:2] if stems[:1] in (["i"], ["we"]) else stems[:1]
    pairs = (f"{one} {other}" for one, other in pairwise(stems))
    return frozenset({*stems, *pairs, *(_START + stem for stem in act)})


def _stem(word: str) -> str:
    """Return a word without its ending, roughly: the same for "swap", "swaps", "swapped" and "swapping"."""
    stem = re.sub(r"(?<=\w\w)(?:ing|ed|es|e|s)$", "", word)
    return re.sub(r"([^\Waeiou])\1$", r"\1", stem)
