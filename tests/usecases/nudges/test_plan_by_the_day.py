"""What a person's day, phone, status and silence do to their nudges, kept as one decision a day."""

from datetime import date, timedelta

import pytest

from bot.domain.nudges import Outcome, Reason
from bot.storage.tables import deliveries, nudge_decisions, people
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.nudges.plan import BATCH
from tests.support.cast import MONDAY
from tests.support.company import Company
from tests.support.outbox import FakeOutbox
from tests.support.rows import add_person

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
TODAY = MONDAY.date()


def decided(acme: Company) -> list[tuple[date, Outcome, Reason]]:
    rows = acme.rows(nudge_decisions)
    return [(row["local_day"], row["outcome"], row["reason"]) for row in rows]


def test_a_nudge_waits_for_the_end_of_do_not_disturb_and_is_due_when_it_was(acme: Company) -> None:
    ana = acme.hires_due("ana")
    acme.phones.until["UANA"] = MONDAY + HOUR
    acme.plans()
    person = acme.person(ana)
    assert (person.next_nudge_at, person.nudge_due_at) == (MONDAY + HOUR, MONDAY)
    assert acme.rows(deliveries) == []
    acme.clock.move(59 * MINUTE)
    assert acme.plans() == 0
    # It goes on longer than it was to.
    acme.phones.until["UANA"] = MONDAY + 2 * HOUR
    acme.clock.move(MINUTE)
    acme.plans()
    person = acme.person(ana)
    assert (person.next_nudge_at, person.nudge_due_at) == (MONDAY + 2 * HOUR, MONDAY)
    acme.clock.move(HOUR)
    acme.plans()
    waits = (TODAY, Outcome.WAIT, Reason.DO_NOT_DISTURB)
    assert decided(acme) == [waits, waits, (TODAY, Outcome.SEND, Reason.DUE)]
    assert {row["due_at"] for row in acme.rows(nudge_decisions)} == {MONDAY}
    assert [row["expires_at"] for row in acme.rows(deliveries)] == [MONDAY + 3 * HOUR]
    person = acme.person(ana)
    assert (person.next_nudge_at, person.nudge_due_at) == (MONDAY + DAY, None)


def test_a_nudge_does_not_wait_beyond_the_time_in_which_it_is_useful(acme: Company) -> None:
    ana = acme.hires_due("ana")
    acme.phones.until["UANA"] = MONDAY + 3 * HOUR
    acme.plans()
    assert decided(acme) == [(TODAY, Outcome.SKIP, Reason.DO_NOT_DISTURB)]
    assert acme.person(ana).next_nudge_at == MONDAY + DAY


def test_a_nudge_that_waited_into_an_outage_is_too_late(acme: Company) -> None:
    acme.hires_due("ana")
    acme.phones.until["UANA"] = MONDAY + HOUR
    acme.plans()
    acme.clock.move(DAY)
    acme.plans()
    assert decided(acme)[1:] == [(TODAY, Outcome.SKIP, Reason.TOO_LATE), (TODAY + DAY, Outcome.SEND, Reason.DUE)]


def test_while_slack_cannot_be_asked_everybody_stays_due_for_the_next_tick(acme: Company) -> None:
    ana = acme.hires_due("ana")
    acme.phones.unreachable = True
    assert acme.plans() == 0
    assert acme.person(ana).next_nudge_at == MONDAY
    assert decided(acme) == []
    acme.phones.unreachable = False
    acme.clock.move(MINUTE)
    assert acme.plans() == 1
    assert decided(acme) == [(TODAY, Outcome.SEND, Reason.DUE)]


def test_an_outage_of_slack_that_takes_too_long_leaves_a_reason(acme: Company) -> None:
    acme.hires_due("ana")
    acme.phones.unreachable = True
    acme.plans()
    acme.clock.move(3 * HOUR)
    assert acme.plans() == 1
    assert decided(acme) == [(TODAY, Outcome.SKIP, Reason.TOO_LATE)]


def test_slack_is_asked_a_batch_at_a_time_and_about_nobody_for_whom_it_is_too_late(acme: Company) -> None:
    late = acme.hires_due("late")
    acme.change(late, next_nudge_at=MONDAY - DAY, nudge_time=(MONDAY - 4 * HOUR).time())
    due_and_away = {"enrolled_at": MONDAY, "next_nudge_at": MONDAY, "status_emoji": ":palm_tree:"}
    with acme.store.unit() as connection:
        for number in range(BATCH + 1):
            add_person(connection, acme.workspace.id, f"U{number}", **due_and_away)
    acme.plans()
    asked = acme.phones.asked
    assert [len(ids) <= BATCH for ids in asked] == [True, True]
    assert sorted(slack_id for ids in asked for slack_id in ids) == sorted(f"U{number}" for number in range(BATCH + 1))
    assert len(acme.rows(people)) == BATCH + 2


def test_who_was_due_days_ago_and_is_due_today_is_asked_about_and_not_disturbed(acme: Company) -> None:
    ana = acme.hires_due("ana")
    acme.clock.move(2 * DAY)
    acme.phones.until["UANA"] = MONDAY + 2 * DAY + HOUR
    acme.plans()
    assert decided(acme) == [
        (TODAY, Outcome.SKIP, Reason.TOO_LATE),
        (TODAY + DAY, Outcome.SKIP, Reason.TOO_LATE),
        (TODAY + 2 * DAY, Outcome.WAIT, Reason.DO_NOT_DISTURB),
    ]
    person = acme.person(ana)
    assert (person.nudge_due_at, person.next_nudge_at) == (MONDAY + 2 * DAY, MONDAY + 2 * DAY + HOUR)


def test_public_holidays_are_those_of_where_the_person_is(acme: Company) -> None:
    acme.calendar.days = {"DE": frozenset({TODAY}), "DE-BY": frozenset({TODAY}), "FR": frozenset()}
    for name, place in {"ana": ("DE", None), "ben": ("DE", "BY"), "cem": ("FR", None), "dia": (None, None)}.items():
        acme.change(acme.hires_due(name), country=place[0], region=place[1])
    acme.plans()
    names = {row["id"]: row["name"] for row in acme.rows(people)}
    assert {names[row["person_id"]]: row["reason"] for row in acme.rows(nudge_decisions)} == {
        "Ana": Reason.PUBLIC_HOLIDAY,
        "Ben": Reason.PUBLIC_HOLIDAY,
        "Cem": Reason.DUE,
        "Dia": Reason.DUE,
    }


def test_who_is_away_by_status_has_none_and_has_them_again_when_back(acme: Company) -> None:
    acme.hires_due("ana")
    acme.hires("ana", status_emoji=":palm_tree:", status_until=MONDAY + DAY)
    acme.plans()
    acme.clock.move(DAY)
    acme.plans()
    assert [reason for *_, reason in decided(acme)] == [Reason.AWAY, Reason.DUE]


@pytest.mark.parametrize(("arrives", "reason"), [(True, Reason.TOO_SOON), (False, Reason.DUE)])
def test_a_nudge_that_could_not_be_sent_does_not_count_for_the_days_until_the_next(
    acme: Company, *, arrives: bool, reason: Reason
) -> None:
    ana = acme.hires_due("ana")
    acme.change(ana, cadence="twice_weekly")
    acme.plans()
    deliver_owed(acme.context, acme.team_id, FakeOutbox() if arrives else FakeOutbox().refuses())
    assert acme.person(ana).unanswered == arrives
    acme.clock.move(DAY)
    acme.plans()
    assert decided(acme)[-1] == (TODAY + DAY, Outcome.SEND if reason is Reason.DUE else Outcome.SKIP, reason)


def test_a_nudge_that_could_not_be_sent_is_not_followed_by_another_on_its_day(acme: Company) -> None:
    ana = acme.hires_due("ana")
    acme.plans()
    deliver_owed(acme.context, acme.team_id, FakeOutbox().refuses())
    acme.clock.move(HOUR)
    acme.change(ana, next_nudge_at=acme.clock.now())
    acme.plans()
    assert decided(acme)[-1] == (TODAY, Outcome.SKIP, Reason.ALREADY_NUDGED)


def test_instead_of_the_fifteenth_unanswered_nudge_comes_one_last_message(acme: Company) -> None:
    ana = acme.hires_due("ana")
    acme.change(ana, unanswered=14)
    acme.plans()
    person = acme.person(ana)
    assert (person.resting_since, person.next_nudge_at) == (MONDAY, None)
    assert decided(acme) == [(TODAY, Outcome.REST, Reason.UNANSWERED)]
    [owed], [decision] = acme.rows(deliveries), acme.rows(nudge_decisions)
    assert (owed["kind"], owed["payload"]["decision_id"]) == ("resting", decision["id"])
    assert decision["delivery_id"] == owed["id"]
    acme.clock.move(30 * DAY)
    assert acme.plans() == 0
    # A change that they did not ask for is no answer.
    acme.hires("ana", zone="Europe/Berlin")
    assert acme.person(ana).next_nudge_at is None
