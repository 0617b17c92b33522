"""Each reason holds as long as what it says is so, and is left out as soon as it is not."""

from datetime import timedelta

import pytest

from bot.domain.kinds import Kind
from bot.domain.offers import OfferSource
from bot.domain.reasons import Reason
from bot.storage import offers as stored_offers
from bot.storage.tables import offers
from bot.usecases.needs.change import hand_back_need, take_need
from bot.usecases.nudges.decline import decline_idea
from bot.usecases.offers.next_action import next_action
from bot.usecases.offers.offered import Offer
from bot.usecases.offers.shown import show_offer
from bot.usecases.offers.why import Acted, Why
from bot.usecases.recording.change import undo_action
from bot.usecases.shoutout.stories import promise_one_like
from bot.usecases.unit import Caller
from tests.support.cast import MONDAY
from tests.support.company import Company, an_idea
from tests.support.telling import told_story

DAY = timedelta(days=1)


def wants_only(acme: Company, who: Caller, source: OfferSource) -> None:
    acme.change(who, unwanted=frozenset(OfferSource) - {source})


def why(acme: Company, who: Caller, offer_id: int) -> Why:
    """Why an offer is made, as it reads now."""
    with acme.context.view(who) as unit:
        stored = stored_offers.find(unit.connection, unit.person.id, offer_id)
        assert stored is not None
        shown = show_offer(unit, stored)
        assert shown is not None
        return shown.why


def offer_of(acme: Company, who: Caller, row: int) -> Offer:
    """The offer of the need with this id, among all that there are."""
    for _ in range(10):
        offer = next_action(acme.context, who)
        if acme.rows(offers)[-1]["subject"] == str(row):
            return offer
    raise AssertionError("the need was not offered")


def test_the_need_that_has_been_open_longest(acme: Company) -> None:
    ana, ben, cleo = acme.hires("ana"), acme.hires("ben"), acme.hires("cleo")
    wants_only(acme, ana, OfferSource.NEED)
    first = acme.notices_need(ana, "ana's own is the oldest").need
    acme.clock.move(DAY)
    second = acme.notices_need(ben).need
    acme.clock.move(DAY)
    third = acme.notices_need(ben).need
    offer = offer_of(acme, ana, second.id)
    assert offer.why.reasons == frozenset()
    take_need(acme.context, cleo, first.id)
    acme.clock.move(timedelta(hours=1))
    fourth = acme.notices_need(ben).need
    dana = acme.hires("dana")
    wants_only(acme, dana, OfferSource.NEED)
    offer = offer_of(acme, dana, second.id)
    assert offer.why.reasons == {Reason.LONGEST}
    hand_back_need(acme.context, cleo, first.id)
    assert why(acme, dana, offer.id).reasons == frozenset(), "another was noticed earlier"
    take_need(acme.context, cleo, first.id)
    assert why(acme, dana, offer.id).reasons == {Reason.LONGEST}
    for other in (third, fourth):
        take_need(acme.context, cleo, other.id)
    assert why(acme, dana, offer.id).reasons == frozenset(), "no other is open"


def test_a_need_that_was_taken_for_a_while_has_not_been_open_longest(acme: Company) -> None:
    ana, ben, cleo = acme.hires("ana"), acme.hires("ben"), acme.hires("cleo")
    wants_only(acme, ana, OfferSource.NEED)
    old = acme.notices_need(ben).need
    acme.clock.move(DAY)
    acme.notices_need(ben)
    take_need(acme.context, cleo, old.id)
    acme.clock.move(DAY)
    hand_back_need(acme.context, cleo, old.id)
    assert offer_of(acme, ana, old.id).why.reasons == frozenset()


def test_what_one_did_last_for_the_customer_of_a_need(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    wants_only(acme, ana, OfferSource.NEED)
    today = MONDAY.date()
    acme.records(ana, customer="Acme", kind=Kind.SOLVE, happened_on=today - 40 * DAY)
    last = acme.records(ana, customer=" ACME", kind=Kind.DELIGHT, happened_on=today - DAY).action
    acme.records(ana, customer="Zed")
    acme.notices_need(ben, customer="acme")
    offer = next_action(acme.context, ana)
    assert offer.why == Why(frozenset({Reason.CUSTOMER}), None, Acted(Kind.DELIGHT, today - DAY, today))
    undo_action(acme.context, ana, last.id)
    assert why(acme, ana, offer.id).acted == Acted(Kind.SOLVE, today - 40 * DAY, today)
    undo_action(acme.context, ana, last.id - 1)
    assert why(acme, ana, offer.id) == Why()


@pytest.mark.parametrize("source", [OfferSource.NEED, OfferSource.STORY])
@pytest.mark.parametrize("reason", [Reason.TEAM, Reason.ROLE])
def test_a_near_colleague(acme: Company, source: OfferSource, reason: Reason) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    near = {"team": "Billing"} if reason is Reason.TEAM else {"role": "support"}
    acme.change(ana, **near, unwanted=frozenset(OfferSource) - {source})
    acme.change(ben, **near)
    told_story(acme, ben)
    acme.notices_need(ben)
    offer = next_action(acme.context, ana)
    assert offer.why.reasons == {reason}
    acme.change(ben, team=None, role=None)
    assert why(acme, ana, offer.id).reasons == frozenset()


def test_a_promise_is_asked_about_only_once(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    story, _ = told_story(acme, ben)
    promise_one_like(acme.context, ana, story, None)
    acme.clock.move(7 * DAY)
    wants_only(acme, ana, OfferSource.FOLLOW_UP)
    assert next_action(acme.context, ana).why.reasons == {Reason.ONCE}


def test_the_kind_of_which_one_wanted_more(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    told_story(acme, ben)
    acme.change(ana, more_of=Kind.DELIGHT, unwanted=frozenset(OfferSource) - {OfferSource.STORY})
    story = next_action(acme.context, ana)
    assert story.why.reasons == {Reason.MORE_OF}
    alone = Company(acme.store, ideas=(an_idea("say-thanks", Kind.DELIGHT),), clock=acme.clock)
    wants_only(acme, ana, OfferSource.IDEA)
    idea = next_action(alone.context, ana)
    assert idea.why.reasons == {Reason.MORE_OF}
    acme.change(ana, more_of=None)
    assert why(acme, ana, story.id).reasons == why(alone, ana, idea.id).reasons == frozenset()


def test_ones_own_role(acme: Company) -> None:
    ana = acme.hires("ana")
    idea = an_idea("read-a-ticket")
    company = Company(acme.store, ideas=(an_idea("read-a-ticket", role="support"),), clock=acme.clock)
    acme.change(ana, role="support")
    offer = next_action(company.context, ana)
    assert offer.why == Why(frozenset({Reason.OWN_ROLE}), "support")
    other = Company(acme.store, ideas=(idea,), clock=acme.clock)
    assert why(other, ana, offer.id).reasons == frozenset(), "the idea is for anyone by now"
    for role in (None, "sales"):
        acme.change(ana, role=role)
        assert why(company, ana, offer.id).reasons == frozenset()


def test_no_role_is_known(acme: Company) -> None:
    company = Company(acme.store, ideas=(an_idea("read-a-ticket", role="support"),), clock=acme.clock)
    ana, ben = company.hires("ana"), company.hires("ben")
    company.change(ben, role="anyone")
    offer = next_action(company.context, ana)
    assert offer.why.reasons == {Reason.NO_ROLE}
    assert next_action(company.context, ben).why.reasons == frozenset()
    company.change(ana, role="sales")
    assert why(company, ana, offer.id).reasons == frozenset()


def test_nothing_new_is_left_for_ones_own_role(acme: Company) -> None:
    ideas = (an_idea("ours", role="support"), an_idea("declined", role="support"), an_idea("theirs", role="sales"))
    company = Company(acme.store, ideas=ideas, clock=acme.clock)
    ana = company.hires("ana")
    company.change(ana, role="support")
    for _ in range(2):
        offer = next_action(company.context, ana)
        if acme.rows(offers)[-1]["subject"] == "declined":
            decline_idea(company.context, ana, offer.id)
    offer = next_action(company.context, ana)
    assert offer.why.reasons == {Reason.OTHER_ROLE}
    company.clock.move(61 * DAY)
    assert why(company, ana, offer.id).reasons == frozenset(), "one may come again"
    assert why(Company(acme.store, ideas=(*ideas, an_idea("new")), clock=acme.clock), ana, offer.id) == Why(
        frozenset(), "support"
    )


def test_all_ideas_have_come(acme: Company) -> None:
    ideas = (an_idea("one"), an_idea("two"), an_idea("three"))
    company = Company(acme.store, ideas=ideas, clock=acme.clock)
    ana = company.hires("ana")
    decline_idea(company.context, ana, next_action(company.context, ana).id)
    for _ in range(2):
        assert next_action(company.context, ana).why.reasons == frozenset()
        company.clock.move(DAY)
    offer = next_action(company.context, ana)
    assert offer.why.reasons == {Reason.AGAIN}
    later = Company(acme.store, ideas=(*ideas, an_idea("four")), clock=acme.clock)
    assert why(later, ana, offer.id).reasons == frozenset()
