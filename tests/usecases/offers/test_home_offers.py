"""What App Home draws and what it leaves alone, opened or only brought up to date."""

from datetime import timedelta
from typing import Any

from bot.domain.ideas import Idea
from bot.domain.nudges import Answer
from bot.domain.offers import OfferSource
from bot.storage.candidates import open_needs
from bot.storage.tables import offers, stories
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.nudges.answer_nudge import answer_nudge
from bot.usecases.offers.known import NEEDS_READ
from bot.usecases.offers.next_action import next_action
from bot.usecases.offers.offered import OfferedPromise
from bot.usecases.people.home import STAYS_FOR
from bot.usecases.shoutout.plan import plan_shoutout
from bot.usecases.shoutout.stories import promise_one_like
from tests.support.company import Company
from tests.support.outbox import FakeOutbox

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def held(acme: Company) -> list[dict[str, Any]]:
    return [row for row in acme.rows(offers) if row["closed_at"] is None]


def test_a_home_that_nobody_opens_keeps_what_was_offered_last_however_old(acme: Company) -> None:
    offer = next_action(acme.context, ana := acme.hires("ana"))
    for _ in range(5):
        acme.clock.move(3 * DAY)
        assert acme.offer_on_home(ana, opened=False).id == offer.id
    assert len(acme.rows(offers)) == 1
    assert acme.offer_on_home(ana).id != offer.id


def test_a_home_that_nobody_opens_and_that_has_nothing_left_to_show_draws_an_idea_alone(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    for number in range(20):
        acme.notices_need(ben, f"need {number}")
    acme.change(ana, unwanted=frozenset({OfferSource.IDEA}))
    assert isinstance(acme.offer_on_home(ana, opened=False).offered, Idea)
    assert set(acme.rows(offers)[0]["available"]) == {"idea"}


def test_home_leaves_the_one_word_about_a_promise_to_a_nudge(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    acme.records(ben)
    acme.clock.move_to(acme.clock.now().replace(hour=15, minute=0) + (4 - acme.clock.now().weekday()) * DAY)
    assert plan_shoutout(acme.context, acme.team_id)
    deliver_owed(acme.context, acme.team_id, FakeOutbox())
    promise_one_like(acme.context, ana, acme.rows(stories)[0]["id"], None)
    acme.clock.move(10 * DAY)
    acme.change(ana, unwanted=frozenset(OfferSource) - {OfferSource.FOLLOW_UP})
    assert isinstance(acme.offer_on_home(ana).offered, Idea)
    assert isinstance(next_action(acme.context, ana).offered, OfferedPromise)


def test_home_does_not_release_what_todays_nudge_holds(acme: Company) -> None:
    ana, ben = acme.hires_due("ana"), acme.hires("ben")
    acme.change(ana, unwanted=frozenset(OfferSource) - {OfferSource.NEED})
    acme.notices_need(ben)
    acme.plans()
    deliver_owed(acme.context, acme.team_id, FakeOutbox())
    acme.clock.move(STAYS_FOR + HOUR)
    shown = acme.offer_on_home(ana)
    assert isinstance(shown.offered, Idea)
    assert {row["source"] for row in held(acme)} == {OfferSource.NEED, OfferSource.IDEA}
    answer_nudge(acme.context, ana, acme.rows(offers)[0]["decision_id"], Answer.NOT_TODAY)
    assert [row["id"] for row in held(acme)] == [shown.id]


def test_what_an_earlier_days_nudge_holds_is_released_by_a_home_that_is_opened(acme: Company) -> None:
    ana = acme.hires_due("ana")
    acme.plans()
    deliver_owed(acme.context, acme.team_id, FakeOutbox())
    acme.clock.move(DAY)
    shown = acme.offer_on_home(ana)
    assert [row["id"] for row in held(acme)] == [shown.id]


def test_a_need_of_somebodys_own_customer_is_found_behind_any_number_of_older_ones(acme: Company) -> None:
    ana, ben, chidi = acme.hires("ana"), acme.hires("ben"), acme.hires("chidi")
    acme.records(ana, customer="Acme Ltd")
    acme.change(ana, role="support")
    acme.change(chidi, role="support")
    for number in range(NEEDS_READ):
        acme.notices_need(ben, f"need {number}")
    of_the_role = acme.notices_need(chidi, "in the same role").need.id
    of_the_customer = acme.notices_need(ben, "for her customer", "acme ltd").need.id
    with acme.store.reading() as connection:
        person = acme.person(ana)
        found = open_needs(connection, person.workspace_id, person, NEEDS_READ, newest=1)
    assert [need.id for need in found[:2]] == [of_the_customer, of_the_role]
    assert len(found) == NEEDS_READ


def test_two_who_say_nothing_of_themselves_are_not_of_the_same_role(acme: Company) -> None:
    ana, ben, chidi = acme.hires("ana"), acme.hires("ben"), acme.hires("chidi")
    acme.change(ben, role="support")
    first = acme.notices_need(ben, "noticed first").need.id
    second = acme.notices_need(chidi, "noticed by somebody without a role").need.id
    with acme.store.reading() as connection:
        person = acme.person(ana)
        found = open_needs(connection, person.workspace_id, person, NEEDS_READ, newest=1)
    assert [need.id for need in found] == [first, second]
