"""Which stories the weekly shout-out features, and when it is posted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from random import Random
from zoneinfo import ZoneInfo

from bot.domain.actions import Action
from bot.domain.schedule import SHOUTOUT_ON_TIME_FOR, SHOUTOUT_USEFUL_FOR, next_posting_hour

STORIES_PER_SHOUTOUT = 5


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
    """A shared action that may be featured, with when its person was last featured."""

    action: Action
    last_featured_at: datetime | None


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
    candidates: Sequence[Candidate], rng: Random, slots: int = STORIES_PER_SHOUTOUT
) -> tuple[Action, ...]:
    """Choose at most one story a person: who was never featured first, then the longest wait, ties by `rng`.

    Of a person's actions the one that says what changed for the customer is preferred, then the newest.
    """
    best: dict[int, Candidate] = {}
    for candidate in sorted(candidates, key=_telling):
        best[candidate.action.person_id] = candidate
    people = [best[person_id] for person_id in sorted(best)]
    rng.shuffle(people)
    people.sort(key=lambda candidate: (candidate.last_featured_at is not None, _featured(candidate)))
    return tuple(candidate.action for candidate in people[:slots])


def _telling(candidate: Candidate) -> tuple[bool, datetime, int]:
    action = candidate.action
    return (action.outcome is not None, action.recorded_at, action.id)


def _featured(candidate: Candidate) -> float:
    return candidate.last_featured_at.timestamp() if candidate.last_featured_at else 0.0
