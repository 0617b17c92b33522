"""Sort texts into classes by examples: a naive Bayes classifier.

Each word and each pair of words votes with its log-likelihood in the examples of a class, smoothed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import chain, pairwise
from math import log

from bot.domain.patterns import lazily
from bot.domain.reading.english import words as words_called
from bot.domain.text import tidy, unescape, without_tokens

_WORD = lazily(r"[^\W\d_]+")
# Inside a text, a capital mostly begins a name; that it is one matters, not which.
_NAME = lazily(
    r"(?<=[\w,'] )[A-Z]\w+(?:'s)?|\b(?i:acme|okafor)(?:'s)?\b"
    r"|(?<=[\w,'] )(?i:mrs?|ms|dr|prof|miss)\b"
    r"|(?i:(?:(?<=\b[md]r )|(?<=\bms )|(?<=\bmrs )|(?<=\b[md]r\. )|(?<=\bms\. )|(?<=\bmrs\. ))\w{2,}(?:'s)?)"
)
_TITLE = lazily(r"\b(?:mrs?|ms|dr|prof|miss)\.? $", re.IGNORECASE)
_LONGEST_TITLE = 6
_GIVEN_NAMES = words_called("given_names")
_EMOJI = lazily(r":[\w+-]+:")
_START = "^"
"""Marks the first word, which mostly is the act."""
_ENDINGS = ("ing", "ed", "es", "e", "s")
_KEPT_STEMS = 16_384
"""More than the words of all examples; a limit, because people type new ones every day."""
_KEPT_VOTES = 4_096
_REST = "-"
"""Marks the beginning of a longer word."""


class Classifier:
    """What was learned from examples: pairs of a class and a text.

    Only counts are kept: the votes of the words in a text are worked out when it is read.
    """

    def __init__(
        self,
        classes: Sequence[str],
        examples: Iterable[tuple[str, str]],
        *,
        smoothing: float = 0.5,
        beginning: int | None = None,
    ) -> None:
        """Learn from `examples`; with `beginning`, words also vote by so many of their first letters."""
        self._beginning = beginning
        self._seen: dict[str, Counter[str]] = {}
        self._texts: Counter[str] = Counter()
        by_class: dict[str, list[str]] = {each: [] for each in classes}
        for name, text in examples:
            by_class[name].append(text)
        for name, texts in by_class.items():
            self._texts[name] = len(texts)
            self._seen[name] = Counter(chain.from_iterable(_features("\n".join(texts), beginning)))
        # Smoothed in proportion, so that what few examples have does not speak for the smaller class.
        self._smoothing = smoothing * len(by_class) / self._texts.total()
        self._vote = lru_cache(_KEPT_VOTES)(self._vote_of)

    def scores(self, text: str) -> dict[str, float]:
        """Return by class what speaks for it, in natural logarithms; all are zero if nothing in the text is known."""
        plain = tidy(without_tokens(unescape(text))).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        if plain.isupper() or plain.istitle():
            # Capitals do not tell names from other words then.
            plain = plain.lower()
        votes = [self._vote(feature) for each in _features(plain, self._beginning) for feature in each]
        return {name: sum(vote[at] for vote in votes) for at, name in enumerate(self._seen)}

    def _vote_of(self, feature: str) -> list[float]:
        counts = [seen[feature] for seen in self._seen.values()]
        if not any(counts):
            return [0.0] * len(counts)
        shares = zip(counts, self._texts.values(), strict=True)
        likely = [log(count / texts + self._smoothing) for count, texts in shares]
        mean = sum(likely) / len(likely)
        return [each - mean for each in likely]


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


def _features(lines: str, beginning: int | None) -> Iterator[set[str]]:
    """Return what each of the lines has; they are prepared together, which is many times faster than one by one."""
    for line in _NAME.sub(_without_name, _EMOJI.sub(" ", lines)).casefold().split("\n"):
        words = _WORD.findall(line)
        stems = [_stem(word) for word in words]
        act = stems[1:2] if stems[:1] in (["i"], ["we"]) else stems[:1]
        features = {*stems, *map(" ".join, pairwise(stems)), *(_START + stem for stem in act)}
        if beginning:
            features.update(word[:beginning] + _REST for word in words if len(word) > beginning)
        yield features


def _without_name(found: re.Match[str]) -> str:
    """Return what a name is learned as: somebody by a given name may be a colleague or a friend."""
    titled = _TITLE.search(found.string, max(0, found.start() - _LONGEST_TITLE), found.start())
    given = found[0].removesuffix("'s").casefold() in _GIVEN_NAMES
    return "given" if given and not titled else "name"


@lru_cache(_KEPT_STEMS)
def _stem(word: str) -> str:
    """Return a word without its ending, roughly: the same for "swap", "swaps", "swapped" and "swapping"."""
    ending = next((each for each in _ENDINGS if word.endswith(each) and len(word) > len(each) + 1), "")
    stem = word.removesuffix(ending)
    return stem[:-1] if stem[-1] not in "aeiou" and stem[-2:-1] == stem[-1] else stem
