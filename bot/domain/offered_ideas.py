"""Select the catalogue's ideas that a person may be offered, and store the catalogue for replays.

An idea is not offered again within 60 days, unless nothing else is left. One that the person declined never
comes again.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import lru_cache

from bot.domain.ideas import Idea
from bot.domain.kinds import Kind
from bot.domain.offers import Candidate, Subject, SubjectKind
from bot.domain.reasons import Reason
from bot.domain.tastes import EVEN, KindWeights, Tastes

NO_REPEAT_WITHIN = timedelta(days=60)
ANYONE = "anyone"

HINTS_AT_MOST = 2
"""How often a person is reminded that they can set their role."""


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
    """The ideas that a person may be offered.

    `left_out` holds the keys of those offered too recently or declined. `kinds` are the weights of their kinds.
    """

    candidates: tuple[Candidate, ...]
    left_out: tuple[str, ...]
    kinds: KindWeights = field(default_factory=lambda: EVEN)


@dataclass(frozen=True, slots=True)
class IdeasKnown:
    """What the bot knows of a person and its ideas.

    `offered` maps an idea's key to when they last got it. `hinted` is how often they were reminded that they can set
    their role.
    """

    offered: Mapping[str, datetime] = field(default_factory=dict)
    hinted: int = 0
    tastes: Tastes = field(default_factory=Tastes)


class IdeaShelf:
    """A catalogue of ideas, weighed once for everybody with the same role and tastes."""

    def __init__(self, ideas: Iterable[Idea]) -> None:
        self._ideas = tuple(ideas)
        self._kinds = {idea.key: idea.kind for idea in self._ideas}
        # There are few roles and tastes, but more than are worth keeping.
        self._weighed = lru_cache(maxsize=64)(self._weigh)

    def pool(self, known: IdeasKnown, *, role: str | None, now: datetime) -> IdeaPool:
        """Return the ideas for a person with this role.

        Declined ideas are left out, and so are those offered within 60 days. If that leaves none, the one offered
        longest ago is allowed.
        """
        tastes, offered = known.tastes, known.offered
        declined = self._kinds.keys() & tastes.declined.keys()
        recent = {key for key, at in offered.items() if key in self._kinds and is_recent(at, now)} - declined
        again = bool(recent) and len(recent) + len(declined) == len(self._kinds)
        if again:
            recent.discard(min(recent, key=lambda key: (offered[key], key)))
        left_out = recent | declined
        weights = tastes.weights
        hinting = known.hinted < HINTS_AT_MOST
        weighed, others = self._weighed(role, tuple(weights[kind] for kind in Kind), tastes.more_of, hinting=hinting)
        found = _all_but(weighed, left_out) or _all_but(others, left_out)
        if again:
            found = [replace(each, reasons=frozenset({Reason.AGAIN})) for each in found]
        return IdeaPool(tuple(found), tuple(sorted(left_out)), weights)

    def _weigh(
        self, role: str | None, weights: tuple[float, ...], more_of: Kind | None, *, hinting: bool
    ) -> tuple[dict[str, Candidate], dict[str, Candidate]]:
        """Return the ideas for this role by key, and those for other roles."""
        kinds = dict(zip(Kind, weights, strict=True))
        dropped = frozenset() if hinting else frozenset({Reason.NO_ROLE})
        both = (weigh(self._ideas, role, ROLE_WEIGHTS, kinds) for weigh in (_for_role, _for_other_roles))
        for_role, for_others = (
            {
                each.subject.key: replace(
                    each, reasons=each.reasons - dropped | _wished(self._kinds[each.subject.key], more_of)
                )
                for each in some
            }
            for some in both
        )
        return for_role, for_others


def is_recent(offered_at: datetime, now: datetime) -> bool:
    """Return whether an idea offered at this time is not to come again yet."""
    return now - offered_at < NO_REPEAT_WITHIN


def suits(idea: Idea, role: str | None) -> bool:
    """Return whether an idea is for anyone, or for this role."""
    return ANYONE in idea.roles or role in idea.roles


def idea_candidates(
    ideas: Sequence[Idea],
    *,
    without: Container[str],
    role: str | None,
    weights: RoleWeights = ROLE_WEIGHTS,
    kinds: KindWeights = EVEN,
) -> list[Candidate]:
    """Return the ideas for this role, in the catalogue's order, except those whose keys are in `without`.

    The role "anyone" counts as none. If the role has no ideas, those for other roles are used.
    """
    fresh = [idea for idea in ideas if idea.key not in without]
    return _for_role(fresh, role, weights, kinds) or _for_other_roles(fresh, role, weights, kinds)


def _all_but(candidates: Mapping[str, Candidate], keys: Container[str]) -> list[Candidate]:
    return [each for key, each in candidates.items() if key not in keys]


def _for_role(ideas: Iterable[Idea], role: str | None, weights: RoleWeights, kinds: KindWeights) -> list[Candidate]:
    role = None if role == ANYONE else role
    weighed = ((idea, _weight(idea, role, weights)) for idea in ideas)
    return [_candidate(idea, weight * kinds[idea.kind], role) for idea, weight in weighed if weight]


def _for_other_roles(
    ideas: Iterable[Idea], role: str | None, weights: RoleWeights, kinds: KindWeights
) -> list[Candidate]:
    role = None if role == ANYONE else role
    return [_candidate(idea, weights.other * kinds[idea.kind], role) for idea in ideas]


def _candidate(idea: Idea, weight: float, role: str | None) -> Candidate:
    return Candidate(Subject(SubjectKind.IDEA, key=idea.key), weight, _reasons(idea, role))


def _weight(idea: Idea, role: str | None, weights: RoleWeights) -> float:
    if role is None:
        return weights.role_unknown if ANYONE in idea.roles else weights.other
    if role in idea.roles:
        return weights.own
    return weights.anyone if ANYONE in idea.roles else 0.0


def _reasons(idea: Idea, role: str | None) -> frozenset[Reason]:
    if role is not None and role in idea.roles:
        return frozenset({Reason.OWN_ROLE})
    if ANYONE in idea.roles:
        return frozenset()
    return frozenset({Reason.NO_ROLE if role is None else Reason.OTHER_ROLE})


def _wished(kind: Kind, more_of: Kind | None) -> set[Reason]:
    return {Reason.MORE_OF} if kind is more_of else set()
