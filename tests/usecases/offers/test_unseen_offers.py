"""What was to come with a nudge that never arrived counts as not offered; a nudge that waited is looked at again."""

from datetime import timedelta

import pytest

from bot.domain.deliveries import DeliveryStatus
from bot.domain.offers import OfferSource
from bot.storage.earlier_offers import last_offered, last_sources, need_holders
from bot.storage.tables import deliveries, nudge_decisions, offers
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.offers.next_action import next_action
from bot.usecases.offers.offered import OfferedNeed, OfferedStory
from bot.usecases.unit import Caller
from tests.support.cast import MONDAY
from tests.support.company import Company
from tests.support.outbox import FakeOutbox
from tests.support.telling import told_story

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


def delivers(acme: Company, outbox: FakeOutbox | None = None) -> int:
    return deliver_owed(acme.context, acme.team_id, outbox or FakeOutbox(), quiet=acme.phones)


def wants_only(acme: Company, caller: Caller, source: OfferSource) -> None:
    acme.change(caller, unwanted=frozenset(OfferSource) - {source})


def status(acme: Company) -> tuple[DeliveryStatus, str | None]:
    row = acme.rows(deliveries)[-1]
    return row["status"], row["error"]


@pytest.mark.parametrize("failed", [True, False])
@pytest.mark.parametrize("source", [OfferSource.NEED, OfferSource.STORY])
def test_what_a_nudge_that_never_arrived_was_to_bring_can_be_offered_again(
    acme: Company, source: OfferSource, *, failed: bool
) -> None:
    ana, ben = acme.hires_due("ana"), acme.hires("ben")
    wants_only(acme, ana, source)
    if source is OfferSource.NEED:
        acme.notices_need(ben)
    else:
        told_story(acme, ben)
        acme.change(ana, next_nudge_at=acme.clock.now())
    acme.plans()
    if not failed:
        acme.clock.move(4 * HOUR)
    delivers(acme, FakeOutbox().refuses())
    [offer] = acme.rows(offers)
    assert (offer["source"], offer["unseen"], offer["closed_at"]) == (source, True, acme.clock.now())
    with acme.store.reading() as connection:
        person = acme.person(ana)
        assert last_offered(connection, [person.id]) == {person.id: {}}
        assert last_sources(connection, [person.id], 2, nudges=True, but_of=None) == {person.id: []}
        assert need_holders(connection, person.workspace_id, [1], MONDAY - HOUR) == {1: set()}
    kind = OfferedNeed if source is OfferSource.NEED else OfferedStory
    assert isinstance(next_action(acme.context, ana).offered, kind)


def test_a_nudge_brings_nothing_that_its_person_would_rather_not_get(acme: Company) -> None:
    ana = acme.hires_due("ana")
    wants_only(acme, ana, OfferSource.NEED)
    acme.plans()
    [decision] = acme.rows(nudge_decisions)
    assert (decision["outcome"], decision["reason"]) == ("skip", "nothing_to_offer")
    assert acme.rows(deliveries) == acme.rows(offers) == []
    assert next_action(acme.context, ana)


def test_a_nudge_that_waited_is_not_sent_to_somebody_who_is_away_by_now(acme: Company) -> None:
    ana = acme.hires_due("ana")
    acme.plans()
    acme.change(ana, status_emoji=":palm_tree:")
    assert delivers(acme) == 0
    assert status(acme) == (DeliveryStatus.EXPIRED, "the person is away")


def test_a_nudge_that_waited_waits_on_for_the_end_of_do_not_disturb(acme: Company) -> None:
    acme.hires_due("ana")
    acme.plans()
    acme.clock.move(2 * MINUTE)
    acme.phones.until["UANA"] = acme.clock.now() + HOUR
    assert delivers(acme) == 0
    assert status(acme)[0] is DeliveryStatus.PLANNED
    acme.clock.move(HOUR - MINUTE)
    assert delivers(acme) == 0
    acme.clock.move(MINUTE)
    assert delivers(acme) == 1


def test_it_is_not_sent_when_do_not_disturb_lasts_until_it_is_too_late(acme: Company) -> None:
    acme.hires_due("ana")
    acme.plans()
    acme.clock.move(2 * MINUTE)
    acme.phones.until["UANA"] = acme.clock.now() + 5 * HOUR
    assert delivers(acme) == 0
    assert status(acme) == (DeliveryStatus.EXPIRED, "the person is in Do Not Disturb until it is too late")
    assert acme.rows(offers)[0]["unseen"]


def test_while_slack_cannot_be_asked_a_nudge_that_waited_is_tried_again_and_not_lost(acme: Company) -> None:
    acme.hires_due("ana")
    acme.plans()
    acme.clock.move(2 * MINUTE)
    acme.phones.unreachable = True
    assert delivers(acme) == 0
    assert status(acme)[0] is DeliveryStatus.PLANNED
    acme.phones.unreachable = False
    acme.clock.move(MINUTE)
    assert delivers(acme) == 1


def test_nobody_is_asked_about_for_a_nudge_that_is_sent_at_once_and_all_together_for_those_that_waited(
    acme: Company,
) -> None:
    acme.hires_due("ana")
    acme.plans()
    asked = len(acme.phones.asked)
    assert delivers(acme) == 1
    assert len(acme.phones.asked) == asked
    for name in ("ben", "chidi", "dana"):
        acme.hires_due(name)
    acme.plans()
    asked = len(acme.phones.asked)
    acme.clock.move(2 * MINUTE)
    assert delivers(acme) == 3
    assert acme.phones.asked[asked:] == [("UBEN", "UCHIDI", "UDANA")]
