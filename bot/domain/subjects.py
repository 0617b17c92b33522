"""Store what an offer is about as text, and read it back into a type."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.offers import OfferSource


class SubjectKind(StrEnum):
    """The type of thing that an offer is about."""

    IDEA = "idea"
    NEED = "need"
    """An open need."""
    STORY = "story"
    """A colleague's action."""
    ACTION = "action"
    """The person's own action, to follow up."""
    PROMISE = "promise"
    TAKEN = "taken"
    """A need that the person has taken."""


_OF_SOURCE = {
    OfferSource.IDEA: SubjectKind.IDEA,
    OfferSource.NEED: SubjectKind.NEED,
    OfferSource.STORY: SubjectKind.STORY,
}
_PREFIXES = {"action": SubjectKind.ACTION, "promise": SubjectKind.PROMISE, "need": SubjectKind.TAKEN}
_PREFIX_OF = {kind: prefix for prefix, kind in _PREFIXES.items()}


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that can be offered: an idea's `key`, or the `row` id of anything else."""

    kind: SubjectKind
    row: int = 0
    key: str = ""

    @property
    def text(self) -> str:
        """Return the subject as stored: `call-back`, `7`, or `promise:7` for a follow-up."""
        if self.kind is SubjectKind.IDEA:
            return self.key
        prefix = _PREFIX_OF.get(self.kind)
        return f"{prefix}:{self.row}" if prefix else str(self.row)


def read_subject(source: OfferSource, text: str) -> Subject:
    """Return the subject stored as `text` under this source; raise ValueError for any other text."""
    if source is OfferSource.IDEA:
        return Subject(SubjectKind.IDEA, key=text)
    if source is not OfferSource.FOLLOW_UP:
        return Subject(_OF_SOURCE[source], int(text))
    prefix, _, row = text.partition(":")
    if prefix not in _PREFIXES:
        raise ValueError(f"a follow-up cannot be about {text!r}")
    return Subject(_PREFIXES[prefix], int(row))
