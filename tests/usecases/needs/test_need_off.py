"""Whoever has taken a need is told once when its noticer takes it off the list, so that nobody works for nothing."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.needs import NeedStatus
from bot.domain.profiles import Standing
from bot.storage.tables import deliveries
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.needs import NeedOff
from bot.usecases.needs.ask import say_need_is_met
from bot.usecases.needs.change import drop_need, take_need
from bot.usecases.recording.change import undo_action
from bot.usecases.recording.meet_need import meet_need
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.outbox import FakeOutbox
from tests.support.together import together

SAYS = pytest.mark.parametrize(
    ("say", "status"), [(drop_need, NeedStatus.DROPPED), (say_need_is_met, NeedStatus.MET)], ids=["dropped", "met"]
)
Say = Callable[..., object]


def owed(acme: Company) -> list[dict[str, Any]]:
    return [row for row in acme.rows(deliveries) if row["kind"] == "need_off"]


def told(acme: Company) -> list[tuple[str, NeedOff]]:
    """To whom the news goes now, and what it is."""
    outbox = FakeOutbox()
    deliver_owed(acme.context, acme.team_id, outbox)
    return [(parcel.target, parcel.content) for parcel in outbox.stored if isinstance(parcel.content, NeedOff)]


@pytest.fixture
def ana(acme: Company) -> Caller:
    return acme.hires("ana")


@pytest.fixture
def ben(acme: Company) -> Caller:
    return acme.hires("ben")


def taken(acme: Company, noticer: Caller, taker: Caller) -> int:
    """The id of a need that one has noticed and the other taken."""
    need = acme.notices_need(noticer, "the lift is stuck, says <@UANA>").need
    take_need(acme.context, taker, need.id)
    return need.id


@SAYS
def test_its_taker_is_told_once_what_its_noticer_said(
    acme: Company, ana: Caller, ben: Caller, say: Say, status: NeedStatus
) -> None:
    need_id = taken(acme, ana, ben)
    for _ in range(2):
        say(acme.context, ana, need_id)
    [(target, news)] = told(acme)
    assert (target, news.need.id, news.need.status) == ("UBEN", need_id, status)
    assert (news.noticed_by, news.names) == ("Ana", {"UANA": "Ana"})
    assert told(acme) == []


@pytest.mark.both_databases
def test_a_second_word_of_its_noticer_is_no_second_message(acme: Company, ana: Caller, ben: Caller) -> None:
    need_id = taken(acme, ana, ben)
    together(*[lambda: drop_need(acme.context, ana, need_id)] * 3)
    assert len(told(acme)) == 1
    say_need_is_met(acme.context, ana, need_id)
    assert told(acme) == []


@pytest.mark.parametrize("say", [drop_need, say_need_is_met])
def test_nobody_is_told_of_what_nobody_else_has_taken(acme: Company, ana: Caller, say: Say) -> None:
    nobodys = acme.notices_need(ana).need.id
    own = taken(acme, ana, ana)
    for need_id in (nobodys, own):
        assert say(acme.context, ana, need_id)
    assert owed(acme) == []


def test_who_has_met_it_is_told_nothing_by_the_noticers_word(acme: Company, ana: Caller, ben: Caller) -> None:
    need_id = taken(acme, ana, ben)
    action = meet_need(acme.context, ben, need_id).action
    say_need_is_met(acme.context, ana, need_id)
    undo_action(acme.context, ben, action.id)
    assert owed(acme) == []


def test_who_meets_it_all_the_same_before_the_news_is_not_told(acme: Company, ana: Caller, ben: Caller) -> None:
    need_id = taken(acme, ana, ben)
    drop_need(acme.context, ana, need_id)
    meet_need(acme.context, ben, need_id)
    assert told(acme) == []
    assert owed(acme)[0]["error"] == "there was nothing left to say"


def test_the_news_comes_in_the_takers_daytime(acme: Company, ana: Caller) -> None:
    drop_need(acme.context, ana, taken(acme, ana, acme.hires("ben", zone="Pacific/Auckland")))
    [row] = owed(acme)
    at = datetime(2026, 11, 23, 20, tzinfo=UTC)
    assert (row["next_attempt_at"], row["expires_at"]) == (at, at + timedelta(days=7))


@pytest.mark.parametrize(
    ("profile", "number"), [({"standing": Standing.GUEST}, 1), ({"standing": Standing.BOT}, 0), ({"active": False}, 0)]
)
def test_guests_are_told_too_but_nobody_who_is_gone_and_no_bot(
    acme: Company, ana: Caller, ben: Caller, profile: dict[str, Any], number: int
) -> None:
    drop_need(acme.context, ana, taken(acme, ana, ben))
    acme.hires("ben", **profile)
    assert len(told(acme)) == number
