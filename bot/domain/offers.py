"""What may be offered as the next useful action: needs, follow-ups, stories and ideas, each with its reason."""

from dataclasses import dataclass
from enum import StrEnum


class OfferSource(StrEnum):
    """Where an offer comes from; people may decline any of these kinds, though not all."""

    NEED = "need"
    """An open need that a colleague noticed."""
    FOLLOW_UP = "follow_up"
    """Something that the person did a while ago, or said they would do."""
    STORY = "story"
    """A colleague's shared action that the person could do in their own way."""
    IDEA = "idea"
    """A suggestion from the catalogue."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that may be offered to one person now.

    `subject` names it within its source: an idea's key, a need's or an action's row id (a story), or `action:7` and
    `promise:7` for follow-ups. `weight` (> 0) is its share among those of its source; `why` is what the person is
    told, as a clause that follows "Why this one:", without a full stop.
    """

    source: OfferSource
    subject: str
    weight: float
    why: str
    hints_role: bool = False
    """Whether the reason says that people can tell their role."""
