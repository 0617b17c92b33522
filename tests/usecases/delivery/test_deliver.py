"""The ledger's promise: what is owed is sent once, whatever Slack, the network or the process do meanwhile."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.deliveries import LEASE, DeliveryStatus
from bot.domain.nudges import Answer
from bot.domain.profiles import Standing
from bot.domain.settlements import BACKOFF, LOOKS
from bot.errors import DeliveryError
from bot.storage.tables import deliveries, nudge_decisions
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.nudge_content import Nudge
from bot.usecases.delivery.messages.welcome import DmReply, Welcome
from bot.usecases.nudges.answer_nudge import answer_nudge
from bot.usecases.nudges.preferences import pause, stop
from bot.usecases.people.meet import owe_dm_reply
from bot.usecases.people.membership import join_channel
from bot.usecases.unit import Caller
from tests.support.cast import MONDAY
from tests.support.company import Company
from tests.support.outbox import FakeOutbox, PowerCutError
from tests.support.together import together

FIRST_LOOK = timedelta(seconds=LOOKS[0])


def nudge(acme: Company, name: str = "ana") -> Caller:
    """Somebody who is owed a nudge."""
    caller = acme.hires_due(name)
    acme.plans()
    return caller


def says_not_today(acme: Company, caller: Caller) -> None:
    answer_nudge(acme.context, caller, acme.rows(nudge_decisions)[0]["id"], Answer.NOT_TODAY)


def deliver(acme: Company, outbox: FakeOutbox, after: timedelta = timedelta(0)) -> int:
    acme.clock.move(after)
    return deliver_owed(acme.context, acme.team_id, outbox)


def looks_end(acme: Company, outbox: FakeOutbox) -> int:
    """How many messages Slack has stored when a lost one has been looked for as often as it is."""
    lost_at = acme.clock.now()
    return sum(deliver(acme, outbox, lost_at + timedelta(seconds=at) - acme.clock.now()) for at in LOOKS)


def owed(acme: Company) -> dict[str, Any]:
    [row] = acme.rows(deliveries)
    return row


@pytest.mark.both_databases
def test_what_is_owed_is_sent_once_and_settled(acme: Company) -> None:
    ana, outbox = nudge(acme), FakeOutbox()
    assert deliver(acme, outbox) == 1
    [parcel] = outbox.stored
    assert parcel.target == "UANA"
    assert isinstance(parcel.content, Nudge)
    row = owed(acme)
    assert (row["status"], row["next_attempt_at"], row["attempts"]) == (DeliveryStatus.SENT, None, 1)
    assert (row["sent_at"], row["sent_channel"], row["sent_ts"]) == (MONDAY, "DUANA", "0.1")
    assert acme.person(ana).unanswered == 1
    assert deliver(acme, outbox, timedelta(days=1)) == 0
    assert len(outbox.stored) == 1


def test_each_kind_of_message_says_its_own(acme: Company) -> None:
    ana, outbox = acme.hires("ana"), FakeOutbox()
    join_channel(acme.context, ana, "CT1")
    owe_dm_reply(acme.context, ana, "Ev1")
    owe_dm_reply(acme.context, ana, "Ev1")
    assert deliver(acme, outbox) == 2
    welcome, reply = (parcel.content for parcel in outbox.stored)
    assert isinstance(welcome, Welcome)
    assert welcome.channel_name == "cx"
    assert isinstance(reply, DmReply)
    assert acme.person(ana).unanswered == 0


def test_the_first_nudge_says_that_it_is_the_first(acme: Company) -> None:
    ana, outbox = nudge(acme), FakeOutbox()
    deliver(acme, outbox)
    acme.clock.move(timedelta(days=1))
    assert acme.person(ana).next_nudge_at == acme.clock.now()
    acme.plans()
    deliver(acme, outbox)
    assert [parcel.content.first for parcel in outbox.stored if isinstance(parcel.content, Nudge)] == [True, False]


def test_messages_go_out_in_the_order_in_which_they_were_owed(acme: Company) -> None:
    outbox = FakeOutbox()
    callers = [acme.hires(name) for name in ("ana", "ben", "chidi")]
    for caller in reversed(callers):
        owe_dm_reply(acme.context, caller, caller.user_id)
        acme.clock.move(timedelta(seconds=1))
    deliver(acme, outbox)
    assert [parcel.target for parcel in outbox.stored] == ["UCHIDI", "UBEN", "UANA"]


def test_sending_ends_when_its_time_is_over(acme: Company) -> None:
    nudge(acme)
    assert deliver_owed(acme.context, "T1", FakeOutbox(), lambda: False) == 0
    assert deliver_owed(acme.context, "T1", FakeOutbox(), lambda: True) == 1


def test_a_refusal_for_good_is_the_end_of_it(acme: Company) -> None:
    ana, outbox = nudge(acme), FakeOutbox().refuses()
    assert deliver(acme, outbox) == 0
    assert (owed(acme)["status"], owed(acme)["error"]) == (DeliveryStatus.FAILED, "Slack answered is_archived")
    assert deliver(acme, outbox, timedelta(hours=1)) == 0
    assert acme.person(ana).unanswered == 0


def test_a_failure_that_may_pass_is_tried_again_after_longer_and_longer_waits(acme: Company) -> None:
    nudge(acme)
    outbox = FakeOutbox().is_out_of_reach(times=3)
    for wait in BACKOFF[:3]:
        assert deliver(acme, outbox) == 0
        assert owed(acme)["next_attempt_at"] == acme.clock.now() + timedelta(seconds=wait)
        acme.clock.move(timedelta(seconds=wait))
    assert deliver(acme, outbox) == 1
    assert (owed(acme)["attempts"], owed(acme)["error"]) == (4, None)


def test_a_limit_is_waited_for_as_long_as_slack_asks(acme: Company) -> None:
    nudge(acme)
    outbox = FakeOutbox().limits(retry_after=90)
    deliver(acme, outbox)
    assert owed(acme)["next_attempt_at"] == MONDAY + timedelta(seconds=90)
    assert deliver(acme, outbox, timedelta(seconds=89)) == 0
    assert deliver(acme, outbox, timedelta(seconds=1)) == 1


def test_a_lost_answer_is_looked_up_and_not_sent_again(acme: Company) -> None:
    ana = nudge(acme)
    outbox = FakeOutbox().loses_the_answer()
    assert deliver(acme, outbox) == 0
    assert owed(acme)["status"] is DeliveryStatus.SENDING
    assert deliver(acme, outbox, FIRST_LOOK) == 1
    assert (len(outbox.stored), len(outbox.looked_up)) == (1, 1)
    assert (owed(acme)["status"], acme.person(ana).unanswered) == (DeliveryStatus.SENT, 1)


def test_a_lost_message_is_looked_up_and_sent_again(acme: Company) -> None:
    nudge(acme)
    outbox = FakeOutbox().loses_the_message()
    deliver(acme, outbox)
    assert looks_end(acme, outbox) == 1
    assert (len(outbox.stored), len(outbox.looked_up)) == (1, len(LOOKS))
    assert acme.clock.now() == MONDAY + timedelta(minutes=4)


def test_waiting_for_a_look_delays_no_other_message(acme: Company) -> None:
    nudge(acme)
    outbox = FakeOutbox().loses_the_message()
    deliver(acme, outbox)
    deliver(acme, outbox, FIRST_LOOK)
    acme.hires_due("ben")
    acme.plans()
    assert deliver(acme, outbox) == 1
    assert len(outbox.looked_up) == 1


def test_a_message_whose_looks_outlast_its_use_is_dropped(acme: Company) -> None:
    nudge(acme)
    outbox = FakeOutbox().loses_the_message()
    deliver(acme, outbox, timedelta(hours=3, seconds=-60))
    assert looks_end(acme, outbox) == 0
    assert (owed(acme)["status"], owed(acme)["error"]) == (DeliveryStatus.EXPIRED, "it was too late to be useful")


@pytest.mark.parametrize("stored", [False, True])
def test_who_dies_in_the_middle_leaves_a_lease_and_no_double(acme: Company, *, stored: bool) -> None:
    nudge(acme)
    outbox = FakeOutbox()
    dying = outbox.dies_after_storing() if stored else outbox.dies_before_storing()
    with pytest.raises(PowerCutError):
        deliver(acme, dying)
    assert deliver(acme, outbox, LEASE - timedelta(seconds=1)) == 0
    assert outbox.looked_up == []
    assert deliver(acme, outbox, timedelta(seconds=1)) == 1
    assert (len(outbox.stored), owed(acme)["status"]) == (1, DeliveryStatus.SENT)


def test_a_message_that_cannot_be_looked_up_is_not_sent_again(acme: Company) -> None:
    nudge(acme)
    outbox = FakeOutbox().loses_the_answer().cannot_look(times=2)
    deliver(acme, outbox)
    deliver(acme, outbox, FIRST_LOOK)
    assert (owed(acme)["status"], len(outbox.stored)) == (DeliveryStatus.SENDING, 1)
    deliver(acme, outbox, timedelta(hours=3))
    assert (owed(acme)["status"], len(outbox.stored)) == (DeliveryStatus.FAILED, 1)


def test_a_message_that_slack_neither_takes_nor_refuses_is_tried_less_and_less_often(acme: Company) -> None:
    nudge(acme)
    outbox = FakeOutbox().loses_the_message(times=1000)
    for _ in range(210):
        deliver(acme, outbox, timedelta(minutes=1))
    assert owed(acme)["status"] is DeliveryStatus.EXPIRED
    assert owed(acme)["attempts"] < 90


def test_a_nudge_that_is_too_late_is_dropped_and_noted(acme: Company) -> None:
    nudge(acme)
    outbox = FakeOutbox()
    assert deliver(acme, outbox, timedelta(hours=3)) == 0
    assert (owed(acme)["status"], owed(acme)["error"]) == (DeliveryStatus.EXPIRED, "it was too late to be useful")
    assert outbox.stored == []


@pytest.mark.parametrize(
    ("what", "why"),
    [
        (lambda acme, ana: stop(acme.context, ana), "the person stopped nudges"),
        (lambda acme, ana: pause(acme.context, ana, ""), "the person paused nudges"),
        (lambda acme, ana: acme.records(ana), "the person has recorded an action today"),
        (says_not_today, "the person has answered it"),
        (lambda acme, _: acme.hires("ana", active=False), "the person is not an active member"),
        (lambda acme, _: acme.hires("ana", standing=Standing.GUEST), "the person is not an active member"),
    ],
)
def test_a_nudge_is_withdrawn_when_it_is_no_longer_wanted(acme: Company, what: Any, why: str) -> None:  # noqa: ANN401  a deed
    ana, outbox = nudge(acme), FakeOutbox()
    what(acme, ana)
    assert deliver(acme, outbox) == 0
    assert (owed(acme)["status"], owed(acme)["error"], outbox.stored) == (DeliveryStatus.EXPIRED, why, [])


def test_a_nudge_whose_idea_has_left_a_catalogue_without_others_is_dropped(acme: Company) -> None:
    nudge(acme)
    bare = Company(acme.store, ideas=(), clock=acme.clock)
    assert deliver(bare, FakeOutbox()) == 0
    assert owed(acme)["error"] == "there was nothing left to say"


@pytest.mark.covered  # on PostgreSQL, too: there alone one can be overtaken by another
@pytest.mark.both_databases
def test_several_senders_at_once_send_each_message_once(acme: Company) -> None:
    for number in range(10):
        acme.hires_due(f"p{number}")
    acme.plans()
    outboxes = [FakeOutbox(), FakeOutbox(), FakeOutbox()]
    together(*[lambda outbox=outbox: deliver(acme, outbox) for outbox in outboxes])
    keys = [key for outbox in outboxes for key in outbox.keys]
    assert len(keys) == len(set(keys)) == 10


@pytest.mark.both_databases
def test_a_sender_that_comes_back_after_its_lease_does_not_undo_what_another_settled(acme: Company) -> None:
    ana, quick = nudge(acme), FakeOutbox()
    slow = FakeOutbox()

    def lease_runs_out() -> None:
        quick.stored += slow.stored
        assert deliver(acme, quick, LEASE) == 1

    slow.meanwhile(lease_runs_out)
    assert deliver(acme, slow) == 0
    assert (owed(acme)["status"], acme.person(ana).unanswered) == (DeliveryStatus.SENT, 1)


def test_a_failure_that_comes_after_the_lease_changes_nothing(acme: Company) -> None:
    nudge(acme)
    quick, slow = FakeOutbox(), FakeOutbox()

    def lease_runs_out() -> None:
        assert deliver(acme, quick, LEASE) == 1
        raise DeliveryError("Slack could not be reached")

    deliver(acme, slow.meanwhile(lease_runs_out))
    assert owed(acme)["status"] is DeliveryStatus.SENT


@pytest.mark.both_databases
def test_another_workspaces_messages_are_left_to_it(acme: Company) -> None:
    nudge(acme)
    assert deliver(acme.another(), FakeOutbox()) == 0
    assert owed(acme)["status"] is DeliveryStatus.PLANNED
