"""What was offered and is gone when it is answered: the answer is kept, and what became of it is said kindly."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.domain.needs import NeedNotOpen, NeedNotWithYou, NeedStatus
from bot.domain.nudges import Answer
from bot.domain.offers import OfferSource
from bot.storage.tables import nudge_decisions, offers, promises, stories
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.members_only import StoryGone
from bot.usecases.needs.change import drop_need, hand_back_need, take_need
from bot.usecases.needs.offered import hand_back_offered, take_offered
from bot.usecases.nudges.another import another
from bot.usecases.nudges.answer_nudge import answer_nudge
from bot.usecases.offers.next_action import next_action
from bot.usecases.offers.unavailable import AlreadyDone, FollowedUpUndone, UnavailableError
from bot.usecases.recording.change import set_shared, undo_action
from bot.usecases.recording.did_it import did_it
from bot.usecases.recording.meet_need import meet_need
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.shoutout.stories import promise_one_like, read_offered_story
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.outbox import FakeOutbox

DAY = timedelta(days=1)
SILENT = 7


def nudged(acme: Company, who: Caller, source: OfferSource) -> int:
    """Let somebody silent get a nudge of one kind; the id of its offer."""
    unwanted = frozenset(OfferSource) - {source}
    now = acme.clock.now()
    everyday = frozenset(range(7))
    acme.change(who, unwanted=unwanted, enrolled_at=now, next_nudge_at=now, workdays=everyday)
    assert acme.plans()
    row = acme.rows(offers)[-1]
    assert row["source"] is source
    acme.change(who, unanswered=SILENT)
    return int(row["id"])


def answer_of(acme: Company) -> Answer | None:
    how: Answer | None = acme.rows(nudge_decisions)[-1]["answer"]
    return how


def refused(acme: Company, who: Caller, deed: Callable[[], object], how: Answer) -> UnavailableError:
    with pytest.raises(UnavailableError) as refusal:
        deed()
    assert (answer_of(acme), acme.person(who).unanswered) == (how, 0)
    return refusal.value


def a_story(acme: Company, who: Caller) -> tuple[int, int]:
    """A story that a shout-out tells: its id and that of its action."""
    action = acme.records(who, "sent Mia a card", kind="delight").action
    acme.clock.move(4 * DAY + timedelta(hours=6))
    assert plan_shoutout(acme.context, "T1")
    deliver_owed(acme.context, "T1", FakeOutbox())
    return acme.rows(stories)[-1]["id"], action.id


@pytest.mark.parametrize("gone", ["taken", "dropped"])
@pytest.mark.parametrize("how", [Answer.DID_IT, Answer.TOOK_IT])
def test_a_need_that_is_gone(acme: Company, gone: str, how: Answer) -> None:
    ana, ben, chidi = acme.hires("ana"), acme.hires("ben"), acme.hires("chidi")
    need = acme.notices_need(ben).need.id
    offer = nudged(acme, ana, OfferSource.NEED)
    if gone == "taken":
        take_need(acme.context, chidi, need)
    else:
        drop_need(acme.context, ben, need)
    deed = did_it if how is Answer.DID_IT else take_offered
    problem = refused(acme, ana, lambda: deed(acme.context, ana, offer), how)
    assert problem.gone.why == NeedNotOpen(NeedStatus(gone))
    assert (problem.gone.offer_id, problem.gone.more) == (offer, True)


@pytest.mark.parametrize("change", ["undone", "private"])
def test_a_story_that_was_taken_back(acme: Company, change: str) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    story, action = a_story(acme, ben)
    offer = nudged(acme, ana, OfferSource.STORY)
    assert read_offered_story(acme.context, ana, offer, story).name == "Ben"
    if change == "undone":
        undo_action(acme.context, ben, action)
    else:
        set_shared(acme.context, ben, action, shared=False)
    refused(acme, ana, lambda: read_offered_story(acme.context, ana, offer, story), Answer.PROMISED)
    acme.change(ana, unanswered=SILENT)
    problem = refused(acme, ana, lambda: did_it(acme.context, ana, offer), Answer.DID_IT)
    assert problem.gone.why == StoryGone()


def test_an_action_of_ones_own_that_was_undone(acme: Company) -> None:
    ana = acme.hires("ana")
    action = acme.records(ana).action.id
    acme.clock.move(8 * DAY)
    offer = nudged(acme, ana, OfferSource.FOLLOW_UP)
    undo_action(acme.context, ana, action)
    problem = refused(acme, ana, lambda: did_it(acme.context, ana, offer), Answer.DID_IT)
    assert problem.gone.why == FollowedUpUndone()


@pytest.mark.parametrize("plan", ["If it rains, then I'll send one, too", "send one, too", None])
def test_a_promise_whose_story_is_gone_is_kept_by_its_own_plan(acme: Company, plan: str | None) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    story, action = a_story(acme, ben)
    promise_one_like(acme.context, ana, story, plan)
    acme.clock.move(10 * DAY)
    offer = nudged(acme, ana, OfferSource.FOLLOW_UP)
    undo_action(acme.context, ben, action)
    if plan is None:
        problem = refused(acme, ana, lambda: did_it(acme.context, ana, offer), Answer.DID_IT)
        assert problem.gone.why == StoryGone()
        return
    told = did_it(acme.context, ana, offer)
    assert (told.action.text.casefold(), told.details.inspired_by) == ("send one, too", None)
    assert acme.rows(promises)[0]["kept_action_id"] == told.action.id


@pytest.mark.both_databases
def test_a_promise_that_was_kept_meanwhile(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    story, action = a_story(acme, ben)
    promise_one_like(acme.context, ana, story, "call")
    acme.clock.move(10 * DAY)
    offer = nudged(acme, ana, OfferSource.FOLLOW_UP)
    acme.records(ana, inspired_by=action)
    acme.change(ana, unanswered=SILENT)
    problem = refused(acme, ana, lambda: did_it(acme.context, ana, offer), Answer.DID_IT)
    assert problem.gone.why == AlreadyDone()


def test_a_story_with_a_plan_of_ones_own_is_recorded_from_the_plan_also_without_the_story(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    story, action = a_story(acme, ben)
    offer = nudged(acme, ana, OfferSource.STORY)
    promise_one_like(acme.context, ana, story, "If a card is left, then I'll send it")
    undo_action(acme.context, ben, action)
    assert did_it(acme.context, ana, offer).action.text == "Send it"


@pytest.mark.parametrize("how", ["done", "back", "done elsewhere", "back elsewhere"])
def test_a_need_that_was_taken_a_week_ago_is_asked_about_once(acme: Company, how: str) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    need = acme.notices_need(ben).need.id
    take_need(acme.context, ana, need)
    acme.clock.move(7 * DAY)
    offer = nudged(acme, ana, OfferSource.FOLLOW_UP)
    assert acme.rows(offers)[-1]["subject"] == f"need:{need}"
    match how:
        case "done":
            assert did_it(acme.context, ana, offer).action.text == "the lift is stuck"
        case "back":
            assert hand_back_offered(acme.context, ana, offer).need.taken_by is None
        case "done elsewhere":
            meet_need(acme.context, ana, need)
        case _:
            hand_back_need(acme.context, ana, need)
    assert answer_of(acme) is (Answer.DID_IT if "done" in how else Answer.HANDED_BACK)
    assert acme.person(ana).unanswered == 0


def test_a_need_that_is_with_somebody_else_by_now_can_neither_be_met_nor_handed_back(acme: Company) -> None:
    ana, ben, chidi = acme.hires("ana"), acme.hires("ben"), acme.hires("chidi")
    need = acme.notices_need(ben).need.id
    take_need(acme.context, ana, need)
    acme.clock.move(7 * DAY)
    offer = nudged(acme, ana, OfferSource.FOLLOW_UP)
    hand_back_need(acme.context, ana, need)
    take_need(acme.context, chidi, need)
    acme.change(ana, unanswered=SILENT)
    problem = refused(acme, ana, lambda: hand_back_offered(acme.context, ana, offer), Answer.HANDED_BACK)
    assert problem.gone.why == NeedNotWithYou()
    acme.change(ana, unanswered=SILENT)
    problem = refused(acme, ana, lambda: did_it(acme.context, ana, offer), Answer.DID_IT)
    assert problem.gone.why == NeedNotWithYou()


@pytest.mark.parametrize("how", ["another", "fewer", "asked for", "list", "next day"])
def test_whoever_does_anything_is_not_silent(acme: Company, how: str) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    need = acme.notices_need(ben).need.id
    offer = nudged(acme, ana, OfferSource.IDEA)
    decision = acme.rows(nudge_decisions)[-1]["id"]
    if how == "another":
        another(acme.context, ana, offer)
    elif how == "fewer":
        answer_nudge(acme.context, ana, decision, Answer.FEWER)
    elif how == "next day":
        acme.clock.move(DAY)
    acme.change(ana, unanswered=SILENT)
    match how:
        case "another":
            another(acme.context, ana, offer)
        case "fewer":
            answer_nudge(acme.context, ana, decision, Answer.FEWER)
        case "asked for":
            did_it(acme.context, ana, next_action(acme.context, ana).id)
        case "list":
            take_need(acme.context, ana, need)
        case _:
            acme.records(ana)
            assert answer_of(acme) is None
    assert acme.person(ana).unanswered == 0
