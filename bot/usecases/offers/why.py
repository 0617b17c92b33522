"""Say why something is offered to a person."""

from dataclasses import dataclass
from datetime import date

from bot.domain.kinds import Kind
from bot.domain.reasons import Reason


@dataclass(frozen=True, slots=True)
class Acted:
    """What the person did last for the customer of a need, and the local day up to which time is counted."""

    kind: Kind
    on: date
    today: date


@dataclass(frozen=True, slots=True)
class Why:
    """The reasons that hold now, with the person's role and what they did before for the customer."""

    reasons: frozenset[Reason] = frozenset()
    role: str | None = None
    acted: Acted | None = None
