"""Colleagues notice stories, and promise to do one like them."""

from datetime import timedelta

import pytest

from bot.domain.clicks import DOUBLE_CLICK
from bot.errors import InvalidInputError
from bot.storage.tables import notices, promises, stories
from bot.usecases.members_only import StoryGone
from bot.usecases.people.home import show_home
from bot.usecases.recording.change import set_shared, undo_action
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.shoutout.stories import OwnStoryToNotice, OwnStoryToRepeat, notice_story, promise_one_like, read_story
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.problems import about
from tests.support.together import together


@pytest.fixture
def story(acme: Company) -> int:
    """A story of Ana's that mentions Ben, in this week's shout-out."""
    ana = acme.hires("ana")
    acme.hires("ben")
    acme.records(ana, "called back with <@UBEN>")
    acme.clock.move(timedelta(days=4, hours=5, minutes=30))
    assert plan_shoutout(acme.context, "T1")
    story_id: int = acme.rows(stories)[0]["id"]
    return story_id


BEN, ANA = Caller("T1", "UBEN"), Caller("T1", "UANA")


def test_noticing_a_story_tells_whose_it_is_and_a_second_press_takes_it_back(acme: Company, story: int) -> None:
    answer = notice_story(acme.context, BEN, story)
    assert (answer.noticed, answer.name, answer.names) == (True, "Ana", {"UBEN": "Ben"})
    assert show_home(acme.context, ANA).noticed == 1
    acme.clock.move(DOUBLE_CLICK)
    assert not notice_story(acme.context, BEN, story).noticed
    assert acme.rows(notices) == []
    assert show_home(acme.context, ANA).noticed == 0


def test_a_double_click_notices(acme: Company, story: int) -> None:
    assert notice_story(acme.context, BEN, story).noticed
    acme.clock.move(DOUBLE_CLICK - timedelta(milliseconds=1))
    assert notice_story(acme.context, BEN, story).noticed
    assert len(acme.rows(notices)) == 1
    acme.clock.move(timedelta(milliseconds=1))
    assert not notice_story(acme.context, BEN, story).noticed


@pytest.mark.both_databases
def test_presses_at_once_are_all_one(acme: Company, story: int) -> None:
    answers = together(*[lambda: notice_story(acme.context, BEN, story).noticed] * 4)
    assert answers == [True] * 4
    assert len(acme.rows(notices)) == 1


def test_nobody_notices_their_own_story_nor_promises_one_like_it(acme: Company, story: int) -> None:
    with pytest.raises(InvalidInputError, check=about(OwnStoryToNotice())):
        notice_story(acme.context, ANA, story)
    with pytest.raises(InvalidInputError, check=about(OwnStoryToRepeat())):
        read_story(acme.context, ANA, story)
    with pytest.raises(InvalidInputError, check=about(OwnStoryToRepeat())):
        promise_one_like(acme.context, ANA, story, None)


def test_a_promise_is_kept_once_with_its_newest_plan(acme: Company, story: int) -> None:
    assert read_story(acme.context, BEN, story).action.text == "called back with <@UBEN>"
    promise_one_like(acme.context, BEN, story, " ")
    answer = promise_one_like(acme.context, BEN, story, "If a parcel is late, then I'll call")
    [kept] = acme.rows(promises)
    assert kept["plan"] == answer.plan == "If a parcel is late, then I'll call"
    assert promise_one_like(acme.context, BEN, story, None).plan == answer.plan
    assert read_story(acme.context, BEN, story).plan == answer.plan
    with pytest.raises(InvalidInputError) as refusal:
        promise_one_like(acme.context, BEN, story, "x" * 2001)
    assert refusal.value.field == "plan"


def test_the_first_action_that_a_story_inspired_keeps_the_promise(acme: Company, story: int) -> None:
    promise_one_like(acme.context, BEN, story, None)
    origin = acme.rows(stories)[0]["action_id"]
    first = acme.records(BEN, inspired_by=origin).action
    acme.records(BEN, inspired_by=origin)
    assert [row["kept_action_id"] for row in acme.rows(promises)] == [first.id]


def test_a_story_that_was_taken_back_can_be_answered_no_more(acme: Company, story: int) -> None:
    notice_story(acme.context, BEN, story)
    action = acme.rows(stories)[0]["action_id"]
    set_shared(acme.context, ANA, action, shared=False)
    for deed in (notice_story, read_story):
        with pytest.raises(InvalidInputError, check=about(StoryGone())):
            deed(acme.context, BEN, story)
    undo_action(acme.context, ANA, action)
    assert show_home(acme.context, ANA).noticed == 0
