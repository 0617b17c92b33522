"""Choosing the idea to offer a person: candidates → weights → probabilities → a draw.

The same candidates and the same seed give the same choice, so that any choice can be replayed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from bot.domain.ideas import Idea

NO_REPEAT_WITHIN = timedelta(days=60)
"""An idea is not offered to the same person again within this, unless nothing else is left."""
ANYONE = "anyone"
OWN_ROLE_WEIGHT = 3.0
ANYONE_WEIGHT = 2.0
ROLE_UNKNOWN_WEIGHT = 20.0
"""The weight of what anyone can do for somebody whose role is unknown: of the rest most would not fit them."""
OTHER_ROLE_WEIGHT = 1.0

_SEEN_ALL = "I have suggested all that I know to you lately, and this one the longest ago"


@dataclass(frozen=True, slots=True)
class Choice:
    """An idea with how it was drawn: `probability` in 0..1, `draw` the random number, `among` how many could be drawn.

    `left_out` are the keys of the ideas that were offered too lately, and `why` is what the person is told.
    """

    idea: Idea
    why: str
    probability: float
    draw: float
    among: int
    left_out: tuple[str, ...]


def choose_idea(
    ideas: Sequence[Idea], *, offered: Mapping[str, datetime], role: str | None, now: datetime, rng: Random
) -> Choice | None:
    """Draw one idea for a person; None when the catalogue is empty.

    `offered` tells when each idea key was last offered to them. Those offered within 60 days are left out; when
    that leaves nothing, the one offered longest ago is taken. The role "anyone" counts as none.
    """
    if not ideas:
        return None
    role = None if role == ANYONE else role
    recent = {key for key, at in offered.items() if now - at < NO_REPEAT_WITHIN}
    fresh = [idea for idea in ideas if idea.key not in recent]
    again = not fresh
    if again:
        fresh = [min(ideas, key=lambda idea: (offered[idea.key], idea.key))]
    weights = [_weight(idea, role) for idea in fresh]
    if not any(weights):
        weights = [OTHER_ROLE_WEIGHT] * len(fresh)
    total = sum(weights)
    draw = rng.random()
    index = _pick([weight / total for weight in weights], draw)
    chosen = fresh[index]
    return Choice(
        idea=chosen,
        why=_SEEN_ALL if again else _why(chosen, role),
        probability=weights[index] / total,
        draw=draw,
        among=sum(1 for weight in weights if weight),
        left_out=tuple(sorted(recent & {idea.key for idea in ideas})),
    )


def _weight(idea: Idea, role: str | None) -> float:
    if role is None:
        return ROLE_UNKNOWN_WEIGHT if ANYONE in idea.roles else OTHER_ROLE_WEIGHT
    if role in idea.roles:
        return OWN_ROLE_WEIGHT
    return ANYONE_WEIGHT if ANYONE in idea.roles else 0.0


def _pick(probabilities: Sequence[float], draw: float) -> int:
    reached = 0.0
    for index, probability in enumerate(probabilities):
        reached += probability
        if draw < reached and probability > 0:
            return index
    # Rounding can leave the sum a hair below 1: then the last idea with a chance is the one drawn.
    return max(index for index, probability in enumerate(probabilities) if probability > 0)


def _why(idea: Idea, role: str | None) -> str:
    if role is not None and role in idea.roles:
        return f"it suits your role ({role}), and I haven't suggested it to you lately"
    if ANYONE in idea.roles:
        return "anyone can do it, and I haven't suggested it to you lately"
    if role is None:
        return "I drew it from the whole list; say your role in settings and I'll choose closer to it"
    return "I have nothing new for your role just now, so this one comes from a neighbouring one"
