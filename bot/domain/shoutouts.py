"""Which stories the weekly shout-out features, and when it is posted."""

import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from random import Random
from zoneinfo import ZoneInfo

from bot.domain.actions import Action
from bot.domain.schedule import SHOUTOUT_ON_TIME_FOR, SHOUTOUT_USEFUL_FOR, next_posting_hour

STORIES_PER_SHOUTOUT = 5
MOST_STORIES = 10
"""The most stories that a workspace may choose for a shout-out; a message has room for no more."""


class Timing(StrEnum):
    """What to do with a shout-out whose time has come."""

    POST = "post"
    WAIT = "wait"
    MISS = "miss"


@dataclass(frozen=True, slots=True)
class Moment:
    """A decision about timing; `at` is when to look again, for WAIT alone."""

    timing: Timing
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A shared action that may be featured, with when its person was last featured, and their team and role.

    `waits_since` is when the oldest was recorded of the person's actions that may be featured; `reviewed` is whether
    the action was put to the reviewers.
    """

    action: Action
    last_featured_at: datetime | None
    waits_since: datetime
    team: str | None = None
    role: str | None = None
    reviewed: bool = False


def decide_moment(*, due: datetime, planned: datetime, now: datetime, zone: ZoneInfo) -> Moment:
    """Decide whether to post at `now` the shout-out first due at `due` and now planned for `planned`.

    On time it is posted. Late, it is posted between 9 and 17 of a workday in `zone`, when the outage ended within
    72 h of `planned`; else it is missed and its stories wait for the next.
    """
    if now < due + SHOUTOUT_ON_TIME_FOR:
        return Moment(Timing.POST)
    if now - planned > SHOUTOUT_USEFUL_FOR:
        return Moment(Timing.MISS)
    hour = next_posting_hour(now, zone)
    return Moment(Timing.POST) if hour == now else Moment(Timing.WAIT, hour)


def choose_stories(
    candidates: Sequence[Candidate],
    rng: Random,
    slots: int = STORIES_PER_SHOUTOUT,
    turns: Sequence[datetime] = (),
) -> tuple[Action, ...]:
    """Choose at most `slots` stories, one a person: who was never featured first, then who has waited longest.

    People wait since they were last featured, and before that since the oldest of their waiting actions. `turns` are
    the instants at which earlier shout-outs were decided: who came between the same two has waited equally long. Among
    them those come first whose story was put to the reviewers, then those whose kind of action, and then whose team
    and role, the fewest stories so far show; `rng` decides the rest. So nobody is overtaken by the same colleague
    twice, and whoever waits among n people, those counted who come to wait meanwhile, is featured within n / `slots`
    shout-outs, rounded up.

    Of a person's actions one that was put to the reviewers is preferred, then the one that says what changed for the
    customer, then the newest.
    """
    best: dict[int, Candidate] = {}
    for candidate in sorted(candidates, key=_telling):
        best[candidate.action.person_id] = candidate
    people = [best[person_id] for person_id in sorted(best)]
    rng.shuffle(people)
    people.sort(key=lambda candidate: _turn(candidate, turns))
    chosen: list[Candidate] = []
    for _, equals in groupby(people, lambda candidate: _turn(candidate, turns)):
        chosen += _varied(list(equals), chosen, slots - len(chosen))
    return tuple(candidate.action for candidate in chosen)


def alphabetically(names: Iterable[str]) -> tuple[str, ...]:
    """Names in the order of the alphabet, whatever their capitals and accents."""
    return tuple(sorted(names, key=lambda name: (_folded(name), name)))


def _telling(candidate: Candidate) -> tuple[bool, bool, datetime, int]:
    action = candidate.action
    return (candidate.reviewed, action.outcome is not None, action.recorded_at, action.id)


def _turn(candidate: Candidate, turns: Sequence[datetime]) -> tuple[bool, int, bool]:
    """Whether a person was featured before, how many turns there had been when they began to wait, and no review."""
    since = candidate.last_featured_at or candidate.waits_since
    return (candidate.last_featured_at is not None, bisect_right(turns, since), not candidate.reviewed)


def _varied(equals: list[Candidate], chosen: Sequence[Candidate], most: int) -> list[Candidate]:
    """Up to `most` of those who have waited equally long, each the least like those chosen before."""
    shown = Counter(trait for candidate in chosen for trait in _traits(candidate))
    varied: list[Candidate] = []
    while equals and len(varied) < most:
        candidate = min(equals, key=lambda each: tuple(map(shown.__getitem__, _traits(each))))
        equals.remove(candidate)
        shown.update(_traits(candidate))
        varied.append(candidate)
    return varied


def _traits(candidate: Candidate) -> tuple[tuple[str, str], ...]:
    """In what a candidate can be like others, the first counting most."""
    team = " ".join((candidate.team or "").split()).casefold()
    return (("kind", candidate.action.kind), ("team", team), ("role", candidate.role or ""))


def _folded(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
