"""Needs: noted once, taken by one, met with an action, handed back or dropped."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.domain.actions import Source
from bot.domain.kinds import Kind
from bot.domain.needs import MET_SHOWN_FOR, NeedDraft, NeedNotOpen, NeedNotWithYou, NeedStatus, OnlyNoticerDrops
from bot.errors import InvalidInputError
from bot.storage.tables import actions, needs
from bot.usecases.members_only import NeedGone
from bot.usecases.needs.change import drop_need, hand_back_need, note_need, take_need
from bot.usecases.needs.show import NOTICED_SHOWN, PAGE, list_needs
from bot.usecases.recording.change import set_shared
from bot.usecases.recording.meet_need import meet_need
from bot.usecases.unit import Caller, Context
from bot.usecases.workspace.totals import sum_up
from tests.support.company import Company
from tests.support.problems import about
from tests.support.together import together

STEPS: dict[str, Callable[[Context, Caller, int], object]] = {
    "take": take_need,
    "hand back": hand_back_need,
    "meet": meet_need,
    "drop": drop_need,
}


def test_a_need_is_kept_with_where_it_came_from_and_once(acme: Company) -> None:
    ana = acme.hires("ana")
    draft = NeedDraft("the lift is stuck, says <@UANA>", "Acme", "C7", "17.5")
    shown = note_need(acme.context, ana, draft, "view:1")
    assert note_need(acme.context, ana, draft, "view:1") == shown
    [row] = acme.rows(needs)
    assert (row["text"], row["customer"]) == (draft.text, "Acme")
    assert (row["source_channel"], row["source_ts"], row["status"]) == ("C7", "17.5", NeedStatus.OPEN)
    assert (shown.noticed_by, shown.noticed_by_me, shown.mine, shown.names) == ("Ana", True, False, {"UANA": "Ana"})


def test_a_need_says_something(acme: Company) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        acme.notices_need(acme.hires("ana"), "  ")
    assert refusal.value.field == "text"


def test_a_need_goes_from_open_over_taken_to_met(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    need = acme.notices_need(ben, customer="Acme").need
    taken = take_need(acme.context, ana, need.id)
    assert (taken.need.status, taken.mine, taken.noticed_by_me) == (NeedStatus.TAKEN, True, False)
    assert take_need(acme.context, ana, need.id) == taken
    met = meet_need(acme.context, ana, need.id)
    assert (met.action.text, met.action.own_words, met.action.customer) == (need.text, False, "Acme")
    assert (met.action.kind, met.action.source) == (Kind.SOLVE, Source.NEED)
    assert meet_need(acme.context, ana, need.id) == met
    [row] = acme.rows(needs)
    assert (row["status"], row["met_at"], row["met_action_id"]) == (NeedStatus.MET, acme.clock.now(), met.action.id)


def test_a_need_that_was_handed_back_is_open_to_others(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    need = acme.notices_need(ben).need
    take_need(acme.context, ana, need.id)
    assert hand_back_need(acme.context, ana, need.id).need.status is NeedStatus.OPEN
    assert take_need(acme.context, ben, need.id).mine


def test_whoever_noticed_a_need_may_drop_it_also_when_it_is_taken(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    need = acme.notices_need(ben).need
    take_need(acme.context, ana, need.id)
    assert drop_need(acme.context, ben, need.id).need.status is NeedStatus.DROPPED
    assert drop_need(acme.context, ben, need.id).need.status is NeedStatus.DROPPED
    for name in ("take", "hand back"):
        with pytest.raises(InvalidInputError):
            STEPS[name](acme.context, ana, need.id)


def test_whoever_met_a_need_that_was_dropped_meanwhile_keeps_the_record(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    need = acme.notices_need(ben).need
    take_need(acme.context, ana, need.id)
    drop_need(acme.context, ben, need.id)
    met = meet_need(acme.context, ana, need.id)
    assert meet_need(acme.context, ana, need.id) == met
    [row] = acme.rows(needs)
    assert (row["status"], row["met_action_id"], row["dropped_at"]) == (NeedStatus.MET, met.action.id, acme.clock.now())


def test_each_step_is_for_those_whose_it_is(acme: Company) -> None:
    ana, ben, chidi = acme.hires("ana"), acme.hires("ben"), acme.hires("chidi")
    need = acme.notices_need(ben).need
    with pytest.raises(InvalidInputError, check=about(NeedNotWithYou())):
        meet_need(acme.context, ana, need.id)
    take_need(acme.context, ana, need.id)
    for name, refusal in (
        ("take", NeedNotOpen(NeedStatus.TAKEN)),
        ("hand back", NeedNotWithYou()),
        ("drop", OnlyNoticerDrops()),
    ):
        with pytest.raises(InvalidInputError, check=about(refusal)):
            STEPS[name](acme.context, chidi, need.id)
    meet_need(acme.context, ana, need.id)
    for name in ("drop", "take", "meet"):
        with pytest.raises(InvalidInputError):
            STEPS[name](acme.context, ben, need.id)
    assert acme.rows(needs)[0]["status"] is NeedStatus.MET


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS.keys())
def test_a_need_that_is_not_there_is_said_to_be_gone(
    acme: Company, step: Callable[[Context, Caller, int], object]
) -> None:
    with pytest.raises(InvalidInputError, check=about(NeedGone())):
        step(acme.context, acme.hires("ana"), 4711)


@pytest.mark.both_databases
def test_of_two_who_take_a_need_at_once_one_gets_it_and_the_other_is_told(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    need = acme.notices_need(ana).need
    results = together(*[lambda who=who: take_need(acme.context, who, need.id) for who in (ana, ben)])
    [refusal] = [result for result in results if isinstance(result, InvalidInputError)]
    assert refusal.problem == NeedNotOpen(NeedStatus.TAKEN)
    assert acme.rows(needs)[0]["status"] is NeedStatus.TAKEN


@pytest.mark.both_databases
def test_a_double_click_takes_a_need_without_a_complaint(acme: Company) -> None:
    ana = acme.hires("ana")
    need = acme.notices_need(ana).need
    results = together(*[lambda: take_need(acme.context, ana, need.id)] * 4)
    assert [result for result in results if isinstance(result, InvalidInputError)] == []


@pytest.mark.both_databases
def test_a_double_click_meets_a_need_once_without_a_complaint(acme: Company) -> None:
    ana = acme.hires("ana")
    need = acme.notices_need(ana).need
    take_need(acme.context, ana, need.id)
    results = together(*[lambda: meet_need(acme.context, ana, need.id)] * 4)
    assert [result for result in results if isinstance(result, InvalidInputError)] == []
    assert len(acme.rows(actions)) == 1


@pytest.mark.both_databases
def test_meeting_and_dropping_at_once_loses_no_record(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    need = acme.notices_need(ben).need
    take_need(acme.context, ana, need.id)
    results = together(
        lambda: bool(meet_need(acme.context, ana, need.id)), lambda: bool(drop_need(acme.context, ben, need.id))
    )
    assert results[0] is True
    assert acme.rows(needs)[0]["status"] is NeedStatus.MET
    assert len(acme.rows(actions)) == 1


def test_the_list_shows_ones_own_and_a_page_of_the_open_ones_oldest_first(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    for number in range(10):
        acme.notices_need(ben, f"need {number}")
        acme.clock.move(timedelta(minutes=1))
    take_need(acme.context, ana, acme.rows(needs)[3]["id"])
    take_need(acme.context, ben, acme.rows(needs)[4]["id"])
    first, second = list_needs(acme.context, ana), list_needs(acme.context, ana, 7)
    assert [shown.need.text for shown in first.mine] == ["need 3"]
    assert [shown.need.text[-1] for shown in first.open] == list("01256789")
    assert (first.page, first.pages, first.total) == (0, 1, 8)
    assert second == first
    acme.notices_need(acme.hires("chidi"), "one more")
    last = list_needs(acme.context, ana, 7)
    assert (last.page, last.pages, [shown.need.text for shown in last.open]) == (1, 2, ["one more"])


def test_what_the_person_noticed_stands_apart_with_who_has_taken_or_met_it(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    still_open, taken, met, own = (acme.notices_need(ana, text).need.id for text in ("open", "taken", "met", "own"))
    for each in (taken, met):
        take_need(acme.context, ben, each)
    meet_need(acme.context, ben, met)
    take_need(acme.context, ana, own)
    listed = list_needs(acme.context, ana)
    assert [shown.need.id for shown in listed.mine] == [own]
    assert [(shown.need.id, shown.taken_by, shown.met_by) for shown in listed.noticed] == [
        (taken, "Ben", None),
        (met, None, "Ben"),
        (still_open, None, None),
    ]
    assert (listed.open, listed.total, listed.total_open) == ((), 0, 1)
    assert sum_up(acme.context, ana).needs_open == sum_up(acme.context, ben).needs_open == 1
    others = list_needs(acme.context, ben)
    assert ([shown.need.id for shown in others.open], others.total, others.noticed) == ([still_open], 1, ())
    assert [shown.taken_by for shown in (*others.mine, *others.open)] == [None, None]


def test_who_met_a_need_in_private_is_not_named(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    need = acme.notices_need(ana).need
    take_need(acme.context, ben, need.id)
    set_shared(acme.context, ben, meet_need(acme.context, ben, need.id).action.id, shared=False)
    [shown] = list_needs(acme.context, ana).noticed
    assert (shown.need.status, shown.met_by, shown.taken_by) == (NeedStatus.MET, None, None)


def test_what_was_met_is_shown_to_its_noticer_for_two_weeks(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    need = acme.notices_need(ana).need
    take_need(acme.context, ben, need.id)
    meet_need(acme.context, ben, need.id)
    acme.clock.move(MET_SHOWN_FOR)
    assert len(list_needs(acme.context, ana).noticed) == 1
    acme.clock.move(timedelta(seconds=1))
    assert list_needs(acme.context, ana).noticed == ()


def test_what_somebody_met_or_dropped_themselves_is_no_news_to_them(acme: Company) -> None:
    ana = acme.hires("ana")
    met, dropped = acme.notices_need(ana).need, acme.notices_need(ana).need
    take_need(acme.context, ana, met.id)
    meet_need(acme.context, ana, met.id)
    drop_need(acme.context, ana, dropped.id)
    listed = list_needs(acme.context, ana)
    assert (listed.mine, listed.noticed, listed.open, listed.total) == ((), (), (), 0)


def test_more_of_their_own_open_needs_than_are_shown_apart_are_on_the_pages(acme: Company) -> None:
    ana = acme.hires("ana")
    ids = [acme.notices_need(ana).need.id for _ in range(PAGE + NOTICED_SHOWN + 1)]
    first, second = list_needs(acme.context, ana), list_needs(acme.context, ana, 1)
    assert [shown.need.id for shown in (*first.noticed, *first.open, *second.open)] == ids
    assert (first.total, first.pages, second.noticed) == (PAGE + 1, 2, first.noticed)


def test_handing_back_is_kept_with_its_time(acme: Company) -> None:
    ana = acme.hires("ana")
    need = acme.notices_need(ana).need
    take_need(acme.context, ana, need.id)
    acme.clock.move(timedelta(hours=1))
    assert hand_back_need(acme.context, ana, need.id).need.handed_back_at == acme.clock.now()
