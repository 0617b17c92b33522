"""Starting the bot for a workspace, whatever has changed in the settings since it last ran."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import cast

import pytest
from sqlalchemy import Connection

from bot.domain.settlements import LOOKS, UNTIL_MENDED
from bot.storage.engine import Store
from bot.storage.tables import people, shoutouts, workspaces
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.nudges.preferences import enrol
from bot.usecases.people.meet import read_channel
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.workspace.replan import BATCH
from tests.support.cast import MONDAY
from tests.support.clock import SetClock
from tests.support.company import Company
from tests.support.directory import FakeDirectory
from tests.support.outbox import FakeOutbox
from tests.support.together import together

FRIDAY = datetime(2026, 11, 27, 15, tzinfo=UTC)


def test_the_settings_are_kept_and_the_shout_out_is_planned(acme: Company) -> None:
    workspace = acme.workspace
    assert (workspace.team_id, workspace.name, workspace.channel_id) == ("T1", "Acme", "CT1")
    assert (workspace.nudge_time, workspace.zone) == (time(9, 30), "Europe/London")
    assert workspace.shoutout_due_at == workspace.next_shoutout_at == FRIDAY


def test_a_restart_changes_nothing(acme: Company) -> None:
    before = acme.workspace
    acme.clock.move(timedelta(hours=1))
    acme.open()
    assert acme.workspace == before
    assert len(acme.rows(workspaces)) == 1


def test_a_shout_out_that_was_due_while_the_bot_was_down_stays_due(acme: Company) -> None:
    acme.clock.move_to(FRIDAY + timedelta(minutes=10))
    acme.open()
    assert acme.workspace.next_shoutout_at == FRIDAY
    assert plan_shoutout(acme.context, "T1")


def test_one_that_waits_for_a_working_hour_goes_on_waiting_after_a_restart(acme: Company) -> None:
    acme.clock.move_to(FRIDAY + timedelta(hours=5))
    plan_shoutout(acme.context, "T1")
    acme.open()
    assert acme.workspace.shoutout_due_at == FRIDAY
    assert acme.workspace.next_shoutout_at == datetime(2026, 11, 30, 9, tzinfo=UTC)


def test_a_changed_time_or_zone_plans_the_shout_out_anew(acme: Company) -> None:
    acme.open(shoutout=(2, time(11)))
    assert acme.workspace.next_shoutout_at == datetime(2026, 11, 25, 11, tzinfo=UTC)
    acme.open(shoutout=(2, time(11)), zone="America/New_York")
    due = datetime(2026, 11, 25, 16, tzinfo=UTC)
    assert acme.workspace.next_shoutout_at == acme.workspace.shoutout_due_at == due


def test_without_a_channel_there_is_no_shout_out_until_there_is_one(acme: Company) -> None:
    acme.open(channel_id=None, channel_name=None)
    assert acme.workspace.next_shoutout_at is acme.workspace.shoutout_due_at is None
    acme.clock.move(timedelta(days=7))
    acme.open()
    assert acme.workspace.next_shoutout_at == FRIDAY + timedelta(days=7)
    assert acme.rows(shoutouts) == []


def test_another_channels_members_are_read_at_once(acme: Company) -> None:
    directory = FakeDirectory().with_member("ana")
    assert read_channel(acme.context, "T1", directory) == 1
    acme.open(name="Acme Ltd")
    assert read_channel(acme.context, "T1", directory) == 0
    acme.open(channel_id="C9", channel_name="customers")
    assert read_channel(acme.context, "T1", directory) == 1
    assert directory.asked_for == ["CT1", "C9"]


def targets(outbox: FakeOutbox) -> list[str]:
    return [parcel.target for parcel in outbox.stored]


def test_a_shout_out_that_could_not_be_posted_is_posted_in_another_channel_at_once(acme: Company) -> None:
    outbox = FakeOutbox().refuses()
    acme.clock.move_to(FRIDAY)
    plan_shoutout(acme.context, "T1")
    deliver_owed(acme.context, "T1", outbox)
    acme.open()
    assert deliver_owed(acme.context, "T1", outbox) == 0
    acme.open(channel_id="C9", channel_name="customers")
    assert deliver_owed(acme.context, "T1", outbox) == 1
    assert targets(outbox) == ["C9"]


def test_one_whose_outcome_is_unknown_is_looked_up_where_it_was_sent_before_it_goes_elsewhere(acme: Company) -> None:
    outbox = FakeOutbox().loses_the_message()
    acme.clock.move_to(FRIDAY)
    plan_shoutout(acme.context, "T1")
    deliver_owed(acme.context, "T1", outbox)
    acme.open(channel_id="C9", channel_name="customers")
    outbox.loses_the_answer()
    for _ in LOOKS:
        assert deliver_owed(acme.context, "T1", outbox) == 0
        acme.clock.move(timedelta(minutes=2))
    deliver_owed(acme.context, "T1", outbox)
    acme.clock.move(timedelta(minutes=1))
    assert deliver_owed(acme.context, "T1", outbox) == 1
    assert [parcel.target for parcel in outbox.looked_up] == [*["CT1"] * len(LOOKS), "C9"]
    assert targets(outbox) == ["C9"]


def test_one_that_was_posted_in_the_old_channel_is_not_posted_in_the_new_one(acme: Company) -> None:
    outbox = FakeOutbox().loses_the_answer()
    acme.clock.move_to(FRIDAY)
    plan_shoutout(acme.context, "T1")
    deliver_owed(acme.context, "T1", outbox)
    acme.open(channel_id="C9", channel_name="customers")
    acme.clock.move(timedelta(minutes=1))
    assert deliver_owed(acme.context, "T1", outbox) == 1
    assert targets(outbox) == ["CT1"]


def test_a_shout_out_waits_for_a_channel_when_there_is_none_any_more(acme: Company) -> None:
    outbox = FakeOutbox()
    acme.clock.move_to(FRIDAY)
    plan_shoutout(acme.context, "T1")
    acme.open(channel_id=None, channel_name=None)
    assert deliver_owed(acme.context, "T1", outbox) == 0
    acme.open(channel_id="C9", channel_name="customers")
    acme.clock.move(UNTIL_MENDED)
    assert deliver_owed(acme.context, "T1", outbox) == 1
    assert targets(outbox) == ["C9"]


def test_a_changed_nudge_time_is_that_of_those_who_chose_none(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    for caller in (ana, ben):
        enrol(acme.context, caller)
    acme.change(ben, nudge_time=time(14), next_nudge_at=MONDAY + timedelta(hours=4, minutes=30))
    acme.open(nudge_time=time(11))
    assert acme.person(ana).next_nudge_at == MONDAY + timedelta(hours=1, minutes=30)
    assert acme.person(ben).next_nudge_at == MONDAY + timedelta(hours=4, minutes=30)


class ShortLivedStore:
    """The company's database, used by a process that dies after so many units of work."""

    def __init__(self, store: Store, units: int) -> None:
        self._store, self._left = store, units
        self.reading = store.reading

    @contextmanager
    def unit(self) -> Iterator[Connection]:
        if not self._left:
            raise SystemExit
        self._left -= 1
        with self._store.unit() as connection:
            yield connection


def a_crowd(acme: Company, number: int) -> None:
    """People who are nudged at the workspace's time."""
    details = {"workspace_id": acme.workspace.id, "name": "Ana", "standing": "member", "in_channel": True}
    details |= {"cadence": "daily", "unanswered": 0, "created_at": MONDAY, "zone": "Europe/London"}
    details |= {"enrolled_at": MONDAY, "next_nudge_at": MONDAY + timedelta(days=1)}
    with acme.store.unit() as connection:
        connection.execute(people.insert(), [details | {"slack_id": f"U{each}"} for each in range(number)])


def times(acme: Company) -> Counter[datetime]:
    """When how many are nudged next."""
    return Counter(row["next_nudge_at"] for row in acme.rows(people))


def test_a_changed_time_is_that_of_everybody_although_the_bot_died_half_way(acme: Company) -> None:
    a_crowd(acme, 2 * BATCH + 50)
    before, after = MONDAY + timedelta(days=1), MONDAY + timedelta(hours=1, minutes=30)
    living = acme.context
    acme.context = replace(living, store=cast("Store", ShortLivedStore(acme.store, units=2)))
    with pytest.raises(SystemExit):
        acme.open(nudge_time=time(11))
    assert times(acme) == {after: BATCH, before: BATCH + 50}
    acme.context = living
    acme.open(nudge_time=time(11))
    assert times(acme) == {after: 2 * BATCH + 50}


@pytest.mark.both_databases
def test_replicas_that_start_at_once_with_another_time_plan_everybody_anew(acme: Company) -> None:
    a_crowd(acme, 12)
    together(*[lambda: acme.open(nudge_time=time(11))] * 2)
    assert times(acme) == {MONDAY + timedelta(hours=1, minutes=30): 12}
    assert acme.rows(workspaces)[0]["replanned_to"] is None


@pytest.mark.both_databases
def test_replicas_that_start_at_once_for_the_first_time_keep_one_workspace(acme: Company) -> None:
    clock = SetClock(MONDAY)
    together(*[lambda: Company(acme.store, "T7", clock=clock)] * 4)
    assert [row["team_id"] for row in acme.rows(workspaces)] == ["T1", "T7"]
    assert acme.rows(people) == []
