"""Define what the bot may offer as a next useful action.

What an offer is about is written as text into the database, and read back into a type in one place.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.reasons import Reason


class OfferSource(StrEnum):
    """The source of an offer; people may turn off some of these sources, but not all."""

    NEED = "need"
    """An open need that a colleague noticed."""
    FOLLOW_UP = "follow_up"
    """An action that the person did a while ago, or a promise they made."""
    STORY = "story"
    """A colleague's shared action that the person could do in their own way."""
    IDEA = "idea"
    """A suggestion from the catalogue."""


class SubjectKind(StrEnum):
    """What sort of thing an offer is about."""

    IDEA = "idea"
    NEED = "need"
    """An open need."""
    STORY = "story"
    """A colleague's action."""
    ACTION = "action"
    """An action of the person's own, to follow up."""
    PROMISE = "promise"
    TAKEN = "taken"
    """A need that the person has taken."""


_OF_SOURCE = {
    OfferSource.IDEA: SubjectKind.IDEA,
    OfferSource.NEED: SubjectKind.NEED,
    OfferSource.STORY: SubjectKind.STORY,
}
_SOURCE_OF = {kind: source for source, kind in _OF_SOURCE.items()}
_PREFIXES = {"action": SubjectKind.ACTION, "promise": SubjectKind.PROMISE, "need": SubjectKind.TAKEN}
_PREFIX_OF = {kind: prefix for prefix, kind in _PREFIXES.items()}


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that can be offered: the `key` of an idea, or the `row` id of anything else."""

    kind: SubjectKind
    row: int = 0
    key: str = ""

    @property
    def source(self) -> OfferSource:
        """Where an offer of it comes from."""
        return _SOURCE_OF.get(self.kind, OfferSource.FOLLOW_UP)

    @property
    def text(self) -> str:
        """The subject as it is stored beside its source: `call-back`, `7`, or `promise:7` for a follow-up."""
        if self.kind is SubjectKind.IDEA:
            return self.key
        prefix = _PREFIX_OF.get(self.kind)
        return f"{prefix}:{self.row}" if prefix else str(self.row)


def read_subject(source: OfferSource, text: str) -> Subject:
    """Return the subject that is stored as `text` under this source; raise ValueError for any other text."""
    if source is OfferSource.IDEA:
        return Subject(SubjectKind.IDEA, key=text)
    if source is not OfferSource.FOLLOW_UP:
        return Subject(_OF_SOURCE[source], int(text))
    prefix, _, row = text.partition(":")
    if prefix not in _PREFIXES:
        raise ValueError(f"a follow-up cannot be about {text!r}")
    return Subject(_PREFIXES[prefix], int(row))


@dataclass(frozen=True, slots=True)
class Candidate:
    """An offer that one person may get now, and why; `weight` (> 0) is its share among those of its source."""

    subject: Subject
    weight: float
    reasons: frozenset[Reason] = frozenset()

    @property
    def source(self) -> OfferSource:
        """Where it comes from."""
        return self.subject.source
