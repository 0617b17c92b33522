"""Nudges that had to wait are looked at again: about all of their people at once, and not on old answers."""

from datetime import timedelta

from bot.storage import delivery_claims
from bot.usecases.delivery.deliver import AT_ONCE, deliver_owed
from bot.usecases.delivery.do_not_disturb import FRESH_FOR, SecondLook
from tests.support.company import Company
from tests.support.outbox import FakeOutbox

MINUTE = timedelta(minutes=1)


def test_slack_is_asked_once_about_the_people_of_several_sets(acme: Company) -> None:
    for number in range(AT_ONCE + 5):
        acme.hires_due(f"p{number}")
    acme.plans()
    asked_before = len(acme.phones.asked)
    acme.clock.move(FRESH_FOR + MINUTE)
    assert deliver_owed(acme.context, acme.team_id, FakeOutbox(), quiet=acme.phones) == AT_ONCE + 5
    assert [len(ids) for ids in acme.phones.asked[asked_before:]] == [AT_ONCE + 5]


def test_an_answer_of_slack_holds_for_a_minute(acme: Company) -> None:
    acme.hires_due("ana")
    acme.plans()
    acme.clock.move(FRESH_FOR + MINUTE)
    look = SecondLook(acme.context, acme.phones)
    with acme.context.view_of(acme.team_id) as view:
        waiting = delivery_claims.due(view.connection, view.workspace.id, view.now, 1)
    asked_before = len(acme.phones.asked)
    for later in (timedelta(0), FRESH_FOR / 2, FRESH_FOR):
        acme.clock.move(later)
        assert look.settles(waiting) == {}
    assert len(acme.phones.asked) == asked_before + 2
    acme.clock.move(FRESH_FOR)
    acme.phones.until["UANA"] = acme.clock.now() + MINUTE
    assert list(look.settles(waiting)) == [waiting[0].id]
