"""A change that comes while a message is being loaded waits for it, or the message waits for the change."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest
from sqlalchemy import text, update

from bot.domain.channels import Channel
from bot.domain.reviews import ReviewVerdict
from bot.domain.shown_things import Thing, the_action, the_person, the_settings
from bot.storage import shown_in_messages
from bot.storage.engine import Store
from bot.storage.tables import actions, deliveries, stories, workspaces
from bot.usecases.delivery.changed import before_changes, changed
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.review_sheet import ReviewSheet
from bot.usecases.delivery.messages.shoutout import ShoutoutPost
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.unit import Unit
from bot.usecases.workspace.settings import save_workspace
from tests.support.company import Company
from tests.support.forms import FORM
from tests.support.outbox import FakeOutbox
from tests.support.reviewing import FRIDAY, MINUTE, Office, plan, reviewed_by


@pytest.fixture
def acme(postgres_store: Store) -> Company:
    """A company on PostgreSQL: on SQLite one write comes after the other."""
    return Company(postgres_store)


@contextmanager
def meanwhile(acme: Company, deed: Callable[[], object]) -> Iterator[Unit]:
    """Open a transaction that holds loads up, and begin a deed that comes to wait for it."""
    with ThreadPoolExecutor(1) as pool:
        with acme.context.unit_of(acme.team_id) as unit:
            before_changes(unit)
            begun = pool.submit(deed)
            _until_somebody_waits(acme)
            yield unit
        begun.result(timeout=30)


def _until_somebody_waits(acme: Company) -> None:
    waiting = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
    for _ in range(3000):
        with acme.store.reading() as connection:
            if connection.execute(waiting).scalar_one():
                return
        Event().wait(0.01)
    raise AssertionError("nobody came to wait for the lock")


def delivers(acme: Company, outbox: FakeOutbox) -> Callable[[], int]:
    return lambda: deliver_owed(acme.context, acme.team_id, outbox)


def switches_review_off(unit: Unit) -> None:
    unit.connection.execute(update(workspaces).values(review=False))
    changed(unit, the_settings(unit.workspace.id))


def test_a_sheet_that_waited_for_the_settings_is_loaded_with_them(acme: Company) -> None:
    ben, outbox = acme.hires("ben"), FakeOutbox()
    reviewed_by(acme, ben)
    acme.records(acme.hires("ana"))
    plan(acme)
    acme.clock.move(MINUTE)
    with meanwhile(acme, delivers(acme, outbox)) as unit:
        switches_review_off(unit)
    assert outbox.stored == []


def test_a_sheet_that_is_edited_while_the_settings_change_shows_them(acme: Company) -> None:
    office = Office(acme)
    office.says(office.ben, ReviewVerdict.KEEP)
    acme.clock.move(MINUTE)
    with meanwhile(acme, delivers(acme, office.outbox)) as unit:
        switches_review_off(unit)
    newest = {edit.key: edit.shows for edit in office.outbox.edits("review")}
    sheets = [shows for shows in newest.values() if isinstance(shows, ReviewSheet)]
    assert [sheet.switched_off for sheet in sheets] == [True, True]


def test_a_post_that_waited_for_an_undo_does_not_tell_what_was_undone(acme: Company) -> None:
    action_id, outbox = acme.records(acme.hires("ana")).action.id, FakeOutbox()
    acme.clock.move_to(FRIDAY)
    plan_shoutout(acme.context, acme.team_id)
    with meanwhile(acme, delivers(acme, outbox)) as unit:
        unit.connection.execute(update(actions).where(actions.c.id == action_id).values(undone_at=unit.now))
        changed(unit, the_action(action_id))
    [post] = [parcel.content for parcel in outbox.stored]
    assert isinstance(post, ShoutoutPost)
    assert post.stories == ()


def test_new_settings_and_a_change_at_once_do_not_wait_for_each_other_in_a_circle(acme: Company) -> None:
    boss, ben = acme.hires("boss"), acme.hires("ben")
    acme.records(acme.hires("ana"))
    acme.clock.move_to(FRIDAY)
    plan_shoutout(acme.context, acme.team_id)
    deliver_owed(acme.context, acme.team_id, FakeOutbox().refuses())
    [story] = acme.rows(stories)
    form = replace(FORM, channel=Channel("CNEW", "new"), review=True, reviewers=(ben.user_id,))
    with meanwhile(acme, lambda: save_workspace(acme.context, boss, form)) as unit:
        unit.connection.execute(update(deliveries).values(expires_at=FRIDAY + timedelta(days=3)))
        changed(unit, the_action(story["action_id"]))
    assert acme.rows(workspaces)[0]["channel_id"] == "CNEW"


def test_two_loads_at_once_may_find_that_a_message_shows_the_same(acme: Company) -> None:
    acme.hires_due("ana")
    acme.plans()
    [delivery] = acme.rows(deliveries)
    things = {the_person(delivery["person_id"])}
    with ThreadPoolExecutor(1) as pool:
        with acme.store.unit() as connection:
            shown_in_messages.hold_changes(connection, acme.workspace.id)
            shown_in_messages.keep(connection, delivery["id"], things)
            other = pool.submit(_keep, acme, delivery["id"], things)
        other.result(timeout=30)
    with acme.store.reading() as connection:
        assert set(shown_in_messages.of_message(connection, delivery["id"])) == things


def _keep(acme: Company, delivery_id: int, things: set[Thing]) -> None:
    with acme.store.unit() as connection:
        shown_in_messages.hold_changes(connection, acme.workspace.id)
        shown_in_messages.keep(connection, delivery_id, things)
