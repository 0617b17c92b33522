"""Whoever noticed a need is told once who has met it, as it is when the news is sent."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.deliveries import DeliveryStatus
from bot.domain.profiles import Standing
from bot.storage.tables import deliveries
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.needs import NeedMet
from bot.usecases.needs.change import drop_need, take_need
from bot.usecases.recording.change import set_shared, undo_action
from bot.usecases.recording.meet_need import meet_need
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.outbox import FakeOutbox
from tests.support.together import together


def owed(acme: Company) -> list[dict[str, Any]]:
    return [row for row in acme.rows(deliveries) if row["kind"] == "need_met"]


def told(acme: Company) -> list[tuple[str, str | None]]:
    """To whom the news goes now, and who it says has met the need."""
    outbox = FakeOutbox()
    deliver_owed(acme.context, acme.team_id, outbox)
    return [(parcel.target, parcel.content.met_by) for parcel in outbox.stored if isinstance(parcel.content, NeedMet)]


def met(acme: Company, ana: Caller, ben: Caller) -> tuple[int, int]:
    """A need of Ana's that Ben has met: its id, and the action's."""
    need = acme.notices_need(ana).need
    take_need(acme.context, ben, need.id)
    return need.id, meet_need(acme.context, ben, need.id).action.id


@pytest.fixture
def ana(acme: Company) -> Caller:
    return acme.hires("ana")


@pytest.fixture
def ben(acme: Company) -> Caller:
    return acme.hires("ben")


def test_its_noticer_is_told_once_who_has_met_it(acme: Company, ana: Caller, ben: Caller) -> None:
    need_id, action_id = met(acme, ana, ben)
    meet_need(acme.context, ben, need_id)
    assert [row["key"] for row in owed(acme)] == [f"need_met:{need_id}:{action_id}"]
    assert told(acme) == [("UANA", "Ben")]
    assert told(acme) == []


@pytest.mark.both_databases
def test_presses_at_once_tell_it_once(acme: Company, ana: Caller, ben: Caller) -> None:
    need = acme.notices_need(ana).need
    take_need(acme.context, ben, need.id)
    together(*[lambda: meet_need(acme.context, ben, need.id)] * 4)
    assert len(told(acme)) == 1


def test_who_meets_their_own_need_is_told_nothing(acme: Company, ana: Caller) -> None:
    met(acme, ana, ana)
    assert owed(acme) == []


def test_who_keeps_it_private_is_not_named(acme: Company, ana: Caller, ben: Caller) -> None:
    _, action_id = met(acme, ana, ben)
    set_shared(acme.context, ben, action_id, shared=False)
    assert told(acme) == [("UANA", None)]


def test_what_was_undone_is_not_told(acme: Company, ana: Caller, ben: Caller) -> None:
    _, action_id = met(acme, ana, ben)
    undo_action(acme.context, ben, action_id)
    assert told(acme) == []
    assert owed(acme)[0]["status"] is DeliveryStatus.EXPIRED


def test_what_was_met_anew_is_told_for_that_time_alone(acme: Company, ana: Caller, ben: Caller) -> None:
    need_id, action_id = met(acme, ana, ben)
    acme.clock.move(timedelta(minutes=1))
    undo_action(acme.context, ben, action_id)
    again = meet_need(acme.context, ben, need_id).action.id
    assert [row["payload"]["action_id"] for row in owed(acme)] == [action_id, again]
    assert told(acme) == [("UANA", "Ben")]


def test_what_was_dropped_and_met_all_the_same_is_told(acme: Company, ana: Caller, ben: Caller) -> None:
    need = acme.notices_need(ana).need
    take_need(acme.context, ben, need.id)
    drop_need(acme.context, ana, need.id)
    meet_need(acme.context, ben, need.id)
    assert told(acme) == [("UANA", "Ben")]


@pytest.mark.parametrize(
    ("zone", "at"),
    [
        ("Europe/London", datetime(2026, 11, 23, 9, 30, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 11, 23, 14, tzinfo=UTC)),
        ("Pacific/Auckland", datetime(2026, 11, 23, 20, tzinfo=UTC)),
    ],
)
def test_the_news_comes_in_the_noticers_daytime(acme: Company, ben: Caller, zone: str, at: datetime) -> None:
    met(acme, acme.hires("ana", zone=zone), ben)
    [row] = owed(acme)
    assert (row["next_attempt_at"], row["expires_at"]) == (at, at + timedelta(days=7))


@pytest.mark.parametrize(
    ("profile", "number"), [({"standing": Standing.GUEST}, 1), ({"standing": Standing.BOT}, 0), ({"active": False}, 0)]
)
def test_guests_are_told_too_but_nobody_who_is_gone_and_no_bot(
    acme: Company, ana: Caller, ben: Caller, profile: dict[str, Any], number: int
) -> None:
    met(acme, ana, ben)
    acme.hires("ana", **profile)
    assert len(told(acme)) == number


def follows(acme: Company, outbox: FakeOutbox) -> list[tuple[str | None, bool]]:
    """Whom the news names after a change, and whether it still says that the need is met."""
    acme.clock.move(timedelta(minutes=20))
    deliver_owed(acme.context, acme.team_id, outbox)
    shown = [parcel.content for parcel in outbox.stored if parcel.edits and isinstance(parcel.content, NeedMet)]
    return [(content.met_by, content.is_met) for content in shown]


def test_the_news_follows_what_its_person_makes_private_or_undoes(acme: Company, ana: Caller, ben: Caller) -> None:
    _, action_id = met(acme, ana, ben)
    outbox = FakeOutbox()
    deliver_owed(acme.context, acme.team_id, outbox)
    set_shared(acme.context, ben, action_id, shared=False)
    assert follows(acme, outbox) == [(None, True)]
    undo_action(acme.context, ben, action_id)
    assert follows(acme, outbox)[-1] == (None, False)
