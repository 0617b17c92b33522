"""A change of settings or of zone never brings two nudges on one day, and takes none without saying so."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.nudges import Reason
from bot.domain.people import Person, local_day, person_zone
from bot.domain.replan import Change, Replanned, replan
from tests.support import times
from tests.support.cast import MONDAY, acme, ana
from tests.support.diary import Diary

TODAY = MONDAY.date()
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
NOON = MONDAY + 2.5 * HOUR


def changed(
    before: Person, after: Person, now: datetime, *, decided: frozenset[date] = frozenset(), catch_up: bool = False
) -> Replanned:
    return replan(Change(before, after, acme(), now), decided.__contains__, catch_up=catch_up)


def said(replanned: Replanned) -> list[tuple[date, Reason]]:
    return [(verdict.day, verdict.reason) for verdict in replanned.verdicts]


def at(hour: int, minute: int = 0, **more: Any) -> Person:  # noqa: ANN401  any field of a person
    """Somebody whose time is this, and whose nudge of Monday is to come or due."""
    moment = datetime(2026, 11, 23, hour, minute, tzinfo=UTC)
    return ana(**{"nudge_time": time(hour, minute), "next_nudge_at": moment} | more)


def flown(where: str, **more: Any) -> Person:  # noqa: ANN401  as above
    return ana(zone=where, **more)


def local(where: str, *moment: int) -> datetime:
    return datetime(*moment, tzinfo=ZoneInfo(where))  # type: ignore[arg-type, misc]  # whole numbers: year to minute


def test_a_later_time_is_still_today() -> None:
    found = changed(at(9, 30), at(17), MONDAY - HOUR)
    assert (found.next_at, found.verdicts) == (MONDAY + 7.5 * HOUR, ())


def test_a_time_that_has_passed_begins_tomorrow_and_today_is_said_to_have_lost_its_nudge() -> None:
    found = changed(at(17), at(9, 30), NOON)
    assert found.next_at == MONDAY + DAY
    assert said(found) == [(TODAY, Reason.RESCHEDULED)]
    assert found.verdicts[0].due == MONDAY + 7.5 * HOUR


def test_a_day_that_has_its_decision_loses_nothing() -> None:
    found = changed(at(17), at(9, 30), NOON, decided=frozenset({TODAY}))
    assert (found.next_at, found.verdicts) == (MONDAY + DAY, ())


def test_a_day_on_which_the_person_does_not_work_any_more_loses_nothing() -> None:
    found = changed(at(17), at(9, 30, workdays=frozenset({1})), NOON)
    assert (found.next_at, found.verdicts) == (MONDAY + DAY, ())


def test_a_nudge_that_is_due_and_not_decided_about_stays_due_when_its_time_stays() -> None:
    found = changed(at(9, 30), at(9, 30, team="Sales"), MONDAY + HOUR)
    assert (found.next_at, found.verdicts) == (MONDAY, ())


def test_a_nudge_that_waits_is_due_again_when_it_was() -> None:
    waiting = at(9, 30, next_nudge_at=MONDAY + 2 * HOUR, nudge_due_at=MONDAY)
    found = changed(waiting, waiting, MONDAY + HOUR)
    assert (found.next_at, found.verdicts) == (MONDAY, ())
    later = changed(waiting, at(11), MONDAY + HOUR)
    assert (later.next_at, later.verdicts) == (MONDAY + 1.5 * HOUR, ())


def test_who_stops_has_no_next_nudge_and_who_begins_has_one() -> None:
    assert changed(at(17), at(17, enrolled_at=None), NOON) == Replanned(None, ())
    assert changed(at(17, next_nudge_at=None), at(17), NOON) == Replanned(MONDAY + 7.5 * HOUR, ())
    # Today's time is over, and nobody had said that they would have one today.
    assert changed(at(9, 30, next_nudge_at=None), at(9, 30), NOON) == Replanned(MONDAY + DAY, ())


def test_days_that_an_outage_left_behind_are_too_late_whatever_is_changed_after_it() -> None:
    now = MONDAY + 2 * DAY + HOUR
    for after, next_at in ((at(8), MONDAY + 3 * DAY - 1.5 * HOUR), (at(17), MONDAY + 2 * DAY + 7.5 * HOUR)):
        found = changed(at(9, 30), after, now)
        assert found.next_at == next_at
        lost = [(TODAY + 2 * DAY, Reason.RESCHEDULED)] if next_at > MONDAY + 3 * DAY - 2 * HOUR else []
        assert said(found) == [(TODAY, Reason.TOO_LATE), (TODAY + DAY, Reason.TOO_LATE), *lost]
    stopped = changed(at(9, 30), at(9, 30, enrolled_at=None), now)
    assert (stopped.next_at, said(stopped)) == (None, [(TODAY, Reason.TOO_LATE), (TODAY + DAY, Reason.TOO_LATE)])


def test_a_pause_that_held_during_an_outage_is_the_reason_of_its_days() -> None:
    paused = at(9, 30, paused_until=TODAY + DAY)
    found = changed(paused, at(9, 30), MONDAY + 2 * DAY - HOUR)
    assert said(found) == [(TODAY, Reason.PAUSED), (TODAY + DAY, Reason.TOO_LATE)]
    assert found.next_at == MONDAY + 2 * DAY


def test_what_another_replica_has_decided_meanwhile_is_not_said_again() -> None:
    found = changed(at(9, 30), at(9, 30), MONDAY + DAY - HOUR, decided=frozenset({TODAY}))
    assert found == Replanned(MONDAY + DAY, ())


def test_a_day_lost_in_the_air_is_said_to_be_lost() -> None:
    # Monday 16:00 in Los Angeles, with a nudge at 17:00, is Tuesday 13:00 in Auckland.
    now = local("America/Los_Angeles", 2026, 11, 23, 16)
    five = {"nudge_time": time(17), "next_nudge_at": now + HOUR}
    found = changed(flown("America/Los_Angeles", **five), flown("Pacific/Auckland", **five), now, catch_up=True)
    assert found.next_at == local("Pacific/Auckland", 2026, 11, 24, 17)
    assert said(found) == [(TODAY, Reason.RESCHEDULED)]


def test_a_whole_day_jumped_over_at_the_date_line_is_said_to_be_lost() -> None:
    # From Monday 23:30 to Wednesday 00:30.
    now = local("Pacific/Niue", 2026, 11, 23, 23, 30)
    due = {"next_nudge_at": local("Pacific/Niue", 2026, 11, 24, 9, 30)}
    found = changed(flown("Pacific/Niue", **due), flown("Pacific/Kiritimati", **due), now, catch_up=True)
    assert found.next_at == local("Pacific/Kiritimati", 2026, 11, 25, 9, 30)
    assert said(found) == [(TODAY + DAY, Reason.RESCHEDULED)]


def test_a_flight_on_which_todays_time_passed_lets_the_nudge_follow_at_once_while_it_is_useful() -> None:
    # In New York it is 08:00, in London 13:00, in Reykjavik 13:00, in Nuuk 11:00.
    due = {"next_nudge_at": local("America/New_York", 2026, 11, 23, 9, 30)}
    now = local("America/New_York", 2026, 11, 23, 8)
    found = changed(flown("America/New_York", **due), flown("America/Nuuk", **due), now, catch_up=True)
    assert (found.next_at, found.verdicts) == (local("America/Nuuk", 2026, 11, 23, 9, 30), ())
    too_late = changed(flown("America/New_York", **due), flown("Europe/London", **due), now, catch_up=True)
    assert (too_late.next_at, said(too_late)) == (MONDAY + DAY, [(TODAY, Reason.RESCHEDULED)])
    own_wish = changed(flown("America/New_York", **due), flown("America/Nuuk", **due), now)
    assert said(own_wish) == [(TODAY, Reason.RESCHEDULED)]
    decided = frozenset({TODAY})
    had = changed(flown("America/New_York", **due), flown("America/Nuuk", **due), now, decided=decided, catch_up=True)
    assert (had.next_at, had.verdicts) == (local("America/Nuuk", 2026, 11, 24, 9, 30), ())


def test_nothing_of_yesterday_is_caught_up_with_after_midnight() -> None:
    now = datetime(2026, 11, 24, 0, 20, tzinfo=UTC)
    late = {"nudge_time": time(23, 30), "next_nudge_at": datetime(2026, 11, 24, 23, 30, tzinfo=UTC)}
    found = changed(flown("Europe/London", **late), flown("Africa/Abidjan", **late), now, catch_up=True)
    assert (found.next_at, found.verdicts) == (late["next_nudge_at"], ())


def test_who_has_just_asked_for_nudges_is_not_caught_up_with() -> None:
    due = {"next_nudge_at": MONDAY + DAY}
    found = changed(flown("Europe/London", **due), flown("Africa/Abidjan", **due), MONDAY + HOUR, catch_up=True)
    assert (found.next_at, found.verdicts) == (MONDAY + DAY, ())


def test_flying_back_over_the_date_line_brings_a_day_again_and_no_second_nudge() -> None:
    diary = Diary.begun(MONDAY - DAY, flown("Pacific/Auckland"), acme())
    for _ in range(2):
        assert diary.person.next_nudge_at is not None
        diary.tick(diary.person.next_nudge_at)
    # Tuesday 09:30 in Auckland was Monday 12:30 in Los Angeles.
    diary.change(diary.rows[-1].at + HOUR, catch_up=True, zone="America/Los_Angeles")
    for _ in range(2):
        assert diary.person.next_nudge_at is not None
        diary.tick(diary.person.next_nudge_at)
    assert diary.reasons()[1:] == [
        (TODAY + DAY, Reason.DUE),
        (TODAY + DAY, Reason.ALREADY_NUDGED),
        (TODAY + 2 * DAY, Reason.DUE),
    ]


def test_flying_east_after_a_nudge_does_not_bring_a_second_one_on_the_new_day() -> None:
    diary = Diary.begun(MONDAY - DAY, flown("America/Los_Angeles"), acme())
    # Monday 09:30 in Los Angeles is Tuesday 06:30 in Auckland.
    diary.tick(local("America/Los_Angeles", 2026, 11, 23, 9, 30))
    diary.change(diary.rows[-1].at + HOUR, catch_up=True, zone="Pacific/Auckland")
    diary.tick(local("Pacific/Auckland", 2026, 11, 24, 9, 30))
    diary.tick(local("Pacific/Auckland", 2026, 11, 25, 9, 30))
    assert diary.reasons() == [
        (TODAY, Reason.DUE),
        (TODAY + DAY, Reason.ALREADY_NUDGED),
        (TODAY + 2 * DAY, Reason.DUE),
    ]


@given(
    zone=times.zone_names,
    start=times.instants,
    nudge_time=times.minutes,
    flights=st.lists(st.tuples(times.zone_names, st.timedeltas(timedelta(0), 3 * DAY)), min_size=1, max_size=12),
)
def test_wherever_somebody_flies_no_day_has_two_nudges_and_none_is_left_without_its_reason(
    zone: str, start: datetime, nudge_time: time, flights: list[tuple[str, timedelta]]
) -> None:
    everyday = ana(zone=zone, nudge_time=nudge_time, workdays=frozenset(range(7)))
    diary = Diary.begun(start, everyday, acme())
    now = start
    for destination, stay in flights:
        leaving = now + stay
        while diary.is_due(leaving):
            assert diary.person.next_nudge_at is not None
            diary.tick(max(now, diary.person.next_nudge_at))
            diary.answer(now)
        now = leaving
        diary.change(now, catch_up=True, zone=destination)
    first = local_day(start, ZoneInfo(zone)) + DAY
    last = local_day(now, person_zone(diary.person, acme())) - DAY
    days = {first + number * DAY for number in range((last - first).days + 1)}
    # A time just before midnight may be one that the clocks jump over.
    lost = {day for day in days if not diary.is_decided(day)}
    assert lost == set() or nudge_time.hour == 23
    for earlier, later in zip(diary.sent, diary.sent[1:], strict=False):
        here = person_zone(later.person, acme())
        assert local_day(earlier.at, here) < local_day(later.at, here) == later.verdict.day
    assert len(diary.sent) + 2 * len(flights) >= len(days)


@pytest.mark.parametrize("catch_up", [False, True])
def test_a_change_of_nothing_changes_nothing(*, catch_up: bool) -> None:
    for now in (MONDAY - HOUR, MONDAY, MONDAY + HOUR):
        assert changed(at(9, 30), at(9, 30), now, catch_up=catch_up) == Replanned(MONDAY, ())
