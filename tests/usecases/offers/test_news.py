"""Who noticed one's stories is told once, inside the next nudge, and on App Home."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.domain.clicks import DOUBLE_CLICK
from bot.storage.tables import stories
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.nudge_content import Nudge
from bot.usecases.offers.news import NoticeNews
from bot.usecases.people.home import show_home
from bot.usecases.recording.change import undo_action
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.shoutout.stories import notice_story
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.outbox import FakeOutbox

DAY = timedelta(days=1)


@pytest.fixture
def ana(acme: Company) -> Caller:
    """Ana, whose story has been posted on Friday at 15:00."""
    ana = acme.hires("ana")
    acme.records(ana)
    acme.clock.move(4 * DAY + timedelta(hours=5, minutes=30))
    assert plan_shoutout(acme.context, "T1")
    deliver_owed(acme.context, "T1", FakeOutbox())
    return ana


def notices(acme: Company, *names: str) -> None:
    for name in names:
        for row in acme.rows(stories):
            notice_story(acme.context, acme.hires(name), row["id"])


def nudged(acme: Company, ana: Caller, outbox: FakeOutbox | None = None) -> NoticeNews | None:
    """What the nudge of the next workday tells Ana."""
    outbox = outbox or FakeOutbox()
    acme.clock.move(3 * DAY if acme.clock.now().weekday() == 4 else DAY)
    acme.change(ana, enrolled_at=acme.clock.now(), next_nudge_at=acme.clock.now(), unanswered=0)
    assert acme.plans() == 1
    deliver_owed(acme.context, "T1", outbox)
    [nudge] = [parcel.content for parcel in outbox.stored if isinstance(parcel.content, Nudge)]
    return nudge.news


def test_the_next_nudge_tells_it_and_the_one_after_does_not(acme: Company, ana: Caller) -> None:
    notices(acme, "ben", "cleo")
    acme.records(Caller("T1", "UBEN"), inspired_by=acme.rows(stories)[0]["action_id"])
    acme.records(Caller("T1", "UCLEO"), inspired_by=acme.rows(stories)[0]["action_id"], shared=False)
    assert nudged(acme, ana) == NoticeNews(2, 1, ("Ben",))
    assert nudged(acme, ana) is None
    notices(acme, "dana")
    assert nudged(acme, ana) == NoticeNews(1, 1, ())


def test_a_notice_that_was_taken_back_and_an_action_that_was_undone_are_no_news(acme: Company, ana: Caller) -> None:
    notices(acme, "ben")
    acme.clock.move(2 * DOUBLE_CLICK)
    notices(acme, "ben")
    like = acme.records(Caller("T1", "UBEN"), inspired_by=acme.rows(stories)[0]["action_id"])
    undo_action(acme.context, Caller("T1", "UBEN"), like.action.id)
    assert nudged(acme, ana) is None


def test_what_happens_just_as_a_nudge_is_decided_is_told_by_the_next_one(acme: Company, ana: Caller) -> None:
    acme.clock.move(3 * DAY - timedelta(seconds=5))
    notices(acme, "ben")
    acme.clock.move(timedelta(seconds=5) - 3 * DAY)
    assert nudged(acme, ana) is None
    assert nudged(acme, ana) == NoticeNews(1, 1, ())


@pytest.mark.parametrize(
    ("fate", "again"), [(lambda box: box.refuses(times=2), True), (lambda box: box.loses_the_answer(), False)]
)
def test_it_counts_as_told_only_once_the_nudge_has_arrived(
    acme: Company, ana: Caller, *, fate: Callable[[FakeOutbox], FakeOutbox], again: bool
) -> None:
    notices(acme, "ben")
    outbox = fate(FakeOutbox())
    acme.clock.move(3 * DAY)
    acme.change(ana, enrolled_at=acme.clock.now(), next_nudge_at=acme.clock.now())
    acme.plans()
    deliver_owed(acme.context, "T1", outbox)
    acme.clock.move(timedelta(minutes=1))
    deliver_owed(acme.context, "T1", outbox)
    assert (acme.person(ana).told_of_notices_at is None) is again
    assert (nudged(acme, ana) is not None) is again


def test_app_home_shows_the_total_and_what_no_nudge_has_told(acme: Company, ana: Caller) -> None:
    notices(acme, "ben", "cleo")
    home = show_home(acme.context, ana)
    assert (home.noticed, home.news) == (2, NoticeNews(2, 1, ()))
    nudged(acme, ana)
    home = show_home(acme.context, ana)
    assert (home.noticed, home.news) == (2, None)


@pytest.mark.parametrize(("weeks", "told"), [(2, True), (3, False), (26, False)])
def test_a_first_nudge_calls_nothing_new_after_two_weeks(acme: Company, ana: Caller, weeks: int, *, told: bool) -> None:
    notices(acme, "ben")
    acme.records(Caller("T1", "UBEN"), inspired_by=acme.rows(stories)[0]["action_id"])
    acme.clock.move(timedelta(weeks=weeks) - 4 * DAY)
    assert nudged(acme, ana) == (NoticeNews(1, 1, ("Ben",)) if told else None)


def test_a_nudge_long_after_the_last_one_calls_nothing_new_that_is_older_than_two_weeks(
    acme: Company, ana: Caller
) -> None:
    assert nudged(acme, ana) is None
    notices(acme, "ben")
    acme.clock.move(11 * DAY)
    notices(acme, "cleo")
    acme.clock.move(10 * DAY)
    assert nudged(acme, ana) == NoticeNews(1, 1, ())


def test_app_home_calls_nothing_new_after_two_weeks(acme: Company, ana: Caller) -> None:
    notices(acme, "ben")
    acme.clock.move(14 * DAY)
    home = show_home(acme.context, ana)
    assert (home.noticed, home.news) == (1, None)
