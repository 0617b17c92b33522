"""A shout-out of thousands: what is read and written does not grow with all that people have ever done."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, event

from bot.domain.actions import Action
from bot.domain.reviews import ReviewVerdict
from bot.domain.shoutouts import Candidate
from bot.storage import actions as stored_actions
from bot.storage import reviews, story_candidates
from bot.storage.tables import deliveries as delivery_rows
from bot.storage.tables import reviews as review_rows
from bot.storage.tables import shoutouts
from bot.usecases.shoutout.plan import FRESH_FOR, plan_shoutout
from bot.usecases.shoutout.thank import owe_private_thanks
from tests.support.company import Company

pytestmark = pytest.mark.both_databases

FRIDAY = datetime(2026, 11, 27, 15, tzinfo=UTC)


def candidates(acme: Company) -> list[Candidate]:
    now = acme.clock.now()
    with acme.store.reading() as connection:
        return story_candidates.for_a_story(connection, acme.workspace.id, fresh_since=now - FRESH_FOR, now=now)


def texts(found: list[Candidate]) -> list[str]:
    return [candidate.action.text for candidate in found]


def test_of_much_that_one_did_the_newest_is_given_and_the_newest_with_an_outcome(acme: Company) -> None:
    ana = acme.hires("ana")
    for number in range(6):
        acme.clock.move(timedelta(minutes=1))
        acme.records(ana, f"helped {number}", outcome="all is well" if number < 3 else None)
    since = acme.clock.now() - timedelta(minutes=5)
    acme.clock.move(timedelta(minutes=1))
    found = candidates(acme)
    assert texts(found) == ["helped 2", "helped 5"]
    assert {candidate.waits_since for candidate in found} == {since}


@pytest.mark.parametrize("age", [timedelta(minutes=1), FRESH_FOR])
def test_what_was_put_to_the_reviewers_is_given_beside_what_is_newer_while_it_is_fresh(
    acme: Company, age: timedelta
) -> None:
    ana = acme.hires("ana")
    reviewed: Action = acme.records(ana, "reviewed").action
    with acme.store.unit() as connection:
        action = stored_actions.get(connection, reviewed.id)
        reviews.put(connection, [action], acme.clock.now().date(), acme.clock.now())
    acme.clock.move(age)
    acme.records(ana, "newer")
    acme.clock.move(timedelta(minutes=1))
    fresh = age < FRESH_FOR
    assert [(each.action.text, each.reviewed) for each in candidates(acme)] == [("reviewed", True)] * fresh + [
        ("newer", False)
    ]
    with acme.store.unit() as connection:
        connection.execute(review_rows.update().values(verdict=ReviewVerdict.SKIP))
    assert texts(candidates(acme)) == ["newer"]


def test_thanks_for_many_who_declined_are_owed_in_one_statement(acme: Company) -> None:
    for number in range(30):
        person = acme.hires(f"p{number}")
        acme.change(person, featured=False)
        acme.records(person)
    acme.clock.move_to(FRIDAY)
    assert plan_shoutout(acme.context, "T1")
    said: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        said.append(statement)

    shoutout_id = acme.rows(shoutouts)[0]["id"]
    with acme.context.unit_of(acme.team_id) as unit:
        unit.connection.execute(delete(delivery_rows).where(delivery_rows.c.kind == "private_thanks"))
        event.listen(unit.connection, "before_cursor_execute", hear)
        owe_private_thanks(unit, shoutout_id)
    thanked = [row for row in acme.rows(delivery_rows) if row["kind"] == "private_thanks"]
    assert len(thanked) == 30
    assert sum(statement.startswith("INSERT") for statement in said) == 1
