"""Weigh kinds of action by what a person asked for more or less of; nobody else ever sees it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.kinds import Kind

MORE = 2.0
"""The factor for the kind that a person wants more of."""
FEWER = 0.7
"""The factor for each idea of a kind that a person declined for good."""
LEAST = 0.25
"""The least factor for declined ideas: every kind goes on being offered."""

KindWeights = Mapping[Kind, float]
EVEN: KindWeights = dict.fromkeys(Kind, 1.0)
"""The weights for a person who asked for nothing."""


@dataclass(frozen=True, slots=True)
class Tastes:
    """The kind that a person wants more of, and the ideas that they declined for good, each key with its kind."""

    more_of: Kind | None = None
    declined: Mapping[str, Kind] = field(default_factory=dict)

    @property
    def weights(self) -> KindWeights:
        """Return the factor (> 0) for each kind."""
        declined = Counter(self.declined.values())
        return {kind: (MORE if kind is self.more_of else 1.0) * max(LEAST, FEWER ** declined[kind]) for kind in Kind}
