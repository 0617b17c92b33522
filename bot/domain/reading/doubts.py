"""Recognize acts that their writer doubts: "fixed Acme's invoice? not sure"."""

import re

from bot.domain.patterns import lazily
from bot.domain.reading.clauses import Link, Subject, clauses_of

_DOUBT = lazily(
    r"(?:(?P<asks>\?)[\s?.!]*|[\s,.;:(\u2013\u2014-])(?:(?:but|though|and) )?"
    r"(?:(?:i['\u2019]?m |i am )?(?:not (?:(?:quite|really|so|too|entirely|completely|very) )*(?:sure|certain)|unsure)"
    r"(?: (?:if|whether|that) (?:it|that|this|i|we)(?! counts?\b)(?: \w+(?:['\u2019]\w+)?){1,3})?"
    r"|i (?:think|guess|believe|suppose|hope|assume|don['\u2019]?t know)|maybe|perhaps|probably|possibly|hopefully"
    r"|presumably|or (?:not|did i|maybe not)|who knows|dunno|idk|no idea|(?<=[? ])(?:h+m+|eh|huh|u+m+))"
    r"(?: (?:so|though|anyway|at least|yet|or not|any ?more))*[\s?.!)\u2026]*$",
    re.IGNORECASE,
)
# In "40 minutes maybe", only the amount is in doubt.
_AMOUNT = lazily(r"\d\S*(?: [^\W\d]+)?\W*$")


def is_doubted(text: str) -> bool:
    """Return whether tidied `text` ends with a doubt about what its writer did, not about others or an amount."""
    found = _DOUBT.search(text)
    if not found or found["asks"]:
        return bool(found)
    said = text[: found.start()]
    clauses = clauses_of(said)
    about_others = len(clauses) > 1 and (clauses[-1].link is Link.UNDER or clauses[-1].subject is Subject.OTHER)
    return not (about_others or _AMOUNT.search(said))
