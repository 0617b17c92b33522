"""Which ideas of the catalogue may be offered to a person, and how a catalogue is kept for later.

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
"""How often somebody is told that they can say their role."""
_WITHOUT_HINT = "I drew it from the whole list"
_SEEN_ALL = "I have suggested all that I know to you lately, and this one the longest ago"


@dataclass(frozen=True, slots=True)
class RoleWeights:
    """What an idea weighs by whom it is for: one's own role, anyone, or another role.

    `role_unknown` is what one for anyone weighs for somebody whose role is unknown: of the rest most would not fit.
    """

    own: float
    anyone: float
    role_unknown: float
    other: float


ROLE_WEIGHTS = RoleWeights(own=3.0, anyone=2.0, role_unknown=20.0, other=1.0)


@dataclass(frozen=True, slots=True)
class IdeaPool:
    """The ideas that may be offered to a person: `left_out` are the keys of those that were offered too lately."""

    candidates: tuple[Candidate, ...]
    left_out: tuple[str, ...]


def idea_pool(
    ideas: Sequence[Idea], *, offered: Mapping[str, datetime], role: str | None, now: datetime, hinted: int = 0
) -> IdeaPool:
    """The ideas for somebody of this role; `offered` tells when each idea key was last offered to them.

    `hinted` is how often they have been told that they can say their role.

    Those offered within 60 days are left out; when that leaves nothing, the one offered longest ago is taken.
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
    """The ideas for somebody of this role, in the order of the catalogue, but for those with the keys `without`.

    The role "anyone" counts as none. Where there are none for the role, those for the other roles are taken.
    """
    role = None if role == ANYONE else role
    fresh = [idea for idea in ideas if idea.key not in without]
    weighed = [(idea, weight) for idea in fresh if (weight := _weight(idea, role, weights))]
    return [
        Candidate(Subject(SubjectKind.IDEA, key=idea.key), weight, _why(idea, role), hints_role=_hints_role(idea, role))
        for idea, weight in weighed or [(idea, weights.other) for idea in fresh]
    ]


def digest(ideas: Sequence[Idea]) -> str:
    """What stands for these ideas in this order: another one, if anything in them differs."""
    written = json.dumps(as_kept(ideas), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return sha256(written.encode()).hexdigest()


def as_kept(ideas: Iterable[Idea]) -> list[dict[str, Any]]:
    """The ideas in full, as JSON."""
    return [
        {
            "key": idea.key,
            "kind": idea.kind.value,
            "roles": sorted(idea.roles),
            "situation": idea.situation,
            "act": idea.act,
        }
        for idea in ideas
    ]


def from_kept(kept: Iterable[Mapping[str, Any]]) -> tuple[Idea, ...]:
    """The ideas that `as_kept` gave."""
    return tuple(
        Idea(each["key"], Kind(each["kind"]), frozenset(each["roles"]), each["situation"], each["act"]) for each in kept
    )


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
    """Return whether the idea is for a role and the person has told none."""
    return role is None and ANYONE not in idea.roles
