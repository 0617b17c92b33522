"""Who declines to be featured goes also from the nudges that colleagues were sent about their stories."""

from datetime import timedelta

import pytest

from bot.domain.deliveries import Sent
from bot.domain.offers import OfferSource
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.nudge_content import Nudge
from bot.usecases.members_only import StoryGone
from bot.usecases.offers.offered import OfferedStory
from bot.usecases.offers.unavailable import Unavailable
from bot.usecases.recording.did_it import did_it
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.shoutout.stories import promise_one_like
from tests.support.company import Company
from tests.support.outbox import FakeOutbox
from tests.support.telling import edits, nudged, owed, saves, told_story

DAY = timedelta(days=1)


@pytest.mark.parametrize("source", [OfferSource.STORY, OfferSource.FOLLOW_UP])
def test_a_nudge_that_was_sent_shows_their_story_no_more_until_they_are_featured_again(
    acme: Company, source: OfferSource
) -> None:
    ana, ben, outbox = acme.hires("ana"), acme.hires("ben"), FakeOutbox()
    story, _ = told_story(acme, ben)
    if source is OfferSource.FOLLOW_UP:
        promise_one_like(acme.context, ana, story, "If it rains, then I'll send a card")
        acme.clock.move(10 * DAY)
    nudge = nudged(acme, ana, source, outbox)
    saves(acme, ben, featured=False)
    [edit] = edits(acme, outbox)
    assert edit.posted == Sent("DUANA", "0.1")
    assert isinstance(edit.shows, Unavailable)
    assert (edit.shows.why, edit.shows.plan is not None) == (StoryGone(), source is OfferSource.FOLLOW_UP)
    acme.clock.move(timedelta(minutes=1))
    saves(acme, ben, featured=True)
    again = edits(acme, outbox)[-1].shows
    assert isinstance(again, Nudge)
    assert again.offer == nudge.offer


def test_every_nudge_with_one_of_their_stories_follows_and_no_other(acme: Company) -> None:
    ana, ben, cleo, dana = (acme.hires(name) for name in ("ana", "ben", "cleo", "dana"))
    told_story(acme, ben)
    outbox = FakeOutbox()
    nudged(acme, ana, OfferSource.STORY, outbox)
    nudged(acme, dana, OfferSource.STORY, outbox)
    nudged(acme, cleo, OfferSource.IDEA, outbox)
    saves(acme, ben, featured=False)
    assert [edit.posted.channel for edit in edits(acme, outbox) if edit.posted] == ["DUANA", "DUDANA"]


def test_what_their_own_nudge_comes_back_to_stays_as_it_is(acme: Company) -> None:
    ben, outbox = acme.hires("ben"), FakeOutbox()
    acme.records(ben)
    acme.clock.move(8 * DAY)
    nudged(acme, ben, OfferSource.FOLLOW_UP, outbox)
    saves(acme, ben, featured=False)
    assert edits(acme, outbox) == []


def test_what_has_taken_the_place_of_the_nudge_is_left(acme: Company) -> None:
    ana, ben, outbox = acme.hires("ana"), acme.hires("ben"), FakeOutbox()
    told_story(acme, ben)
    did_it(acme.context, ana, nudged(acme, ana, OfferSource.STORY, outbox).offer.id)
    saves(acme, ben, featured=False)
    assert edits(acme, outbox) == []


def test_settings_that_leave_it_as_it_is_edit_no_nudge(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    told_story(acme, ben)
    nudged(acme, ana, OfferSource.STORY, FakeOutbox())
    saves(acme, ben, featured=True)
    assert owed(acme) == 0


def test_a_nudge_that_was_sent_names_them_no_more_in_a_colleagues_words(acme: Company) -> None:
    ana, ben, outbox = acme.hires("ana"), acme.hires("ben"), FakeOutbox()
    acme.records(ben, "sent a card with <@UCLEO>")
    cleo = acme.hires("cleo")
    acme.clock.move(4 * DAY + timedelta(hours=6))
    assert plan_shoutout(acme.context, "T1")
    deliver_owed(acme.context, "T1", FakeOutbox())
    acme.clock.move(3 * DAY)
    before = nudged(acme, ana, OfferSource.STORY, outbox).offer.offered
    assert isinstance(before, OfferedStory)
    assert before.names == {"UCLEO": "Cleo"}
    saves(acme, cleo, featured=False)
    [edit] = edits(acme, outbox)
    assert isinstance(edit.shows, Nudge)
    assert isinstance(edit.shows.offer.offered, OfferedStory)
    assert edit.shows.offer.offered.names == {"UCLEO": "a colleague"}
