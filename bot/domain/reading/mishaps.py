"""Recognize acts that did harm, came to nothing or were only begun."""

import re

from bot.domain.reading.clauses import Clause, Link
from bot.domain.reading.english import pattern

_CAME_TO_NOTHING, _TOLD_WRONGLY, _ONLY_BEGUN, _MISTAKE = map(
    pattern, ("came_to_nothing", "told_wrongly", "only_begun", "mistake")
)
_UNANSWERED, _ATTEMPT = pattern("unanswered"), pattern("attempt")
_BY_ACCIDENT = re.compile(r"accidentally|mistakenly|wrongly|inadvertently|stupidly")


def came_to_nothing(text: str) -> bool:
    """Return whether `text` begins with a declined offer, a promise, or what was not true."""
    return bool(_CAME_TO_NOTHING.match(text) or _TOLD_WRONGLY.match(text))


def is_unanswered(text: str) -> bool:
    """Return whether `text` tells of attempts to reach somebody, and ends with nobody reached."""
    return bool(_UNANSWERED.match(text))


def is_attempt(clause: Clause) -> bool:
    """Return whether an act only tried to reach somebody: "left a message"."""
    return bool(_ATTEMPT.match(f"{clause.verb} {clause.rest}"))


def is_only_begun(text: str, clauses: tuple[Clause, ...]) -> bool:
    """Return whether `text` tells of an offer, a plan or a first step, and of nothing after it."""
    return bool(_ONLY_BEGUN.match(text)) and all(clause.link is Link.UNDER for clause in clauses[1:])


def is_mistake(clause: Clause) -> bool:
    """Return whether an act did harm, by accident or not: "lied to a guest", "sent the wrong lamp"."""
    slipped = any(map(_BY_ACCIDENT.fullmatch, clause.between))
    return slipped or bool(_MISTAKE.match(f"{clause.verb} {clause.rest}"))
