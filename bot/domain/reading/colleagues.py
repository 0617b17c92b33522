"""Recognize help for colleagues that no customer has a part in: "lent Kev from accounts my stapler"."""

import re

from bot.domain.reading.english import pattern

_FOR_COLLEAGUES, _AMONG_OURSELVES, _OUTSIDER = map(pattern, ("for_colleagues", "among_ourselves", "outsider"))
# A capitalized name after these is a customer's, unless a department follows: "for Ana from HR".
_FOR_NAME = re.compile(
    r"\b(?:for|at|of|to|with|by)\s+(?:the\s+)?[A-Z]\w+(?!\w|\s+(?:from|in|at|of)\s|'s shift)(?! from)"
)


def is_for_colleagues(text: str) -> bool:
    """Return whether tidied `text` begins with an act for a colleague and names nobody outside the company."""
    if _OUTSIDER.search(text):
        return False
    return bool(_AMONG_OURSELVES.match(text) or (_FOR_COLLEAGUES.match(text) and not _FOR_NAME.search(text)))
