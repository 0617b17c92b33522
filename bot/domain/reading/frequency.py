"""Read how often people want nudges, as they write it after `nudge`."""

import re

from bot.domain.people import Cadence
from bot.domain.reading.numbers import plain

AT_MOST = r"(?:(?:at most|at the most|no more than|not more than|max(?:imum)?\.?|up to|only|just) )?"
_A = r"(?:a|an|every|each|per|in a|any|/)"
_ONCE = r"(?:(?:once|1x|one time|one|1)(?: nudge| message)? )?"
_TWICE = r"(?:(?:twice|two times|2x|2 times|two|2)(?: nudges| messages)?)"
_CADENCES = {
    Cadence.DAILY: (
        rf"{AT_MOST}(?:{_ONCE}(?:daily|{_A} (?:single )?day)|on every day|(?:on )?all days"
        rf"|(?:(?:five|5) (?:times|nudges)|5x) {_A} week)"
    ),
    Cadence.TWICE_WEEKLY: rf"{AT_MOST}{_TWICE} ?(?:{_A} week|weekly)",
    Cadence.WEEKLY: rf"{AT_MOST}{_ONCE}(?:weekly|{_A} week)",
}
CADENCE = rf"(?:{'|'.join(_CADENCES.values())})(?!\w)"
"""A pattern for a cadence in plain words, without groups; `cadence_in` reads it."""


def cadence_in(words: str) -> Cadence | None:
    """Return the cadence in `words`, such as `weekly` or `twice a week`; None for anything else."""
    plainly = plain(words)
    return next((cadence for cadence, said in _CADENCES.items() if re.fullmatch(said, plainly)), None)
