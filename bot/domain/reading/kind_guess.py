"""Guess the kind of an action from its words: a first proposal that its person corrects with one click.

It goes by the examples in `kind_examples.tsv`. To teach it, add some: a customer needed something, help; something was
wrong, lost, late or in the way, solve; nobody had asked or expected it, delight.
"""

from bot.domain.kinds import Kind
from bot.domain.once import once
from bot.domain.reading.learned import Classifier, kind_examples

_BEGINNING = 5
_SMOOTHING = 0.25
"""Both were chosen by cross-validation over trades: what is learned from shops and banks has to hold in a hospital."""


_MORE_FOR_DELIGHT = 2.0
"""How much more has to speak for a delight, in natural logarithms: it is rare, and most short notes are of help."""


def guess_kind(text: str) -> Kind:
    """Return the likeliest kind of `text`, as stored or as Slack sent it; help when little speaks for another."""
    scores = _classifier().scores(text)
    scores[Kind.DELIGHT] -= _MORE_FOR_DELIGHT
    return Kind(max(scores, key=scores.__getitem__))


@once
def _classifier() -> Classifier:
    return Classifier(tuple(Kind), kind_examples(), smoothing=_SMOOTHING, beginning=_BEGINNING)
