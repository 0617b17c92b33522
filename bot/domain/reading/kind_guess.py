"""Guess the kind of an action from its words: a first proposal that its person corrects with one click.

It is a naive Bayes classifier: each word and each pair of words votes with its log-likelihood, smoothed by one half. It
learns from `kind_examples.tsv` when it is first used, in half a second. To teach it, add examples.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import log

from bot.domain.kinds import Kind
from bot.domain.text import tidy, unescape, without_tokens

_SMOOTHING = 0.5
_START = "^"
"""Marks the first word, which mostly is the act."""

Votes = dict[str, tuple[float, ...]]
"""What each feature says for each kind, in the order of `Kind`."""


def guess_kind(text: str) -> Kind:
    """Return the likeliest kind of `text`, as stored or as Slack sent it; help when nothing speaks for another."""
    votes = _votes()
    nothing = (0.0,) * len(Kind)
    scores = [
        sum(each) for each in zip(nothing, *(votes.get(feature, nothing) for feature in _features(text)), strict=True)
    ]
    return max(zip(Kind, scores, strict=True), key=lambda scored: scored[1])[0]


@cache
def _votes() -> Votes:
    lines = files("bot.domain.reading").joinpath("kind_examples.tsv").read_text(encoding="utf-8").splitlines()
    return _learned((Kind(kind), text) for kind, _, text in (line.partition("\t") for line in lines))


def _learned(examples: Iterable[tuple[Kind, str]]) -> Votes:
    seen: dict[Kind, Counter[str]] = {kind: Counter() for kind in Kind}
    texts: Counter[Kind] = Counter()
    for kind, text in examples:
        texts[kind] += 1
        seen[kind].update(_features(text))
    features = frozenset().union(*seen.values())
    return {feature: _vote(feature, seen, texts) for feature in features}


def _vote(feature: str, seen: dict[Kind, Counter[str]], texts: Counter[Kind]) -> tuple[float, ...]:
    likely = [log((seen[kind][feature] + _SMOOTHING) / (texts[kind] + 2 * _SMOOTHING)) for kind in Kind]
    mean = sum(likely) / len(likely)
    return tuple(each - mean for each in likely)


def _features(text: str) -> frozenset[str]:
    plain = tidy(without_tokens(unescape(text))).casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    stems = [_stem(word) for word in re.findall(r"[^\W\d_]+", plain)]
    act = stems[1:2] if stems[:1] in (["i"], ["we"]) else stems[:1]
    pairs = (f"{one} {other}" for one, other in pairwise(stems))
    return frozenset({*stems, *pairs, *(_START + stem for stem in act)})


def _stem(word: str) -> str:
    """Return a word without its ending, roughly: the same for "swap", "swaps", "swapped" and "swapping"."""
    stem = re.sub(r"(?<=\w\w)(?:ing|ed|es|e|s)$", "", word)
    return re.sub(r"([^\Waeiou])\1$", r"\1", stem)
