"""Who is asked, once ever, whether nudges go on, after leaving the channel."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.domain.profiles import Standing
from bot.storage.tables import deliveries, people
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.welcome import LeftChannel
from bot.usecases.nudges.preferences import enrol, stop
from bot.usecases.people.meet import AGAIN_AFTER_FAILURE, EVERY, read_channel
from bot.usecases.people.membership import join_channel, leave_channel
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.directory import FakeDirectory
from tests.support.outbox import FakeOutbox
from tests.support.together import together


def asked(acme: Company) -> list[str]:
    """The Slack ids of those who are owed the question whether their nudges go on."""
    ids = {row["id"]: row["slack_id"] for row in acme.rows(people)}
    return [ids[row["person_id"]] for row in acme.rows(deliveries) if row["kind"] == "left_channel"]


def sent(acme: Company) -> list[object]:
    outbox = FakeOutbox()
    deliver_owed(acme.context, acme.team_id, outbox)
    return [parcel.content for parcel in outbox.stored if isinstance(parcel.content, LeftChannel)]


def in_channel(acme: Company, name: str = "ana") -> Caller:
    """Somebody in the channel who gets nudges."""
    caller = acme.hires(name)
    join_channel(acme.context, caller, "CT1")
    enrol(acme.context, caller)
    return caller


def test_who_leaves_the_channel_is_asked_once_ever_whether_nudges_go_on(acme: Company) -> None:
    ana = in_channel(acme)
    for _ in range(2):
        leave_channel(acme.context, ana, "CT1")
    assert asked(acme) == ["UANA"]
    assert sent(acme) == [LeftChannel("cx")]
    before = acme.person(ana)
    assert before.enrolled
    assert before.next_nudge_at is not None
    join_channel(acme.context, ana, "CT1")
    leave_channel(acme.context, ana, "CT1")
    assert sent(acme) == []


@pytest.mark.parametrize("there", ["CT1", "CNEW"])
def test_a_question_that_was_withdrawn_unsent_is_asked_at_the_next_leaving(acme: Company, there: str) -> None:
    ana = in_channel(acme)
    acme.clock.move(timedelta(hours=10))
    leave_channel(acme.context, ana, "CT1")
    acme.open(channel_id=there)
    join_channel(acme.context, ana, there)
    acme.clock.move(timedelta(hours=14))
    assert sent(acme) == []
    for _ in range(2):
        leave_channel(acme.context, ana, there)
    assert len(sent(acme)) == 1


def test_who_leaves_another_channel_before_the_first_question_is_withdrawn_is_asked_about_that(acme: Company) -> None:
    ana = in_channel(acme)
    acme.clock.move(timedelta(hours=10))
    leave_channel(acme.context, ana, "CT1")
    acme.open(channel_id="CNEW", channel_name="new")
    acme.clock.move(timedelta(hours=1))
    join_channel(acme.context, ana, "CNEW")
    leave_channel(acme.context, ana, "CNEW")
    acme.clock.move(timedelta(hours=13))
    assert sent(acme) == [LeftChannel("new")]


def test_the_question_goes_to_the_persons_direct_messages(acme: Company) -> None:
    leave_channel(acme.context, in_channel(acme), "CT1")
    outbox = FakeOutbox()
    deliver_owed(acme.context, acme.team_id, outbox)
    assert [parcel.target for parcel in outbox.stored][-1] == "UANA"


def test_who_leaves_at_night_is_asked_in_the_morning(acme: Company) -> None:
    ana = in_channel(acme)
    acme.clock.move(timedelta(hours=12))
    leave_channel(acme.context, ana, "CT1")
    assert sent(acme) == []
    acme.clock.move(timedelta(hours=12))
    assert len(sent(acme)) == 1


@pytest.mark.parametrize(
    "before",
    [
        lambda acme, ana: stop(acme.context, ana),
        lambda acme, _: acme.hires("ana", active=False),
        lambda acme, _: acme.hires("ana", standing=Standing.GUEST),
        lambda acme, ana: acme.change(ana, resting_since=acme.clock.now()),
    ],
    ids=["stopped", "gone", "a guest", "resting"],
)
def test_who_gets_no_nudges_is_asked_nothing(acme: Company, before: Callable[[Company, Caller], object]) -> None:
    ana = in_channel(acme)
    before(acme, ana)
    leave_channel(acme.context, ana, "CT1")
    assert asked(acme) == []


@pytest.mark.both_databases
@pytest.mark.parametrize(
    ("meanwhile", "why"),
    [
        (lambda acme, ana: join_channel(acme.context, ana, "CT1"), "the person is back"),
        (lambda acme, ana: stop(acme.context, ana), "the person stopped nudges"),
        (lambda acme, _: acme.hires("ana", active=False), "the person is not an active member"),
        (lambda acme, ana: acme.change(ana, resting_since=acme.clock.now()), "the person's nudges have come to an end"),
        (lambda acme, _: acme.open(channel_id="CNEW"), "the workspace has chosen another channel"),
    ],
)
def test_the_question_is_withdrawn_when_it_is_none_any_more(
    acme: Company, meanwhile: Callable[[Company, Caller], object], why: str
) -> None:
    ana = in_channel(acme)
    leave_channel(acme.context, ana, "CT1")
    meanwhile(acme, ana)
    assert sent(acme) == []
    [error] = [row["error"] for row in acme.rows(deliveries) if row["kind"] == "left_channel"]
    assert error == why


def test_who_is_found_gone_by_the_daily_reading_is_asked(acme: Company) -> None:
    directory = FakeDirectory().with_member("ana").with_member("ben").with_member("chidi")
    read_channel(acme.context, "T1", directory)
    for name in ("UANA", "UBEN"):
        enrol(acme.context, Caller("T1", name))
    acme.clock.move(EVERY)
    read_channel(acme.context, "T1", directory.without_member("ben").without_member("chidi"))
    assert asked(acme) == ["UBEN"]
    acme.clock.move(EVERY)
    read_channel(acme.context, "T1", directory)
    assert asked(acme) == ["UBEN"]


def test_nobody_has_left_a_channel_that_was_chosen_anew(acme: Company) -> None:
    read_channel(acme.context, "T1", FakeDirectory().with_member("ana").with_member("ben"))
    for name in ("UANA", "UBEN"):
        enrol(acme.context, Caller("T1", name))
    acme.open(channel_id="CNEW", channel_name="customers")
    directory = FakeDirectory().with_member("ana").with_outsider("ben").dies_while_reading()
    with pytest.raises(SystemExit):
        read_channel(acme.context, "T1", directory)
    acme.clock.move(AGAIN_AFTER_FAILURE)
    read_channel(acme.context, "T1", directory)
    acme.clock.move(EVERY)
    read_channel(acme.context, "T1", directory)
    assert asked(acme) == []
    assert [acme.person(Caller("T1", name)).in_channel for name in ("UANA", "UBEN")] == [True, False]


def test_nobody_has_left_when_the_workspace_gives_up_its_channel(acme: Company) -> None:
    directory = FakeDirectory().with_member("ana")
    read_channel(acme.context, "T1", directory)
    enrol(acme.context, Caller("T1", "UANA"))
    acme.open(channel_id=None, channel_name=None)
    for _ in range(2):
        acme.clock.move(EVERY)
        read_channel(acme.context, "T1", directory)
    assert asked(acme) == []


@pytest.mark.both_databases
def test_a_channel_that_is_chosen_while_the_old_one_is_read_is_read_at_the_next_look(acme: Company) -> None:
    read_channel(acme.context, "T1", FakeDirectory().with_member("ana"))
    enrol(acme.context, Caller("T1", "UANA"))
    acme.clock.move(EVERY)
    emptied = FakeDirectory().with_outsider("ana").meanwhile(lambda: acme.open(channel_id="CNEW"))
    read_channel(acme.context, "T1", emptied)
    assert asked(acme) == []
    directory = FakeDirectory().with_member("ana")
    assert read_channel(acme.context, "T1", directory) == 1
    assert directory.asked_for == ["CNEW"]


@pytest.mark.both_databases
def test_several_replicas_at_once_ask_who_left_once(acme: Company) -> None:
    ana = in_channel(acme)
    together(*[lambda: leave_channel(acme.context, ana, "CT1")] * 4)
    assert asked(acme) == ["UANA"]
