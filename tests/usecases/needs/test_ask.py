"""A need that nobody takes: its noticer is asked once whether it still stands, by day, and says what is so."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from bot.domain.deliveries import DeliveryStatus
from bot.domain.needs import TAKEN_FOR, UNTAKEN_FOR, NeedStatus, OnlyNoticerAnswers
from bot.domain.nudges import Reason
from bot.domain.offers import OfferSource
from bot.domain.people import Cadence
from bot.domain.profiles import Standing
from bot.errors import InvalidInputError
from bot.storage.tables import actions, deliveries, needs, nudge_decisions
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.messages.needs import StillNeeded
from bot.usecases.needs.ask import BATCH, LOOK_AGAIN, ask_about_needs, keep_need, say_need_is_met
from bot.usecases.needs.change import drop_need, hand_back_need, take_need
from bot.usecases.nudges.preferences import enrol, stop
from bot.usecases.recording.meet_need import meet_need
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.outbox import FakeOutbox
from tests.support.problems import about
from tests.support.together import together


def asks(acme: Company, after: timedelta = timedelta(0)) -> int:
    acme.clock.move(after)
    return ask_about_needs(acme.context, acme.team_id)


def asked(acme: Company) -> list[dict[str, Any]]:
    return [row for row in acme.rows(deliveries) if row["kind"] == "still_needed"]


def sent(acme: Company) -> list[StillNeeded]:
    outbox = FakeOutbox()
    deliver_owed(acme.context, acme.team_id, outbox)
    return [parcel.content for parcel in outbox.stored if isinstance(parcel.content, StillNeeded)]


def test_its_noticer_is_asked_once_when_nobody_has_taken_it_for_two_weeks(acme: Company) -> None:
    ana = acme.hires("ana")
    need = acme.notices_need(ana, "the lift is stuck, says <@UANA>").need
    assert asks(acme, UNTAKEN_FOR - timedelta(seconds=1)) == 0
    assert asks(acme, timedelta(seconds=1)) == 1
    [row] = asked(acme)
    assert (row["key"], row["person_id"]) == (f"still_needed:{need.noticed_by}:2026-12-07", need.noticed_by)
    [question] = sent(acme)
    assert (question.need.id, question.names) == (need.id, {"UANA": "Ana"})
    assert asks(acme, UNTAKEN_FOR * 3) == 0
    assert len(asked(acme)) == 1


@pytest.mark.parametrize(
    ("noticed_at", "asked_at"),
    [
        pytest.param(datetime(2026, 11, 24, 3, tzinfo=UTC), datetime(2026, 12, 8, 9, tzinfo=UTC), id="at night"),
        pytest.param(datetime(2026, 11, 28, 12, tzinfo=UTC), datetime(2026, 12, 14, 9, tzinfo=UTC), id="a Saturday"),
        pytest.param(datetime(2026, 11, 24, 12, tzinfo=UTC), datetime(2026, 12, 8, 12, tzinfo=UTC), id="by day"),
    ],
)
def test_it_is_asked_in_the_noticers_daytime(acme: Company, noticed_at: datetime, asked_at: datetime) -> None:
    ana = acme.hires("ana")
    acme.clock.move_to(noticed_at)
    acme.notices_need(ana)
    assert asks(acme, UNTAKEN_FOR) == 1
    [row] = asked(acme)
    assert (row["next_attempt_at"], row["expires_at"]) == (asked_at, asked_at + timedelta(days=7))


def test_the_two_weeks_begin_anew_when_it_is_handed_back(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    need = acme.notices_need(ana).need
    take_need(acme.context, ben, need.id)
    acme.clock.move(timedelta(days=10))
    hand_back_need(acme.context, ben, need.id)
    assert asks(acme, timedelta(days=13)) == 0
    assert asks(acme, timedelta(days=1)) == 1


def test_who_has_a_need_is_left_to_work_on_it_while_nudges_ask_them(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    enrol(acme.context, ben)
    need = acme.notices_need(ana).need
    take_need(acme.context, ben, need.id)
    for _ in range(20):
        assert asks(acme, LOOK_AGAIN) == 0
    assert acme.rows(needs)[0]["status"] == NeedStatus.TAKEN
    hand_back_need(acme.context, ben, need.id)
    assert asks(acme) == 0
    assert asks(acme, UNTAKEN_FOR) == 1


def test_the_question_and_a_nudge_never_come_on_one_day(acme: Company) -> None:
    ana = acme.hires_due("ana")
    acme.notices_need(ana)
    acme.change(ana, cadence=Cadence.DAILY, next_nudge_at=acme.clock.now() + UNTAKEN_FOR)
    acme.clock.move(UNTAKEN_FOR)
    acme.plans()
    assert [row["reason"] for row in acme.rows(nudge_decisions)] == [Reason.DUE]
    assert asks(acme) == 0
    assert asks(acme, timedelta(hours=8)) == 1
    [row] = asked(acme)
    assert row["next_attempt_at"].date() == acme.clock.now().date() + timedelta(days=1)
    for reason in (Reason.ALREADY_ASKED, Reason.DUE):
        due = acme.person(ana).next_nudge_at
        assert due is not None
        acme.clock.move_to(due)
        sent(acme)
        acme.plans()
        assert acme.rows(nudge_decisions)[-1]["reason"] is reason


@pytest.mark.parametrize(
    "unasked",
    [
        lambda acme, ben: stop(acme.context, ben),
        lambda acme, ben: acme.change(ben, resting_since=acme.clock.now()),
        lambda acme, ben: acme.change(ben, unwanted=frozenset({OfferSource.FOLLOW_UP})),
        lambda acme, ben: acme.change(ben, standing=Standing.GUEST),
    ],
    ids=["stopped", "resting", "no follow-ups", "a guest"],
)
def test_a_need_goes_back_to_the_list_two_weeks_after_somebody_took_it_whom_no_nudge_asks(
    acme: Company, unasked: Callable[[Company, Caller], None]
) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    enrol(acme.context, ben)
    need = acme.notices_need(ana).need
    acme.clock.move(timedelta(days=3))
    take_need(acme.context, ben, need.id)
    unasked(acme, ben)
    assert asks(acme, TAKEN_FOR - timedelta(seconds=1)) == 0
    assert asks(acme, timedelta(seconds=1)) == 1
    [row] = acme.rows(needs)
    assert (row["status"], row["taken_by"], row["handed_back_by"]) == (NeedStatus.OPEN, None, acme.person(ben).id)
    assert [question.need.id for question in sent(acme)] == [need.id]
    take_need(acme.context, ana, need.id)


def test_a_need_that_its_noticer_was_asked_about_before_goes_back_without_a_second_question(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    need = acme.notices_need(ana).need
    assert (asks(acme, UNTAKEN_FOR), len(sent(acme))) == (1, 1)
    take_need(acme.context, ben, need.id)
    assert asks(acme, TAKEN_FOR) == 0
    assert acme.rows(needs)[0]["status"] == NeedStatus.OPEN


def test_a_need_from_before_there_was_the_question_has_its_two_weeks_too(acme: Company) -> None:
    acme.notices_need(acme.hires("ana"))
    with acme.store.unit() as connection:
        connection.execute(update(needs).values(ask_at=needs.c.created_at))
    assert asks(acme, timedelta(days=3)) == 0
    assert asks(acme, timedelta(days=10)) == 0
    assert asks(acme, timedelta(days=1)) == 1


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda acme, _ana, ben, need: take_need(acme.context, ben, need),
        lambda acme, ana, _ben, need: drop_need(acme.context, ana, need),
        lambda acme, ana, _ben, need: say_need_is_met(acme.context, ana, need),
    ],
    ids=["taken", "dropped", "met"],
)
def test_a_need_that_is_open_no_longer_when_the_question_is_sent_is_not_asked_about(
    acme: Company, meanwhile: Callable[[Company, Caller, Caller, int], object]
) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    need = acme.notices_need(ana).need
    asks(acme, UNTAKEN_FOR)
    meanwhile(acme, ana, ben, need.id)
    assert sent(acme) == []
    assert asked(acme)[0]["status"] is DeliveryStatus.EXPIRED


@pytest.mark.parametrize(
    ("profile", "number"), [({"standing": Standing.GUEST}, 1), ({"standing": Standing.BOT}, 0), ({"active": False}, 0)]
)
def test_guests_are_asked_too_but_nobody_who_is_gone_and_no_bot(
    acme: Company, profile: dict[str, Any], number: int
) -> None:
    acme.notices_need(acme.hires("ana"))
    asks(acme, UNTAKEN_FOR)
    acme.hires("ana", **profile)
    assert len(sent(acme)) == number


def test_who_is_asked_has_been_asked_for_good_when_it_is_handed_back_later(acme: Company) -> None:
    ben = acme.hires("ben")
    need = acme.notices_need(acme.hires("ana")).need
    assert (asks(acme, UNTAKEN_FOR), len(sent(acme))) == (1, 1)
    take_need(acme.context, ben, need.id)
    hand_back_need(acme.context, ben, need.id)
    assert asks(acme, UNTAKEN_FOR) == 0


def test_a_question_that_was_withdrawn_unsent_is_asked_when_the_need_is_open_again_for_long(acme: Company) -> None:
    ben = acme.hires("ben")
    need = acme.notices_need(acme.hires("ana")).need
    asks(acme, UNTAKEN_FOR)
    take_need(acme.context, ben, need.id)
    assert sent(acme) == []
    acme.clock.move(timedelta(days=1))
    hand_back_need(acme.context, ben, need.id)
    assert asks(acme, UNTAKEN_FOR - timedelta(seconds=1)) == 0
    assert asks(acme, timedelta(seconds=1)) == 1
    assert len(sent(acme)) == 1


def test_a_noticer_of_many_is_asked_about_one_a_workday_and_the_oldest_first(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    for number in range(6):
        acme.notices_need(ana, f"need {number}")
        acme.clock.move(timedelta(minutes=1))
    acme.notices_need(ben, "another's")
    acme.clock.move(UNTAKEN_FOR)
    days = []
    for _ in range(10 * 24):
        asks(acme)
        days += [(acme.clock.now().day, question.need.text) for question in sent(acme)]
        acme.clock.move(timedelta(hours=1))
    assert days[:2] == [(7, "need 0"), (7, "another's")]
    assert days[2:] == [(8, "need 1"), (9, "need 2"), (10, "need 3"), (11, "need 4"), (14, "need 5")]


@pytest.mark.both_databases
def test_several_replicas_at_once_ask_once(acme: Company) -> None:
    for name in ("ana", "ben", "chidi"):
        acme.notices_need(acme.hires(name))
    acme.clock.move(UNTAKEN_FOR)
    counts = together(*[lambda: ask_about_needs(acme.context, acme.team_id)] * 4)
    assert counts.count(3) == 1
    assert counts.count(0) == 3
    assert len(sent(acme)) == 3


def test_one_look_is_about_so_many_needs_and_the_next_about_the_others(acme: Company) -> None:
    for number in range(BATCH + 1):
        acme.notices_need(acme.hires(f"person{number}"))
    assert [asks(acme, UNTAKEN_FOR), asks(acme), asks(acme)] == [BATCH, 1, 0]


def test_another_workspaces_needs_are_left_to_it(acme: Company) -> None:
    acme.notices_need(acme.hires("ana"))
    assert asks(acme.another(), UNTAKEN_FOR) == 0
    assert asked(acme) == []


def test_that_it_stands_leaves_it_where_it_is(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    need = acme.notices_need(ana).need
    assert keep_need(acme.context, ana, need.id).need == need
    take_need(acme.context, ben, need.id)
    assert keep_need(acme.context, ana, need.id).taken_by == "Ben"


def test_that_it_has_been_met_counts_without_an_action_and_twice_is_once(acme: Company) -> None:
    ana = acme.hires("ana")
    need = acme.notices_need(ana).need
    met = say_need_is_met(acme.context, ana, need.id)
    acme.clock.move(timedelta(hours=1))
    assert say_need_is_met(acme.context, ana, need.id) == met
    assert (met.need.status, met.need.met_at, met.need.met_action_id) == (NeedStatus.MET, need.created_at, None)
    assert met.met_by is None
    assert acme.rows(actions) == []


def test_whoever_had_it_keeps_their_record_of_having_met_it(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    need = acme.notices_need(ana).need
    take_need(acme.context, ben, need.id)
    say_need_is_met(acme.context, ana, need.id)
    action = meet_need(acme.context, ben, need.id).action
    assert acme.rows(needs)[0]["met_action_id"] == action.id
    assert say_need_is_met(acme.context, ana, need.id).met_by == "Ben"


@pytest.mark.parametrize("say", [keep_need, say_need_is_met])
def test_only_its_noticer_answers_for_a_need(acme: Company, say: Callable[..., object]) -> None:
    need = acme.notices_need(acme.hires("ana")).need
    with pytest.raises(InvalidInputError, check=about(OnlyNoticerAnswers())):
        say(acme.context, acme.hires("ben"), need.id)
