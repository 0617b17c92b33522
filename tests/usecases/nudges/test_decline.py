"""An idea that somebody declines never comes again to them, and nobody else is offered anything else for it."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.kinds import Kind
from bot.domain.nudges import Answer
from bot.domain.offers import OfferSource
from bot.domain.tastes import FEWER, MORE
from bot.errors import InvalidInputError
from bot.storage.tables import nudge_decisions, offers, unwanted_ideas
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.nudge_content import Nudge
from bot.usecases.needs.change import drop_need
from bot.usecases.nudges.another import another
from bot.usecases.nudges.decline import Declined, allow_idea, decline_idea
from bot.usecases.offers.next_action import NothingToOffer, next_action
from bot.usecases.offers.offered import OfferedNeed
from bot.usecases.offers.read_all import read_offer
from bot.usecases.offers.shown import OTHERS_PER_DAY
from bot.usecases.offers.unavailable import OfferedNeedGone, OfferGone
from bot.usecases.people.home import show_home
from bot.usecases.unit import Caller
from tests.support.company import IDEAS, Company
from tests.support.outbox import FakeOutbox
from tests.support.problems import about
from tests.support.together import together


def nudged(acme: Company) -> Nudge:
    acme.plans()
    outbox = FakeOutbox()
    deliver_owed(acme.context, acme.team_id, outbox)
    content = outbox.stored[-1].content
    assert isinstance(content, Nudge)
    return content


def unwanted(acme: Company) -> list[tuple[str, Kind]]:
    return [(row["idea"], row["kind"]) for row in acme.rows(unwanted_ideas)]


def test_a_declined_idea_is_kept_with_its_kind_and_answers_its_nudge(acme: Company) -> None:
    ana = acme.hires_due("ana")
    nudge = nudged(acme)
    idea = nudge.offer.offered
    acme.change(ana, unanswered=3)
    assert decline_idea(acme.context, ana, nudge.offer.id) == Declined(nudge.offer.id, more=True)
    assert unwanted(acme) == [(row.key, row.kind) for row in IDEAS if row == idea]
    [decision] = acme.rows(nudge_decisions)
    assert (decision["answer"], acme.person(ana).unanswered) == (Answer.NOT_FOR_ME, 0)
    assert acme.rows(offers)[0]["closed_at"] == acme.clock.now()


@pytest.mark.both_databases
def test_clicks_at_once_decline_an_idea_once(acme: Company) -> None:
    ana = acme.hires("ana")
    offer = next_action(acme.context, ana)
    together(*[lambda: decline_idea(acme.context, ana, offer.id)] * 3)
    assert len(unwanted(acme)) == 1


def test_whoever_declines_every_idea_gets_none_and_can_go_on_using_the_rest(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    seen = []
    for _ in IDEAS:
        offer = next_action(acme.context, ana)
        seen.append(offer.offered)
        decline_idea(acme.context, ana, offer.id)
        acme.clock.move(timedelta(days=100))
    assert {idea.key for idea in IDEAS} == {row[0] for row in unwanted(acme)}
    assert len(seen) == len(IDEAS)
    with pytest.raises(InvalidInputError, check=about(NothingToOffer())):
        next_action(acme.context, ana)
    assert show_home(acme.context, ana).offer is None
    acme.change(ana, enrolled_at=acme.clock.now(), next_nudge_at=acme.clock.now(), workdays=frozenset(range(7)))
    acme.plans()
    [decision] = acme.rows(nudge_decisions)
    assert (decision["outcome"], decision["reason"]) == ("skip", "nothing_to_offer")
    acme.notices_need(ben)
    assert isinstance(acme.offer_on_home(ana).offered, OfferedNeed)


def test_an_idea_that_is_declined_before_its_nudge_is_sent_is_replaced(acme: Company) -> None:
    ana = acme.hires_due("ana")
    acme.plans()
    [stored] = acme.rows(offers)
    # Declined elsewhere, where the same idea was still shown: the nudge itself has no answer.
    with acme.store.unit() as connection:
        connection.execute(
            unwanted_ideas.insert().values(
                person_id=acme.person(ana).id, idea=stored["subject"], kind=Kind.HELP, declined_at=acme.clock.now()
            )
        )
    outbox = FakeOutbox()
    deliver_owed(acme.context, acme.team_id, outbox)
    [parcel] = outbox.stored
    assert isinstance(parcel.content, Nudge)
    assert parcel.content.offer.offered in [idea for idea in IDEAS if idea.key != stored["subject"]]


def test_a_declined_idea_can_be_taken_back_and_is_shown_again(acme: Company) -> None:
    acme.hires_due("ana")
    ana = Caller(acme.team_id, "UANA")
    nudge = nudged(acme)
    decline_idea(acme.context, ana, nudge.offer.id)
    assert allow_idea(acme.context, ana, nudge.offer.id) == nudge.offer
    assert unwanted(acme) == []
    another(acme.context, ana, nudge.offer.id)
    assert acme.rows(nudge_decisions)[0]["answer"] is Answer.NOT_FOR_ME


def test_an_idea_that_has_left_the_catalogue_is_not_shown_again(acme: Company) -> None:
    ana = acme.hires("ana")
    offer = next_action(acme.context, ana)
    decline_idea(acme.context, ana, offer.id)
    smaller = Company(acme.store, ideas=tuple(idea for idea in IDEAS if idea != offer.offered), clock=acme.clock)
    with pytest.raises(InvalidInputError, check=about(OfferGone())):
        allow_idea(smaller.context, ana, offer.id)


def test_only_ideas_can_be_declined(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    acme.change(ana, unwanted=frozenset(OfferSource) - {OfferSource.NEED})
    acme.notices_need(ben)
    offer = next_action(acme.context, ana)
    with pytest.raises(InvalidInputError, check=about(OfferGone())):
        decline_idea(acme.context, ana, offer.id)
    assert unwanted(acme) == []


def test_what_was_declined_last_may_have_no_other_in_its_place(acme: Company) -> None:
    ana = acme.hires_due("ana")
    offer = nudged(acme).offer
    for _ in range(OTHERS_PER_DAY):
        offer = another(acme.context, ana, offer.id)
    assert decline_idea(acme.context, ana, offer.id) == Declined(offer.id, more=False)


def test_tastes_shift_ones_own_draws_and_nobody_elses(acme: Company) -> None:
    drawn: list[list[dict[str, Any]]] = []
    for number, likes in enumerate((False, True)):
        company = Company(acme.store, f"T{number + 2}", clock=acme.clock)
        ana, ben = company.hires("ana"), company.hires("ben")
        for _ in range(3):
            offer = next_action(company.context, ana)
            if likes:
                decline_idea(company.context, ana, offer.id)
                company.change(ana, more_of=Kind.DELIGHT)
            next_action(company.context, ben)
        people = {company.person(each).id: each for each in (ana, ben)}
        rows = [row for row in company.rows(offers) if row["person_id"] in people]
        drawn.append([row | {"whose": people[row["person_id"]].user_id} for row in rows])
    without, with_tastes = drawn
    for before, after in zip(without, with_tastes, strict=True):
        if before["whose"] == "UBEN":
            assert {name: before[name] for name in ("available", "subject", "why")} == {
                name: after[name] for name in ("available", "subject", "why")
            }
    kinds = [row["available"]["idea"]["kinds"] for row in with_tastes if row["whose"] == "UANA"]
    assert kinds[0] == {"help": 1, "solve": 1, "delight": 1}
    first = next(idea.kind for idea in IDEAS if idea.key == with_tastes[0]["subject"])
    expected = {kind.value: (MORE if kind is Kind.DELIGHT else 1) * (FEWER if kind is first else 1) for kind in Kind}
    assert kinds[1] == pytest.approx(expected)


def test_all_the_words_of_an_offer_are_read_while_it_is_there(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    acme.change(ana, unwanted=frozenset(OfferSource) - {OfferSource.NEED})
    need = acme.notices_need(ben).need
    offer = next_action(acme.context, ana)
    assert read_offer(acme.context, ana, offer.id) == offer.offered
    drop_need(acme.context, ben, need.id)
    with pytest.raises(InvalidInputError, check=about(OfferedNeedGone())):
        read_offer(acme.context, ana, offer.id)
