"""Everybody who waits is featured in time, whoever comes, leaves, keeps private or undoes meanwhile."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.actions import Action
from bot.domain.kinds import Kind
from bot.domain.shoutouts import Candidate, choose_stories
from tests.support.cast import MONDAY, an_action

pytestmark = pytest.mark.exhaustive

WEEK = timedelta(weeks=1)
Deed = tuple[int, str, int]
"""Which person, what they do, and on which day of the week."""

deeds = st.tuples(
    st.integers(1, 30),
    st.sampled_from(["act", "act", "act", "act", "undo", "private", "leave"]),
    st.integers(0, 6),
)
weeks = st.lists(st.lists(deeds, max_size=12), min_size=1, max_size=16)
slots = st.integers(1, 10)


@dataclass
class Wait:
    """Since which shout-out somebody waits, and everybody who has waited for one meanwhile."""

    since: int
    people: set[int] = field(default_factory=set)


class Weeks:
    """A company's weeks, one shout-out after the other, with the waits that came to an end."""

    def __init__(self, slots: int, seed: int) -> None:
        self._slots, self._rng = slots, Random(seed)  # noqa: S311  a draw of stories
        self._waiting: list[Action] = []
        self._featured: dict[int, datetime] = {}
        self._turns: list[datetime] = []
        self._waits: dict[int, Wait] = {}

    def go_by(self, done: list[Deed]) -> list[int]:
        """One week with what people do in it, and its shout-out; who is featured."""
        start = MONDAY + len(self._turns) * WEEK
        for number, (person, what, day) in enumerate(sorted(done, key=lambda deed: deed[2])):
            if what == "act":
                at = start + timedelta(days=day, seconds=number)
                self._waiting.append(self._an_action(person, at))
            else:
                mine = [action for action in self._waiting if action.person_id == person]
                gone = mine if what == "leave" else mine[-1:]
                self._waiting = [action for action in self._waiting if action not in gone]
        return self._shout_out(start + WEEK)

    def _an_action(self, person: int, at: datetime) -> Action:
        number = self._rng.getrandbits(60)
        kind = self._rng.choice(list(Kind))
        return an_action(id=number, person_id=person, recorded_at=at, kind=kind)

    def _shout_out(self, now: datetime) -> list[int]:
        candidates = [self._candidate(action) for action in self._waiting]
        here = {action.person_id for action in self._waiting}
        self._waits = {person: self._waits.get(person, Wait(len(self._turns))) for person in here}
        for wait in self._waits.values():
            wait.people |= here
        chosen = choose_stories(candidates, self._rng, self._slots, self._turns)
        self._turns.append(now)
        for story in chosen:
            self._featured[story.person_id] = now
            self._in_time(self._waits.pop(story.person_id))
        told = {story.person_id for story in chosen}
        # What somebody did before they were featured has had its turn.
        self._waiting = [action for action in self._waiting if action.person_id not in told]
        for wait in self._waits.values():
            self._in_time(wait)
        return [story.person_id for story in chosen]

    def _in_time(self, wait: Wait) -> None:
        """Nobody waits for more shout-outs than it takes to feature all those once who have waited meanwhile."""
        assert len(self._turns) - wait.since <= -(-len(wait.people) // self._slots)

    def _candidate(self, action: Action) -> Candidate:
        mine = [each.recorded_at for each in self._waiting if each.person_id == action.person_id]
        team = f"team {action.person_id % 4}"
        return Candidate(action, self._featured.get(action.person_id), min(mine), team)


@given(weeks=weeks, slots=slots, seed=st.integers())
def test_nobody_waits_for_more_shout_outs_than_it_takes_to_feature_everybody_once(
    weeks: list[list[Deed]], slots: int, seed: int
) -> None:
    company = Weeks(slots, seed)
    for done in weeks:
        company.go_by(done)


@given(people=st.integers(1, 120), slots=slots, seed=st.integers())
def test_all_who_wait_are_featured_within_their_number_by_the_slots_in_weeks_when_nobody_new_comes(
    people: int, slots: int, seed: int
) -> None:
    company = Weeks(slots, seed)
    featured = company.go_by([(person, "act", 0) for person in range(people)])
    for _ in range(-(-people // slots) - 1):
        featured += company.go_by([])
    assert sorted(featured) == list(range(people))


@given(people=st.integers(1, 40), slots=slots, arrivals=st.integers(0, 12), seed=st.integers())
def test_newcomers_do_not_overtake(people: int, slots: int, arrivals: int, seed: int) -> None:
    company = Weeks(slots, seed)
    featured = company.go_by([(person, "act", 0) for person in range(people)])
    for week in range(1, -(-people // slots)):
        featured += company.go_by([(1000 * week + number, "act", 6) for number in range(arrivals)])
    assert set(range(people)) <= set(featured)
