"""A change moves a person's next nudge; an answer of any kind brings back what silence took."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from bot.domain.nudges import Answer, Outcome, Reason
from bot.domain.people import Person
from bot.domain.reading.nudge_commands import NudgeWhen
from bot.storage import decision_answers, people
from bot.storage.tables import nudge_decisions
from bot.usecases.nudges.preferences import nudge_when, pause, resume, stop
from bot.usecases.nudges.reschedule import answered, reschedule, restore
from bot.usecases.unit import Caller
from tests.support.cast import MONDAY
from tests.support.company import Company

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
TODAY = MONDAY.date()


def reasons(acme: Company) -> list[tuple[date, Reason]]:
    return [(row["local_day"], row["reason"]) for row in acme.rows(nudge_decisions)]


def changes(acme: Company, caller: Caller, *, catch_up: bool = False, **values: Any) -> Person:  # noqa: ANN401  a column's value
    """Write a change and plan anew, in one unit of work."""
    before = acme.person(caller)
    with acme.context.unit(caller) as unit:
        people.save(unit.connection, before, replace(before, **values))
        return reschedule(unit, before, catch_up=catch_up)


def test_a_later_time_moves_todays_nudge_and_an_earlier_one_leaves_a_reason(acme: Company) -> None:
    ana = acme.hires_due("ana")
    assert changes(acme, ana, nudge_time=time(17)).next_nudge_at == MONDAY + 7.5 * HOUR
    assert reasons(acme) == []
    acme.clock.move(2 * HOUR)
    assert changes(acme, ana, nudge_time=time(9)).next_nudge_at == MONDAY + DAY - HOUR / 2
    [row] = acme.rows(nudge_decisions)
    assert (row["local_day"], row["outcome"], row["reason"]) == (TODAY, Outcome.SKIP, Reason.RESCHEDULED)
    assert (row["due_at"], row["decided_at"]) == (MONDAY + 7.5 * HOUR, acme.clock.now())
    assert (row["person_id"], row["workspace_id"]) == (acme.person(ana).id, acme.workspace.id)
    # To and fro again on that day: it has its reason.
    assert changes(acme, ana, nudge_time=time(17)).next_nudge_at == MONDAY + 7.5 * HOUR
    changes(acme, ana, nudge_time=time(9))
    assert reasons(acme) == [(TODAY, Reason.RESCHEDULED)]


def test_a_nudge_that_waits_is_due_again_when_it_was_and_waits_again(acme: Company) -> None:
    ana = acme.hires_due("ana")
    acme.phones.until["UANA"] = MONDAY + 2 * HOUR
    acme.plans()
    acme.clock.move(HOUR)
    person = changes(acme, ana, team="Sales")
    assert (person.next_nudge_at, person.nudge_due_at) == (MONDAY, None)
    acme.plans()
    assert (acme.person(ana).next_nudge_at, acme.person(ana).nudge_due_at) == (MONDAY + 2 * HOUR, MONDAY)
    acme.clock.move(HOUR)
    acme.plans()
    assert [reason for _, reason in reasons(acme)] == [Reason.DO_NOT_DISTURB, Reason.DO_NOT_DISTURB, Reason.DUE]


def test_a_change_after_an_outage_keeps_a_reason_for_each_day_that_lies_behind(acme: Company) -> None:
    ana = acme.hires_due("ana")
    acme.clock.move(2 * DAY + HOUR)
    nudge_when(acme.context, ana, NudgeWhen(at="8:00"))
    assert reasons(acme) == [
        (TODAY, Reason.TOO_LATE),
        (TODAY + DAY, Reason.TOO_LATE),
        (TODAY + 2 * DAY, Reason.RESCHEDULED),
    ]
    assert acme.person(ana).next_nudge_at == MONDAY + 3 * DAY - 1.5 * HOUR


def test_who_stops_after_an_outage_leaves_reasons_for_the_days_on_which_they_had_nudges(acme: Company) -> None:
    ana = acme.hires_due("ana")
    acme.clock.move(DAY + HOUR)
    stop(acme.context, ana)
    assert reasons(acme) == [(TODAY, Reason.TOO_LATE)]
    assert acme.person(ana).next_nudge_at is None


def test_a_change_of_zone_lets_todays_nudge_follow_while_it_is_useful(acme: Company) -> None:
    acme.clock.move_to(datetime(2026, 11, 23, 9, 15, tzinfo=UTC))
    ana = acme.hires_due("ana")
    acme.change(ana, next_nudge_at=MONDAY)
    # In Berlin it is 10:15.
    acme.hires("ana", zone="Europe/Berlin")
    assert acme.person(ana).next_nudge_at == MONDAY - HOUR
    acme.plans()
    assert reasons(acme) == [(TODAY, Reason.DUE)]
    # And back in London before its 09:30.
    acme.hires("ana", zone="Europe/London")
    acme.clock.move_to(MONDAY)
    acme.plans()
    assert reasons(acme) == [(TODAY, Reason.DUE), (TODAY, Reason.ALREADY_NUDGED)]


def test_a_change_of_zone_that_takes_the_day_says_so(acme: Company) -> None:
    ana = acme.hires_due("ana")
    acme.change(ana, next_nudge_at=MONDAY + HOUR, nudge_time=time(10, 30))
    acme.hires("ana", zone="Asia/Tokyo")
    assert reasons(acme) == [(TODAY, Reason.RESCHEDULED)]
    assert acme.person(ana).next_nudge_at == datetime(2026, 11, 24, 1, 30, tzinfo=UTC)


def test_a_pause_keeps_a_reason_for_each_day_and_its_end_brings_the_next_nudge(acme: Company) -> None:
    ana = acme.hires_due("ana")
    pause(acme.context, ana, "2 days")
    for _ in range(2):
        acme.plans()
        acme.clock.move(DAY)
    resume(acme.context, ana)
    acme.plans()
    assert [reason for _, reason in reasons(acme)] == [Reason.PAUSED, Reason.PAUSED, Reason.DUE]


@pytest.mark.parametrize("how", [Answer.DID_IT, Answer.NOT_TODAY, Answer.ANOTHER])
def test_an_answer_is_kept_and_ends_the_silence(acme: Company, how: Answer) -> None:
    ana = acme.hires_due("ana")
    acme.plans()
    acme.change(ana, unanswered=7)
    [row] = acme.rows(nudge_decisions)
    next_at = acme.person(ana).next_nudge_at
    acme.clock.move(HOUR)
    with acme.context.unit(ana) as unit:
        decision = decision_answers.find_to_answer(unit.connection, unit.workspace.id, row["id"])
        assert decision is not None
        answered(unit, decision, how)
    [row] = acme.rows(nudge_decisions)
    assert (row["answer"], row["answered_at"]) == (how, MONDAY + HOUR)
    person = acme.person(ana)
    assert (person.unanswered, person.next_nudge_at) == (0, next_at)


def test_an_answer_to_the_last_message_lets_the_nudges_go_on(acme: Company) -> None:
    ana = acme.hires_due("ana")
    acme.change(ana, unanswered=14)
    acme.plans()
    acme.clock.move(10 * DAY)
    with acme.context.unit(ana) as unit:
        person = restore(unit)
    assert person == acme.person(ana)
    assert (person.unanswered, person.resting_since) == (0, None)
    assert person.next_nudge_at == MONDAY + 11 * DAY


def test_who_was_not_silent_stays_as_they_are(acme: Company) -> None:
    ana = acme.hires_due("ana")
    before = acme.person(ana)
    with acme.context.unit(ana) as unit:
        assert restore(unit) == before
    assert acme.person(ana) == before
