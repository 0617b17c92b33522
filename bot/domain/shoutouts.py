"""Choose the stories for the weekly shout-out, and when to post it."""

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
"""The most stories that a workspace may set for a shout-out; a message has room for no others."""


class Timing(StrEnum):
    """Say what to do with a shout-out that is due."""

    POST = "post"
    WAIT = "wait"
    MISS = "miss"


@dataclass(frozen=True, slots=True)
class Moment:
    """A decision about timing; `at` is when to look again, for WAIT only."""

    timing: Timing
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A shared action that may be featured, with its person's last feature, team and role.

    `waits_since` is when the person recorded their oldest action that may be featured. `reviewed` is whether the action
    went to the reviewers.
    """

    action: Action
    last_featured_at: datetime | None
    waits_since: datetime
    team: str | None = None
    role: str | None = None
    reviewed: bool = False


def decide_moment(*, due: datetime, planned: datetime, now: datetime, zone: ZoneInfo) -> Moment:
    """Decide whether to post at `now` the shout-out that was first due at `due` and is planned for `planned`.

    On time, it is posted. Late, it is posted between 9 and 17 of a workday in `zone`. An outage of more than 72 h after
    `planned` makes it missed, and its stories wait for the next.
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
    """Choose at most `slots` stories, one per person: first people never featured, then the longest wait.

    People wait since they were last featured, or else since the oldest of their waiting actions. `turns` are the
    instants of earlier shout-outs; people with a wait that began between the same two are equal. Among equals, stories
    that went to the reviewers come first. Then comes the kind of action shown least so far, then team and role. `rng`
    breaks ties.

    So no colleague overtakes another twice. If n people wait, including later arrivals, each is featured within n /
    `slots` shout-outs, rounded up.

    Of one person's actions, a reviewed one comes first. Then comes one that says what changed for the customer, then
    the newest.
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
    """Return names in alphabetical order, ignoring capitals and accents."""
    return tuple(sorted(names, key=lambda name: (_folded(name), name)))


def _telling(candidate: Candidate) -> tuple[bool, bool, datetime, int]:
    action = candidate.action
    return (candidate.reviewed, action.outcome is not None, action.recorded_at, action.id)


def _turn(candidate: Candidate, turns: Sequence[datetime]) -> tuple[bool, int, bool]:
    """Return the sort key of a wait: featured before, turns before the wait began, not reviewed."""
    since = candidate.last_featured_at or candidate.waits_since
    return (candidate.last_featured_at is not None, bisect_right(turns, since), not candidate.reviewed)


def _varied(equals: list[Candidate], chosen: Sequence[Candidate], most: int) -> list[Candidate]:
    """Return up to `most` of equally long waits, each the least like those chosen before."""
    shown = Counter(trait for candidate in chosen for trait in _traits(candidate))
    varied: list[Candidate] = []
    while equals and len(varied) < most:
        candidate = min(equals, key=lambda each: tuple(map(shown.__getitem__, _traits(each))))
        equals.remove(candidate)
        shown.update(_traits(candidate))
        varied.append(candidate)
    return varied


def _traits(candidate: Candidate) -> tuple[tuple[str, str], ...]:
    """Return the traits by which candidates are compared, the most important first."""
    team = " ".join((candidate.team or "").split()).casefold()
    return (("kind", candidate.action.kind), ("team", team), ("role", candidate.role or ""))


def _folded(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
