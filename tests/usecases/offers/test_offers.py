"""What is offered besides ideas, to whom, how often, and that every draw can be made again from the database alone."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import update

from bot.domain.actions import ActionDraft, Source
from bot.domain.candidates import HELD_FOR, HOLDERS_AT_MOST
from bot.domain.deliveries import DeliveryStatus
from bot.domain.ideas import Idea
from bot.domain.kept_ideas import digest, from_kept
from bot.domain.kinds import Kind
from bot.domain.needs import NeedNotOpen, NeedStatus
from bot.domain.nudges import Answer
from bot.domain.offers import OfferSource
from bot.domain.reasons import Reason
from bot.domain.replays import catalogue_in, replay
from bot.errors import InvalidInputError
from bot.storage.earlier_offers import last_sources
from bot.storage.tables import actions, catalogues, nudge_decisions, offers, promises
from bot.storage.tables import stories as stories_table
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.nudge_content import Nudge
from bot.usecases.members_only import StoryGone
from bot.usecases.needs.change import drop_need, hand_back_need, take_need
from bot.usecases.nudges.another import another
from bot.usecases.nudges.answer_nudge import answer_nudge, not_today
from bot.usecases.nudges.decline import decline_idea
from bot.usecases.offers.next_action import next_action
from bot.usecases.offers.offered import Offer, OfferedFollowUp, OfferedNeed, OfferedPromise, OfferedStory
from bot.usecases.offers.unavailable import UnavailableError
from bot.usecases.people.home import show_home
from bot.usecases.recording.change import edit_action, set_shared, undo_action
from bot.usecases.recording.did_it import did_it
from bot.usecases.recording.record import ActionUndone
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.shoutout.stories import promise_one_like
from bot.usecases.unit import Caller, seeded
from tests.support.cast import MONDAY
from tests.support.company import IDEAS, Company
from tests.support.outbox import FakeOutbox
from tests.support.problems import about
from tests.support.together import together

DAY = timedelta(days=1)


def wants_only(acme: Company, caller: Caller, *sources: OfferSource) -> None:
    acme.change(caller, unwanted=frozenset(OfferSource) - set(sources))


def offers_of(acme: Company, caller: Caller) -> list[dict[str, Any]]:
    person_id = acme.person(caller).id
    return [row for row in acme.rows(offers) if row["person_id"] == person_id]


def told_story(acme: Company, caller: Caller, text: str = "sent a card", **draft: Any) -> int:  # noqa: ANN401  of the draft
    """Somebody's action is posted as a story; the story's id."""
    acme.records(caller, text, **draft)
    acme.clock.move_to(acme.clock.now().replace(hour=15, minute=0) + (4 - acme.clock.now().weekday()) * DAY)
    assert plan_shoutout(acme.context, acme.team_id)
    deliver_owed(acme.context, acme.team_id, FakeOutbox())
    story_id: int = acme.rows(stories_table)[-1]["id"]
    return story_id


def arrived(acme: Company) -> list[Nudge]:
    """Decide about the nudges that are due, and send them."""
    acme.plans()
    outbox = FakeOutbox()
    deliver_owed(acme.context, acme.team_id, outbox)
    return [parcel.content for parcel in outbox.stored if isinstance(parcel.content, Nudge)]


def answers(acme: Company) -> list[Answer | None]:
    return [row["answer"] for row in acme.rows(nudge_decisions)]


def test_a_need_that_a_colleague_noticed_is_offered_with_who_noticed_it(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    wants_only(acme, ana, OfferSource.NEED)
    acme.notices_need(ana, "my own")
    shown = acme.notices_need(ben, "<@UANA>'s customer waits", "Acme")
    offer = next_action(acme.context, ana)
    assert isinstance(offer.offered, OfferedNeed)
    assert (offer.offered.need.id, offer.offered.noticed_by) == (shown.need.id, "Ben")
    assert (offer.offered.names, offer.offered.noticed_on) == ({"UANA": "Ana"}, MONDAY.date())


def test_a_customer_one_acted_for_is_the_reason(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    wants_only(acme, ana, OfferSource.NEED)
    acme.records(ana, customer="ACME ")
    acme.notices_need(ben, "the contract", "Acme")
    assert next_action(acme.context, ana).why.reasons == {Reason.CUSTOMER}


def test_no_need_is_offered_twice_nor_after_it_was_handed_back(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    wants_only(acme, ana, OfferSource.NEED)
    back = acme.notices_need(ben, "handed back").need.id
    take_need(acme.context, ana, back)
    hand_back_need(acme.context, ana, back)
    known = acme.notices_need(ben, "the other one").need.id
    subjects = []
    for _ in range(3):
        offer = next_action(acme.context, ana)
        subjects.append(offers_of(acme, ana)[-1]["subject"])
    assert subjects[0] == str(known)
    assert isinstance(offer.offered, Idea)
    assert str(known) not in subjects[1:]


@pytest.mark.both_databases
@pytest.mark.parametrize("at_once", [False, True], ids=["one after the other", "at once"])
def test_at_most_three_people_hold_the_same_need(acme: Company, *, at_once: bool) -> None:
    acme.notices_need(acme.hires("ben"))
    people = [acme.hires(f"p{number}") for number in range(6)]
    for person in people:
        wants_only(acme, person, OfferSource.NEED)
    deeds = [partial(next_action, acme.context, person) for person in people]
    given = together(*deeds) if at_once else [deed() for deed in deeds]
    needs = [offer for offer in given if isinstance(offer, Offer) and isinstance(offer.offered, OfferedNeed)]
    assert len(given) == len(people)
    assert 1 <= len(needs) <= HOLDERS_AT_MOST
    assert at_once or len(needs) == HOLDERS_AT_MOST
    rows = [row for row in acme.rows(offers) if row["source"] is OfferSource.NEED]
    assert len(rows) == len(needs)


@pytest.mark.parametrize(
    "freed",
    [
        lambda acme, who: next_action(acme.context, who),
        lambda acme, _: acme.clock.move(HELD_FOR),
    ],
    ids=["another offer", "a week"],
)
def test_a_need_is_free_again_after_an_answer_or_a_week(acme: Company, freed: Callable[..., object]) -> None:
    acme.notices_need(acme.hires("ben"))
    people = [acme.hires(f"p{number}") for number in range(HOLDERS_AT_MOST + 1)]
    for person in people:
        wants_only(acme, person, OfferSource.NEED)
    for person in people[:-1]:
        assert isinstance(next_action(acme.context, person).offered, OfferedNeed)
    acme.clock.move(timedelta(seconds=1))
    freed(acme, people[0])
    assert isinstance(next_action(acme.context, people[-1]).offered, OfferedNeed)


def test_what_one_did_is_followed_up_once(acme: Company) -> None:
    ana = acme.hires("ana")
    wants_only(acme, ana, OfferSource.FOLLOW_UP)
    action = acme.records(ana, customer="Acme", shared=False).action
    acme.clock.move(8 * DAY)
    offer = next_action(acme.context, ana)
    assert isinstance(offer.offered, OfferedFollowUp)
    assert (offer.offered.action.id, offer.offered.days_ago) == (action.id, 8)
    assert isinstance(next_action(acme.context, ana).offered, Idea)
    told = did_it(acme.context, ana, offer.id).action
    assert (told.text, told.customer, told.source) == ("called the customer back", "Acme", "follow_up")
    assert (told.shared, told.own_words) == (False, False)


def test_only_words_that_name_a_deed_are_followed_up_or_offered(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    acme.records(ana, "it is raining")
    told_story(acme, ben)
    edit_action(acme.context, ben, acme.rows(actions)[-1]["id"], ActionDraft("it is raining", Source.FORM))
    wants_only(acme, ana, OfferSource.STORY)
    assert isinstance(next_action(acme.context, ana).offered, Idea)
    acme.clock.move(8 * DAY)
    wants_only(acme, ana, OfferSource.FOLLOW_UP)
    assert isinstance(next_action(acme.context, ana).offered, Idea)


def test_a_promise_is_followed_up_once_and_kept_by_doing_it(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    story_id = told_story(acme, ben, "sent <@UANA> a card")
    promise_one_like(acme.context, ana, story_id, "If it rains, then I'll send one, too")
    wants_only(acme, ana, OfferSource.FOLLOW_UP)
    acme.clock.move(10 * DAY)
    offer = next_action(acme.context, ana)
    assert isinstance(offer.offered, OfferedPromise)
    assert (offer.offered.teller, offer.offered.names) == ("Ben", {"UANA": "Ana"})
    assert isinstance(next_action(acme.context, ana).offered, Idea)
    told = did_it(acme.context, ana, offer.id)
    assert offer.offered.story is not None
    assert (told.action.text, told.details.inspired_by) == ("Send one, too", offer.offered.story.id)
    assert acme.rows(promises)[0]["kept_action_id"] == told.action.id
    assert did_it(acme.context, ana, offer.id).action == told.action


def test_a_promise_without_a_plan_is_recorded_without_words(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    promise_one_like(acme.context, ana, told_story(acme, ben), None)
    wants_only(acme, ana, OfferSource.FOLLOW_UP)
    acme.clock.move(10 * DAY)
    assert did_it(acme.context, ana, next_action(acme.context, ana).id).action.text == ""


def test_a_colleagues_story_is_offered_once_and_inspires_what_is_done(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    acme.records(ben, "kept to himself", shared=False)
    acme.records(acme.hires("cleo"), "with Ana's help", companions=("UANA",))
    told_story(acme, ben, "baked a cake", kind="delight")
    acme.records(ben, "told next week")
    wants_only(acme, ana, OfferSource.STORY)
    offer = next_action(acme.context, ana)
    assert isinstance(offer.offered, OfferedStory)
    assert (offer.offered.action.text, offer.offered.teller) == ("baked a cake", "Ben")
    assert offer.offered.story_id in {row["id"] for row in acme.rows(stories_table)}
    assert isinstance(next_action(acme.context, ana).offered, Idea)
    told = did_it(acme.context, ana, offer.id)
    assert (told.action.text, told.action.kind) == ("", "delight")
    assert told.details.inspired_by == offer.offered.action.id


def test_a_story_that_one_did_one_like_or_promised_to_is_not_offered(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    promise_one_like(acme.context, ana, told_story(acme, ben), None)
    acme.records(ana, "one like it", inspired_by=acme.records(ben, "another").action.id)
    wants_only(acme, ana, OfferSource.STORY)
    assert isinstance(next_action(acme.context, ana).offered, Idea)


def test_doing_a_need_takes_it_and_meets_it_once(acme: Company) -> None:
    ana, ben = acme.hires_due("ana"), acme.hires("ben")
    wants_only(acme, ana, OfferSource.NEED)
    acme.notices_need(ben, "the contract", "Acme")
    [nudge] = arrived(acme)
    told = did_it(acme.context, ana, nudge.offer.id)
    assert (told.action.text, told.action.customer) == ("the contract", "Acme")
    assert (told.action.source, told.action.own_words) == (Source.NEED, False)
    assert did_it(acme.context, ana, nudge.offer.id).action == told.action
    assert (len(acme.rows(actions)), answers(acme)) == (1, [Answer.DID_IT])


def test_a_need_that_a_colleague_has_taken_is_not_done_again(acme: Company) -> None:
    ana, ben, chidi = acme.hires("ana"), acme.hires("ben"), acme.hires("chidi")
    wants_only(acme, ana, OfferSource.NEED)
    need_id = acme.notices_need(ben).need.id
    offer = next_action(acme.context, ana)
    take_need(acme.context, chidi, need_id)
    with pytest.raises(UnavailableError, check=about(NeedNotOpen(NeedStatus.TAKEN))):
        did_it(acme.context, ana, offer.id)


def test_taking_the_offered_need_answers_the_nudge(acme: Company) -> None:
    ana, ben = acme.hires_due("ana"), acme.hires("ben")
    wants_only(acme, ana, OfferSource.NEED)
    need_id = acme.notices_need(ben).need.id
    acme.change(ana, unanswered=3)
    arrived(acme)
    take_need(acme.context, ana, need_id)
    assert (answers(acme), acme.person(ana).unanswered) == ([Answer.TOOK_IT], 0)
    assert offers_of(acme, ana)[0]["closed_at"] == acme.clock.now()


def test_promising_one_like_the_offered_story_answers_the_nudge(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    story_id = told_story(acme, ben)
    acme.change(ana, enrolled_at=acme.clock.now(), next_nudge_at=acme.clock.now())
    wants_only(acme, ana, OfferSource.STORY)
    [nudge] = arrived(acme)
    assert isinstance(nudge.offer.offered, OfferedStory)
    assert nudge.offer.offered.story_id == story_id
    promise_one_like(acme.context, ana, story_id, None)
    assert answers(acme) == [Answer.PROMISED]


def test_what_was_taken_back_since_cannot_be_done_in_one_click(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    told_story(acme, ben)
    wants_only(acme, ana, OfferSource.STORY)
    offer = next_action(acme.context, ana)
    set_shared(acme.context, ben, acme.rows(actions)[0]["id"], shared=False)
    with pytest.raises(UnavailableError, check=about(StoryGone())):
        did_it(acme.context, ana, offer.id)


def test_what_was_undone_is_not_recorded_again_by_a_second_click(acme: Company) -> None:
    ana = acme.hires("ana")
    offer = next_action(acme.context, ana)
    undo_action(acme.context, ana, did_it(acme.context, ana, offer.id).action.id)
    with pytest.raises(InvalidInputError, check=about(ActionUndone())):
        did_it(acme.context, ana, offer.id)


def test_what_is_recorded_on_the_day_of_a_nudge_that_came_answers_it(acme: Company) -> None:
    ana = acme.hires_due("ana")
    arrived(acme)
    acme.change(ana, unanswered=3)
    acme.clock.move(14 * timedelta(hours=1))
    acme.records(ana)
    assert (answers(acme), acme.person(ana).unanswered) == ([Answer.ACTED], 0)


def test_not_today_in_words_answers_todays_nudge_if_it_came(acme: Company) -> None:
    ana = acme.hires_due("ana")
    assert not_today(acme.context, ana).paused_until is None
    assert answers(acme) == []
    arrived(acme)
    acme.change(ana, unanswered=3)
    not_today(acme.context, ana)
    assert (answers(acme), acme.person(ana).unanswered) == ([Answer.NOT_TODAY], 0)
    acme.records(ana)
    assert answers(acme) == [Answer.NOT_TODAY]


def test_what_is_recorded_before_the_nudge_comes_or_the_day_after_does_not(acme: Company) -> None:
    ana, ben = acme.hires_due("ana"), acme.hires_due("ben")
    acme.plans()
    acme.records(ana)
    outbox = FakeOutbox()
    deliver_owed(acme.context, acme.team_id, outbox)
    acme.clock.move(DAY)
    acme.records(ben)
    assert answers(acme) == [None, None]


def test_what_a_nudge_was_answered_with_stays_when_more_is_recorded(acme: Company) -> None:
    ana = acme.hires_due("ana")
    [nudge] = arrived(acme)
    answer_nudge(acme.context, ana, nudge.decision_id, Answer.NOT_TODAY)
    acme.records(ana)
    assert answers(acme) == [Answer.NOT_TODAY]


@pytest.mark.parametrize(
    "gone",
    [
        pytest.param("taken", id="a need that was taken"),
        pytest.param("dropped", id="a need that was dropped"),
    ],
)
def test_a_need_that_is_gone_when_its_nudge_is_sent_is_replaced(acme: Company, gone: str) -> None:
    ana, ben, chidi = acme.hires_due("ana"), acme.hires("ben"), acme.hires("chidi")
    wants_only(acme, ana, OfferSource.NEED)
    need_id = acme.notices_need(ben).need.id
    acme.plans()
    if gone == "taken":
        take_need(acme.context, chidi, need_id)
    else:
        drop_need(acme.context, ben, need_id)
    wants_only(acme, ana, OfferSource.IDEA)
    [nudge] = arrived(acme)
    assert isinstance(nudge.offer.offered, Idea)
    [first, second] = offers_of(acme, ana)
    [decision] = acme.rows(nudge_decisions)
    assert (decision["source"], decision["subject"]) == (OfferSource.NEED, str(need_id))
    assert (second["decision_id"], second["asked"], second["id"]) == (decision["id"], False, nudge.offer.id)
    assert first["closed_at"] is not None
    assert nudge.offer.more
    with acme.store.reading() as connection:
        person_id = acme.person(ana).id
        seen = last_sources(connection, [person_id], 2, nudges=True, but_of=None)
    assert seen == {person_id: [OfferSource.IDEA]}


@pytest.mark.parametrize(
    "gone",
    ["story undone", "story private", "action undone", "promise kept", "story of a promise", "need dropped"],
)
def test_what_else_is_gone_when_its_nudge_is_sent_is_replaced(acme: Company, gone: str) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    story_id = told_story(acme, ben)
    story = acme.rows(actions)[0]["id"]
    if "promise" in gone:
        promise_one_like(acme.context, ana, story_id, None)
    mine = acme.records(ana).action.id if gone == "action undone" else 0
    need = acme.notices_need(ben).need.id if gone == "need dropped" else 0
    if need:
        take_need(acme.context, ana, need)
    acme.clock.move(9 * DAY)
    wants_only(acme, ana, OfferSource.STORY if gone in {"story undone", "story private"} else OfferSource.FOLLOW_UP)
    acme.change(ana, enrolled_at=acme.clock.now(), next_nudge_at=acme.clock.now(), workdays=frozenset(range(7)))
    acme.plans()
    [decision] = acme.rows(nudge_decisions)
    assert decision["source"] is not OfferSource.IDEA
    match gone:
        case "story undone":
            undo_action(acme.context, ben, story)
        case "action undone":
            undo_action(acme.context, ana, mine)
        case "need dropped":
            drop_need(acme.context, ben, need)
        case "promise kept":
            kept = acme.records(ana, inspired_by=story).action.id
            with acme.store.unit() as connection:
                connection.execute(update(actions).where(actions.c.id == kept).values(recorded_at=MONDAY - DAY))
        case _:
            set_shared(acme.context, ben, story, shared=False)
    wants_only(acme, ana, OfferSource.IDEA)
    [nudge] = arrived(acme)
    assert isinstance(nudge.offer.offered, Idea)
    assert nudge.decision_id == decision["id"]


def test_an_idea_that_has_left_the_catalogue_when_its_nudge_is_sent_is_replaced(acme: Company) -> None:
    acme.hires_due("ana")
    acme.plans()
    key = acme.rows(offers)[0]["subject"]
    smaller = Company(acme.store, ideas=tuple(idea for idea in IDEAS if idea.key != key), clock=acme.clock)
    [nudge] = arrived(smaller)
    assert isinstance(nudge.offer.offered, Idea)
    assert nudge.offer.offered.key != key
    assert len(acme.rows(catalogues)) == 2


def test_a_source_does_not_come_three_times_running(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    for number in range(12):
        acme.notices_need(ben, f"need {number}")
    sources = [next_action(acme.context, ana) and offers_of(acme, ana)[-1]["source"] for _ in range(12)]
    for three in zip(sources, sources[1:], sources[2:], strict=False):
        assert len(set(three)) > 1
    assert set(sources) == {OfferSource.NEED, OfferSource.IDEA}


def test_nor_do_nudges_bring_the_same_source_three_times_running_whatever_was_asked_for_between(
    acme: Company,
) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    acme.change(ana, enrolled_at=acme.clock.now(), workdays=frozenset(range(7)))
    for number in range(40):
        acme.notices_need(ben, f"need {number}")
    sources = []
    for _ in range(9):
        acme.change(ana, next_nudge_at=acme.clock.now(), unanswered=0)
        [nudge] = arrived(acme)
        sources.append(next(row["source"] for row in acme.rows(offers) if row["id"] == nudge.offer.id))
        offer = another(acme.context, ana, nudge.offer.id)
        another(acme.context, ana, offer.id)
        acme.clock.move(DAY)
    for three in zip(sources, sources[1:], sources[2:], strict=False):
        assert len(set(three)) > 1


def test_somebody_who_wants_no_kind_that_there_is_gets_ideas(acme: Company) -> None:
    ana = acme.hires("ana")
    wants_only(acme, ana)
    assert isinstance(next_action(acme.context, ana).offered, Idea)


def test_every_draw_can_be_made_again_from_the_database_alone(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    promise_one_like(acme.context, ana, told_story(acme, ben), None)
    for name in ("cleo", "dana", "edo", "fay"):
        acme.records(acme.hires(name), f"story of {name}")
    acme.clock.move(3 * DAY)
    told_story(acme, ben)
    about = {"role": "support", "team": "Billing", "more_of": Kind.DELIGHT}
    acme.change(ana, **about, enrolled_at=acme.clock.now(), workdays=frozenset(range(7)))
    wants_only(acme, ana, OfferSource.IDEA)
    decline_idea(acme.context, ana, next_action(acme.context, ana).id)
    wants_only(acme, ana, *OfferSource)
    for number in range(8):
        acme.notices_need(ben, f"need {number}", "Acme")
        acme.records(ben, f"story {number}")
        acme.records(ana, customer="Acme" if number % 2 else None)
        acme.clock.move(2 * DAY)
        acme.change(ana, next_nudge_at=acme.clock.now(), unanswered=0)
        for nudge in arrived(acme):
            another(acme.context, ana, nudge.offer.id)
        show_home(acme.context, ben)
    kept = {row["digest"]: from_kept(row["ideas"]) for row in acme.rows(catalogues)}
    assert kept == {digest(IDEAS): IDEAS}
    sent = [row for row in acme.rows(nudge_decisions) if row["seed"]]
    rows = acme.rows(offers) + sent
    assert {row["source"] for row in rows} == set(OfferSource)
    assert len(sent) == 8
    for row in rows:
        catalogue = catalogue_in(row["available"])
        ideas = kept[catalogue] if catalogue else ()
        again = replay(row["available"], ideas, seeded(row["seed"]))
        drawn = (again.candidate.source, again.candidate.subject.text, again.probability, again.draw)
        assert drawn == (row["source"], row["subject"], row["probability"], row["draw"])


def test_what_one_answered_with_not_today_does_not_stay_on_the_home(acme: Company) -> None:
    ana = acme.hires_due("ana")
    [nudge] = arrived(acme)
    assert acme.offer_on_home(ana) == nudge.offer
    answer_nudge(acme.context, ana, nudge.decision_id, Answer.NOT_TODAY)
    assert acme.offer_on_home(ana).id != nudge.offer.id


def test_the_home_offers_no_other_idea_once_the_nudge_has_no_more(acme: Company) -> None:
    ana = acme.hires_due("ana")
    [nudge] = arrived(acme)
    offer = nudge.offer
    for _ in range(3):
        offer = another(acme.context, ana, offer.id)
    assert (offer.more, acme.offer_on_home(ana).more) == (False, False)
    assert acme.offer_on_home(ana).id == offer.id


@pytest.mark.parametrize("status", [DeliveryStatus.SENDING, DeliveryStatus.FAILED])
def test_a_nudge_that_may_have_come_is_answered_by_acting_and_one_that_failed_is_not(
    acme: Company, status: DeliveryStatus
) -> None:
    ana = acme.hires_due("ana")
    acme.plans()
    outbox = FakeOutbox()
    (outbox.loses_the_answer if status is DeliveryStatus.SENDING else outbox.refuses)()
    deliver_owed(acme.context, acme.team_id, outbox)
    acme.records(ana)
    assert answers(acme) == [Answer.ACTED if status is DeliveryStatus.SENDING else None]
