"""Recognize help for colleagues, and work on our own tools, that no customer has a part in."""

from bot.domain.patterns import lazily
from bot.domain.reading.english import pattern, words

_FOR_COLLEAGUES, _AMONG_OURSELVES, _OUTSIDER = map(pattern, ("for_colleagues", "among_ourselves", "outsider"))
_INTERNAL, _HELPED_INSIDE = map(pattern, ("internal", "helped_inside"))
_GIVEN_NAMES = words("given_names")
# "For Thursday" names no customer.
_FOR_SOMEBODY = lazily(
    r"\b(?:for|at|of)\s+(?:the\s+)?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?P<name>[A-Z]\w+)"
    r"|\w['\u2019]s\b|\b(?:him|her|them)\b"
)
# A capitalized name after these is a customer's, unless a department follows: "for Ana from HR".
_FOR_NAME = lazily(r"\b(?:for|at|of|to|with|by)\s+(?:the\s+)?[A-Z]\w+(?!\w|\s+(?:from|in|at|of)\s|'s shift)(?! from)")


def is_for_colleagues(text: str) -> bool:
    """Return whether tidied `text` begins with an act for a colleague and names nobody outside the company."""
    if _OUTSIDER.search(text):
        return False
    if _INTERNAL.match(text):
        # "The budget spreadsheet for Diane" is for a colleague.
        return all((found["name"] or "").casefold() in _GIVEN_NAMES for found in _FOR_SOMEBODY.finditer(text))
    return bool(
        _HELPED_INSIDE.match(text)
        or _AMONG_OURSELVES.match(text)
        or (_FOR_COLLEAGUES.match(text) and not _FOR_NAME.search(text))
    )
