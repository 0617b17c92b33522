"""The last message after so many unanswered nudges, and the way back from it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.deliveries import DeliveryStatus
from bot.domain.nudges import Answer, Outcome
from bot.domain.pace import RESTING_AFTER
from bot.domain.profiles import Standing
from bot.errors import InvalidInputError
from bot.storage.tables import deliveries, nudge_decisions
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.nudge_content import Resting
from bot.usecases.nudges.keep_coming import go_on, keep_coming
from bot.usecases.nudges.preferences import pause, resume, stop
from bot.usecases.nudges.wishes import NoFullMember
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.outbox import FakeOutbox
from tests.support.problems import about
from tests.support.together import together


@pytest.fixture
def ana(acme: Company) -> Caller:
    """Somebody whose nudges are about to come to an end."""
    caller = acme.hires_due("ana")
    acme.change(caller, unanswered=RESTING_AFTER)
    return caller


def rests(acme: Company) -> int:
    """Let it be decided that there are no more nudges; the decision's id."""
    acme.plans()
    [row] = acme.rows(nudge_decisions)
    assert row["outcome"] is Outcome.REST
    return int(row["id"])


def sent(acme: Company) -> list[object]:
    outbox = FakeOutbox()
    deliver_owed(acme.context, acme.team_id, outbox)
    return [parcel.content for parcel in outbox.stored]


def last_message(acme: Company) -> dict[str, Any]:
    [row] = [row for row in acme.rows(deliveries) if row["kind"] == "resting"]
    return row


def test_one_last_message_goes_out_and_then_no_nudge(acme: Company, ana: Caller) -> None:
    decision = rests(acme)
    assert sent(acme) == [Resting(decision)]
    assert acme.person(ana).unanswered == RESTING_AFTER
    for _ in range(30):
        acme.clock.move(timedelta(days=1))
        assert acme.plans() == 0
        assert sent(acme) == []


@pytest.mark.both_databases
@pytest.mark.usefixtures("ana")
def test_several_replicas_at_once_send_one_last_message(acme: Company) -> None:
    together(*[acme.plans] * 4)
    contents = together(*[lambda: len(sent(acme))] * 4)
    assert sorted(str(each) for each in contents) == ["0", "0", "0", "1"]


@pytest.mark.parametrize("weeks", [0, 8])
def test_keep_them_coming_brings_the_nudges_back_whenever_it_is_pressed(acme: Company, ana: Caller, weeks: int) -> None:
    decision = rests(acme)
    sent(acme)
    acme.clock.move(timedelta(weeks=weeks, hours=1))
    plan = keep_coming(acme.context, ana, decision)
    person = acme.person(ana)
    assert (person.unanswered, person.resting_since) == (0, None)
    assert plan.person == person
    assert person.next_nudge_at == acme.clock.now() + timedelta(hours=23)
    [row] = acme.rows(nudge_decisions)
    assert (row["answer"], row["answered_at"]) == (Answer.KEPT_COMING, acme.clock.now())


def test_pressed_twice_it_is_answered_once_and_changes_no_more(acme: Company, ana: Caller) -> None:
    decision = rests(acme)
    first = keep_coming(acme.context, ana, decision)
    answered_at = acme.clock.now()
    acme.clock.move(timedelta(seconds=1))
    assert keep_coming(acme.context, ana, decision) == first
    assert acme.rows(nudge_decisions)[0]["answered_at"] == answered_at


def test_who_has_stopped_since_gets_nudges_anew(acme: Company, ana: Caller) -> None:
    decision = rests(acme)
    stop(acme.context, ana)
    plan = keep_coming(acme.context, ana, decision)
    assert (plan.person.enrolled, plan.person.stopped_at) == (True, None)
    assert plan.next_on is not None


def test_who_has_paused_since_keeps_the_pause_and_gets_nudges_after_it(acme: Company, ana: Caller) -> None:
    decision = rests(acme)
    paused_until = pause(acme.context, ana, "2 weeks").paused_until
    plan = keep_coming(acme.context, ana, decision)
    assert plan.paused_until == paused_until is not None
    assert plan.next_on is not None
    assert plan.next_on.date() >= paused_until


def test_who_has_become_a_guest_is_told_that_there_are_none(acme: Company, ana: Caller) -> None:
    decision = rests(acme)
    acme.hires("ana", standing=Standing.GUEST)
    with pytest.raises(InvalidInputError, check=about(NoFullMember())):
        keep_coming(acme.context, ana, decision)


def test_nobody_answers_for_somebody_else(acme: Company, ana: Caller) -> None:
    decision = rests(acme)
    ben = acme.hires("ben")
    for number in (decision, 4711):
        assert keep_coming(acme.context, ben, number).person.enrolled
    assert acme.rows(nudge_decisions)[0]["answer"] is None
    assert acme.person(ana).resting_since is not None


def test_resuming_by_command_brings_them_back_too(acme: Company, ana: Caller) -> None:
    rests(acme)
    plan = resume(acme.context, ana)
    assert (plan.person.unanswered, plan.person.resting_since) == (0, None)
    assert plan.next_on is not None


@pytest.mark.both_databases
@pytest.mark.parametrize(
    ("meanwhile", "why"),
    [
        (lambda acme, ana: resume(acme.context, ana), "the person has answered"),
        (lambda acme, ana: pause(acme.context, ana, ""), "the person has answered"),
        (lambda acme, ana: stop(acme.context, ana), "the person stopped nudges"),
        (lambda acme, _: acme.hires("ana", active=False), "the person is not an active member"),
        (lambda acme, _: acme.clock.move(timedelta(days=7)), "it was too late to be useful"),
    ],
)
def test_the_last_message_is_withdrawn_when_it_is_no_longer_so(
    acme: Company, ana: Caller, meanwhile: Callable[[Company, Caller], object], why: str
) -> None:
    rests(acme)
    meanwhile(acme, ana)
    assert sent(acme) == []
    assert (last_message(acme)["status"], last_message(acme)["error"]) == (DeliveryStatus.EXPIRED, why)


def test_going_on_after_leaving_the_channel_is_an_answer_and_changes_nothing_else(acme: Company) -> None:
    ben = acme.hires_due("ben")
    acme.change(ben, unanswered=3)
    before = acme.person(ben)
    plan = go_on(acme.context, ben)
    assert plan.person.unanswered == 0
    assert (plan.person.enrolled_at, plan.person.next_nudge_at) == (before.enrolled_at, before.next_nudge_at)
