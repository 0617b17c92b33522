"""Who is nudged, who is not and why; each decision kept so that it can be replayed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

import pytest

from bot.domain.deliveries import DeliveryStatus
from bot.domain.nudges import Outcome, Reason
from bot.domain.people import Cadence
from bot.domain.profiles import Standing
from bot.errors import BotError
from bot.storage.tables import deliveries, nudge_decisions, offers, people
from bot.usecases.nudges.plan import BATCH, plan_nudges
from tests.support.cast import MONDAY
from tests.support.company import Company, Phones
from tests.support.rows import add_person
from tests.support.together import together


def decided(acme: Company) -> dict[str, tuple[Outcome, Reason]]:
    """The outcome and reason of each person's decision, by their Slack id."""
    names = {row["id"]: row["slack_id"] for row in acme.rows(people)}
    return {names[row["person_id"]]: (row["outcome"], row["reason"]) for row in acme.rows(nudge_decisions)}


def reasons(acme: Company) -> list[tuple[date, Reason]]:
    """The local day and the reason of each decision, as they were taken."""
    return [(row["local_day"], row["reason"]) for row in acme.rows(nudge_decisions)]


def test_exactly_those_who_are_due_are_decided_about(acme: Company) -> None:
    acme.hires("never_enrolled")
    acme.hires_due("due")
    acme.change(acme.hires_due("later"), next_nudge_at=MONDAY + timedelta(seconds=1))
    acme.change(acme.hires_due("late"), nudge_time=time(6, 30), next_nudge_at=MONDAY - timedelta(hours=3))
    acme.change(acme.hires_due("paused"), paused_until=MONDAY.date() + timedelta(days=1))
    acme.change(acme.hires_due("pause_over"), paused_until=MONDAY.date())
    acme.change(acme.hires_due("weekend_worker"), workdays=frozenset({5, 6}))
    acme.change(acme.hires_due("stopped"), enrolled_at=None)
    acme.change(acme.hires_due("gone"), active=False)
    acme.change(acme.hires_due("guest"), standing=Standing.GUEST)
    acme.records(acme.hires_due("acted"))
    globex = acme.another()
    globex.hires_due("elsewhere")
    assert acme.plans() == 9
    assert decided(acme) == {
        "UDUE": (Outcome.SEND, Reason.DUE),
        "UPAUSE_OVER": (Outcome.SEND, Reason.DUE),
        "ULATE": (Outcome.SKIP, Reason.TOO_LATE),
        "UPAUSED": (Outcome.SKIP, Reason.PAUSED),
        "UWEEKEND_WORKER": (Outcome.SKIP, Reason.NOT_A_WORKDAY),
        "USTOPPED": (Outcome.SKIP, Reason.NOT_ENROLLED),
        "UGONE": (Outcome.SKIP, Reason.NOT_ACTIVE),
        "UGUEST": (Outcome.SKIP, Reason.NOT_ACTIVE),
        "UACTED": (Outcome.SKIP, Reason.ALREADY_ACTED),
    }
    assert len(acme.rows(deliveries)) == len(acme.rows(offers)) == 2
    assert acme.plans() == 0
    assert globex.plans() == 1


def test_a_decision_to_send_can_be_replayed_from_what_was_kept(acme: Company) -> None:
    ana = acme.hires_due("ana")
    acme.change(ana, role="support")
    acme.plans()
    [decision] = acme.rows(nudge_decisions)
    [offer] = acme.rows(offers)
    assert (decision["local_day"], decision["due_at"], decision["decided_at"]) == (MONDAY.date(), MONDAY, MONDAY)
    chosen = ("source", "subject", "available", "probability", "draw", "seed")
    assert {name: decision[name] for name in chosen} == {name: offer[name] for name in chosen}
    assert decision["source"] == "idea"
    assert decision["draw"] == Random(decision["seed"]).random()  # noqa: S311  the draw that is replayed
    assert (decision["answer"], decision["answered_at"]) == (None, None)
    assert (offer["decision_id"], offer["offered_at"]) == (decision["id"], MONDAY)


def test_a_decision_not_to_send_names_nothing_that_was_chosen(acme: Company) -> None:
    acme.records(acme.hires_due("ana"))
    acme.plans()
    [decision] = acme.rows(nudge_decisions)
    chosen = ("source", "subject", "available", "probability", "draw", "seed", "delivery_id")
    assert {name: decision[name] for name in chosen} == dict.fromkeys(chosen)


def test_a_nudge_is_owed_until_it_is_too_late(acme: Company) -> None:
    ana = acme.hires_due("ana")
    acme.plans()
    [owed], [decision] = acme.rows(deliveries), acme.rows(nudge_decisions)
    person = acme.person(ana)
    assert (owed["kind"], owed["status"]) == ("nudge", DeliveryStatus.PLANNED)
    assert (owed["person_id"], owed["payload"]["decision_id"], owed["next_attempt_at"]) == (
        person.id,
        decision["id"],
        MONDAY,
    )
    assert (owed["key"], owed["expires_at"]) == (f"nudge:{person.id}:2026-11-23", MONDAY + timedelta(hours=3))
    assert (decision["delivery_id"], person.next_nudge_at) == (owed["id"], MONDAY + timedelta(days=1))


def test_a_catalogue_without_ideas_nudges_nobody_and_says_why(acme: Company) -> None:
    acme.hires_due("ana")
    empty = Company(acme.store, ideas=(), clock=acme.clock)
    empty.plans()
    assert decided(acme) == {"UANA": (Outcome.SKIP, Reason.NOTHING_TO_OFFER)}
    assert acme.rows(deliveries) == []


@pytest.mark.parametrize(("cadence", "reason"), [(Cadence.DAILY, Reason.DUE), (Cadence.TWICE_WEEKLY, Reason.TOO_SOON)])
def test_the_cadence_is_kept_also_when_somebody_planned_too_early(
    acme: Company, cadence: Cadence, reason: Reason
) -> None:
    ana = acme.hires_due("ana")
    acme.plans()
    acme.clock.move(timedelta(days=1))
    acme.change(ana, cadence=cadence, next_nudge_at=acme.clock.now())
    acme.plans()
    assert acme.rows(nudge_decisions)[-1]["reason"] is reason


def test_nobody_is_nudged_twice_on_one_local_day(acme: Company) -> None:
    ana = acme.hires_due("ana")
    acme.plans()
    acme.clock.move(timedelta(hours=2))
    acme.change(ana, next_nudge_at=acme.clock.now())
    acme.plans()
    assert acme.rows(nudge_decisions)[-1]["reason"] is Reason.ALREADY_NUDGED
    assert len(acme.rows(deliveries)) == 1


def test_who_flies_east_after_a_nudge_has_no_second_one_on_that_day(acme: Company) -> None:
    # Monday 09:30 in Honolulu is Tuesday 08:30 in Auckland.
    acme.clock.move_to(datetime(2026, 11, 23, 19, 30, tzinfo=UTC))
    acme.hires_due("ana", zone="Pacific/Honolulu")
    acme.plans()
    landed = acme.hires("ana", zone="Pacific/Auckland")
    for _ in range(2):
        due = acme.person(landed).next_nudge_at
        assert due is not None
        acme.clock.move_to(due)
        acme.plans()
    assert reasons(acme) == [
        (date(2026, 11, 23), Reason.DUE),
        (date(2026, 11, 24), Reason.ALREADY_NUDGED),
        (date(2026, 11, 25), Reason.DUE),
    ]


def test_an_owed_key_is_not_owed_again(acme: Company) -> None:
    ana = acme.hires_due("ana")
    with acme.store.unit() as connection:
        values: dict[str, Any] = {
            "workspace_id": acme.workspace.id,
            "key": f"nudge:{acme.person(ana).id}:2026-11-23",
            "kind": "nudge",
            "payload": {},
            "status": DeliveryStatus.SENT,
            "attempts": 1,
            "created_at": MONDAY,
            "expires_at": MONDAY,
        }
        connection.execute(deliveries.insert().values(values))
    acme.plans()
    assert len(acme.rows(deliveries)) == 1
    assert acme.rows(nudge_decisions)[0]["delivery_id"] is None


@pytest.mark.both_databases
def test_two_planners_at_once_decide_once_about_each_person(acme: Company) -> None:
    def plan_as_ticks_do() -> None:
        while True:
            try:
                acme.plans()
            except BotError:
                # The database was busy; the next tick goes on.
                continue
            return

    for number in range(6):
        acme.hires_due(f"p{number}")
    together(*[plan_as_ticks_do] * 3)
    assert len(acme.rows(nudge_decisions)) == len(acme.rows(deliveries)) == len(acme.rows(offers)) == 6


class OtherReplica(Phones):
    """Another replica, which decides while this one asks who is not to be disturbed."""

    def __init__(self, acme: Company) -> None:
        super().__init__()
        self.acme = acme

    def undisturbed_until(self, slack_ids: Sequence[str], now: datetime) -> Mapping[str, datetime]:
        self.acme.plans()
        return super().undisturbed_until(slack_ids, now)


def test_what_another_replica_has_decided_meanwhile_is_not_decided_again(acme: Company) -> None:
    acme.hires_due("ana")
    assert plan_nudges(acme.context, acme.team_id, OtherReplica(acme)) == 0
    assert len(acme.rows(nudge_decisions)) == len(acme.rows(deliveries)) == 1


def test_a_bot_that_is_to_stop_decides_about_nobody_more(acme: Company) -> None:
    ana = acme.hires_due("ana")
    assert plan_nudges(acme.context, acme.team_id, acme.phones, lambda: False) == 0
    assert acme.person(ana).next_nudge_at == MONDAY


def test_more_people_than_a_batch_are_all_decided_about(acme: Company) -> None:
    with acme.store.unit() as connection:
        for number in range(BATCH + 1):
            add_person(connection, acme.workspace.id, f"U{number}", enrolled_at=MONDAY, next_nudge_at=MONDAY)
    assert acme.plans() == BATCH + 1 == len(acme.rows(deliveries)) == len(acme.rows(people))


def test_an_outage_over_several_days_leads_to_one_nudge_of_today_and_a_reason_for_each_day_before(
    acme: Company,
) -> None:
    ana = acme.hires_due("ana")
    acme.clock.move(timedelta(days=3, minutes=10))
    acme.plans()
    assert reasons(acme) == [
        (MONDAY.date(), Reason.TOO_LATE),
        (date(2026, 11, 24), Reason.TOO_LATE),
        (date(2026, 11, 25), Reason.TOO_LATE),
        (date(2026, 11, 26), Reason.DUE),
    ]
    assert acme.person(ana).next_nudge_at == MONDAY + timedelta(days=4)


def test_trouble_that_concerns_everybody_ends_the_planning_and_leaves_all_of_them_due(acme: Company) -> None:
    def busy() -> str:
        raise BotError("I couldn't save that just now.")

    ana = acme.hires_due("ana")
    with pytest.raises(BotError):
        plan_nudges(replace(acme.context, new_seed=busy), "T1", acme.phones)
    assert acme.person(ana).next_nudge_at == MONDAY
    assert acme.rows(nudge_decisions) == []
