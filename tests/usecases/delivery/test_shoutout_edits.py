"""A shout-out that is posted goes on saying no more than it may: what is taken back or edited goes from it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.actions import ActionDraft, Source
from bot.domain.deliveries import Sent
from bot.domain.kinds import Kind
from bot.domain.settlements import LOOKS
from bot.storage.tables import deliveries
from bot.usecases.delivery.changed import USEFUL_FOR
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.shoutout import ShoutoutPost
from bot.usecases.recording.change import correct_kind, edit_action, set_shared, undo_action
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.unit import Caller, Context
from tests.support.company import Company
from tests.support.edits import GIVEN_UP, SHOWN, edits_in
from tests.support.outbox import FakeOutbox

FRIDAY = datetime(2026, 11, 27, 15, tzinfo=UTC)
POSTED = Sent("CT1", "0.1")
"""Where the outbox stores the first message."""
CHANGES: dict[str, Callable[[Context, Caller, int], object]] = {
    "undone": undo_action,
    "kept private": lambda context, caller, action: set_shared(context, caller, action, shared=False),
    "edited": lambda context, caller, action: edit_action(
        context, caller, action, ActionDraft("wrote to them", Source.FORM)
    ),
    "corrected": lambda context, caller, action: correct_kind(context, caller, action, Kind.DELIGHT),
}


def posts(acme: Company, outbox: FakeOutbox) -> None:
    """The shout-out's time has come."""
    acme.clock.move_to(FRIDAY)
    assert plan_shoutout(acme.context, "T1")
    deliver_owed(acme.context, "T1", outbox)


def edits(acme: Company, outbox: FakeOutbox) -> list[ShoutoutPost]:
    """The post as each edit has shown it by now."""
    deliver_owed(acme.context, "T1", outbox)
    return [edit.shows for edit in outbox.edits("shoutout")]


def owed_edits(acme: Company) -> list[str]:
    """What became of the posts that had to follow a change."""
    return edits_in(acme.rows(deliveries), "shoutout")


@pytest.mark.parametrize("change", CHANGES)
def test_a_posted_story_follows_its_action(acme: Company, change: str) -> None:
    ana, outbox = acme.hires("ana"), FakeOutbox()
    action = acme.records(ana).action
    posts(acme, outbox)
    CHANGES[change](acme.context, ana, action.id)
    [edit] = edits(acme, outbox)
    assert [each.posted for each in outbox.edits()] == [POSTED]
    told = {"undone": [], "kept private": [], "edited": ["wrote to them"], "corrected": [action.text]}
    assert [story.action.text for story in edit.stories] == told[change]
    assert all(story.action.kind is Kind.DELIGHT for story in edit.stories if change == "corrected")
    assert owed_edits(acme) == [SHOWN]


def test_a_story_that_is_shared_again_comes_back(acme: Company) -> None:
    ana, outbox = acme.hires("ana"), FakeOutbox()
    action = acme.records(ana).action
    posts(acme, outbox)
    for shared in (False, True):
        acme.clock.move(timedelta(minutes=1))
        set_shared(acme.context, ana, action.id, shared=shared)
        edits(acme, outbox)
    assert [len(edit.stories) for edit in edits(acme, outbox)] == [0, 1]


def test_a_story_no_longer_names_whose_action_inspired_it_once_that_is_private(acme: Company) -> None:
    ana, ben, outbox = acme.hires("ana"), acme.hires("ben"), FakeOutbox()
    origin = acme.records(ben, "sent Acme a card").action
    acme.records(ana, "sent Globex a card", inspired_by=origin.id)
    posts(acme, outbox)
    set_shared(acme.context, ben, origin.id, shared=False)
    [edit] = edits(acme, outbox)
    assert [(story.name, story.inspired_by) for story in edit.stories] == [("Ana", None)]


@pytest.mark.parametrize("change", [lambda *_: None, *CHANGES.values()], ids=["none", *CHANGES])
def test_nothing_is_edited_that_is_not_posted_yet_or_tells_of_something_else(
    acme: Company, change: Callable[[Context, Caller, int], object]
) -> None:
    ana, outbox = acme.hires("ana"), FakeOutbox()
    acme.records(acme.hires("ben"))
    before = acme.records(ana).action
    acme.clock.move_to(FRIDAY)
    plan_shoutout(acme.context, "T1")
    change(acme.context, ana, before.id)
    deliver_owed(acme.context, "T1", outbox)
    change(acme.context, ana, acme.records(ana).action.id)
    assert owed_edits(acme) == []


def test_a_post_no_longer_names_who_took_back_all_that_they_did(acme: Company) -> None:
    outbox = FakeOutbox()
    acme.sets(slots=1)
    people = {name: acme.hires(name) for name in ("Ana", "Ben")}
    recorded = {name: acme.records(caller).action for name, caller in people.items()}
    posts(acme, outbox)
    [post] = [parcel.content for parcel in outbox.stored]
    assert isinstance(post, ShoutoutPost)
    [named] = post.roll_call
    undo_action(acme.context, people[named], recorded[named].id)
    [edit] = edits(acme, outbox)
    assert edit.roll_call == ()
    assert len(edit.stories) == 1


def test_a_post_no_longer_tells_from_whom_something_spread_that_is_private_now(acme: Company) -> None:
    ana, ben, outbox = acme.hires("ana"), acme.hires("ben"), FakeOutbox()
    acme.records(acme.hires("cleo"), outcome="they could work again")
    acme.sets(slots=1)
    origin = acme.records(ana, "an old one").action
    acme.clock.move_to(FRIDAY - timedelta(days=7))
    posts(acme, outbox)
    acme.records(ben, "one like it", inspired_by=origin.id)
    acme.clock.move(timedelta(days=7))
    assert plan_shoutout(acme.context, "T1")
    deliver_owed(acme.context, "T1", outbox)
    set_shared(acme.context, ana, origin.id, shared=False)
    assert [edit.spread for edit in edits(acme, outbox)] == [(), ()]


def test_a_change_that_changes_nothing_owes_no_edit(acme: Company) -> None:
    ana, outbox = acme.hires("ana"), FakeOutbox()
    action = acme.records(ana).action
    posts(acme, outbox)
    set_shared(acme.context, ana, action.id, shared=True)
    correct_kind(acme.context, ana, action.id, action.kind)
    assert owed_edits(acme) == []


def test_an_edit_waits_for_a_post_that_is_on_its_way(acme: Company) -> None:
    ana, outbox = acme.hires("ana"), FakeOutbox().loses_the_answer()
    action = acme.records(ana).action
    posts(acme, outbox)
    undo_action(acme.context, ana, action.id)
    assert edits(acme, outbox) == []
    acme.clock.move(timedelta(seconds=10))
    assert [post.stories for post in edits(acme, outbox)] == [()]


def test_a_post_that_never_arrived_needs_no_edit_for_it_is_posted_as_it_reads_by_then(acme: Company) -> None:
    ana, outbox = acme.hires("ana"), FakeOutbox().loses_the_message()
    action = acme.records(ana).action
    posts(acme, outbox)
    undo_action(acme.context, ana, action.id)
    outbox.is_out_of_reach(times=2)
    for _ in LOOKS:
        acme.clock.move(timedelta(minutes=2))
        assert edits(acme, outbox) == []
    for _ in range(3):
        assert edits(acme, outbox) == []
        acme.clock.move(timedelta(minutes=15))
    assert edits(acme, outbox) == []
    assert owed_edits(acme) == [SHOWN]
    [post] = [parcel.content for parcel in outbox.stored]
    assert isinstance(post, ShoutoutPost)
    assert post.stories == ()


def test_an_edit_outlives_a_crash_and_expires_in_the_end(acme: Company) -> None:
    ana, outbox = acme.hires("ana"), FakeOutbox()
    first, second = acme.records(ana).action, acme.records(acme.hires("ben")).action
    posts(acme, outbox)
    undo_action(acme.context, ana, first.id)
    acme.clock.move(USEFUL_FOR - timedelta(minutes=1))
    assert [len(edit.stories) for edit in edits(acme, outbox)] == [1]
    undo_action(acme.context, Caller("T1", "UBEN"), second.id)
    acme.clock.move(USEFUL_FOR)
    assert len(edits(acme, outbox)) == 1
    assert owed_edits(acme) == [GIVEN_UP]
