"""The pace finds Slack's hidden limit, keeps it, and hardly ever runs into it."""

from datetime import timedelta
from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.sending_pace import (
    AHEAD,
    CUT,
    LIMITS,
    MINUTE,
    RAISED,
    SETTLING,
    SendingPace,
    Sends,
    Slot,
    begin,
    hand_out,
    slow_down,
)
from tests.support.cast import MONDAY
from tests.support.simulated_sending import HiddenLimit, Run

LIMIT = LIMITS[Sends.POSTS]
SECOND = timedelta(seconds=1)
OWED = 3000


def busy(pace: SendingPace, slots: int) -> SendingPace:
    """Let somebody wait for that many slots."""
    for _ in range(slots):
        pace, _ = hand_out(pace, LIMIT, pace.next_slot - SECOND / 100)
    return pace


def test_three_thousand_nudges_take_little_longer_than_slacks_limit_allows() -> None:
    for per_minute, latency, replicas in [
        *product((240, 300, 525), (0.05, 0.3, 1.0), (1,)),
        (240, 0.3, 3),
        (525, 1, 3),
    ]:
        about = f"{per_minute} a minute, {latency} s a post, {replicas} replicas"
        allowed, pace, at = OWED / per_minute * MINUTE, begin(Sends.POSTS, MONDAY), MONDAY
        for most in (1.25, 1.05):
            run = Run(pace, HiddenLimit(per_minute), latency, at, OWED).send(replicas)
            assert run.took <= most * allowed, f"{about}: {run.took / allowed:.3f}"
            assert run.refused < OWED // 100, f"{about}: {run.refused}"
            pace, at = run.pace, run.at + timedelta(days=1)


def test_a_rate_is_taken_back_once_however_many_are_refused_at_it() -> None:
    pace, slots = hand_out(begin(Sends.POSTS, MONDAY), LIMIT, MONDAY)
    for slot in slots:
        pace = slow_down(pace, LIMIT, slot, MONDAY, 10 * SECOND)
    assert (pace.rate, pace.refused_rate) == (CUT * LIMIT.start, LIMIT.start)
    assert pace.opens(MONDAY) == MONDAY + 10 * SECOND


def test_a_slack_that_refuses_everything_for_an_hour_costs_no_rate() -> None:
    pace, at = begin(Sends.POSTS, MONDAY), MONDAY
    while at < MONDAY + timedelta(hours=1):
        pace, slots = hand_out(pace, LIMIT, at)
        at = slots[0].at
        pace = slow_down(pace, LIMIT, slots[0], at, 30 * SECOND)
    assert pace.rate == CUT * LIMIT.start


def test_the_rate_goes_no_lower_than_slack_takes_in_a_single_channel() -> None:
    pace, at = begin(Sends.POSTS, MONDAY), MONDAY
    for _ in range(100):
        pace, slots = hand_out(pace, LIMIT, at)
        pace = slow_down(pace, LIMIT, slots[0], at, SECOND)
        at += SECOND + SETTLING
    assert pace.rate == LIMIT.least


def test_nobody_sends_during_a_block_and_the_longer_of_two_counts() -> None:
    pace, (slot, *_) = hand_out(begin(Sends.POSTS, MONDAY), LIMIT, MONDAY)
    pace = slow_down(pace, LIMIT, slot, MONDAY, timedelta(minutes=5))
    pace = slow_down(pace, LIMIT, slot, MONDAY + SECOND, SECOND)
    for _ in range(100):
        pace, slots = hand_out(pace, LIMIT, MONDAY + 2 * SECOND)
        assert slots[0].at >= MONDAY + timedelta(minutes=5)


def test_the_rate_grows_only_while_somebody_waits() -> None:
    pace = begin(Sends.POSTS, MONDAY)
    for minute in range(100):
        pace, _ = hand_out(pace, LIMIT, MONDAY + minute * MINUTE)
    assert pace.rate == LIMIT.start
    assert busy(pace, 100).rate > LIMIT.start


def test_around_a_rate_that_was_refused_it_grows_slowly_until_that_is_out_of_date() -> None:
    known = SendingPace(rate=290.0, next_slot=MONDAY, refused_rate=300.0)
    after_a_minute = busy(known, 145)
    assert 292 < after_a_minute.rate < 294
    assert after_a_minute.refused_rate == 300
    risen = busy(known, 3000)
    assert risen.refused_rate is None
    assert risen.rate > RAISED * 300


def test_edits_stay_below_fifty_a_minute() -> None:
    pace, at = begin(Sends.EDITS, MONDAY), []
    for _ in range(200):
        pace, slots = hand_out(pace, LIMITS[Sends.EDITS], pace.next_slot - SECOND / 10)
        at += [slot.at for slot in slots]
    assert max(sum(1 for each in at if start <= each < start + MINUTE) for start in at) < 50


@given(st.floats(1, 1e6))
def test_a_clock_that_is_set_back_keeps_nobody_waiting(seconds: float) -> None:
    pace, (slot, *_) = hand_out(begin(Sends.POSTS, MONDAY), LIMIT, MONDAY)
    pace = slow_down(busy(pace, 10), LIMIT, slot, MONDAY, timedelta(days=1))
    back = MONDAY - seconds * SECOND
    _, slots = hand_out(pace, LIMIT, back)
    assert slots[0].at <= back + AHEAD


@given(st.lists(st.tuples(st.floats(0, 3), st.booleans()), max_size=60))
def test_slots_keep_their_distance_whoever_takes_them(takes: list[tuple[float, bool]]) -> None:
    pace, now = begin(Sends.POSTS, MONDAY), MONDAY
    taken: list[Slot] = []
    for later, refused in takes:
        now += later * SECOND
        pace, slots = hand_out(pace, LIMIT, now)
        assert all(slot.at >= now for slot in slots)
        taken += slots
        if refused:
            pace = slow_down(pace, LIMIT, slots[0], now, SECOND)
    gaps = [(before, after.at - before.at) for before, after in pairwise(taken)]
    assert all(gap >= MINUTE / before.rate - timedelta(microseconds=2) for before, gap in gaps)
