"""Store a draw so that it can be replayed."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from random import Random
from typing import Any

from bot.domain.choice import Choice, Share, draw_from
from bot.domain.ideas import Idea
from bot.domain.kinds import Kind
from bot.domain.offered_ideas import ROLE_WEIGHTS, IdeaPool, RoleWeights, idea_candidates
from bot.domain.offers import Candidate, OfferSource, Subject, read_subject
from bot.domain.tastes import EVEN


@dataclass(frozen=True, slots=True)
class DrawRecord:
    """A draw as it is stored: what was drawn, from what, and with which random number."""

    subject: Subject
    available: dict[str, Any]
    probability: float
    draw: float
    seed: str


Available = dict[str, Any]
"""What could be drawn, as JSON: each source with its `probability` and its `candidates`.

A candidate is a pair of subject and weight. Ideas have no candidates, but the `catalogue`'s digest, the `left_out`
keys, the person's `role`, the `weights` by role, and the weights of `kinds`.
"""


def as_stored(choice: Choice, *, catalogue: str, pool: IdeaPool, role: str | None) -> Available:
    """Return what a choice was made from, as it is stored; `pool` holds its ideas."""
    ideas = {
        "catalogue": catalogue,
        "left_out": list(pool.left_out),
        "role": role,
        "weights": asdict(ROLE_WEIGHTS),
        "kinds": {kind.value: weight for kind, weight in pool.kinds.items()},
    }
    stored: Available = {}
    for share in choice.available:
        about: dict[str, Any] = (
            ideas
            if share.source is OfferSource.IDEA
            else {"candidates": [[candidate.subject.text, candidate.weight] for candidate in share.candidates]}
        )
        stored[share.source.value] = {"probability": share.probability} | about
    return stored


def catalogue_in(available: Mapping[str, Any]) -> str | None:
    """Return the digest of the catalogue that a draw used; None when there were no ideas."""
    digest: str | None = available.get(OfferSource.IDEA.value, {}).get("catalogue")
    return digest


def role_in(available: Mapping[str, Any]) -> str | None:
    """Return the role for which a draw chose among ideas; None if it was unknown, or there were no ideas."""
    role: str | None = available.get(OfferSource.IDEA.value, {}).get("role")
    return role


def replay(available: Mapping[str, Any], ideas: Sequence[Idea], rng: Random) -> Choice:
    """Repeat a stored draw; `ideas` is the catalogue that it names. The reason shown is not part of it."""
    shares = []
    for source in (each for each in OfferSource if each.value in available):
        stored = available[source.value]
        candidates = (
            idea_candidates(
                ideas,
                without=frozenset(stored["left_out"]),
                role=stored["role"],
                weights=RoleWeights(**stored["weights"]),
                kinds={Kind(kind): weight for kind, weight in stored.get("kinds", EVEN).items()},
            )
            if source is OfferSource.IDEA
            else [Candidate(read_subject(source, text), weight) for text, weight in stored["candidates"]]
        )
        shares.append(Share(source, stored["probability"], tuple(candidates)))
    return draw_from(shares, rng)
