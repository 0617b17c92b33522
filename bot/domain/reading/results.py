"""Recognize notes that name a result instead of an act: "power back on at 17 Elm Rd, loose neutral"."""

import re

from bot.domain.patterns import lazily
from bot.domain.reading.clauses import Clause, Link, Subject, clauses_of
from bot.domain.reading.english import pattern, words
from bot.domain.reading.verbs import is_act, is_past

_NOTES = tuple(map(pattern, ("again", "gone", "remedy", "from_us")))
_ON_THE_HOUSE, _SESSION, _WELL_ENDED = map(pattern, ("on_the_house", "session", "well_ended"))
_NO_RESULT, _NOT_YET = map(pattern, ("no_result", "not_yet"))
_NOW_WELL, _IS_RIGHT_NOW = map(pattern, ("now_well", "is_right_now"))
_BASE_ACTS = words("base_acts")
_STOP = lazily(r"^.*?(?:[,.;:]|\s[-\u2013\u2014]\s|\b(?:and|so)\b|$)")
_LONGEST_NOTE = 240
"""A note is short, and so patterns stay fast."""
_AFTER_I = lazily(r"\b(?:after|once|because|when|since|as soon as|now that) (?:i|we)\b", re.IGNORECASE)
_YESTERDAY = lazily(r"(?:yesterday|last (?:night|week))\b", re.IGNORECASE)


def names_a_result(text: str) -> bool:
    """Return whether tidied `text` says, without a past act of its writer, what they brought about."""
    clauses = clauses_of(text)
    if not clauses or len(text) > _LONGEST_NOTE or _NOT_YET.search(text):
        return False
    if (_AFTER_I.search(text) and _came_after_an_act(clauses)) or _is_in_present(text, clauses):
        return True
    if _NO_RESULT.search(text) or clauses[0].subject is Subject.WRITER:
        return False
    if _IS_RIGHT_NOW.match(text):
        return True
    on_the_house = _ON_THE_HOUSE.search(text) and clauses[0].subject is Subject.NO_VERB
    return bool(on_the_house or _SESSION.match(text)) or any(note.search(text) for note in _NOTES)


def _came_after_an_act(clauses: tuple[Clause, ...]) -> bool:
    """Return whether a good end came after what the writer did: "claim paid out after I found the report"."""
    well_ended = _WELL_ENDED.search(" ".join((*clauses[0].between, *clauses[0].words)))
    acts = (each for each in clauses[1:] if each.link is Link.UNDER and each.subject is Subject.WRITER)
    return bool(well_ended) and any(is_past(act.verb) and is_act(act.verb, act.rest) for act in acts)


def _is_in_present(text: str, clauses: tuple[Clause, ...]) -> bool:
    """Return whether somebody who writes no past tense says what they did: "I repair the door, close good now"."""
    if clauses[0].subject is not Subject.WRITER or clauses[0].verb not in _BASE_ACTS:
        return False
    return bool(_YESTERDAY.match(text)) or bool(_NOW_WELL.search(_STOP.sub("", text)))
