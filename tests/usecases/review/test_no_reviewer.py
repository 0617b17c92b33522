"""Admins learn in time that nobody is left to review the stories of a shout-out."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Engine, event

from bot.domain.deliveries import DeliveryStatus
from bot.storage.tables import deliveries
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.no_reviewer import NoReviewer
from bot.usecases.review.plan import plan_reviews
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.outbox import FakeOutbox
from tests.support.reviewing import FRIDAY, THURSDAY, WEEK, plan, reviewed_by

MINUTE = timedelta(minutes=1)
NOBODY = Caller("T1", "UNOBODY")


def told_when(acme: Company) -> list[datetime]:
    """The shout-outs of which admins are told now that nobody reviews their stories."""
    outbox = FakeOutbox()
    deliver_owed(acme.context, acme.team_id, outbox)
    return [each.content.due for each in outbox.stored if isinstance(each.content, NoReviewer)]


def writes(acme: Company) -> list[str]:
    """What the next plan of the reviews writes."""
    written: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement != "BEGIN" and not statement.startswith(("SELECT", "PRAGMA", "SET")):
            written.append(statement)

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        plan_reviews(acme.context, acme.team_id)
    finally:
        event.remove(Engine, "before_cursor_execute", hear)
    return written


def test_nothing_is_written_once_all_admins_are_told(acme: Company) -> None:
    acme.hires("ada", admin=True)
    reviewed_by(acme, NOBODY)
    plan(acme)
    acme.clock.move(MINUTE)
    assert writes(acme) == []
    assert len(told_when(acme)) == 2
    acme.hires("eve", admin=True)
    assert len([each for each in writes(acme) if each.startswith("INSERT INTO deliveries")]) == 3
    assert len(told_when(acme)) == 1


def test_nothing_is_written_where_nobody_could_be_told(acme: Company) -> None:
    acme.context = replace(acme.context, admins=frozenset())
    reviewed_by(acme, NOBODY)
    acme.clock.move_to(THURSDAY)
    assert writes(acme) == []


def test_the_news_is_not_sent_once_the_shout_out_was_due(acme: Company) -> None:
    reviewed_by(acme, NOBODY)
    plan(acme)
    acme.clock.move_to(FRIDAY)
    plan_shoutout(acme.context, acme.team_id)
    assert told_when(acme) == []
    assert DeliveryStatus.EXPIRED in [row["status"] for row in acme.rows(deliveries)]


def test_the_news_speaks_of_no_other_week(acme: Company) -> None:
    reviewed_by(acme, NOBODY)
    plan(acme)
    acme.sets(shoutout_due_at=FRIDAY + WEEK, next_shoutout_at=FRIDAY + WEEK)
    assert told_when(acme) == []
    plan(acme, THURSDAY + WEEK)
    assert told_when(acme) == [FRIDAY + WEEK]


def test_an_admin_for_whom_it_is_night_until_then_is_told_at_once(acme: Company) -> None:
    acme.context = replace(acme.context, admins=frozenset())
    acme.hires("ada", admin=True, zone="Pacific/Auckland")
    reviewed_by(acme, NOBODY)
    plan(acme, FRIDAY - MINUTE)
    assert told_when(acme) == [FRIDAY]
