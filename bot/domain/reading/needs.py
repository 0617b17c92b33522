"""Recognize what a customer needs, or is unhappy about."""

import re

from bot.domain.patterns import lazily
from bot.domain.reading.clauses import Clause, Subject, is_person
from bot.domain.reading.english import pattern, words
from bot.domain.reading.verbs import is_past

_NEEDS, _PLEASED, _FAMILY = map(pattern, ("needs", "pleased", "family"))
_FOUND_OUT = words("found_out")
_COLLEAGUE = lazily(r"\b(?:he|she|they|colleague|intern|boss|manager|team|agent|driver|courier)\b", re.IGNORECASE)


def names_a_need(text: str, clauses: tuple[Clause, ...]) -> bool:
    """Return whether tidied `text`, made of `clauses`, tells of somebody who waits, lacks something or is unhappy."""
    first = clauses[0] if clauses else None
    if _FAMILY.match(text) or (first and first.subject is not Subject.OTHER and first.is_denied):
        return False
    if len(clauses) == 1 and _is_of_writer(clauses[0]):
        return False
    about_a_customer = first is not None and first.subject is Subject.OTHER and is_person(first)
    unhappy = about_a_customer and not _PLEASED.search(text) and not _COLLEAGUE.search(text)
    return unhappy or bool(_NEEDS.search(text))


def _is_of_writer(clause: Clause) -> bool:
    """Return whether a clause tells of the writer alone: a mishap such as "lost a customer" is no need to note."""
    return clause.subject is Subject.LEFT_OUT and is_past(clause.verb) and clause.verb not in _FOUND_OUT
