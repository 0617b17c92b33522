"""Tell what was done for a customer from what was not, by examples, where the grammar of a sentence does not tell.

"Baked a cake for the client" and "baked a cake for my daughter" have the same grammar. To teach it, add examples to
`done_examples.txt` or `other_examples.txt`.
"""

import re
from functools import cache

from bot.domain.reading.learned import Classifier, done_examples, other_examples

_DONE, _OTHER = "done", "other"
_SOMEBODY = re.compile(
    r"<@|(?<=[\w,'] )[A-Z]\w+|\b(?i:acme|mrs?|ms|dr|customers?|clients?|guests?|users?|patients?|passengers?"
    r"|visitors?|callers?|students?|tenants?|buyers?|invoices?|orders?|tickets?|parcels?)\b"
)
_MORE = 2.0
"""How much more has to speak for an act, in natural logarithms, so that the grammar is not overruled."""
_PLAIN = 12.0
"""How much more has to speak for an act so that one is seen where the grammar sees none.

Both were chosen by ten-fold cross-validation on the examples: 97 % of what was done is recorded at once, and of mixed
other texts 1.3 %.
"""


def reads_as_other(text: str) -> bool:
    """Return whether a sentence about a past act reads like private life, internal work or a mishap.

    More has to speak for that where the text names a customer, or anybody by name.
    """
    return _for_done(text) < (-2 * _MORE if _SOMEBODY.search(text) else _MORE)


def reads_as_done(text: str) -> bool:
    """Return whether a text without a past act, such as "new valve for Mrs Chen's boiler", reads like one."""
    return _for_done(text) > _PLAIN


def leans_to_done(text: str) -> bool:
    """Return whether such a text reads more like an act than not, for people who said that it is one."""
    return _for_done(text) > 2 * _MORE


def _for_done(text: str) -> float:
    scores = _classifier().scores(text)
    return scores[_DONE] - scores[_OTHER]


@cache
def _classifier() -> Classifier:
    done = ((_DONE, text) for text in done_examples())
    return Classifier((_DONE, _OTHER), [*done, *((_OTHER, text) for text in other_examples())])
