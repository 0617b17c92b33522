"""Select the catalogue's ideas that a person may be offered, and store the catalogue for replays.

An idea is not offered again within 60 days, unless nothing else is left.
"""

import json
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from bot.domain.ideas import Idea
from bot.domain.kinds import Kind
from bot.domain.offers import Candidate, Subject, SubjectKind

NO_REPEAT_WITHIN = timedelta(days=60)
ANYONE = "anyone"

ROLE_HINT = "I drew it from the whole list; say your role in settings and I'll choose closer to it"
HINTS_AT_MOST = 2
"""How often a person is reminded that they can set their role."""
_WITHOUT_HINT = "I drew it from the whole list"
_SEEN_ALL = "I have suggested all that I know to you lately, and this one the longest ago"


@dataclass(frozen=True, slots=True)
class RoleWeights:
    """The weight of an idea by its role: the person's own, anyone, or another.

    `role_unknown` is the weight of an idea for anyone when the person's role is unknown. It is high, because most of
    the others would not fit.
    """

    own: float
    anyone: float
    role_unknown: float
    other: float


ROLE_WEIGHTS = RoleWeights(own=3.0, anyone=2.0, role_unknown=20.0, other=1.0)


@dataclass(frozen=True, slots=True)
class IdeaPool:
    """The ideas that a person may be offered; `left_out` holds the keys of those offered too recently."""

    candidates: tuple[Candidate, ...]
    left_out: tuple[str, ...]


def idea_pool(
    ideas: Sequence[Idea], *, offered: Mapping[str, datetime], role: str | None, now: datetime, hinted: int = 0
) -> IdeaPool:
    """Return the ideas for a person with this role; `offered` maps an idea's key to when they last got it.

    `hinted` is how often they were reminded that they can set their role. Ideas offered within 60 days are left out. If
    that leaves none, the one offered longest ago is allowed.
    """
    recent = {idea.key for idea in ideas if idea.key in offered and now - offered[idea.key] < NO_REPEAT_WITHIN}
    again = len(recent) == len(ideas)
    if again:
        recent.discard(min(recent, key=lambda key: (offered[key], key), default=""))
    candidates = idea_candidates(ideas, without=recent, role=role)
    if hinted >= HINTS_AT_MOST:
        candidates = [
            replace(each, why=_WITHOUT_HINT, hints_role=False) if each.hints_role else each for each in candidates
        ]
    if again:
        candidates = [replace(candidate, why=_SEEN_ALL, hints_role=False) for candidate in candidates]
    return IdeaPool(tuple(candidates), tuple(sorted(recent)))


def idea_candidates(
    ideas: Sequence[Idea], *, without: Container[str], role: str | None, weights: RoleWeights = ROLE_WEIGHTS
) -> list[Candidate]:
    """Return the ideas for this role, in the catalogue's order, except those whose keys are in `without`.

    The role "anyone" counts as none. If the role has no ideas, those for other roles are used.
    """
    role = None if role == ANYONE else role
    fresh = [idea for idea in ideas if idea.key not in without]
    weighed = [(idea, weight) for idea in fresh if (weight := _weight(idea, role, weights))]
    return [
        Candidate(Subject(SubjectKind.IDEA, key=idea.key), weight, _why(idea, role), hints_role=_hints_role(idea, role))
        for idea, weight in weighed or [(idea, weights.other) for idea in fresh]
    ]


def digest(ideas: Sequence[Idea]) -> str:
    """Return the SHA-256 of these ideas in this order; it differs when anything in them differs."""
    written = json.dumps(as_kept(ideas), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return sha256(written.encode()).hexdigest()


def as_kept(ideas: Iterable[Idea]) -> list[dict[str, Any]]:
    """Return the ideas in full, as JSON values."""
    return [
        {
            "key": idea.key,
            "kind": idea.kind.value,
            "roles": sorted(idea.roles),
            "situation": idea.situation,
            "act": idea.act,
            "because": idea.because,
            "source": idea.source,
        }
        for idea in ideas
    ]


def from_kept(kept: Iterable[Mapping[str, Any]]) -> tuple[Idea, ...]:
    """Return the ideas that `as_kept` stored."""
    return tuple(Idea(**{**each, "kind": Kind(each["kind"]), "roles": frozenset(each["roles"])}) for each in kept)


def _weight(idea: Idea, role: str | None, weights: RoleWeights) -> float:
    if role is None:
        return weights.role_unknown if ANYONE in idea.roles else weights.other
    if role in idea.roles:
        return weights.own
    return weights.anyone if ANYONE in idea.roles else 0.0


def _why(idea: Idea, role: str | None) -> str:
    if role is not None and role in idea.roles:
        return f"it suits your role ({role}), and I haven't suggested it to you lately"
    if ANYONE in idea.roles:
        return "anyone can do it, and I haven't suggested it to you lately"
    if _hints_role(idea, role):
        return ROLE_HINT
    return "I have nothing new for your role just now, so this one comes from a neighbouring one"


def _hints_role(idea: Idea, role: str | None) -> bool:
    """Whether the idea is for a role while the person's role is unknown."""
    return role is None and ANYONE not in idea.roles
