"""What a draw is kept as, from which it can be made again."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from random import Random
from typing import Any

from bot.domain.choice import Choice, Share, draw_from
from bot.domain.ideas import Idea
from bot.domain.offered_ideas import ROLE_WEIGHTS, RoleWeights, idea_candidates
from bot.domain.offers import Candidate, OfferSource, Subject, read_subject


@dataclass(frozen=True, slots=True)
class DrawRecord:
    """What was drawn, from what, and how the draw fell; with it the draw can be made again."""

    subject: Subject
    available: dict[str, Any]
    probability: float
    draw: float
    seed: str


Available = dict[str, Any]
"""From what was drawn, as JSON: each source with its `probability` and its `candidates`, pairs of subject and weight.

For ideas there are instead the `catalogue`'s digest, the keys that were `left_out`, the person's `role`, and the
`weights` that ideas had by whom they are for.
"""
_BEFORE_THEY_WERE_KEPT = {"own": 3.0, "anyone": 2.0, "role_unknown": 20.0, "other": 1.0}
"""The weights of all draws that were kept without them."""


def as_stored(choice: Choice, *, catalogue: str, without: Sequence[str], role: str | None) -> Available:
    """From what a choice was made, as it is kept."""
    stored: Available = {}
    for share in choice.available:
        about: dict[str, Any] = (
            {"catalogue": catalogue, "left_out": list(without), "role": role, "weights": asdict(ROLE_WEIGHTS)}
            if share.source is OfferSource.IDEA
            else {"candidates": [[candidate.subject.text, candidate.weight] for candidate in share.candidates]}
        )
        stored[share.source.value] = {"probability": share.probability} | about
    return stored


def catalogue_in(available: Mapping[str, Any]) -> str | None:
    """The digest of the catalogue that a draw was made from, if ideas were among what could be drawn."""
    digest: str | None = available.get(OfferSource.IDEA.value, {}).get("catalogue")
    return digest


def replay(available: Mapping[str, Any], ideas: Sequence[Idea], rng: Random) -> Choice:
    """Make a stored draw again; `ideas` is the catalogue that it names. What was said as the reason is not in it."""
    shares = []
    for source in (each for each in OfferSource if each.value in available):
        stored = available[source.value]
        candidates = (
            idea_candidates(
                ideas,
                without=frozenset(stored["left_out"]),
                role=stored["role"],
                weights=RoleWeights(**stored.get("weights", _BEFORE_THEY_WERE_KEPT)),
            )
            if source is OfferSource.IDEA
            else [Candidate(read_subject(source, text), weight, "") for text, weight in stored["candidates"]]
        )
        shares.append(Share(source, stored["probability"], tuple(candidates)))
    return draw_from(shares, rng)
