"""Define what the bot may offer as a next useful action, and the reason it gives."""

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Candidate:
    """An offer that one person may get now.

    `subject` identifies it within its source: an idea's key, a need's row id, or that of a story's action. A follow-up
    has `action:7`, `promise:7` or `taken:7`. `weight` (> 0) is its share among those of its source. `why` completes
    "Why this one:", without a full stop.
    """

    source: OfferSource
    subject: str
    weight: float
    why: str
    hints_role: bool = False
    """Whether the reason reminds people that they can set their role."""
