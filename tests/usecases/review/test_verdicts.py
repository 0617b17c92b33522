"""The review of stories before the shout-out."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.actions import ActionDraft, Source
from bot.domain.deliveries import DeliveryStatus
from bot.domain.reviews import ReviewVerdict
from bot.errors import InvalidInputError, Problem
from bot.storage.tables import deliveries, reviews, stories
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.review import AskedToEdit
from bot.usecases.delivery.messages.review_sheet import ReviewSheet
from bot.usecases.members_only import StoryGone
from bot.usecases.recording.change import edit_action, set_shared, undo_action
from bot.usecases.review.plan import plan_reviews
from bot.usecases.review.verdicts import (
    AlreadyPosted,
    NoNote,
    NotReviewer,
    OwnStoryToEdit,
    OwnStoryToReview,
    ReviewOff,
    ask_for_edit,
    give_verdict,
    read_to_ask,
)
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.outbox import FakeOutbox
from tests.support.problems import about
from tests.support.reviewing import ASK, FRIDAY, KEEP, OPEN, SKIP, THURSDAY, WEEK, plan, reviewed_by
from tests.support.together import together


def verdicts(acme: Company) -> list[ReviewVerdict]:
    return [row["verdict"] for row in acme.rows(reviews)]


def told(acme: Company, at: datetime = FRIDAY) -> list[int]:
    """The actions that the shout-outs tell by then."""
    acme.clock.move_to(at)
    plan_shoutout(acme.context, acme.team_id)
    return [row["action_id"] for row in acme.rows(stories)]


def sent(acme: Company, outbox: FakeOutbox | None = None) -> list[object]:
    outbox = outbox or FakeOutbox()
    deliver_owed(acme.context, acme.team_id, outbox)
    return [parcel.content for parcel in outbox.stored]


def verdict(acme: Company, who: Caller, action_id: int, what: ReviewVerdict = SKIP) -> ReviewSheet:
    return give_verdict(acme.context, who, action_id, what)


def refusal(acme: Company, who: Caller, action_id: int) -> Problem:
    with pytest.raises(InvalidInputError) as refused:
        verdict(acme, who, action_id)
    return refused.value.problem


def test_each_reviewer_gets_the_stories_once(acme: Company) -> None:
    ana, ben, cleo = acme.hires("ana"), acme.hires("ben"), acme.hires("cleo")
    reviewed_by(acme, ben, cleo)
    acme.records(ana, "wrote to ana@example.com", outcome="found it")
    assert plan(acme, THURSDAY - timedelta(seconds=1)) == 0
    assert plan(acme) == 2
    assert plan(acme, THURSDAY + timedelta(hours=1)) == 0
    sheets = sent(acme)
    assert len(sheets) == 2
    for sheet in sheets:
        assert isinstance(sheet, ReviewSheet)
        [story] = sheet.stories
        assert "ana@example.com" not in story.story.action.text
        assert sheet.due == FRIDAY
    acme.records(acme.hires("dan"))
    assert plan(acme, FRIDAY - timedelta(hours=1)) == 0


@pytest.mark.both_databases
def test_several_replicas_put_the_same_once(acme: Company) -> None:
    reviewed_by(acme, acme.hires("ben"))
    for number in range(12):
        acme.records(acme.hires(f"person{number}"))
    acme.clock.move_to(THURSDAY)
    owed = together(*[lambda: plan_reviews(acme.context, acme.team_id)] * 3)
    assert sorted(owed, key=str) == [0, 0, 1]
    assert len(acme.rows(reviews)) == 8


def test_those_that_were_put_are_told_before_others_who_wait_as_long(acme: Company) -> None:
    reviewed_by(acme, acme.hires("ben"))
    for number in range(20):
        acme.records(acme.hires(f"person{number}"))
    plan(acme)
    put = {row["action_id"] for row in acme.rows(reviews)}
    acme.records(acme.hires("late"))
    chosen = told(acme)
    assert len(chosen) == 5
    assert set(chosen) <= put


def test_a_reviewer_who_comes_later_gets_the_same_stories(acme: Company) -> None:
    ben, cleo = acme.hires("ben"), acme.hires("cleo")
    reviewed_by(acme, ben)
    acme.records(acme.hires("ana"))
    assert plan(acme) == 1
    reviewed_by(acme, ben, cleo)
    assert plan(acme, THURSDAY + timedelta(hours=1)) == 1
    assert len(acme.rows(reviews)) == 1


def test_there_is_nothing_to_put_without_a_channel_the_switch_stories_or_reviewers(acme: Company) -> None:
    ben = acme.hires("ben")
    reviewed_by(acme, ben)
    assert plan(acme) == 0
    acme.records(ben)
    reviewed_by(acme, ben, on=False)
    assert plan(acme) == 0
    reviewed_by(acme, Caller("T1", "UNOBODY"))
    assert plan(acme) == 0
    reviewed_by(acme, ben)
    acme.open(channel_id=None, channel_name=None)
    assert plan(acme) == 0


def test_a_reviewer_far_away_gets_them_by_day_or_at_once_where_that_is_too_late(acme: Company) -> None:
    reviewed_by(acme, acme.hires("far", zone="Pacific/Auckland"))
    acme.records(acme.hires("ana"))
    plan(acme)
    [owed] = acme.rows(deliveries)
    assert owed["next_attempt_at"] == datetime(2026, 11, 26, 20, tzinfo=UTC)
    acme.change(acme.hires("kim"), zone="Pacific/Auckland")
    reviewed_by(acme, acme.hires("kim", zone="Pacific/Auckland"))
    late = FRIDAY - timedelta(minutes=30)
    assert plan(acme, late) == 1
    assert acme.rows(deliveries)[-1]["next_attempt_at"] == late


def test_who_is_no_reviewer_any_more_gets_nothing(acme: Company) -> None:
    ben, cleo, dan = acme.hires("ben"), acme.hires("cleo"), acme.hires("dan")
    reviewed_by(acme, ben, cleo, dan)
    acme.records(acme.hires("ana"))
    assert plan(acme) == 3
    acme.change(cleo, active=False)
    reviewed_by(acme, cleo, dan)
    assert len(sent(acme)) == 1
    statuses = [row["status"] for row in acme.rows(deliveries)]
    assert statuses.count(DeliveryStatus.EXPIRED) == 2


def test_a_review_with_nothing_left_or_switched_off_is_not_sent(acme: Company) -> None:
    ben, ana = acme.hires("ben"), acme.hires("ana")
    reviewed_by(acme, ben)
    action = acme.records(ana).action
    plan(acme)
    undo_action(acme.context, ana, action.id)
    assert sent(acme) == []


def test_the_last_word_counts_and_is_seen_by_all(acme: Company) -> None:
    ben, cleo = acme.hires("ben"), acme.hires("cleo")
    reviewed_by(acme, ben, cleo)
    action = acme.records(acme.hires("ana")).action
    plan(acme)
    assert [(each.verdict, each.by) for each in verdict(acme, ben, action.id).stories] == [(SKIP, "Ben")]
    assert [(each.verdict, each.by) for each in verdict(acme, cleo, action.id, KEEP).stories] == [(KEEP, "Cleo")]
    assert told(acme) == [action.id]


@pytest.mark.both_databases
def test_racing_reviewers_leave_one_verdict(acme: Company) -> None:
    ben, cleo = acme.hires("ben"), acme.hires("cleo")
    reviewed_by(acme, ben, cleo)
    action = acme.records(acme.hires("ana")).action
    plan(acme)
    together(*[lambda: verdict(acme, ben, action.id), lambda: verdict(acme, cleo, action.id, KEEP)] * 3)
    assert verdicts(acme) in ([SKIP], [KEEP])


def test_what_is_skipped_is_told_in_no_shout_out(acme: Company) -> None:
    ben = acme.hires("ben")
    reviewed_by(acme, ben)
    action = acme.records(acme.hires("ana")).action
    plan(acme)
    verdict(acme, ben, action.id)
    assert told(acme) == []
    reviewed_by(acme, ben, on=False)
    assert told(acme, FRIDAY + WEEK) == []


def test_what_was_left_over_is_put_again_the_next_week(acme: Company) -> None:
    ben = acme.hires("ben")
    reviewed_by(acme, ben)
    for number in range(7):
        acme.records(acme.hires(f"person{number}"))
    plan(acme)
    assert len(told(acme)) == 5
    assert plan(acme, THURSDAY + WEEK) == 1
    assert len({row["week"] for row in acme.rows(reviews)}) == 2


def test_what_is_to_be_edited_waits_until_it_is(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    reviewed_by(acme, ben)
    action = acme.records(ana, "helped Ms Okafor").action
    plan(acme)
    story, _ = read_to_ask(acme.context, ben, action.id)
    assert story.action.text == "helped Ms Okafor"
    with pytest.raises(InvalidInputError, check=about(NoNote())):
        ask_for_edit(acme.context, ben, action.id, " ", "view:1")
    for _ in range(2):
        [asked_for] = ask_for_edit(acme.context, ben, action.id, "without the name", "view:1").sheet.stories
        assert (asked_for.verdict, asked_for.by) == (ASK, "Ben")
    [asked] = [content for content in sent(acme) if isinstance(content, AskedToEdit)]
    assert (asked.note, asked.asked_by, asked.action.id) == ("without the name", "Ben", action.id)
    assert told(acme) == []
    edit_action(acme.context, ana, action.id, ActionDraft("helped a customer log in", Source.FORM))
    assert verdicts(acme) == [OPEN]
    assert told(acme, FRIDAY + WEEK) == [action.id]


def test_an_edit_that_leaves_the_words_opens_nothing(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    reviewed_by(acme, ben)
    action = acme.records(ana).action
    plan(acme)
    verdict(acme, ben, action.id, KEEP)
    edit_action(acme.context, ana, action.id, ActionDraft(action.text, Source.FORM))
    assert verdicts(acme) == [KEEP]


def test_a_request_that_no_longer_stands_is_not_sent(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    reviewed_by(acme, ben)
    kept, hidden = acme.records(ana).action, acme.records(acme.hires("cleo")).action
    plan(acme)
    sent(acme)
    for action in (kept, hidden):
        ask_for_edit(acme.context, ben, action.id, "shorter", "view:1")
    verdict(acme, ben, kept.id, KEEP)
    set_shared(acme.context, Caller("T1", "UCLEO"), hidden.id, shared=False)
    assert not [content for content in sent(acme) if isinstance(content, AskedToEdit)]


def test_who_may_not_is_refused(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    reviewed_by(acme, ben, ana)
    theirs, own = acme.records(acme.hires("cleo")).action, acme.records(ben).action
    plan(acme)
    assert refusal(acme, acme.hires("dan"), theirs.id) == NotReviewer()
    assert refusal(acme, ben, own.id) == OwnStoryToReview()
    assert refusal(acme, ben, 999) == StoryGone()
    reviewed_by(acme, ben)
    [own_story] = [each for each in verdict(acme, ben, own.id, KEEP).stories if each.mine]
    assert own_story.verdict is KEEP
    with pytest.raises(InvalidInputError, check=about(OwnStoryToEdit())):
        read_to_ask(acme.context, ben, own.id)
    reviewed_by(acme, ben, on=False)
    assert refusal(acme, ben, theirs.id) == ReviewOff()
    globex = acme.another()
    eve = globex.hires("eve")
    reviewed_by(acme, ben, eve)
    assert refusal(acme, eve, theirs.id) == StoryGone()


def test_a_story_can_be_taken_out_until_its_post_is_on_its_way(acme: Company) -> None:
    ben = acme.hires("ben")
    reviewed_by(acme, ben)
    first, second = acme.records(acme.hires("ana")).action, acme.records(acme.hires("cleo")).action
    plan(acme)
    sent(acme)
    assert sorted(told(acme)) == [first.id, second.id]
    sheet = verdict(acme, ben, first.id)
    assert sheet.due is None
    assert told(acme) == [second.id]
    sent(acme)
    assert refusal(acme, ben, second.id) == AlreadyPosted()
    sheet = verdict(acme, ben, first.id, KEEP)
    assert {each.story.action.id: each.told for each in sheet.stories} == {first.id: False, second.id: True}


def test_one_who_asks_after_the_choice_takes_the_story_out_too(acme: Company) -> None:
    ben = acme.hires("ben")
    reviewed_by(acme, ben)
    action = acme.records(acme.hires("ana")).action
    plan(acme)
    assert told(acme) == [action.id]
    ask_for_edit(acme.context, ben, action.id, "shorter", "view:1")
    assert told(acme) == []
    kinds = [row["kind"] for row in acme.rows(deliveries)]
    assert "asked_to_edit" in kinds
