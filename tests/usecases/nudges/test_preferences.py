"""A person's nudges, their way."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.people import MONDAY_TO_FRIDAY, Cadence
from bot.domain.profiles import Standing
from bot.domain.reading.nudge_commands import NudgeWhen, Pause, Several
from bot.domain.reading.pause_errors import UnclearPause
from bot.domain.reading.pauses import PauseDates
from bot.domain.reading.times import UnclearTime
from bot.errors import InvalidInputError
from bot.usecases.nudges.preferences import (
    change_all,
    enrol,
    fewer,
    nudge_when,
    pause,
    resume,
    resume_from,
    show_plan,
    stop,
    undo,
)
from bot.usecases.nudges.wishes import NoDayLeft, NoFullMember
from bot.usecases.unit import Caller, Context
from tests.support.cast import MONDAY
from tests.support.company import Company
from tests.support.problems import about
from tests.support.together import together

TUESDAY = MONDAY + timedelta(days=1)


def test_who_enrols_is_nudged_on_the_next_workday(acme: Company) -> None:
    plan = enrol(acme.context, acme.hires("ana"))
    assert (plan.next_on, plan.zone, plan.at, plan.days) == (TUESDAY, "Europe/London", time(9, 30), MONDAY_TO_FRIDAY)
    assert plan.person.enrolled_at == MONDAY


def test_enrolling_again_changes_nothing(acme: Company) -> None:
    ana = acme.hires("ana")
    first = enrol(acme.context, ana)
    acme.clock.move(timedelta(hours=1))
    assert enrol(acme.context, ana) == first


def test_whoever_has_no_zone_is_nudged_by_the_workspaces(acme: Company) -> None:
    acme.open(zone="America/New_York")
    plan = enrol(acme.context, acme.hires("gro", zone=None))
    assert (plan.zone, plan.person.next_nudge_at) == ("America/New_York", datetime(2026, 11, 23, 14, 30, tzinfo=UTC))


def test_a_pause_lasts_a_week_or_as_long_as_is_said(acme: Company) -> None:
    ana = acme.hires("ana")
    enrol(acme.context, ana)
    assert pause(acme.context, ana, "").paused_until == MONDAY.date() + timedelta(days=7)
    plan = pause(acme.context, ana, "until 7 Jan")
    assert (plan.paused_until, plan.next_on) == (date(2027, 1, 7), datetime(2027, 1, 7, 9, 30, tzinfo=UTC))
    with pytest.raises(InvalidInputError, check=about(UnclearPause("until the cows come home"))):
        pause(acme.context, ana, "until the cows come home")
    assert show_plan(acme.context, ana) == plan


@pytest.mark.both_databases
def test_of_two_changes_at_once_neither_undoes_a_part_of_the_other(acme: Company) -> None:
    ana = acme.hires("ana")
    for _ in range(5):
        together(lambda: enrol(acme.context, ana), lambda: stop(acme.context, ana))
        person = acme.person(ana)
        assert person.enrolled == (person.stopped_at is None) == (person.next_nudge_at is not None)


def test_a_pause_that_is_over_is_not_shown(acme: Company) -> None:
    ana = acme.hires("ana")
    enrol(acme.context, ana)
    until = pause(acme.context, ana, "1 day").paused_until
    acme.clock.move(timedelta(days=1))
    assert until == acme.clock.now().date()
    assert show_plan(acme.context, ana).paused_until is None


def test_resuming_ends_a_pause_and_a_stop(acme: Company) -> None:
    ana = acme.hires("ana")
    enrol(acme.context, ana)
    pause(acme.context, ana, "2 weeks")
    assert resume(acme.context, ana).next_on == TUESDAY
    stopped = stop(acme.context, ana)
    assert (stopped.next_on, stopped.person.enrolled, stopped.person.stopped_at) == (None, False, MONDAY)
    again = resume(acme.context, ana)
    assert (again.next_on, again.person.enrolled, again.person.stopped_at) == (TUESDAY, True, None)


def test_who_has_no_nudges_has_none_to_pause_or_make_fewer(acme: Company) -> None:
    ana = acme.hires("ana")
    before = acme.person(ana)
    assert pause(acme.context, ana, "").next_on is None
    fewer(acme.context, ana)
    assert acme.person(ana) == before
    with pytest.raises(InvalidInputError, check=about(UnclearPause("until the cows come home"))):
        pause(acme.context, ana, "until the cows come home")


@pytest.mark.parametrize("ask", [enrol, resume, lambda context, who: nudge_when(context, who, NudgeWhen(at="10:00"))])
def test_a_guest_is_promised_no_nudges(acme: Company, ask: Callable[[Context, Caller], object]) -> None:
    gro = acme.hires("gro", standing=Standing.GUEST)
    with pytest.raises(InvalidInputError, check=about(NoFullMember())):
        ask(acme.context, gro)
    assert not acme.person(gro).enrolled


def test_one_who_became_a_guest_is_promised_no_more_nudges(acme: Company) -> None:
    ana = acme.hires("ana")
    enrol(acme.context, ana)
    acme.hires("ana", standing=Standing.GUEST)
    with pytest.raises(InvalidInputError, check=about(NoFullMember())):
        resume(acme.context, ana)


def test_fewer_is_twice_a_week_and_then_once(acme: Company) -> None:
    ana = acme.hires("ana")
    enrol(acme.context, ana)
    assert [fewer(acme.context, ana).person.cadence for _ in range(3)] == [
        Cadence.TWICE_WEEKLY,
        Cadence.WEEKLY,
        Cadence.WEEKLY,
    ]


def test_a_time_enrols_and_may_still_come_today(acme: Company) -> None:
    ana = acme.hires("ana")
    plan = nudge_when(acme.context, ana, NudgeWhen(at="half past ten"))
    assert (plan.at, plan.next_on) == (time(10, 30), MONDAY + timedelta(hours=1))
    with pytest.raises(InvalidInputError, check=about(UnclearTime("teatime", names_days=False))):
        nudge_when(acme.context, ana, NudgeWhen(at="teatime"))


def test_a_change_of_settings_leaves_a_due_nudge_its_time(acme: Company) -> None:
    ana = acme.hires_due("ana")
    acme.clock.move(timedelta(minutes=5))
    assert resume(acme.context, ana).person.next_nudge_at == MONDAY
    plan = nudge_when(acme.context, ana, NudgeWhen(at="10:00"))
    assert plan.person.next_nudge_at == MONDAY + timedelta(minutes=30)


def test_a_new_person_has_nudges_daily_and_none_planned(acme: Company) -> None:
    plan = show_plan(acme.context, acme.hires("ana"))
    assert (plan.person.cadence, plan.next_on, plan.paused_until) == (Cadence.DAILY, None, None)


def test_how_often_and_on_which_days_are_asked_for_in_words_and_enrol(acme: Company) -> None:
    ana = acme.hires("ana")
    plan = nudge_when(acme.context, ana, NudgeWhen(cadence=Cadence.WEEKLY))
    assert (plan.person.cadence, plan.next_on) == (Cadence.WEEKLY, TUESDAY)
    plan = nudge_when(acme.context, ana, NudgeWhen(days=frozenset({2, 4})))
    assert (plan.days, plan.next_on) == (frozenset({2, 4}), TUESDAY + timedelta(days=1))


@pytest.mark.parametrize(
    "asked", [NudgeWhen(at="10"), NudgeWhen(cadence=Cadence.WEEKLY), NudgeWhen(days=frozenset({0}))]
)
def test_the_answer_knows_how_it_was_before(acme: Company, asked: NudgeWhen) -> None:
    ana = acme.hires("ana")
    stop(acme.context, ana)
    before = acme.person(ana)
    plan = nudge_when(acme.context, ana, asked)
    assert plan.was == before
    assert plan.person.enrolled
    assert show_plan(acme.context, ana).was is None


def test_time_days_and_pace_can_be_asked_for_in_one_request(acme: Company) -> None:
    ana = acme.hires("ana")
    asked = NudgeWhen(at="8am", days=frozenset({0, 3}), cadence=Cadence.TWICE_WEEKLY)
    plan = nudge_when(acme.context, ana, asked)
    assert (plan.at, plan.days, plan.pace) == (time(8), frozenset({0, 3}), Cadence.TWICE_WEEKLY)
    assert plan.person.enrolled


def test_days_are_left_out_and_added_to_those_of_the_person(acme: Company) -> None:
    ana = acme.hires("ana")
    enrol(acme.context, ana)
    assert nudge_when(acme.context, ana, NudgeWhen(without=frozenset({4}), starts=False)).days == frozenset(range(4))
    assert nudge_when(acme.context, ana, NudgeWhen(also=frozenset({6}))).days == frozenset({0, 1, 2, 3, 6})


def test_a_request_for_a_time_leaves_the_days_with_the_workspace(acme: Company) -> None:
    ana = acme.hires("ana")
    assert nudge_when(acme.context, ana, NudgeWhen(at="10")).person.workdays is None
    assert nudge_when(acme.context, ana, NudgeWhen(days=MONDAY_TO_FRIDAY)).person.workdays == MONDAY_TO_FRIDAY


def test_saying_when_one_works_switches_no_nudges_on(acme: Company) -> None:
    plan = nudge_when(acme.context, acme.hires("ana"), NudgeWhen(without=frozenset({4}), starts=False))
    assert (plan.person.enrolled, plan.days) == (False, frozenset(range(4)))


def test_a_request_that_leaves_no_day_is_refused(acme: Company) -> None:
    ana = acme.hires("ana")
    enrol(acme.context, ana)
    before = acme.person(ana)
    with pytest.raises(InvalidInputError, check=about(NoDayLeft())):
        nudge_when(acme.context, ana, NudgeWhen(without=frozenset(range(7))))
    assert acme.person(ana) == before


def test_a_pause_may_begin_later_and_nudges_come_until_then(acme: Company) -> None:
    ana = acme.hires("ana")
    enrol(acme.context, ana)
    plan = pause(acme.context, ana, "from 2 December to 8 December")
    assert (plan.paused_from, plan.paused_until) == (date(2026, 12, 2), date(2026, 12, 9))
    assert (plan.next_on, plan.back_on) == (TUESDAY, datetime(2026, 12, 9, 9, 30, tzinfo=UTC))
    acme.clock.move(timedelta(days=10))
    begun = show_plan(acme.context, ana)
    assert (begun.paused_from, begun.paused_until) == (None, date(2026, 12, 9))
    assert begun.next_on == begun.back_on == plan.back_on
    ended = resume(acme.context, ana)
    assert (ended.person.paused_from, ended.paused_until) == (None, None)


def test_a_planned_pause_stays_unless_its_end_is_asked_for(acme: Company) -> None:
    ana = acme.hires("ana")
    enrol(acme.context, ana)
    pause(acme.context, ana, "from 23 March to 2 April")
    assert resume(acme.context, ana, ends_planned=False).paused_from == date(2027, 3, 23)
    assert resume(acme.context, ana).paused_from is None
    pause(acme.context, ana, "2 weeks")
    assert resume(acme.context, ana, ends_planned=False).paused_until is None


def test_a_later_pause_is_kept_beside_the_first_and_can_be_undone(acme: Company) -> None:
    ana = acme.hires("ana")
    enrol(acme.context, ana)
    pause(acme.context, ana, "until Thursday")
    plan = pause(acme.context, ana, "from 7 Jan to 14 Jan")
    january = PauseDates(date(2027, 1, 7), date(2027, 1, 15))
    assert (plan.paused_until, plan.later_pauses) == (date(2026, 11, 26), (january,))
    assert undo(acme.context, ana, plan.undo or "").later_pauses == ()
    again = pause(acme.context, ana, "from 7 Jan to 14 Jan")
    assert resume_from(acme.context, ana, again.pause).paused_from == january.begins


def test_several_changes_are_made_and_undone_at_once(acme: Company) -> None:
    ana = acme.hires("ana")
    plan = change_all(acme.context, ana, Several((Pause("next week"), NudgeWhen(at="8"))))
    assert (plan.at, plan.paused_from, plan.person.enrolled) == (time(8), date(2026, 11, 30), True)
    before = undo(acme.context, ana, plan.undo or "")
    assert (before.at, before.paused_from, before.person.enrolled) == (time(9, 30), None, False)


def test_nudges_can_be_restarted_on_a_day(acme: Company) -> None:
    ana = acme.hires("ana")
    plan = resume(acme.context, ana, "until Thursday")
    assert (plan.person.enrolled, plan.next_on) == (True, TUESDAY + timedelta(days=2))


def test_a_place_has_public_holidays_when_there_is_one_within_a_year(acme: Company) -> None:
    ana = acme.hires("ana")
    acme.change(ana, country="DE")
    assert not show_plan(acme.context, ana).holidays_known
    acme.calendar.days["DE"] = frozenset({date(2027, 10, 3)})
    assert show_plan(acme.context, ana).holidays_known
