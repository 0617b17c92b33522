"""An offered idea is kept as a plan, taken back, asked about once, and kept by doing it."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.clicks import DOUBLE_CLICK
from bot.domain.nudges import Answer
from bot.domain.offers import OfferSource
from bot.errors import InvalidInputError
from bot.storage import promises as stored
from bot.storage.tables import actions, nudge_decisions, promises
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.nudge_content import Nudge
from bot.usecases.nudges.keep_plan import keep_plan, read_promised, take_back_plan
from bot.usecases.offers.next_action import next_action
from bot.usecases.offers.offered import Offer, OfferedPromise
from bot.usecases.offers.promised import Promised
from bot.usecases.offers.unavailable import AlreadyDone, OfferGone, PlanTakenBack, UnavailableError
from bot.usecases.people.home import show_home
from bot.usecases.recording.change import undo_action
from bot.usecases.recording.did_it import did_it
from bot.usecases.recording.own_words import read_words
from bot.usecases.shoutout.stories import promise_one_like
from bot.usecases.unit import Caller
from tests.support.company import IDEAS, Company, an_idea
from tests.support.outbox import FakeOutbox
from tests.support.problems import about
from tests.support.telling import nudged, told_story
from tests.support.together import together

WEEK = timedelta(days=7)


def nudge_of(acme: Company, who: Caller) -> Nudge:
    return nudged(acme, who, OfferSource.IDEA, FakeOutbox())


def wants_only(acme: Company, who: Caller, source: OfferSource) -> None:
    acme.change(who, unwanted=frozenset(OfferSource) - {source})


def kept(acme: Company, who: Caller) -> tuple[int, Promised]:
    """The offer of an idea that somebody keeps as a plan, and what they see of it; a moment later."""
    offer = next_action(acme.context, who).id
    promised = keep_plan(acme.context, who, offer)
    acme.clock.move(DOUBLE_CLICK)
    return offer, promised


def asked(acme: Company, who: Caller) -> Offer:
    """What is asked a week after the plan."""
    acme.clock.move(WEEK)
    wants_only(acme, who, OfferSource.FOLLOW_UP)
    return next_action(acme.context, who)


@pytest.mark.both_databases
def test_an_idea_is_kept_in_its_words_once_and_answers_its_nudge(acme: Company) -> None:
    ana = acme.hires("ana")
    nudge = nudge_of(acme, ana)
    acme.change(ana, unanswered=3)
    clicks = together(*[lambda: keep_plan(acme.context, ana, nudge.offer.id)] * 2)
    [promise] = acme.rows(promises)
    assert promise["plan"] in {idea.sentence for idea in IDEAS}
    assert clicks == [Promised(nudge.offer.id, None, promise["plan"], {}, asks=False)] * 2
    assert [row["answer"] for row in acme.rows(nudge_decisions)] == [Answer.PROMISED]
    assert acme.person(ana).unanswered == 0
    offer = show_home(acme.context, ana).offer
    assert offer is None or offer.id != nudge.offer.id


@pytest.mark.parametrize(
    ("enrolled", "unwanted", "asks"),
    [(True, frozenset(), True), (False, frozenset(), False), (True, frozenset({OfferSource.FOLLOW_UP}), False)],
)
def test_it_is_said_to_be_asked_about_where_a_nudge_may_ask(
    acme: Company, *, enrolled: bool, unwanted: frozenset[OfferSource], asks: bool
) -> None:
    ana = acme.hires("ana")
    acme.change(ana, enrolled_at=acme.clock.now() if enrolled else None, unwanted=unwanted)
    offer, promised = kept(acme, ana)
    assert promised.asks == asks
    assert read_promised(acme.context, ana, offer) == promised


def test_what_was_no_idea_or_has_left_the_catalogue_is_no_plan(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    wants_only(acme, ana, OfferSource.NEED)
    acme.notices_need(ben)
    with pytest.raises(UnavailableError):
        keep_plan(acme.context, ana, next_action(acme.context, ana).id)
    with pytest.raises(InvalidInputError, check=about(OfferGone())):
        keep_plan(acme.context, ben, 999)
    assert acme.rows(promises) == []


def test_an_idea_that_was_reworded_is_kept_as_it_was_offered(acme: Company) -> None:
    offer = next_action(acme.context, ana := acme.hires("ana"))
    reworded = tuple(replace(idea, act="do something else") for idea in IDEAS)
    later = Company(acme.store, ideas=reworded, clock=acme.clock)
    keep_plan(later.context, ana, offer.id)
    assert "something else" not in acme.rows(promises)[0]["plan"]


def test_a_plan_that_is_taken_back_shows_the_offer_again(acme: Company) -> None:
    ana = acme.hires("ana")
    nudge = nudge_of(acme, ana)
    keep_plan(acme.context, ana, nudge.offer.id)
    acme.clock.move(DOUBLE_CLICK)
    assert take_back_plan(acme.context, ana, nudge.offer.id) == nudge.offer
    assert acme.rows(promises) == []
    assert take_back_plan(acme.context, ana, nudge.offer.id) == nudge.offer
    with pytest.raises(InvalidInputError, check=about(PlanTakenBack())):
        read_promised(acme.context, ana, nudge.offer.id)


def test_the_end_of_a_double_click_takes_nothing_back(acme: Company) -> None:
    ana = acme.hires("ana")
    offer = next_action(acme.context, ana).id
    promised = keep_plan(acme.context, ana, offer)
    acme.clock.move(DOUBLE_CLICK - timedelta(milliseconds=1))
    assert take_back_plan(acme.context, ana, offer) == promised


def test_a_plan_that_was_kept_cannot_be_taken_back(acme: Company) -> None:
    ana = acme.hires("ana")
    offer, _ = kept(acme, ana)
    did_it(acme.context, ana, offer)
    with pytest.raises(InvalidInputError, check=about(AlreadyDone())):
        take_back_plan(acme.context, ana, offer)


def test_an_idea_that_has_left_the_catalogue_is_not_shown_again(acme: Company) -> None:
    ana = acme.hires("ana")
    offer, _ = kept(acme, ana)
    smaller = Company(acme.store, ideas=(an_idea("another"),), clock=acme.clock)
    with pytest.raises(UnavailableError):
        take_back_plan(smaller.context, ana, offer)
    assert acme.rows(promises) == []


def test_a_plan_about_a_story_is_taken_back_too(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    story, _ = told_story(acme, ben)
    nudge = nudged(acme, ana, OfferSource.STORY, FakeOutbox())
    promise_one_like(acme.context, ana, story, "send one, too")
    acme.clock.move(DOUBLE_CLICK)
    assert read_promised(acme.context, ana, nudge.offer.id).teller == "Ben"
    assert take_back_plan(acme.context, ana, nudge.offer.id) == nudge.offer


def test_a_plan_is_asked_about_once_and_kept_by_doing_it(acme: Company) -> None:
    ana = acme.hires("ana")
    kept(acme, ana)
    offer = asked(acme, ana)
    [promise] = acme.rows(promises)
    assert offer.offered == OfferedPromise(promise["id"], promise["plan"], None, {}, None)
    assert not isinstance(next_action(acme.context, ana).offered, OfferedPromise)
    told = did_it(acme.context, ana, offer.id)
    assert (told.action.own_words, told.details.inspired_by) == (False, None)
    assert acme.rows(promises)[0]["kept_action_id"] == told.action.id
    assert read_words(acme.context, ana, told.action.id)[1] == ""


def test_a_plan_that_one_typed_is_given_back_for_ones_own_words(acme: Company) -> None:
    ana = acme.hires("ana")
    with acme.context.unit(ana) as unit:
        for _ in range(2):
            stored.plan(unit.connection, unit.person, "I'll call <@UBEN>", "draft:7", unit.now)
    acme.hires("ben")
    offer = asked(acme, ana)
    assert isinstance(offer.offered, OfferedPromise)
    assert (offer.offered.plan, offer.offered.names) == ("I'll call <@UBEN>", {"UBEN": "Ben"})
    told = did_it(acme.context, ana, offer.id)
    assert read_words(acme.context, ana, told.action.id)[1] == "I'll call <@UBEN>"


def test_what_one_did_and_undid_leaves_the_plan_open(acme: Company) -> None:
    ana = acme.hires("ana")
    offer, _ = kept(acme, ana)
    undo_action(acme.context, ana, did_it(acme.context, ana, offer).action.id)
    assert isinstance(asked(acme, ana).offered, OfferedPromise)


def test_a_plan_that_was_taken_back_after_it_was_asked_about_says_so(acme: Company) -> None:
    ana = acme.hires("ana")
    first, _ = kept(acme, ana)
    offer = asked(acme, ana)
    take_back_plan(acme.context, ana, first)
    with pytest.raises(UnavailableError, check=about(PlanTakenBack())):
        did_it(acme.context, ana, offer.id)
    assert acme.rows(actions) == []


def test_a_nudge_that_asks_about_a_plan_arrives(acme: Company) -> None:
    ana, outbox = acme.hires("ana"), FakeOutbox()
    kept(acme, ana)
    acme.clock.move(WEEK)
    assert isinstance(nudged(acme, ana, OfferSource.FOLLOW_UP, outbox).offer.offered, OfferedPromise)
    deliver_owed(acme.context, "T1", outbox)
    assert outbox.edits("nudge") == []


def test_what_was_done_is_planned_no_more(acme: Company) -> None:
    ana = acme.hires("ana")
    nudge = nudge_of(acme, ana)
    did_it(acme.context, ana, nudge.offer.id)
    with pytest.raises(InvalidInputError, check=about(AlreadyDone())):
        keep_plan(acme.context, ana, nudge.offer.id)
    assert acme.rows(promises) == []


@pytest.mark.both_databases
def test_doing_and_taking_back_at_the_same_moment_lose_no_action(acme: Company) -> None:
    ana = acme.hires("ana")
    offer_id, _ = kept(acme, ana)
    acme.clock.move(timedelta(minutes=1))
    tried = [lambda: did_it(acme.context, ana, offer_id), lambda: take_back_plan(acme.context, ana, offer_id)]
    with suppress(InvalidInputError):
        together(*tried)
    kept_by = [row["kept_action_id"] for row in acme.rows(promises)]
    assert kept_by in ([], [row["id"] for row in acme.rows(actions)])
