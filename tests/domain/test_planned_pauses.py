"""A pause with a beginning and an end: nudges before it and after it, and none in it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.absences import is_paused
from bot.domain.expected_nudges import expected_after_pause, next_expected
from bot.domain.nudges import DecisionFacts, Outcome, Reason
from bot.domain.people import Cadence, Person
from tests.support import times
from tests.support.cast import MONDAY, acme, ana
from tests.support.diary import Diary

TODAY = MONDAY.date()
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
lengths = st.integers(1, 20)


@pytest.mark.parametrize(
    ("begins", "ends", "paused"),
    [
        (None, None, [False, False, False, False]),
        (TODAY + DAY, None, [False, False, False, False]),
        (None, TODAY + 2 * DAY, [True, True, False, False]),
        (TODAY + DAY, TODAY + 3 * DAY, [False, True, True, False]),
        (TODAY + 3 * DAY, TODAY + DAY, [False, False, False, False]),
    ],
)
def test_a_pause_holds_from_its_first_day_until_the_first_with_nudges_again(
    begins: date | None, ends: date | None, paused: list[bool]
) -> None:
    person = ana(paused_from=begins, paused_until=ends)
    assert [is_paused(person, TODAY + ahead * DAY) for ahead in range(4)] == paused


@given(st.integers(0, 20), lengths, times.weekdays, st.none() | st.just(0))
def test_every_workday_outside_a_pause_has_its_nudge_and_none_within(
    ahead: int, length: int, workdays: frozenset[int], at_once: int | None
) -> None:
    begins = TODAY if at_once == 0 else TODAY + ahead * DAY
    ends = begins + length * DAY
    diary = Diary.begun(MONDAY - HOUR, ana(workdays=workdays), acme())
    diary.change(MONDAY - HOUR, paused_from=None if at_once == 0 else begins, paused_until=ends)
    days = [TODAY + number * DAY for number in range(45)]
    for day in days:
        now = MONDAY + (day - TODAY)
        diary.tick(now)
        diary.answer(now)
    worked = [day for day in days if day.weekday() in workdays]
    assert [row.verdict.day for row in diary.sent] == [day for day in worked if not begins <= day < ends]
    paused = [row.verdict.day for row in diary.rows if row.verdict.reason is Reason.PAUSED]
    assert paused == [day for day in worked if begins <= day < ends]


changes = st.lists(st.tuples(st.integers(0, 30), st.integers(-3, 9), lengths, st.booleans()), max_size=12)


@given(changes)
def test_however_often_a_pause_is_changed_nobody_gets_two_in_one_day_or_one_in_a_pause(
    wishes: list[tuple[int, int, int, bool]],
) -> None:
    diary = Diary.begun(MONDAY - HOUR, ana(workdays=frozenset(range(7))), acme())
    for hour in range(10 * 24):
        now = MONDAY + hour * HOUR
        for after, ahead, length, given_up in wishes:
            if after * 8 == hour:
                begins = now.date() + ahead * DAY
                diary.change(now, paused_from=begins, paused_until=None if given_up else begins + length * DAY)
        before = len(diary.sent)
        diary.tick(now)
        assert len(diary.sent) == before or not is_paused(diary.person, now.date())
        diary.answer(now)
    days = [row.verdict.day for row in diary.sent]
    assert len(set(days)) == len(days)
    final = [row.verdict.day for row in diary.rows if row.verdict.outcome is not Outcome.WAIT]
    assert len(set(final)) == len(final)


@pytest.mark.parametrize(
    ("person", "holidays", "back"),
    [
        (ana(), frozenset(), None),
        (ana(paused_until=TODAY + 2 * DAY), frozenset(), MONDAY + 2 * DAY),
        (ana(paused_from=TODAY + DAY, paused_until=TODAY + 5 * DAY), frozenset(), MONDAY + 7 * DAY),
        (ana(paused_from=TODAY + DAY, paused_until=TODAY + 5 * DAY), {TODAY + 7 * DAY}, MONDAY + 8 * DAY),
        (ana(paused_until=TODAY + 9 * DAY, cadence=Cadence.WEEKLY), frozenset(), MONDAY + 9 * DAY),
        (ana(paused_until=TODAY - 2 * DAY), frozenset(), None),
        (ana(paused_until=TODAY + DAY, enrolled_at=None), frozenset(), None),
    ],
)
def test_the_first_nudge_after_a_pause_can_be_expected(
    person: Person, holidays: frozenset[date], back: datetime | None
) -> None:
    facts = DecisionFacts(nudged_on=(TODAY - DAY,), holidays=holidays)
    assert expected_after_pause(person, acme(), facts, MONDAY) == back


def test_a_pause_that_begins_later_lets_todays_nudge_come() -> None:
    person = ana(paused_from=TODAY + DAY, paused_until=TODAY + 9 * DAY)
    assert next_expected(person, acme(), DecisionFacts(), MONDAY - HOUR) == MONDAY
    begun = replace(person, paused_from=TODAY)
    assert next_expected(begun, acme(), DecisionFacts(), MONDAY - HOUR) == MONDAY + 9 * DAY
