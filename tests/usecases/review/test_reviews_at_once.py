"""A reviewer speaks at the same moment as the shout-out is planned, or as the person edits; on both databases."""

from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import pytest
from sqlalchemy import Engine, event

from bot.domain.actions import Action, ActionDraft, Source
from bot.domain.reviews import ReviewVerdict
from bot.storage.tables import stories
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.shoutout import ShoutoutPost
from bot.usecases.recording.change import edit_action
from bot.usecases.review.plan import plan_reviews
from bot.usecases.review.verdicts import ask_for_edit, give_verdict
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.outbox import FakeOutbox
from tests.support.together import together

pytestmark = pytest.mark.both_databases

FRIDAY = datetime(2026, 11, 27, 15, tzinfo=UTC)


@pytest.fixture
def reviewer(acme: Company) -> Caller:
    """Who reviews the stories."""
    acme.sets(review=True, reviewers=frozenset({"UREV"}))
    return acme.hires("rev")


def under_review(acme: Company, teller: Caller) -> Action:
    """What somebody did, put to the reviewers; it is time for the shout-out."""
    action = acme.records(teller, "called Mr Acme back").action
    acme.clock.move_to(FRIDAY - timedelta(hours=20))
    plan_reviews(acme.context, "T1")
    acme.clock.move_to(FRIDAY)
    return action


@pytest.mark.parametrize("asks", [False, True])
def test_what_is_held_back_while_the_stories_are_chosen_is_not_told(
    acme: Company, reviewer: Caller, *, asks: bool
) -> None:
    action = under_review(acme, acme.hires("ana"))
    said = Event()

    def say() -> None:
        if asks:
            ask_for_edit(acme.context, reviewer, action.id, "No names, please.", "form:1")
        else:
            give_verdict(acme.context, reviewer, action.id, ReviewVerdict.SKIP)
        said.set()

    press = Thread(target=say)

    def hear(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement.startswith("INSERT INTO stories"):
            press.start()
            # Long enough for the press to be through, unless it waits for the plan.
            said.wait(0.5)

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        assert plan_shoutout(acme.context, "T1")
    finally:
        event.remove(Engine, "before_cursor_execute", hear)
    press.join()
    assert said.is_set()
    outbox = FakeOutbox()
    deliver_owed(acme.context, "T1", outbox)
    [post] = [each.content for each in outbox.stored if isinstance(each.content, ShoutoutPost)]
    assert post.stories == ()
    assert acme.rows(stories) == []


def test_an_edit_and_a_verdict_at_the_same_moment_both_hold(acme: Company, reviewer: Caller) -> None:
    ana = acme.hires("ana")
    action = under_review(acme, ana)
    plan_shoutout(acme.context, "T1")
    deliver_owed(acme.context, "T1", FakeOutbox().refuses(times=100))
    drafts = (ActionDraft(f"edit {number}", Source.FORM) for number in range(20))

    def edit() -> None:
        edit_action(acme.context, ana, action.id, next(drafts))

    def keep() -> None:
        give_verdict(acme.context, reviewer, action.id, ReviewVerdict.KEEP)

    for _ in range(20):
        assert together(edit, keep) == [None, None]
