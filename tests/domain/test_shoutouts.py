"""A shout-out comes on time or at a decent hour, and gives everybody their turn."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.kinds import Kind
from bot.domain.schedule import next_shoutout_at, week_of
from bot.domain.shoutouts import (
    STORIES_PER_SHOUTOUT,
    Candidate,
    Moment,
    Timing,
    alphabetically,
    choose_stories,
    decide_moment,
)
from tests.support import times
from tests.support.cast import MONDAY, an_action

LONDON = ZoneInfo("Europe/London")
FRIDAY = datetime(2026, 11, 27, 15, tzinfo=UTC)
NEXT_MONDAY = datetime(2026, 11, 30, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
POST = Moment(Timing.POST)
MISS = Moment(Timing.MISS)


def moment(now: datetime, *, due: datetime = FRIDAY, planned: datetime | None = None) -> Moment:
    return decide_moment(due=due, planned=planned or due, now=now, zone=LONDON)


@pytest.mark.parametrize(
    ("now", "decided"),
    [
        pytest.param(FRIDAY, POST, id="on time"),
        pytest.param(FRIDAY + 59 * MINUTE, POST, id="within the hour"),
        pytest.param(FRIDAY + HOUR, POST, id="an hour late, within working hours"),
        pytest.param(FRIDAY + 2 * HOUR, Moment(Timing.WAIT, NEXT_MONDAY), id="on Friday at 17: on Monday"),
        pytest.param(FRIDAY + DAY, Moment(Timing.WAIT, NEXT_MONDAY), id="on Saturday: on Monday"),
        pytest.param(FRIDAY + 66 * HOUR, POST, id="as Monday's hours begin"),
        pytest.param(FRIDAY + 72 * HOUR, POST, id="72 hours late to the second"),
        pytest.param(FRIDAY + 72 * HOUR + timedelta(microseconds=1), MISS, id="later than 72 hours"),
    ],
)
def test_a_shoutout_due_on_friday_at_three(now: datetime, decided: Moment) -> None:
    assert moment(now) == decided


def test_a_shoutout_that_is_due_in_the_evening_is_posted_in_the_evening() -> None:
    evening = FRIDAY + 5 * HOUR
    assert moment(evening + 59 * MINUTE, due=evening) == POST
    assert moment(evening + HOUR, due=evening) == Moment(Timing.WAIT, NEXT_MONDAY)


def test_an_outage_is_counted_from_the_hour_that_was_waited_for() -> None:
    assert moment(NEXT_MONDAY + MINUTE, planned=NEXT_MONDAY) == POST
    assert moment(NEXT_MONDAY + 72 * HOUR, planned=NEXT_MONDAY) == POST
    assert moment(NEXT_MONDAY + 72 * HOUR + MINUTE, planned=NEXT_MONDAY) == MISS


@given(due=times.instants, late=st.timedeltas(timedelta(0), 5 * DAY), zone=times.zones)
def test_a_late_shoutout_is_posted_between_9_and_17_of_a_workday_or_not_at_all(
    due: datetime, late: timedelta, zone: ZoneInfo
) -> None:
    now = due + late
    decided = decide_moment(due=due, planned=due, now=now, zone=zone)
    assert (decided.timing is Timing.MISS) == (late > 72 * HOUR)
    if decided.timing is Timing.MISS or late < HOUR:
        return
    posted = decided.at or now
    local = posted.astimezone(zone)
    assert local.weekday() < 5
    assert time(9) <= local.time() < time(17)
    assert decide_moment(due=due, planned=posted, now=posted, zone=zone) == POST


@given(
    start=times.instants,
    zone=times.zones,
    settings=st.lists(st.tuples(st.integers(0, 6), times.minutes, times.delays), min_size=1, max_size=12),
)
def test_no_week_has_two_shoutouts_while_the_settings_stay(
    start: datetime, zone: ZoneInfo, settings: list[tuple[int, time, timedelta]]
) -> None:
    weekday, at, _ = settings[0]
    due = next_shoutout_at(after=start, zone=zone, weekday=weekday, at=at)
    weeks = []
    for _, _, delay in settings:
        weeks.append(week_of(due, zone))
        due = next_shoutout_at(after=due + delay, zone=zone, weekday=weekday, at=at)
    assert len(set(weeks)) == len(weeks)


def candidate(
    person_id: int,
    *,
    last_featured_at: datetime | None = None,
    team: str | None = None,
    role: str | None = None,
    **more: object,
) -> Candidate:
    action = an_action(**{"id": person_id, "person_id": person_id} | more)
    return Candidate(action, last_featured_at, action.recorded_at, team, role)


def trait_of(person_id: int, trait: str, value: str) -> Candidate:
    return candidate(person_id, team=value) if trait == "team" else candidate(person_id, role=value)


def people_of(
    candidates: list[Candidate],
    seed: int = 1,
    slots: int = STORIES_PER_SHOUTOUT,
    turns: tuple[datetime, ...] = (),
) -> list[int]:
    return [story.person_id for story in choose_stories(candidates, Random(seed), slots, turns)]  # noqa: S311  a draw of stories


ANA, BEN, CHIDI, DANA, EMRE, FERN = range(1, 7)

candidates = st.lists(
    st.builds(
        candidate,
        st.integers(1, 8),
        id=st.integers(1, 1000),
        recorded_at=times.instants,
        outcome=st.sampled_from([None, "they could work again"]),
        kind=st.sampled_from(Kind),
        team=st.sampled_from([None, "Billing"]),
        role=st.sampled_from([None, "support"]),
        last_featured_at=st.none(),
    ),
    max_size=15,
    unique_by=lambda one: one.action.id,
)


def test_no_candidates_give_no_stories() -> None:
    assert people_of([]) == []


@pytest.mark.parametrize("slots", [1, 5, 10])
def test_as_many_stories_are_featured_as_there_are_slots_at_the_most(slots: int) -> None:
    assert len(people_of([candidate(person) for person in range(1, 20)], slots=slots)) == slots
    assert people_of([candidate(ANA)], slots=slots) == [ANA]


@given(candidates=candidates, seed=st.integers())
def test_nobody_has_two_stories_and_everybody_with_an_action_may_have_one(
    candidates: list[Candidate], seed: int
) -> None:
    featured = people_of(candidates, seed, slots=99)
    assert sorted(featured) == sorted({one.action.person_id for one in candidates})


@given(candidates=candidates, seed=st.integers(), turns=st.lists(times.instants).map(sorted))
def test_the_same_seed_chooses_the_same_stories_in_whatever_order_they_are_read(
    candidates: list[Candidate], seed: int, turns: list[datetime]
) -> None:
    assert people_of(candidates, seed, turns=tuple(turns)) == people_of(candidates[::-1], seed, turns=tuple(turns))


def test_who_was_never_featured_comes_first_and_then_who_waited_longest() -> None:
    turns = tuple(MONDAY - weeks * 7 * DAY for weeks in (3, 2, 1))
    waiting = [
        candidate(ANA, last_featured_at=MONDAY - 7 * DAY),
        candidate(BEN, last_featured_at=MONDAY - 21 * DAY),
        candidate(CHIDI),
        candidate(DANA, last_featured_at=MONDAY - 14 * DAY),
    ]
    for seed in range(20):
        assert people_of(waiting, seed, turns=turns) == [CHIDI, BEN, DANA, ANA]


def test_who_was_never_featured_waits_since_the_oldest_of_their_actions() -> None:
    long_since = candidate(ANA, recorded_at=MONDAY - 8 * DAY)
    newer = replace(candidate(ANA, id=10, recorded_at=MONDAY), waits_since=MONDAY - 8 * DAY)
    for seed in range(20):
        waiting = [candidate(BEN, recorded_at=MONDAY - DAY), newer, long_since]
        assert people_of(waiting, seed, turns=(MONDAY - 4 * DAY,)) == [ANA, BEN]


def test_chance_decides_between_those_who_waited_equally_long() -> None:
    first = {people_of([candidate(EMRE), candidate(FERN)], seed)[0] for seed in range(20)}
    assert first == {EMRE, FERN}


def test_among_those_who_waited_equally_long_a_kind_comes_first_that_is_not_shown_yet() -> None:
    helped = [candidate(person) for person in range(10, 20)]
    others = [candidate(ANA, kind=Kind.SOLVE), candidate(BEN, kind=Kind.DELIGHT)]
    for seed in range(20):
        assert {ANA, BEN} <= set(people_of([*helped, *others], seed, slots=3))


@pytest.mark.parametrize("trait", ["team", "role"])
def test_and_then_a_team_or_role_that_is_not_shown_yet(trait: str) -> None:
    support = [trait_of(person, trait, "support") for person in range(10, 20)]
    other = trait_of(ANA, trait, "sales")
    for seed in range(20):
        assert ANA in people_of([*support, other], seed, slots=2)


def test_a_team_is_the_same_however_it_is_spelled() -> None:
    same = [candidate(person, team=team) for person, team in ((BEN, "Billing"), (CHIDI, "  billing "))]
    for seed in range(20):
        assert ANA in people_of([*same, candidate(ANA, team="Sales")], seed, slots=2)


def test_variety_gives_nobody_the_turn_of_who_has_waited_longer() -> None:
    helped = [candidate(person, recorded_at=MONDAY - 8 * DAY) for person in (ANA, BEN, CHIDI)]
    fresh = candidate(DANA, kind=Kind.DELIGHT, recorded_at=MONDAY)
    for seed in range(20):
        assert DANA not in people_of([*helped, fresh], seed, slots=3, turns=(MONDAY - 4 * DAY,))


def test_the_action_that_says_what_changed_is_preferred_and_then_the_newest() -> None:
    told = candidate(ANA, id=1, outcome="they could work again", recorded_at=MONDAY - 2 * DAY)
    told_later = candidate(ANA, id=2, outcome="they could work again", recorded_at=MONDAY - DAY)
    newest = candidate(ANA, id=3, recorded_at=MONDAY)
    [story] = choose_stories([newest, told_later, told], Random(1))  # noqa: S311  a draw of stories
    assert story.id == 2
    [story] = choose_stories([newest, candidate(ANA, id=4, recorded_at=MONDAY - DAY)], Random(1))  # noqa: S311  as above
    assert story.id == 3


def test_names_stand_in_the_order_of_the_alphabet_whatever_their_capitals_and_accents() -> None:
    assert alphabetically(["zoë", "Émile", "ana", "Emil", "Ana", "Øyvind"]) == (
        *("Ana", "ana", "Emil", "Émile", "zoë", "Øyvind"),
    )
