"""Who does not answer has fewer nudges and then none, is told so once each time, and has them again by answering."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.nudges import Outcome, Reason
from bot.domain.pace import is_to_rest, pace_of, slows_to
from bot.domain.people import Cadence
from tests.support import times
from tests.support.cast import MONDAY, acme, ana
from tests.support.diary import Diary

DAY = timedelta(days=1)


def live_in_silence(diary: Diary) -> None:
    """Answer nothing until nothing comes any more."""
    while diary.person.next_nudge_at is not None:
        diary.tick(diary.person.next_nudge_at)


@pytest.mark.parametrize(
    ("cadence", "unanswered", "pace", "then"),
    [
        (Cadence.DAILY, 0, Cadence.DAILY, None),
        (Cadence.DAILY, 3, Cadence.DAILY, None),
        (Cadence.DAILY, 4, Cadence.DAILY, Cadence.TWICE_WEEKLY),
        (Cadence.DAILY, 5, Cadence.TWICE_WEEKLY, None),
        (Cadence.DAILY, 9, Cadence.TWICE_WEEKLY, Cadence.WEEKLY),
        (Cadence.DAILY, 10, Cadence.WEEKLY, None),
        (Cadence.DAILY, 13, Cadence.WEEKLY, None),
        (Cadence.TWICE_WEEKLY, 4, Cadence.TWICE_WEEKLY, None),
        (Cadence.TWICE_WEEKLY, 9, Cadence.TWICE_WEEKLY, Cadence.WEEKLY),
        (Cadence.WEEKLY, 0, Cadence.WEEKLY, None),
        (Cadence.WEEKLY, 4, Cadence.WEEKLY, None),
        (Cadence.WEEKLY, 9, Cadence.WEEKLY, None),
    ],
)
def test_the_pace_is_the_slower_of_what_was_chosen_and_what_silence_asks_for(
    cadence: Cadence, unanswered: int, pace: Cadence, then: Cadence | None
) -> None:
    person = ana(cadence=cadence, unanswered=unanswered)
    assert (pace_of(person), slows_to(person)) == (pace, then)


@pytest.mark.parametrize(("unanswered", "rests"), [(0, False), (13, False), (14, True), (15, True)])
def test_after_fourteen_unanswered_nudges_comes_the_last_message(unanswered: int, *, rests: bool) -> None:
    assert is_to_rest(ana(unanswered=unanswered)) is rests


def test_somebody_who_never_answers_has_fourteen_nudges_on_these_days_and_one_last_message() -> None:
    diary = Diary.begun(MONDAY - DAY, ana(), acme())
    live_in_silence(diary)
    days = [(row.verdict.day - MONDAY.date()).days for row in diary.sent]
    assert days == [0, 1, 2, 3, 4, 10, 14, 17, 21, 24, 31, 38, 45, 52]
    said = [(row.verdict.day - MONDAY.date()).days for row in diary.sent if slows_to(row.person)]
    # Each is the last one before the longer silence.
    assert said == [4, 24]
    last = diary.rows[-1].verdict
    assert (last.outcome, last.reason, last.next_at) == (Outcome.REST, Reason.UNANSWERED, None)
    assert last.day == MONDAY.date() + 59 * DAY
    assert {row.verdict.reason for row in diary.rows} == {Reason.DUE, Reason.BACKED_OFF, Reason.UNANSWERED}


@pytest.mark.parametrize(
    ("workdays", "expected"),
    [
        (frozenset(range(7)), [0, 3, 7, 10, 14, 17]),
        (frozenset(range(5)), [0, 3, 7, 10, 14, 17]),
        (frozenset({0, 1, 5, 6}), [0, 5, 8, 12, 15, 19]),
    ],
)
def test_twice_a_week_is_never_a_third_time_in_seven_days(workdays: frozenset[int], expected: list[int]) -> None:
    diary = Diary.begun(MONDAY - DAY, ana(cadence=Cadence.TWICE_WEEKLY, workdays=workdays), acme())
    while len(diary.sent) < len(expected):
        assert diary.person.next_nudge_at is not None
        diary.tick(diary.person.next_nudge_at)
        diary.answer(diary.rows[-1].at)
    assert [(row.verdict.day - MONDAY.date()).days for row in diary.sent] == expected


def test_whoever_answers_the_last_message_has_nudges_again_as_before() -> None:
    diary = Diary.begun(MONDAY - DAY, ana(), acme())
    live_in_silence(diary)
    answered_at = diary.rows[-1].at + 30 * DAY
    diary.answer(answered_at)
    seen = len(diary.sent)
    for _ in range(3):
        assert diary.person.next_nudge_at is not None
        diary.tick(diary.person.next_nudge_at)
    # That was a Saturday.
    assert [row.at - answered_at for row in diary.sent[seen:]] == [2 * DAY, 3 * DAY, 4 * DAY]


def rhythm(cadence: Cadence, silent: int) -> int:
    """The fewest days between two nudges."""
    asked_for = 1 if silent < 5 else 3 if silent < 10 else 7
    return max(asked_for, {Cadence.DAILY: 1, Cadence.TWICE_WEEKLY: 3, Cadence.WEEKLY: 7}[cadence])


@given(
    zone=times.zone_names,
    workdays=times.weekdays,
    cadence=st.sampled_from(Cadence),
    silences=st.lists(st.integers(0, 16), max_size=8),
)
def test_whatever_is_answered_and_what_not_the_gaps_are_as_promised(
    zone: str, workdays: frozenset[int], cadence: Cadence, silences: list[int]
) -> None:
    diary = Diary.begun(datetime(2026, 1, 1, tzinfo=UTC), ana(zone=zone, workdays=workdays, cadence=cadence), acme())
    sent: list[tuple[int, bool]] = []
    for silence in silences:
        silent, rested = 0, 0
        # As many nudges stay unanswered as there can be at the most; then one is answered, or the last message.
        while silent <= min(silence, 13):
            seen = len(diary.sent)
            while len(diary.sent) == seen:
                assert diary.person.next_nudge_at is not None
                diary.tick(diary.person.next_nudge_at)
            sent.append((silent, slows_to(diary.sent[-1].person) is not None))
            silent += 1
        while silence > 13 and diary.person.next_nudge_at is not None:
            diary.tick(diary.person.next_nudge_at)
            rested += diary.rows[-1].verdict.outcome is Outcome.REST
        assert rested == (silence > 13)
        diary.answer(diary.rows[-1].at + DAY * 0.1)
    days = [row.verdict.day for row in diary.sent]
    for number, ((earlier, later), (silent, _)) in enumerate(zip(pairwise(days), sent[1:], strict=True)):
        gap = rhythm(cadence, silent)
        if gap == 3 and number:
            # A third one within seven days would be more than twice a week.
            gap = max(gap, (days[number - 1] + 7 * DAY - earlier).days)
        assert (later - earlier).days >= gap
        # And no longer than it takes to come to a workday, or to the last message.
        if silent:
            assert all((earlier + more * DAY).weekday() not in workdays for more in range(gap, (later - earlier).days))
    for silent, slows in sent:
        assert slows == (rhythm(cadence, silent + 1) > rhythm(cadence, silent))
    assert all(row.at.astimezone(ZoneInfo(zone)).date() == row.verdict.day for row in diary.sent)
