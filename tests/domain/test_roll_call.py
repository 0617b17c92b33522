"""Where not all names fit into a shout-out, people are named in turn."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.actions import Action
from bot.domain.roll_call import LEAST_ROOM, MOST_ROOM, Actor, all_fit, choose_named, room_for_names
from tests.support.cast import MONDAY, an_action

WEEK = timedelta(weeks=1)
names = st.text(max_size=100)
instants = st.none() | st.integers(0, 5).map(lambda weeks: MONDAY + weeks * WEEK)
actors = st.lists(st.tuples(names, instants), max_size=40).map(
    lambda some: [Actor(number, *each) for number, each in enumerate(some)]
)


def draw(seed: int) -> Random:
    return Random(seed)  # noqa: S311  a draw of names


def shown(name: str) -> str:
    """At its longest, a name as a post shows it."""
    return (" ".join(name.split()) or "a colleague")[:80]


@given(actors, st.integers(0, 1000), st.integers())
def test_nobody_is_passed_over_for_somebody_who_was_named_later(some: list[Actor], room: int, seed: int) -> None:
    named = choose_named(some, draw(seed), room)
    latest = [actor.last_named_at for actor in some if actor.id in named]
    for actor in some:
        if actor.id not in named and actor.last_named_at is None:
            assert all(at is None for at in latest)
        elif actor.id not in named and actor.last_named_at is not None:
            assert all(at is None or at <= actor.last_named_at for at in latest)


@given(actors, st.integers(0, 1000), st.integers())
def test_the_names_of_those_who_are_chosen_fit(some: list[Actor], room: int, seed: int) -> None:
    named = choose_named(some, draw(seed), room)
    assert len(", ".join(shown(actor.name) for actor in some if actor.id in named)) <= room
    assert (len(named) == len(some)) == all_fit(some, room)


@given(actors, st.integers(0, 1000), st.integers(), st.randoms(use_true_random=False))
def test_the_same_seed_names_the_same_people(some: list[Actor], room: int, seed: int, rng: Random) -> None:
    mixed = rng.sample(some, len(some))
    assert choose_named(some, draw(seed), room) == choose_named(mixed, draw(seed), room)


@given(st.integers(1, 120), st.integers(1, 40), st.integers())
def test_of_n_people_who_act_every_week_all_are_named_within_n_by_m_weeks(n: int, m: int, seed: int) -> None:
    rng, last = draw(seed), dict[int, datetime]()
    turns = ceil(n / m)
    seen: list[frozenset[int]] = []
    for week in range(3 * turns):
        some = [Actor(number, f"Person {number:04}", last.get(number)) for number in range(n)]
        seen.append(choose_named(some, rng, m * len("Person 0000, ")))
        last |= dict.fromkeys(seen[-1], MONDAY + week * WEEK)
    for first in range(2 * turns):
        assert frozenset[int]().union(*seen[first : first + turns]) == frozenset(range(n))


def stories(number: int, letters: int) -> Sequence[Action]:
    return [an_action(text="x" * letters, outcome="y") for _ in range(number)]


@pytest.mark.parametrize(
    ("told", "room"),
    [
        (stories(0, 0), MOST_ROOM),
        (stories(5, 199), 8_200 - 5 * 600),
        (stories(5, 2000), LEAST_ROOM),
        (stories(10, 100), 3_190),
    ],
)
def test_names_have_the_room_that_stories_leave(told: Sequence[Action], room: int) -> None:
    assert room_for_names(told) == room
