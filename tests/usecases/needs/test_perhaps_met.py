"""Recording what was done asks whether it met a need that one has taken, and closes nothing without a click."""

from datetime import timedelta

import pytest

from bot.domain.needs import NeedDraft, NeedNotWithYou, NeedStatus
from bot.domain.nudges import Answer
from bot.domain.offers import OfferSource
from bot.errors import InvalidInputError
from bot.storage.tables import actions, needs, nudge_decisions
from bot.usecases.needs.change import hand_back_need, note_need, take_need
from bot.usecases.offers.offered import OfferedTaken
from bot.usecases.people.history import show_history
from bot.usecases.recording.change import set_customer, undo_action
from bot.usecases.recording.meet_need import meet_need, meet_with
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.outbox import FakeOutbox
from tests.support.problems import about
from tests.support.telling import nudged

WAITS = "Mr Brown is waiting for a call back"
DID = "called Mr Brown back"


def takes(acme: Company, who: Caller, text: str = WAITS, customer: str | None = None, by: Caller | None = None) -> int:
    """Somebody takes a need that a colleague noticed: its row id."""
    draft = NeedDraft(text, customer)
    need = note_need(acme.context, by or acme.hires("noticer"), draft, f"view:{text}").need
    take_need(acme.context, who, need.id)
    return need.id


def asked(acme: Company, who: Caller, text: str = DID) -> int | None:
    """The need of which the card of an action asks."""
    need = acme.records(who, text).need
    return need.id if need else None


def test_one_click_lets_the_action_meet_the_need_that_it_names(acme: Company) -> None:
    ana = acme.hires("ana")
    need = takes(acme, ana)
    told = acme.records(ana, DID)
    assert told.need is not None
    assert (told.need.id, told.need.text) == (need, WAITS)
    assert acme.rows(needs)[0]["status"] is NeedStatus.TAKEN
    assert show_history(acme.context, ana).needs.total == 1
    met = meet_with(acme.context, ana, need, told.action.id)
    assert (met.action, met.need) == (told.action, None)
    assert meet_with(acme.context, ana, need, told.action.id) == met
    [row] = acme.rows(needs)
    assert (row["status"], row["met_action_id"], len(acme.rows(actions))) == (NeedStatus.MET, told.action.id, 1)
    assert show_history(acme.context, ana).needs.total == 0


def test_undoing_the_action_opens_the_need_again(acme: Company) -> None:
    ana = acme.hires("ana")
    need = takes(acme, ana)
    action = acme.records(ana, DID).action.id
    assert not undo_action(acme.context, ana, acme.records(ana, "watered the plants for Mia").action.id).need_reopened
    meet_with(acme.context, ana, need, action)
    assert undo_action(acme.context, ana, action).need_reopened
    assert acme.rows(needs)[0]["status"] is NeedStatus.TAKEN


def test_of_several_needs_the_one_taken_last_is_asked_about(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    takes(acme, ana, by=ben)
    acme.clock.move(timedelta(minutes=1))
    last = takes(acme, ana, "Mr Brown has lost his key", by=ben)
    acme.clock.move(timedelta(minutes=1))
    takes(acme, ana, "Ms Okafor is waiting for a call back", by=ben)
    assert asked(acme, ana) == last


@pytest.mark.parametrize(
    ("text", "customer", "did", "same"),
    [
        ("their contract is missing", "Acme Ltd", "sent Acme a copy of the contract", True),
        ("their contract is missing", None, "sent Acme a copy of the contract", False),
        ("Dana is waiting for the report", None, "sent Dana the report", False),
        ("Dana Ltd is waiting for the report", None, "sent Globex the report", False),
    ],
)
def test_a_need_of_another_customer_or_a_colleague_is_not_asked_about(
    acme: Company, text: str, customer: str | None, did: str, *, same: bool
) -> None:
    ana = acme.hires("ana")
    acme.hires("dana")
    need = takes(acme, ana, text, customer)
    assert asked(acme, ana, did) == (need if same else None)


def test_the_customer_that_an_action_was_given_counts(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    of_acme = takes(acme, ana, "the contract of Acme is missing", by=ben)
    action = acme.records(ana, "sent a copy of the contract").action.id
    told = set_customer(acme.context, ana, action, "ACME")
    assert told.need is not None
    assert told.need.id == of_acme
    hand_back_need(acme.context, ana, of_acme)
    takes(acme, ana, "the lift is stuck", "Globex", by=ben)
    assert set_customer(acme.context, ana, action, "ACME").need is None


def test_nobody_is_asked_about_a_need_that_they_took_later_or_that_is_not_theirs(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    before = acme.records(ana, DID)
    acme.clock.move(timedelta(minutes=1))
    need = takes(acme, ana, by=ben)
    again = set_customer(acme.context, ana, before.action.id, "Mr Brown")
    assert (before.need, again.need, asked(acme, ben)) == (None, None, None)
    hand_back_need(acme.context, ana, need)
    assert asked(acme, ana, f"{DID} twice") is None
    with pytest.raises(InvalidInputError, check=about(NeedNotWithYou())):
        meet_with(acme.context, ana, need, before.action.id)


def test_an_action_meets_one_need_and_a_need_is_met_by_one_action(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    first, second = takes(acme, ana, by=ben), takes(acme, ana, "Mr Brown has lost his key", by=ben)
    told = acme.records(ana, DID)
    meet_with(acme.context, ana, first, told.action.id)
    assert meet_with(acme.context, ana, second, told.action.id).need is None
    other = meet_need(acme.context, ana, second).action
    assert meet_with(acme.context, ana, second, acme.records(ana, f"{DID} again").action.id).need is None
    assert [row["met_action_id"] for row in acme.rows(needs)] == [told.action.id, other.id]


def test_the_click_answers_the_nudge_that_asked_about_the_need(acme: Company) -> None:
    ana = acme.hires_due("ana")
    need = takes(acme, ana)
    acme.clock.move(timedelta(days=8))
    offer = nudged(acme, ana, OfferSource.FOLLOW_UP, FakeOutbox()).offer
    assert isinstance(offer.offered, OfferedTaken)
    meet_with(acme.context, ana, need, acme.records(ana, DID).action.id)
    assert acme.rows(nudge_decisions)[-1]["answer"] is Answer.DID_IT
