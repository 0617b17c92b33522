"""Nudges that were sent say no more than they may: they follow what they show."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.actions import ActionDraft, Source
from bot.domain.deliveries import Sent
from bot.domain.nudges import Answer
from bot.domain.offers import OfferSource
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.nudge_content import Nudge
from bot.usecases.members_only import StoryGone
from bot.usecases.nudges.another import another
from bot.usecases.nudges.answer_nudge import answer_nudge
from bot.usecases.offers.offered import OfferedFollowUp, OfferedNeed, OfferedPromise, OfferedStory
from bot.usecases.offers.promised import Promised
from bot.usecases.offers.unavailable import Unavailable
from bot.usecases.recording.change import edit_action, set_shared, undo_action
from bot.usecases.recording.did_it import did_it
from bot.usecases.shoutout.stories import promise_one_like
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.outbox import FakeOutbox
from tests.support.telling import edits, nudged, owed, told_story

DAY = timedelta(days=1)


@pytest.mark.parametrize("source", [OfferSource.STORY, OfferSource.FOLLOW_UP])
def test_a_nudge_follows_the_story_that_it_shows(acme: Company, source: OfferSource) -> None:
    ana, ben, outbox = acme.hires("ana"), acme.hires("ben"), FakeOutbox()
    story, action = told_story(acme, ben)
    if source is OfferSource.FOLLOW_UP:
        promise_one_like(acme.context, ana, story, "If it rains, then I'll <@UBEN>")
        acme.clock.move(10 * DAY)
    nudge = nudged(acme, ana, source, outbox)
    edit_action(acme.context, ben, action, ActionDraft("sent a letter", Source.FORM))
    [edit] = edits(acme, outbox)
    assert edit.posted == Sent("DUANA", "0.1")
    assert isinstance(edit.shows, Nudge)
    assert isinstance(edit.shows.offer.offered, OfferedStory | OfferedPromise)
    assert edit.shows.offer.id == nudge.offer.id
    acme.clock.move(timedelta(minutes=1))
    set_shared(acme.context, ben, action, shared=False)
    gone = edits(acme, outbox)[-1].shows
    assert isinstance(gone, Unavailable)
    assert gone.why == StoryGone()
    assert (gone.plan is not None, gone.more) == (source is OfferSource.FOLLOW_UP, True)
    acme.clock.move(timedelta(minutes=1))
    set_shared(acme.context, ben, action, shared=True)
    assert isinstance(edits(acme, outbox)[-1].shows, Nudge)


@pytest.mark.parametrize("source", [OfferSource.STORY, OfferSource.FOLLOW_UP])
def test_a_nudge_shows_the_story_of_who_has_left_no_more_until_they_are_back(
    acme: Company, source: OfferSource
) -> None:
    ana, ben, outbox = acme.hires("ana"), acme.hires("ben"), FakeOutbox()
    story, _ = told_story(acme, ben)
    if source is OfferSource.FOLLOW_UP:
        promise_one_like(acme.context, ana, story, "If it rains, then I'll send a card")
        acme.clock.move(10 * DAY)
    nudge = nudged(acme, ana, source, outbox)
    acme.hires("ben", active=False)
    [gone] = [edit.shows for edit in edits(acme, outbox)]
    assert isinstance(gone, Unavailable)
    assert (gone.why, gone.plan is not None) == (StoryGone(), source is OfferSource.FOLLOW_UP)
    acme.clock.move(timedelta(minutes=1))
    acme.hires("ben")
    again = edits(acme, outbox)[-1].shows
    assert isinstance(again, Nudge)
    assert again.offer == nudge.offer


def test_a_nudge_follows_the_action_that_it_comes_back_to(acme: Company) -> None:
    ana, outbox = acme.hires("ana"), FakeOutbox()
    action = acme.records(ana).action.id
    acme.clock.move(8 * DAY)
    nudged(acme, ana, OfferSource.FOLLOW_UP, outbox)
    edit_action(acme.context, ana, action, ActionDraft("wrote to them", Source.FORM))
    [edit] = edits(acme, outbox)
    assert isinstance(edit.shows, Nudge)
    assert isinstance(edit.shows.offer.offered, OfferedFollowUp)
    assert edit.shows.offer.offered.action.text == "wrote to them"


def test_an_edit_days_later_says_when_things_were_as_seen_from_its_own_day(acme: Company) -> None:
    ana, ben, outbox = acme.hires("ana"), acme.hires("ben"), FakeOutbox()
    own = acme.records(ana).action.id
    acme.clock.move(8 * DAY)
    before = nudged(acme, ana, OfferSource.FOLLOW_UP, outbox).offer
    acme.clock.move(3 * DAY)
    set_shared(acme.context, ana, own, shared=False)
    [edit] = edits(acme, outbox)
    assert isinstance(edit.shows, Nudge)
    assert isinstance(edit.shows.offer.offered, OfferedFollowUp)
    assert isinstance(before.offered, OfferedFollowUp)
    assert (before.offered.days_ago, edit.shows.offer.offered.days_ago) == (8, 11)

    acme.notices_need(ben, customer="Acme")
    called = acme.records(ana, "called Acme back", customer="Acme").action.id
    acme.clock.move(2 * DAY)
    before = nudged(acme, ana, OfferSource.NEED, outbox).offer
    acme.clock.move(DAY)
    acme.records(ana, "called Acme again", customer="Acme")
    acme.clock.move(DAY)
    set_shared(acme.context, ana, called, shared=False)
    after = edits(acme, outbox)[-1].shows
    assert isinstance(after, Nudge)
    assert isinstance(after.offer.offered, OfferedNeed)
    assert isinstance(before.offered, OfferedNeed)
    assert after.offer.offered.today - before.offered.today == 2 * DAY
    assert after.offer.offered.noticed_on == before.offered.noticed_on
    assert before.why.acted is not None
    assert after.offer.why == replace(before.why, acted=replace(before.why.acted, today=after.offer.offered.today)), (
        "what they did after the nudge was no reason for it"
    )


def test_what_one_promised_stays_short_until_the_story_is_gone(acme: Company) -> None:
    ana, ben, outbox = acme.hires("ana"), acme.hires("ben"), FakeOutbox()
    story, action = told_story(acme, ben)
    nudge = nudged(acme, ana, OfferSource.STORY, outbox)
    promise_one_like(acme.context, ana, story, None)
    edit_action(acme.context, ben, action, ActionDraft("sent a letter", Source.FORM))
    assert [edit.shows for edit in edits(acme, outbox)] == [Promised(nudge.offer.id, "Ben", None, {}, asks=False)]
    acme.clock.move(timedelta(minutes=1))
    undo_action(acme.context, ben, action)
    assert isinstance(edits(acme, outbox)[-1].shows, Unavailable)


@pytest.mark.parametrize(
    "replaced",
    [
        lambda acme, ana, nudge: did_it(acme.context, ana, nudge.offer.id),
        lambda acme, ana, nudge: answer_nudge(acme.context, ana, nudge.decision_id, Answer.NOT_TODAY),
        lambda acme, ana, nudge: another(acme.context, ana, nudge.offer.id),
    ],
    ids=["did it", "not today", "another"],
)
def test_what_has_taken_the_place_of_a_nudge_is_left(
    acme: Company, replaced: Callable[[Company, Caller, Nudge], object]
) -> None:
    ana, ben, outbox = acme.hires("ana"), acme.hires("ben"), FakeOutbox()
    _, action = told_story(acme, ben)
    nudge = nudged(acme, ana, OfferSource.STORY, outbox)
    replaced(acme, ana, nudge)
    undo_action(acme.context, ben, action)
    assert edits(acme, outbox) == []


def test_an_edit_comes_to_nothing_when_something_else_has_taken_the_place_since(acme: Company) -> None:
    ana, ben, outbox = acme.hires("ana"), acme.hires("ben"), FakeOutbox()
    _, action = told_story(acme, ben)
    nudge = nudged(acme, ana, OfferSource.STORY, outbox)
    undo_action(acme.context, ben, action)
    answer_nudge(acme.context, ana, nudge.decision_id, Answer.NOT_TODAY)
    assert (edits(acme, outbox), owed(acme)) == ([], 1)


def test_a_nudge_that_is_yet_to_be_sent_is_not_edited(acme: Company) -> None:
    ana, ben, outbox = acme.hires("ana"), acme.hires("ben"), FakeOutbox()
    _, action = told_story(acme, ben)
    now = acme.clock.now()
    unwanted = frozenset(OfferSource) - {OfferSource.STORY}
    acme.change(ana, unwanted=unwanted, enrolled_at=now, next_nudge_at=now, workdays=frozenset(range(7)))
    acme.plans()
    undo_action(acme.context, ben, action)
    assert edits(acme, outbox) == []


def test_an_edit_waits_for_a_nudge_that_is_on_its_way_and_is_dropped_if_it_never_came(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    _, action = told_story(acme, ben)
    now = acme.clock.now()
    unwanted = frozenset(OfferSource) - {OfferSource.STORY}
    acme.change(ana, unwanted=unwanted, enrolled_at=now, next_nudge_at=now, workdays=frozenset(range(7)))
    acme.plans()
    outbox = FakeOutbox().loses_the_message()
    deliver_owed(acme.context, "T1", outbox)
    undo_action(acme.context, ben, action)
    assert owed(acme) == 1
    outbox.is_out_of_reach(times=1)
    deliver_owed(acme.context, "T1", outbox)
    acme.clock.move(timedelta(seconds=6))
    deliver_owed(acme.context, "T1", outbox)
    acme.clock.move(timedelta(days=8))
    assert edits(acme, outbox) == []
