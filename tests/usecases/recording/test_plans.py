"""Open plans: listed for their person until they did them or dropped them, and each one asked about once at most."""

from datetime import timedelta

import pytest

from bot.domain.actions import Source
from bot.domain.drafts import DraftKind
from bot.domain.nudges import Answer
from bot.domain.offers import OfferSource
from bot.errors import InvalidInputError
from bot.storage.tables import actions, nudge_decisions, promises
from bot.usecases.nudges.keep_plan import keep_plan
from bot.usecases.nudges.preferences import enrol, pause, resume
from bot.usecases.offers.next_action import next_action
from bot.usecases.offers.offered import OfferedPromise
from bot.usecases.offers.plans import SHOWN, OpenPlan
from bot.usecases.offers.unavailable import AlreadyDone, PlanTakenBack
from bot.usecases.people.history import show_history
from bot.usecases.people.home import show_home
from bot.usecases.recording.change import set_shared, undo_action
from bot.usecases.recording.did_it import did_it
from bot.usecases.recording.drafts import KeptDraft, keep_draft
from bot.usecases.recording.end_plan import did_plan, drop_plan
from bot.usecases.recording.open_draft import DraftEnd, DraftSettled
from bot.usecases.recording.own_words import read_words
from bot.usecases.recording.settle_draft import note_draft, plan_draft, record_draft, take_back_planned
from bot.usecases.shoutout.stories import promise_one_like
from bot.usecases.unit import Caller
from tests.support.company import IDEAS, Company
from tests.support.outbox import FakeOutbox
from tests.support.problems import about
from tests.support.telling import nudged, told_story
from tests.support.together import together

DAY = timedelta(days=1)
WORDS = "I will call Ms Okafor tomorrow"


def types(acme: Company, who: Caller, text: str = WORDS) -> KeptDraft | OpenPlan:
    kept = keep_draft(acme.context, who, DraftKind.PLAN, text, f"slash:{text}:{acme.clock.now()}")
    assert isinstance(kept, KeptDraft | OpenPlan)
    return kept


def plans(acme: Company, who: Caller, text: str = WORDS) -> int:
    """Somebody types a plan and keeps it: its draft's row id."""
    kept = types(acme, who, text)
    assert isinstance(kept, KeptDraft)
    plan_draft(acme.context, who, kept.draft.id)
    return kept.draft.id


def listed(acme: Company, who: Caller) -> list[OpenPlan]:
    """What history and App Home list."""
    shown = show_history(acme.context, who).plans
    assert show_home(acme.context, who).plans == shown
    return list(shown.shown)


def test_every_sort_of_plan_is_listed_until_its_person_did_it(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    story, action = told_story(acme, ben)
    nudge = nudged(acme, ana, OfferSource.IDEA, FakeOutbox())
    keep_plan(acme.context, ana, nudge.offer.id)
    plans(acme, ana)
    promise_one_like(acme.context, ana, story, "If it rains, then I'll send a card")
    told, typed, idea = listed(acme, ana)
    assert (told.teller, told.plan, typed.plan, typed.teller) == (
        "Ben",
        "If it rains, then I'll send a card",
        WORDS,
        None,
    )
    assert listed(acme, ben) == []

    done = did_plan(acme.context, ana, typed.id)
    assert (done.action.text, done.action.own_words, done.action.source) == (WORDS, False, Source.COMMAND)
    assert read_words(acme.context, ana, done.action.id)[1] == WORDS
    done = did_plan(acme.context, ana, told.id)
    assert (done.action.text, done.details.inspired_by) == ("Send a card", action)
    done = did_plan(acme.context, ana, idea.id)
    assert done.action.text == idea.plan
    assert done.action.kind is next(each for each in IDEAS if each.sentence == idea.plan).kind
    assert acme.rows(nudge_decisions)[-1]["answer"] == Answer.DID_IT
    assert listed(acme, ana) == []
    # Whatever else shows the plan knows that it is done.
    assert (
        did_plan(acme.context, ana, idea.id).action == did_it(acme.context, ana, nudge.offer.id).action == done.action
    )
    with pytest.raises(InvalidInputError, check=about(AlreadyDone())):
        keep_plan(acme.context, ana, nudge.offer.id)
    with pytest.raises(InvalidInputError, check=about(AlreadyDone())):
        drop_plan(acme.context, ana, idea.id)


def test_a_plan_can_be_done_again_after_an_undo(acme: Company) -> None:
    ana = acme.hires("ana")
    plans(acme, ana)
    [plan] = listed(acme, ana)
    undo_action(acme.context, ana, did_plan(acme.context, ana, plan.id).action.id)
    assert listed(acme, ana) == [plan]
    acme.clock.move(DAY)
    assert did_plan(acme.context, ana, plan.id).action.undone_at is None


def test_a_plan_about_a_story_can_be_ended_when_the_story_is_hidden(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    story, action = told_story(acme, ben)
    promise_one_like(acme.context, ana, story, None)
    set_shared(acme.context, ben, action, shared=False)
    [plan] = listed(acme, ana)
    assert (plan.teller, plan.plan) == (None, None)
    done = did_plan(acme.context, ana, plan.id)
    assert (done.action.text, done.details.inspired_by) == ("", None)


def test_a_dropped_plan_is_gone_and_nobody_else_drops_it(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    plans(acme, ana)
    [plan] = listed(acme, ana)
    for end in (did_plan, drop_plan):
        with pytest.raises(InvalidInputError, check=about(PlanTakenBack())):
            end(acme.context, ben, plan.id)
    assert drop_plan(acme.context, ana, plan.id) == plan
    assert (listed(acme, ana), acme.rows(promises)) == ([], [])


def test_the_list_has_the_newest_and_counts_the_rest_and_later_pages_have_none(acme: Company) -> None:
    ana = acme.hires("ana")
    for number in range(SHOWN + 1):
        plans(acme, ana, f"I will call customer {number}")
    assert [each.plan for each in listed(acme, ana)] == [f"I will call customer {number}" for number in (3, 2, 1)]
    assert show_history(acme.context, ana).plans.total == SHOWN + 1
    for number in range(12):
        acme.records(ana, f"helped customer {number}")
    assert show_history(acme.context, ana, 1).plans.shown == show_home(acme.context, ana, 1).plans.shown == ()


def test_undo_brings_the_draft_back(acme: Company) -> None:
    ana = acme.hires("ana")
    draft = plans(acme, ana)
    back = take_back_planned(acme.context, ana, draft)
    assert (back.draft.text, back.draft.settled_at, back.shown_again_at) == (WORDS, None, acme.clock.now())
    assert take_back_planned(acme.context, ana, draft) == back
    assert acme.rows(promises) == []
    assert [each.draft.id for each in show_history(acme.context, ana).drafts.shown] == [draft]
    assert plan_draft(acme.context, ana, draft).draft_id == draft
    record_draft(acme.context, ana, draft)
    with pytest.raises(InvalidInputError, check=about(DraftSettled(DraftEnd.RECORDED))):
        take_back_planned(acme.context, ana, draft)


def test_the_same_plan_is_kept_once(acme: Company) -> None:
    ana = acme.hires("ana")
    first, second = types(acme, ana), types(acme, ana, "i will call  Ms Okafor tomorrow.")
    assert isinstance(first, KeptDraft)
    assert isinstance(second, KeptDraft)
    kept = plan_draft(acme.context, ana, first.draft.id)
    again = plan_draft(acme.context, ana, second.draft.id)
    assert (again.plan, again.draft_id) == (kept.plan, None)
    assert types(acme, ana, "I WILL CALL MS OKAFOR TOMORROW!") == kept.plan
    assert isinstance(types(acme, ana, "I will call Ms Okafor on Friday"), KeptDraft)
    assert isinstance(types(acme, acme.hires("ben")), KeptDraft)
    assert len(listed(acme, ana)) == 1
    # Saying of the other text that it is done does what was planned, too.
    assert record_draft(acme.context, ana, second.draft.id).action.text == "i will call  Ms Okafor tomorrow."
    assert listed(acme, ana) == []
    assert isinstance(types(acme, ana), KeptDraft)


def test_the_same_idea_is_planned_once(acme: Company) -> None:
    ana = acme.hires("ana")
    offers = [next_action(acme.context, ana) for _ in IDEAS * 2]
    same = [each for each in offers if each.offered == offers[0].offered]
    assert len(same) > 1
    for each in same:
        acme.clock.move(DAY)
        keep_plan(acme.context, ana, each.id)
        assert keep_plan(acme.context, ana, each.id).offer_id == each.id
    [plan] = listed(acme, ana)
    assert plan.planned_on == acme.clock.now().date()


def test_a_plan_is_asked_about_once_with_the_first_nudge_after_a_pause(acme: Company) -> None:
    ana = acme.hires("ana")
    enrol(acme.context, ana)
    acme.change(ana, unwanted=frozenset(OfferSource) - {OfferSource.FOLLOW_UP})
    plans(acme, ana)
    assert listed(acme, ana)[0].asks
    pause(acme.context, ana, "until 7 Dec")
    assert listed(acme, ana)[0].asks
    asked: list[str] = []
    for _ in range(40):
        acme.plans()
        sent = [row for row in acme.rows(nudge_decisions) if row["outcome"] == "send"]
        asked = [str(row["local_day"]) for row in sent]
        acme.clock.move(DAY)
    assert asked == ["2026-12-07"]
    resume(acme.context, ana)
    assert not isinstance(next_action(acme.context, ana).offered, OfferedPromise)


@pytest.mark.both_databases
def test_of_clicks_that_end_a_plan_at_the_same_moment_one_counts(acme: Company) -> None:
    ana = acme.hires("ana")
    for number in range(4):
        draft = plans(acme, ana, f"I will call customer {number}")
        plan = listed(acme, ana)[0].id
        ends = [
            lambda plan=plan: did_plan(acme.context, ana, plan),
            lambda plan=plan: drop_plan(acme.context, ana, plan),
            lambda draft=draft: record_draft(acme.context, ana, draft),
            lambda draft=draft: take_back_planned(acme.context, ana, draft),
        ]
        together(*ends)
        assert len(acme.rows(actions)) <= number + 1
        assert all(row["kept_action_id"] is not None for row in acme.rows(promises))
    with pytest.raises(InvalidInputError):
        note_draft(acme.context, acme.hires("ben"), 1)


def test_dropping_a_plan_that_a_nudge_asks_about_answers_the_nudge(acme: Company) -> None:
    ana = acme.hires_due("ana")
    plans(acme, ana)
    acme.clock.move(8 * DAY)
    asked = nudged(acme, ana, OfferSource.FOLLOW_UP, FakeOutbox()).offer
    assert isinstance(asked.offered, OfferedPromise)
    dropped = drop_plan(acme.context, ana, asked.offered.promise_id)
    assert (dropped.plan, acme.rows(promises), acme.rows(actions)) == (WORDS, [], [])
    assert acme.rows(nudge_decisions)[-1]["answer"] is Answer.DROPPED
