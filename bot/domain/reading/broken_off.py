"""Recognize a text that breaks off before it says what was done: "called the customer and", "gave him the"."""

import re
from itertools import pairwise

from bot.domain.patterns import lazily
from bot.domain.reading.english import pattern
from bot.domain.reading.verbs import is_past

_CANNOT_END, _BEFORE_TO, _BEFORE_OWNER = map(pattern, ("cannot_end", "before_to", "before_owner"))
_MARKS_AFTER = " .!\u2026"
_TO = lazily(r"\b(?:to|from|into|(?<!care )of|(?<!all )about)$", re.IGNORECASE)
_OWNER = lazily(r"['\u2019]s$", re.IGNORECASE)
# "When we finally found the right key" says what was, and not what then was done.
_HANGS = lazily(
    r"(?:when|while|after|before|because|once|until|if|although) (?:i|we)\b(?!.*(?:[,;:.]|\b(?:i|we)\b)).*",
    re.IGNORECASE,
)
_HELPING = frozenset({"had", "was", "were", "got"})
_SMILEY = lazily(r"[:;=8x]['o-]?\(|\(-?[:;=8]", re.IGNORECASE)
_OPEN = lazily(
    r"\([^)]*$"
    r"|(?:^|\s)(?:\"(?=\w)[^\"]*|\u201c[^\u201d\u201c\"]*|\u201e[^\u201c\u201d\"]*|\u00ab[^\u00bb]*)$"
)
# There and then, 20 ms, somebody with MS, hall A.
_NO_WORD = lazily(r"\bthere and then$|\d ?ms$|\bMS$|\bA$")


def is_broken_off(text: str) -> bool:
    """Return whether tidied `text` cannot end where it does."""
    text = text.rstrip(_MARKS_AFTER)
    if _OPEN.search(_SMILEY.sub("", text)) or (_HANGS.fullmatch(text) and not _goes_on(text)):
        return True
    lacks_object = _TO.search(text) and not _BEFORE_TO.search(text)
    lacks_thing = _OWNER.search(text) and not _BEFORE_OWNER.search(text)
    ends_so = _CANNOT_END.search(text[-100:]) and not _NO_WORD.search(text)
    return bool(lacks_object or lacks_thing or ends_so)


def _goes_on(text: str) -> bool:
    """Return whether one act follows another at once, and so is the writer's."""
    return any(
        is_past(first) and is_past(second) and first not in _HELPING
        for first, second in pairwise(text.casefold().split())
    )
