"""What a nudge told of one's own stories is still there after the nudge was edited, and no other nudge tells it."""

from datetime import timedelta

import pytest

from bot.domain.actions import ActionDraft, Source
from bot.domain.offers import OfferSource
from bot.storage.tables import stories
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.nudge_content import Nudge
from bot.usecases.nudges.another import another
from bot.usecases.offers.news import NoticeNews
from bot.usecases.offers.promised import Promised
from bot.usecases.offers.unavailable import Unavailable
from bot.usecases.recording.change import edit_action, undo_action
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.shoutout.stories import notice_story, promise_one_like
from bot.usecases.workspace.follow_channel import keep_channel
from tests.support.company import Company
from tests.support.outbox import FakeOutbox
from tests.support.telling import saves

DAY = timedelta(days=1)
NEWS = NoticeNews(2, 1, ())


class Told:
    """Ana and Ben, whose stories have been posted; Ana's has been noticed by two, and her nudge offers Ben's.

    It may offer one of the `others` instead, whose stories have been posted, too.
    """

    def __init__(self, acme: Company, *others: str) -> None:
        self.acme, self.outbox, self.seen = acme, FakeOutbox(), 0
        self.ana, self.ben = acme.hires("ana"), acme.hires("ben")
        own, self.action = acme.records(self.ana).action.id, acme.records(self.ben, "sent Mia a card").action.id
        self.others = {each: acme.records(each, "fixed the lift").action.id for each in map(acme.hires, others)}
        acme.clock.move(4 * DAY + timedelta(hours=5, minutes=30))
        assert plan_shoutout(acme.context, "T1")
        deliver_owed(acme.context, "T1", FakeOutbox())
        by_action = {row["action_id"]: row["id"] for row in acme.rows(stories)}
        self.own, self.told = by_action[own], by_action[self.action]
        self.noticed_by("cleo", "dana")
        acme.clock.move(DAY)

    def noticed_by(self, *names: str) -> None:
        for name in names:
            notice_story(self.acme.context, self.acme.hires(name), self.own)

    def nudged(self, source: OfferSource = OfferSource.STORY, outbox: FakeOutbox | None = None) -> Nudge:
        acme, now, outbox = self.acme, self.acme.clock.now(), outbox or self.outbox
        unwanted = frozenset(OfferSource) - {source}
        acme.change(self.ana, unwanted=unwanted, enrolled_at=now, next_nudge_at=now, workdays=frozenset(range(7)))
        acme.plans()
        deliver_owed(acme.context, "T1", outbox)
        posted = [parcel.content for parcel in outbox.stored if parcel.edits is None]
        return [content for content in posted if isinstance(content, Nudge)][-1]

    def edited(self) -> Nudge | Promised | Unavailable:
        self.acme.clock.move(timedelta(minutes=1))
        deliver_owed(self.acme.context, "T1", self.outbox)
        edits = self.outbox.edits("nudge")
        assert len(edits) > self.seen, "no further edit"
        self.seen = len(edits)
        shows = edits[-1].shows
        assert isinstance(shows, Nudge | Promised | Unavailable)
        return shows

    def edits(self) -> None:
        self.acme.clock.move(timedelta(minutes=1))
        edit_action(self.acme.context, self.ben, self.action, ActionDraft("sent a letter", Source.FORM))


@pytest.fixture
def told(acme: Company) -> Told:
    return Told(acme)


def news_of(shown: Nudge | Promised | Unavailable) -> NoticeNews | None:
    assert not isinstance(shown, Promised)
    return shown.news


def test_an_edited_nudge_tells_what_it_told_and_the_next_one_does_not(told: Told) -> None:
    assert told.nudged().news == NEWS
    told.edits()
    assert news_of(told.edited()) == NEWS
    told.acme.clock.move(DAY)
    assert told.nudged(OfferSource.IDEA).news is None


def test_what_is_noticed_after_a_nudge_is_told_by_the_next_one_alone(told: Told) -> None:
    told.nudged()
    told.acme.clock.move(timedelta(minutes=1))
    told.noticed_by("eve")
    told.edits()
    assert news_of(told.edited()) == NEWS
    told.acme.clock.move(DAY)
    assert told.nudged(OfferSource.IDEA).news == NoticeNews(1, 1, ())
    told.edits()
    assert news_of(told.edited()) == NEWS


def test_a_nudge_whose_story_is_taken_back_tells_it_still(told: Told) -> None:
    told.nudged()
    undo_action(told.acme.context, told.ben, told.action)
    gone = told.edited()
    assert isinstance(gone, Unavailable)
    assert gone.news == NEWS


@pytest.mark.parametrize("source", [OfferSource.IDEA, OfferSource.STORY])
def test_a_nudge_names_nobody_who_undid_what_they_did(told: Told, source: OfferSource) -> None:
    own = next(row["action_id"] for row in told.acme.rows(stories) if row["id"] == told.own)
    for _ in range(2):
        like = told.acme.records(told.ben, "sent a card, too", inspired_by=own).action.id
    told.acme.clock.move(timedelta(minutes=1))
    assert told.nudged(source).news == NoticeNews(2, 1, ("Ben",))
    undo_action(told.acme.context, told.ben, like)
    assert news_of(told.edited()) == NoticeNews(2, 1, ("Ben",))
    undo_action(told.acme.context, told.ben, like - 1)
    assert news_of(told.edited()) == NEWS


def test_a_nudge_names_nobody_who_need_not_be_named_or_whom_its_reader_may_not_see(told: Told) -> None:
    own = next(row["action_id"] for row in told.acme.rows(stories) if row["id"] == told.own)
    told.acme.records(told.ben, "sent a card, too", inspired_by=own)
    told.acme.clock.move(timedelta(minutes=1))
    told.nudged(OfferSource.IDEA)
    for featured, names in [(False, ()), (True, ("Ben",))]:
        saves(told.acme, told.ben, featured=featured)
        assert news_of(told.edited()) == NoticeNews(2, 1, names)
    keep_channel(told.acme.context, "T1", "CT1", private=True)
    assert news_of(told.edited()) == NEWS


def test_a_second_nudge_tells_after_an_edit_only_what_was_new_to_it(told: Told) -> None:
    told.nudged(OfferSource.IDEA)
    told.noticed_by("eve")
    told.acme.clock.move(DAY)
    assert told.nudged().news == NoticeNews(1, 1, ())
    told.edits()
    assert news_of(told.edited()) == NoticeNews(1, 1, ())


def test_a_notice_that_was_taken_back_is_told_no_more(told: Told) -> None:
    told.nudged()
    told.noticed_by("cleo")
    told.edits()
    assert news_of(told.edited()) == NoticeNews(1, 1, ())


def test_an_edit_that_is_ahead_of_the_news_of_its_arrival_tells_the_same(told: Told) -> None:
    outbox = told.outbox.loses_the_answer()
    assert told.nudged(outbox=outbox).news == NEWS
    told.edits()
    assert news_of(told.edited()) == NEWS
    told.acme.clock.move(DAY)
    assert told.nudged(OfferSource.IDEA).news is None


def test_a_promise_in_the_place_of_a_nudge_and_what_follows_it_tell_no_news(told: Told) -> None:
    told.nudged()
    promise_one_like(told.acme.context, told.ana, told.told, None)
    told.edits()
    assert isinstance(told.edited(), Promised)
    undo_action(told.acme.context, told.ben, told.action)
    assert news_of(told.edited()) is None


def test_another_idea_in_the_place_of_a_nudge_tells_no_news_after_an_edit_either(acme: Company) -> None:
    told = Told(acme, "finn")
    another(told.acme.context, told.ana, told.nudged().offer.id)
    for teller, action in {told.ben: told.action, **told.others}.items():
        undo_action(told.acme.context, teller, action)
    assert news_of(told.edited()) is None
