"""Recognize stories that were only heard, and deeds so long ago that no record can be made of them."""

import re

from bot.domain.patterns import lazily
from bot.domain.reading.english import pattern

_HEARSAY, _HEARD, _LONG_AGO, _LONG_AGO_AT_END = map(pattern, ("hearsay", "heard", "long_ago", "long_ago_at_end"))
_LATELY = lazily(
    r"\b(?:today|now|yesterday|finally|just|this (?:morning|week|month|afternoon|evening)|last (?:week|night))\b"
    r"|\b(?:still|again) (?:i|we)\b|\b(?:i|we) still\b",
    re.IGNORECASE,
)
_WRITERS = lazily(r",? ?(?:i|we)\b", re.IGNORECASE)
_THEN_WRITERS = lazily(r"[,;.\u2013-] ?(?:so |and )?(?:i|we)\b", re.IGNORECASE)
# In "the ring she lost ten years ago" and "the invoice from 2009" the years are of the thing.
_OF_A_THING = lazily(
    r"\b(?:he|she|they|it|that|which|who|from|of|since|built|born|dated|lost|had)\b|(?<!^)\b(?:made|sold|bought)\b",
    re.IGNORECASE,
)


def is_hearsay(text: str) -> bool:
    """Return whether tidied `text` passes on what its writer only heard or read, whatever it says then."""
    return bool(_HEARSAY.search(text))


def is_heard_of_others(text: str) -> bool:
    """Return whether tidied `text` begins as news of others: "saw online that a bakery gave free bread"."""
    return bool(_HEARD.match(text))


def is_long_ago(text: str) -> bool:
    """Return whether tidied `text` tells of a deed of more than a year ago, and of nothing lately."""
    if _LATELY.search(text):
        return False
    at_end = _LONG_AGO_AT_END.search(text)
    if at_end and (at_end["mark"] or not _OF_A_THING.search(text[: at_end.start()])):
        return True
    first = _LONG_AGO.match(text)
    # "Ten years ago she bought it, we repaired it for free" does not say that the repair was then.
    others = first and not _WRITERS.match(text, first.end()) and _THEN_WRITERS.search(text, first.end())
    return bool(first and not others)
