"""A next useful action offered, drawn anew, and done; how a nudge is answered."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.actions import Source
from bot.domain.ideas import Idea
from bot.domain.nudges import Answer
from bot.domain.offered_ideas import HINTS_AT_MOST
from bot.domain.offers import OfferSource
from bot.domain.people import Cadence
from bot.domain.profiles import Standing
from bot.domain.reasons import Reason
from bot.errors import InvalidInputError
from bot.storage.tables import actions, nudge_decisions, offers
from bot.usecases.needs.change import take_need
from bot.usecases.nudges.another import NoMoreIdeasToday, another
from bot.usecases.nudges.answer_nudge import answer_nudge
from bot.usecases.nudges.preferences import enrol
from bot.usecases.offers.next_action import NothingToOffer, next_action
from bot.usecases.offers.offered import Offer, OfferedTaken
from bot.usecases.offers.shown import OTHERS_PER_DAY
from bot.usecases.offers.unavailable import OfferGone
from bot.usecases.recording.did_it import did_it
from bot.usecases.unit import Caller
from tests.support.company import IDEAS, Company
from tests.support.problems import about
from tests.support.together import together


def nudged(acme: Company, caller: Caller) -> Offer:
    """The offer that came with a person's nudge."""
    acme.plans()
    person_id = acme.person(caller).id
    row = next(row for row in acme.rows(offers) if row["person_id"] == person_id)
    idea = acme.context.idea(row["subject"])
    assert idea is not None
    return Offer(row["id"], idea, decision_id=row["decision_id"])


def idea_of(offer: Offer) -> Idea:
    assert isinstance(offer.offered, Idea)
    return offer.offered


def key_of(offer: Offer) -> str:
    return idea_of(offer).key


def answers(acme: Company) -> list[Answer | None]:
    return [row["answer"] for row in acme.rows(nudge_decisions)]


def test_an_offer_is_kept_with_why(acme: Company) -> None:
    ana = acme.hires("ana")
    offer = next_action(acme.context, ana)
    [row] = acme.rows(offers)
    assert (row["id"], row["subject"], row["why"]) == (offer.id, key_of(offer), offer.why.reasons)
    assert (row["person_id"], row["decision_id"], offer.more) == (acme.person(ana).id, None, True)


def test_a_need_that_one_has_taken_comes_back_with_how_long_ago_that_was(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    need = acme.notices_need(ben, "the lift is stuck").need
    take_need(acme.context, ana, need.id)
    acme.clock.move(timedelta(days=8))
    acme.change(ana, unwanted=frozenset(OfferSource) - {OfferSource.FOLLOW_UP})
    offered = next_action(acme.context, ana).offered
    assert isinstance(offered, OfferedTaken)
    assert (offered.need.id, offered.days_ago) == (need.id, 8)


@pytest.mark.parametrize(("days", "certain"), [(13, False), (14, True)])
def test_after_two_weeks_the_next_nudge_asks_about_a_taken_need_whatever_else_there_is(
    acme: Company, days: int, *, certain: bool
) -> None:
    ana, ben = acme.hires_due("ana"), acme.hires("ben")
    need = acme.notices_need(ben, "the lift is stuck").need
    acme.notices_need(ben, "the door is stuck")
    take_need(acme.context, ana, need.id)
    acme.clock.move(timedelta(days=days))
    acme.change(ana, next_nudge_at=acme.clock.now())
    acme.plans()
    decision = acme.rows(nudge_decisions)[-1]
    assert (decision["probability"] == 1) is certain
    assert not certain or decision["subject"] == f"need:{need.id}"


def test_a_decision_keeps_its_first_draw_whatever_was_asked_for_after_it(acme: Company) -> None:
    ana = acme.hires_due("ana")
    first = nudged(acme, ana)
    another(acme.context, ana, first.id)
    [decision], [offered, _] = acme.rows(nudge_decisions), acme.rows(offers)
    assert decision["subject"] == key_of(first)
    kept = ("available", "probability", "draw", "seed")
    assert [decision[name] for name in kept] == [offered[name] for name in kept]


def test_no_idea_comes_again_before_all_have_come(acme: Company) -> None:
    ana = acme.hires("ana")
    keys = [key_of(next_action(acme.context, ana))]
    for _ in IDEAS:
        acme.clock.move(timedelta(hours=1))
        keys.append(key_of(another(acme.context, ana, acme.rows(offers)[-1]["id"])))
    assert set(keys[: len(IDEAS)]) == {idea.key for idea in IDEAS}
    assert keys[-1] == keys[0]


def test_in_place_of_what_a_nudge_offers_there_are_three_other_ideas_at_the_most(acme: Company) -> None:
    offer = nudged(acme, ana := acme.hires_due("ana"))
    more = []
    for _ in range(OTHERS_PER_DAY):
        offer = another(acme.context, ana, offer.id)
        more.append(offer.more)
    assert more == [True, True, False]
    with pytest.raises(InvalidInputError, check=about(NoMoreIdeasToday())):
        another(acme.context, ana, offer.id)
    assert answers(acme) == [Answer.ANOTHER]


def test_three_other_ideas_are_for_a_day_whichever_nudges_they_take_the_place_of(acme: Company) -> None:
    ana = acme.hires_due("ana")
    yesterdays = nudged(acme, ana)
    acme.clock.move(timedelta(days=1))
    acme.plans()
    todays = acme.rows(offers)[-1]["id"]
    for offer_id in (yesterdays.id, todays, yesterdays.id):
        another(acme.context, ana, offer_id)
    with pytest.raises(InvalidInputError, check=about(NoMoreIdeasToday())):
        another(acme.context, ana, todays)
    acme.clock.move(timedelta(days=1))
    assert another(acme.context, ana, todays).more


@pytest.mark.both_databases
def test_impatient_clicks_bring_no_more_than_three_other_ideas(acme: Company) -> None:
    offer = nudged(acme, ana := acme.hires_due("ana"))
    together(*[lambda: another(acme.context, ana, offer.id)] * 6)
    assert len(acme.rows(offers)) == 1 + OTHERS_PER_DAY


def test_an_idea_that_was_done_is_recorded_once_and_answers_its_nudge(acme: Company) -> None:
    offer = nudged(acme, ana := acme.hires_due("ana"))
    acme.change(ana, unanswered=3)
    told = did_it(acme.context, ana, offer.id)
    assert (told.action.text, told.action.kind) == (idea_of(offer).sentence, idea_of(offer).kind)
    assert (told.action.source, told.action.own_words, told.offer_nudges) == (Source.NUDGE, False, False)
    assert did_it(acme.context, ana, offer.id).action == told.action
    assert (answers(acme), acme.person(ana).unanswered) == ([Answer.DID_IT], 0)


@pytest.mark.both_databases
def test_a_double_click_on_did_it_records_once(acme: Company) -> None:
    offer = nudged(acme, ana := acme.hires_due("ana"))
    together(*[lambda: did_it(acme.context, ana, offer.id)] * 3)
    assert len(acme.rows(actions)) == 1


def test_doing_an_idea_that_one_asked_for_offers_nudges_to_who_has_none(acme: Company) -> None:
    ana = acme.hires("ana")
    assert did_it(acme.context, ana, next_action(acme.context, ana).id).offer_nudges


def test_doing_an_idea_offers_no_nudges_to_a_guest(acme: Company) -> None:
    gro = acme.hires("gro", standing=Standing.GUEST)
    assert not did_it(acme.context, gro, next_action(acme.context, gro).id).offer_nudges


def test_another_persons_offer_cannot_be_done(acme: Company) -> None:
    offer = next_action(acme.context, acme.hires("ana"))
    with pytest.raises(InvalidInputError, check=about(OfferGone())):
        did_it(acme.context, acme.hires("ben"), offer.id)
    assert acme.rows(actions) == []


def test_an_idea_that_has_left_the_catalogue_can_still_be_done(acme: Company) -> None:
    offer = next_action(acme.context, ana := acme.hires("ana"))
    smaller = Company(acme.store, ideas=tuple(idea for idea in IDEAS if idea != idea_of(offer)), clock=acme.clock)
    acme.clock.move(timedelta(days=100))
    assert did_it(smaller.context, ana, offer.id).action.text == idea_of(offer).sentence


def test_an_idea_that_was_reworded_is_done_as_it_was_offered(acme: Company) -> None:
    offer = next_action(acme.context, ana := acme.hires("ana"))
    reworded = tuple(replace(idea, act="do something else") for idea in IDEAS)
    later = Company(acme.store, ideas=reworded, clock=acme.clock)
    assert did_it(later.context, ana, offer.id).action.text == idea_of(offer).sentence


def test_another_persons_nudge_is_neither_answered_nor_replaced(acme: Company) -> None:
    offer = nudged(acme, acme.hires_due("ana"))
    ben = acme.hires("ben")
    assert another(acme.context, ben, offer.id).decision_id is None
    assert offer.decision_id is not None
    answer_nudge(acme.context, ben, offer.decision_id, Answer.NOT_TODAY)
    assert answers(acme) == [None]


def test_people_without_a_role_are_told_twice_that_they_can_say_it(acme: Company) -> None:
    ideas = tuple(replace(IDEAS[0], key=f"idea-{number}", roles=frozenset({"support"})) for number in range(6))
    company = Company(acme.store, ideas=ideas, clock=acme.clock)
    ana = company.hires("ana")
    whys = []
    for _ in range(HINTS_AT_MOST + 2):
        whys.append(next_action(company.context, ana).why.reasons)
        company.clock.move(timedelta(hours=1))
    hinted = [True] * HINTS_AT_MOST + [False, False]
    assert [why == {Reason.NO_ROLE} for why in whys] == hinted
    assert [row["hints_role"] for row in company.rows(offers)] == hinted


def test_an_empty_catalogue_says_so(acme: Company) -> None:
    with pytest.raises(InvalidInputError, check=about(NothingToOffer())):
        next_action(Company(acme.store, ideas=(), clock=acme.clock).context, acme.hires("ana"))


@pytest.mark.parametrize("how", list(Answer))
def test_every_answer_is_kept_and_ends_the_silence(acme: Company, how: Answer) -> None:
    offer = nudged(acme, ana := acme.hires_due("ana"))
    acme.change(ana, unanswered=3)
    assert offer.decision_id is not None
    answer_nudge(acme.context, ana, offer.decision_id, how)
    [row] = acme.rows(nudge_decisions)
    assert (row["answer"], row["answered_at"], acme.person(ana).unanswered) == (how, acme.clock.now(), 0)


def test_what_was_done_stays_the_answer(acme: Company) -> None:
    offer = nudged(acme, ana := acme.hires_due("ana"))
    did_it(acme.context, ana, offer.id)
    assert offer.decision_id is not None
    plan = answer_nudge(acme.context, ana, offer.decision_id, Answer.STOPPED)
    assert (answers(acme), plan.person.enrolled) == ([Answer.DID_IT], False)
    another(acme.context, ana, offer.id)
    assert answers(acme) == [Answer.DID_IT]


def test_an_answer_changes_the_nudges_as_it_asks(acme: Company) -> None:
    offer = nudged(acme, ana := acme.hires_due("ana"))
    nudge = offer.decision_id
    assert nudge is not None
    fewer = answer_nudge(acme.context, ana, nudge, Answer.FEWER)
    assert (fewer.person.cadence, fewer.next_on) == (Cadence.TWICE_WEEKLY, acme.clock.now() + timedelta(days=3))
    paused = answer_nudge(acme.context, ana, nudge, Answer.PAUSED)
    assert paused.paused_until == acme.clock.now().date() + timedelta(days=7)
    assert answer_nudge(acme.context, ana, nudge, Answer.CHANGED_TIME).next_on == paused.next_on
    assert not answer_nudge(acme.context, ana, nudge, Answer.STOPPED).person.enrolled


@pytest.mark.both_databases
def test_a_second_press_on_fewer_changes_nothing_more(acme: Company) -> None:
    offer = nudged(acme, ana := acme.hires_due("ana"))
    assert offer.decision_id is not None
    decision = offer.decision_id
    together(*[lambda: answer_nudge(acme.context, ana, decision, Answer.FEWER)] * 3)
    assert answer_nudge(acme.context, ana, decision, Answer.FEWER).person.cadence is Cadence.TWICE_WEEKLY


def test_a_press_on_a_nudge_of_long_ago_still_does_what_it_says(acme: Company) -> None:
    ana = acme.hires("ana")
    enrol(acme.context, ana)
    assert not answer_nudge(acme.context, ana, 4711, Answer.STOPPED).person.enrolled
