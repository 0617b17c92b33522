"""Who is known, who is welcomed, and how often Slack is asked."""

from datetime import timedelta

import pytest

from bench.measuring import counted_statements
from bot.domain.drafts import DraftKind
from bot.domain.profiles import Standing
from bot.errors import BotError
from bot.storage.tables import deliveries, drafts, people
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.welcome import DmReply
from bot.usecases.nudges.preferences import enrol
from bot.usecases.people.meet import AGAIN_AFTER_FAILURE, BATCH, EVERY, is_known, owe_dm_reply, read_channel
from bot.usecases.people.membership import join_channel, leave_channel, read_private_membership
from bot.usecases.people.with_changes import COMPARED
from bot.usecases.unit import Caller
from tests.support.cast import MONDAY
from tests.support.company import Company
from tests.support.directory import FakeDirectory
from tests.support.outbox import FakeOutbox
from tests.support.together import together


def welcomed(acme: Company) -> list[str]:
    """The Slack ids of those who are owed a welcome."""
    ids = {row["id"]: row["slack_id"] for row in acme.rows(people)}
    return [ids[row["person_id"]] for row in acme.rows(deliveries) if row["kind"] == "welcome"]


def test_the_members_of_the_channel_are_known_and_welcomed_once(acme: Company) -> None:
    directory = FakeDirectory().with_member("ana").with_member("gro", zone=None).with_outsider("otto")
    directory.with_member("bot", standing=Standing.BOT).with_member("guest", standing=Standing.GUEST)
    assert read_channel(acme.context, "T1", directory) == 4
    assert welcomed(acme) == ["UANA", "UGRO"]
    ana = acme.person(Caller("T1", "UANA"))
    assert (ana.name, ana.zone, ana.in_channel, ana.enrolled) == ("Ana", "Europe/London", True, False)
    acme.clock.move(EVERY)
    assert read_channel(acme.context, "T1", directory) == 4
    assert welcomed(acme) == ["UANA", "UGRO"]


def test_slack_is_asked_once_a_day(acme: Company) -> None:
    directory = FakeDirectory().with_member("ana")
    read_channel(acme.context, "T1", directory)
    acme.clock.move(EVERY - timedelta(seconds=1))
    assert read_channel(acme.context, "T1", directory) == 0
    assert directory.asked_for == ["CT1"]


@pytest.mark.both_databases
def test_several_replicas_at_once_ask_once(acme: Company) -> None:
    directory = FakeDirectory().with_member("ana")
    read = together(*[lambda: read_channel(acme.context, "T1", directory)] * 4)
    assert read.count(1) == 1
    assert directory.asked_for == ["CT1"]


def test_after_a_failure_slack_is_asked_again_in_five_minutes(acme: Company) -> None:
    directory = FakeDirectory().with_member("ana").goes_down()
    with pytest.raises(BotError):
        read_channel(acme.context, "T1", directory)
    assert read_channel(acme.context, "T1", directory.comes_back()) == 0
    acme.clock.move(AGAIN_AFTER_FAILURE)
    assert read_channel(acme.context, "T1", directory) == 1


def test_who_dies_while_reading_does_not_keep_others_waiting_for_a_day(acme: Company) -> None:
    directory = FakeDirectory().with_member("ana").dies_while_reading()
    with pytest.raises(SystemExit):
        read_channel(acme.context, "T1", directory)
    acme.clock.move(AGAIN_AFTER_FAILURE)
    assert read_channel(acme.context, "T1", directory) == 1
    assert welcomed(acme) == ["UANA"]


def a_crowd(*names: str) -> FakeDirectory:
    """These people in the channel, two to a page of Slack's directory."""
    directory = FakeDirectory()
    directory.page_size = 2
    for name in names:
        directory.with_member(name)
    return directory


def after_a_restart(acme: Company, directory: FakeDirectory) -> int:
    acme.clock.move(timedelta(seconds=10))
    return read_channel(acme.context, "T1", directory, acme.clock.now())


def test_a_reading_that_a_stop_interrupts_goes_on_after_the_next_start_and_a_whole_one_follows(acme: Company) -> None:
    directory = a_crowd("ana", "ben", "chidi", "dana", "emi").without_member("ana")
    assert read_channel(acme.context, "T1", directory, go_on=lambda: False) == 1
    assert welcomed(acme) == ["UBEN"]
    # Of those whose page was read, one comes meanwhile and one leaves.
    directory.with_member("ana").without_member("ben")
    assert after_a_restart(acme, directory) == 3
    assert directory.pages_read == [0, 2, 4]
    assert welcomed(acme) == ["UBEN", "UCHIDI", "UDANA", "UEMI"]
    assert not acme.person(Caller("T1", "UBEN")).in_channel
    assert read_channel(acme.context, "T1", directory) == 5
    assert welcomed(acme)[-1] == "UANA"
    assert read_channel(acme.context, "T1", directory) == 0


def test_a_reading_that_fails_goes_on_where_it_failed_once_and_then_from_the_start(acme: Company) -> None:
    directory = a_crowd("ana", "ben", "chidi", "dana")
    directory.lost_pages = {2}
    for pages in ([0], [0], [0, 0]):
        with pytest.raises(BotError):
            after_a_restart(acme, directory)
        assert directory.pages_read == pages
    directory.lost_pages = set()
    assert after_a_restart(acme, directory) == 2
    assert welcomed(acme) == ["UANA", "UBEN", "UCHIDI", "UDANA"]


def test_a_place_in_the_directory_does_not_outlive_a_change_of_channel(acme: Company) -> None:
    directory = a_crowd("ana", "ben", "chidi", "dana")

    def stop_after_a_change() -> bool:
        # Asked once more after it was written what was read by then.
        if welcomed(acme):
            acme.open(channel_id="CNEW")
        return False

    assert read_channel(acme.context, "T1", directory, go_on=stop_after_a_change) == 2
    assert after_a_restart(acme, directory) == 4


def test_the_new_channel_is_read_after_a_change_while_nobody_was_found_in_the_old_one(acme: Company) -> None:
    directory = FakeDirectory().meanwhile(lambda: acme.open(channel_id="CNEW"))
    for _ in range(3):
        assert read_channel(acme.context, "T1", directory) == 0
    assert directory.asked_for == ["CT1", "CNEW"]


def test_people_read_in_the_old_channel_are_left_to_the_reading_of_the_new_one(acme: Company) -> None:
    directory = a_crowd("ana").meanwhile(lambda: acme.open(channel_id="CNEW"))
    assert read_channel(acme.context, "T1", directory) == 0
    assert welcomed(acme) == []
    assert after_a_restart(acme, directory) == 1
    assert welcomed(acme) == ["UANA"]


def test_who_died_while_reading_keeps_nobody_waiting_who_starts_later(acme: Company) -> None:
    directory = a_crowd("ana").dies_while_reading()
    with pytest.raises(SystemExit):
        read_channel(acme.context, "T1", directory)
    assert after_a_restart(acme, directory) == 1


def test_a_reading_while_the_clock_was_ahead_keeps_nobody_waiting(acme: Company) -> None:
    directory = a_crowd("ana")
    acme.clock.move(timedelta(days=30))
    read_channel(acme.context, "T1", directory)
    acme.clock.move(-timedelta(days=30))
    assert read_channel(acme.context, "T1", directory.with_member("ben")) == 2


def test_who_has_left_is_no_longer_counted_in(acme: Company) -> None:
    directory = FakeDirectory().with_member("ana").with_member("ben")
    read_channel(acme.context, "T1", directory)
    acme.clock.move(EVERY)
    read_channel(acme.context, "T1", directory.without_member("ben"))
    assert not acme.person(Caller("T1", "UBEN")).in_channel
    assert acme.person(Caller("T1", "UANA")).in_channel


def test_those_outside_the_channel_whom_the_bot_knows_are_kept_in_step_and_not_welcomed(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    for caller in (ana, ben):
        enrol(acme.context, caller)
    directory = FakeDirectory().with_outsider("ana", zone="America/New_York").with_outsider("ben", active=False)
    assert read_channel(acme.context, "T1", directory.with_outsider("stranger")) == 2
    assert acme.person(ana).next_nudge_at == MONDAY + timedelta(hours=5)
    assert acme.person(ben).next_nudge_at is None
    assert not acme.person(ana).in_channel
    assert welcomed(acme) == []
    assert len(acme.rows(people)) == 2


def test_more_members_than_a_batch_are_all_welcomed(acme: Company) -> None:
    directory = FakeDirectory()
    for number in range(BATCH + 1):
        directory.with_member(f"p{number}")
    assert read_channel(acme.context, "T1", directory) == BATCH + 1 == len(welcomed(acme))


def test_on_a_day_without_changes_everybody_is_compared_and_nothing_is_written(acme: Company) -> None:
    directory = FakeDirectory().with_member("guest", standing=Standing.GUEST).with_outsider("otto")
    for number in range(COMPARED):
        directory.with_member(f"p{number}")
    read_channel(acme.context, "T1", directory)
    before = acme.rows(people), acme.rows(deliveries)
    acme.clock.move(EVERY)
    with counted_statements() as statements:
        assert read_channel(acme.context, "T1", directory) == COMPARED + 1
    assert (acme.rows(people), acme.rows(deliveries)) == before
    assert statements.total() <= 12
    assert len([each for each in statements.elements() if "people.slack_id IN" in each]) == 2


def test_who_was_counted_into_a_private_channel_is_welcomed_by_the_next_reading(acme: Company) -> None:
    acme.sets(channel_private=True)
    directory = FakeDirectory().with_member("ana")
    acme.hires("ana")
    read_private_membership(acme.context, "T1", directory)
    assert welcomed(acme) == []
    read_channel(acme.context, "T1", directory)
    assert welcomed(acme) == ["UANA"]


def test_a_workspace_without_a_channel_welcomes_nobody(acme: Company) -> None:
    acme.open(channel_id=None, channel_name=None)
    assert read_channel(acme.context, "T1", FakeDirectory().with_outsider("ana")) == 0
    assert acme.rows(people) == []


def test_coming_into_the_channel_welcomes_and_leaving_does_not_take_nudges(acme: Company) -> None:
    ana = acme.hires("ana")
    join_channel(acme.context, ana, "COTHER")
    assert not acme.person(ana).in_channel
    for _ in range(2):
        join_channel(acme.context, ana, "CT1")
    assert welcomed(acme) == ["UANA"]
    enrol(acme.context, ana)
    leave_channel(acme.context, ana, "COTHER")
    assert acme.person(ana).in_channel
    leave_channel(acme.context, ana, "CT1")
    assert not acme.person(ana).in_channel
    assert acme.person(ana).enrolled


def test_who_gets_nudges_by_the_time_of_the_welcome_is_not_welcomed(acme: Company) -> None:
    for name in ("ana", "ben"):
        join_channel(acme.context, acme.hires(name), "CT1")
    enrol(acme.context, Caller("T1", "UANA"))
    outbox = FakeOutbox()
    deliver_owed(acme.context, acme.team_id, outbox)
    assert [parcel.target for parcel in outbox.stored] == ["UBEN"]
    assert acme.rows(deliveries)[0]["error"] == "the person gets nudges already"


def test_a_guest_who_joins_is_not_welcomed(acme: Company) -> None:
    join_channel(acme.context, acme.hires("guest", standing=Standing.GUEST), "CT1")
    assert welcomed(acme) == []


def test_each_message_to_the_bot_is_owed_one_reply(acme: Company) -> None:
    ana = acme.hires("ana")
    for event in ("Ev1", "Ev1", "Ev2"):
        owe_dm_reply(acme.context, ana, event)
    assert [row["key"] for row in acme.rows(deliveries)] == ["dm_reply:Ev1", "dm_reply:Ev2"]


def test_words_to_record_are_in_the_reply_as_long_as_they_are_kept(acme: Company) -> None:
    ana = acme.hires("ana")
    for _ in range(2):
        owe_dm_reply(acme.context, ana, "Ev1", "I helped Acme")
    assert [(row["text"], row["kind"]) for row in acme.rows(drafts)] == [("I helped Acme", DraftKind.MESSAGE)]
    outbox = FakeOutbox()
    deliver_owed(acme.context, acme.team_id, outbox)
    reply = outbox.stored[0].content
    assert isinstance(reply, DmReply)
    assert reply.draft
    assert (reply.draft.text, reply.typed_on) == ("I helped Acme", acme.clock.now().date())


def test_somebody_is_known_once_slack_has_told_who_they_are(acme: Company) -> None:
    ana = Caller("T1", "UANA")
    assert not is_known(acme.context, ana)
    acme.records(ana)
    assert not is_known(acme.context, ana)
    acme.hires("ana")
    assert is_known(acme.context, ana)


def test_the_next_nudge_follows_the_zone_and_ends_with_the_account(acme: Company) -> None:
    ana = acme.hires("ana")
    enrol(acme.context, ana)
    acme.hires("ana", zone="America/New_York")
    assert acme.person(ana).next_nudge_at == MONDAY + timedelta(hours=5)
    acme.hires("ana", active=False)
    assert acme.person(ana).next_nudge_at is None
    acme.hires("ana")
    assert acme.person(ana).next_nudge_at == MONDAY + timedelta(days=1)
