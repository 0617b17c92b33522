"""Correcting, editing, keeping private and undoing one's own actions; history and the form."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.domain.actions import ActionDraft, KindOrigin, Source
from bot.domain.kinds import Kind
from bot.domain.needs import NeedStatus
from bot.errors import InvalidInputError
from bot.storage.tables import actions, needs
from bot.usecases.names import readable
from bot.usecases.needs.ask import say_need_is_met
from bot.usecases.needs.change import drop_need, take_need
from bot.usecases.people.history import show_history, show_history_around
from bot.usecases.recording.change import ActionGone, correct_kind, edit_action, read_action, set_shared, undo_action
from bot.usecases.recording.form import prepare_form
from bot.usecases.recording.meet_need import meet_need
from bot.usecases.recording.record import InspirationGone, Recorded
from bot.usecases.unit import Caller, Context
from tests.support.cast import MONDAY
from tests.support.company import Company
from tests.support.problems import about
from tests.support.together import together

DRAFT = ActionDraft(text="wrote to the customer", source=Source.FORM)
CHANGES: dict[str, Callable[[Context, Caller, int], object]] = {
    "correct": lambda context, caller, action: correct_kind(context, caller, action, Kind.SOLVE),
    "share": lambda context, caller, action: set_shared(context, caller, action, shared=False),
    "edit": lambda context, caller, action: edit_action(context, caller, action, DRAFT),
    "undo": undo_action,
    "read": read_action,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_only_its_own_person_gets_at_an_action(acme: Company, change: Callable[[Context, Caller, int], object]) -> None:
    action = acme.records(acme.hires("ana")).action
    for other in (acme.hires("ben"), acme.another().hires("ana")):
        with pytest.raises(InvalidInputError, check=about(ActionGone())):
            change(acme.context, other, action.id)
    assert read_action(acme.context, Caller("T1", "UANA"), action.id).action == action


@pytest.mark.both_databases
def test_changes_at_once_all_hold(acme: Company) -> None:
    ana = acme.hires("ana")
    for _ in range(5):
        action = acme.records(ana).action
        together(*[lambda of=of: CHANGES[of](acme.context, ana, action.id) for of in ("correct", "share", "edit")])  # noqa: B023  run at once
        after = read_action(acme.context, ana, action.id).action
        assert (after.kind, after.shared, after.text) == (Kind.SOLVE, False, DRAFT.text)


def test_undoing_again_gives_the_same_words_back_and_changes_nothing(acme: Company) -> None:
    ana = acme.hires("ana")
    need = acme.notices_need(acme.hires("ben")).need
    take_need(acme.context, ana, need.id)
    action = meet_need(acme.context, ana, need.id).action
    first = undo_action(acme.context, ana, action.id)
    before = acme.rows(needs), acme.rows(actions)
    acme.clock.move(timedelta(minutes=1))
    again = undo_action(acme.context, ana, action.id)
    assert (again.action.text, again.names) == (first.action.text, first.names)
    assert (acme.rows(needs), acme.rows(actions)) == before


@pytest.mark.parametrize("change", [change for name, change in CHANGES.items() if name != "undo"])
def test_what_was_undone_cannot_be_changed(acme: Company, change: Callable[[Context, Caller, int], object]) -> None:
    ana = acme.hires("ana")
    action = acme.records(ana).action
    undo_action(acme.context, ana, action.id)
    with pytest.raises(InvalidInputError, check=about(ActionGone())):
        change(acme.context, ana, action.id)


def test_a_corrected_kind_is_known_as_corrected(acme: Company) -> None:
    ana = acme.hires("ana")
    action = acme.records(ana).action
    same = correct_kind(acme.context, ana, action.id, action.kind).action
    assert (same.kind, same.kind_origin) == (Kind.HELP, KindOrigin.GUESSED)
    other = correct_kind(acme.context, ana, action.id, Kind.DELIGHT).action
    assert (other.kind, other.kind_origin) == (Kind.DELIGHT, KindOrigin.CORRECTED)


def test_an_edit_replaces_what_it_names_and_leaves_the_rest(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    origin = acme.records(ben).action
    before = acme.records(
        ana, kind=Kind.SOLVE, outcome="they smiled", companions=("UBEN",), inspired_by=origin.id, shared=False
    ).action
    acme.clock.move(timedelta(days=1))
    told = edit_action(acme.context, ana, before.id, DRAFT)
    after = told.action
    assert (after.text, after.outcome, after.edited_at) == (DRAFT.text, None, acme.clock.now())
    assert (after.kind, after.kind_origin, after.shared) == (Kind.SOLVE, KindOrigin.GIVEN, False)
    assert (after.happened_on, after.recorded_at) == (MONDAY.date(), MONDAY)
    assert (told.details.companions, told.details.inspired_by) == ((), None)


def test_an_edit_may_change_kind_day_sharing_and_links(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    action, origin = acme.records(ana).action, acme.records(ben).action
    yesterday = MONDAY.date() - timedelta(days=1)
    draft = ActionDraft("sent a card", Source.FORM, Kind.DELIGHT, None, "Acme", yesterday, False, ("UBEN",), origin.id)  # noqa: FBT003  a draft's fields in order
    told = edit_action(acme.context, ana, action.id, draft)
    assert (told.action.kind, told.action.kind_origin) == (Kind.DELIGHT, KindOrigin.CORRECTED)
    assert (told.action.happened_on, told.action.shared, told.action.customer) == (yesterday, False, "Acme")
    assert (told.details.companions, told.details.inspired_by) == (("UBEN",), origin.id)


def test_an_edit_keeps_an_inspiration_that_was_taken_back_and_takes_no_such_new_one(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    origin, other = acme.records(ben).action, acme.records(ben).action
    action = acme.records(ana, inspired_by=origin.id).action
    for gone in (origin, other):
        set_shared(acme.context, ben, gone.id, shared=False)
    kept = edit_action(acme.context, ana, action.id, ActionDraft("x y", Source.FORM, inspired_by=origin.id))
    assert kept.details.inspired_by == origin.id
    with pytest.raises(InvalidInputError, check=about(InspirationGone())):
        edit_action(acme.context, ana, action.id, ActionDraft("x y", Source.FORM, inspired_by=other.id))


def test_undoing_an_action_that_met_a_need_gives_the_need_back_to_its_taker(acme: Company) -> None:
    ana = acme.hires("ana")
    need = acme.notices_need(acme.hires("ben")).need
    take_need(acme.context, ana, need.id)
    acme.clock.move(timedelta(hours=1))
    met = meet_need(acme.context, ana, need.id)
    undo_action(acme.context, ana, met.action.id)
    [row] = acme.rows(needs)
    assert (row["status"], row["met_at"], row["met_action_id"]) == (NeedStatus.TAKEN, None, None)
    again: Recorded = meet_need(acme.context, ana, need.id)
    assert again.action.id != met.action.id


@pytest.mark.parametrize(
    ("say", "column", "status", "met_after"),
    [
        (drop_need, "dropped_at", NeedStatus.DROPPED, None),
        (say_need_is_met, "said_met_at", NeedStatus.MET, timedelta(0)),
    ],
)
def test_undoing_leaves_the_noticers_word(
    acme: Company,
    say: Callable[[Context, Caller, int], object],
    column: str,
    status: NeedStatus,
    met_after: timedelta | None,
) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    need = acme.notices_need(ben).need
    take_need(acme.context, ana, need.id)
    acme.clock.move(timedelta(hours=1))
    said_at = acme.clock.now()
    say(acme.context, ben, need.id)
    acme.clock.move(timedelta(hours=1))
    met = meet_need(acme.context, ana, need.id)
    undo_action(acme.context, ana, met.action.id)
    [row] = acme.rows(needs)
    assert (row["status"], row[column], row["met_action_id"]) == (status, said_at, None)
    assert row["met_at"] == (None if met_after is None else said_at + met_after)
    assert meet_need(acme.context, ana, need.id).action.id != met.action.id


def test_what_its_noticer_says_of_a_met_need_holds_when_the_action_is_undone(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    need = acme.notices_need(ben).need
    take_need(acme.context, ana, need.id)
    met = meet_need(acme.context, ana, need.id)
    acme.clock.move(timedelta(hours=1))
    say_need_is_met(acme.context, ben, need.id)
    assert acme.rows(needs)[0]["met_at"] == met.action.recorded_at
    undo_action(acme.context, ana, met.action.id)
    assert acme.rows(needs)[0]["status"] is NeedStatus.MET


def test_history_comes_in_pages_with_the_newest_first(acme: Company) -> None:
    ana = acme.hires("ana")
    for number in range(17):
        acme.records(ana, f"called back customer {number}", shared=bool(number % 2))
        acme.clock.move(timedelta(minutes=1))
    acme.records(acme.hires("ben"))
    first, last = show_history(acme.context, ana), show_history(acme.context, ana, 2)
    assert [action.text[-2:] for action in first.actions] == ["16", "15", "14", "13", "12", "11", "10", " 9"]
    assert (first.page, first.pages, first.total) == (0, 3, 17)
    assert [action.text for action in last.actions] == ["called back customer 0"]
    assert show_history(acme.context, ana, 99) == last
    assert show_history(acme.context, ana, -1) == first


def test_an_empty_history_has_one_page(acme: Company) -> None:
    history = show_history(acme.context, acme.hires("ana"))
    assert (history.actions, history.page, history.pages) == ((), 0, 1)


def test_the_form_offers_what_colleagues_shared_lately(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    old = acme.records(ben, "an old story").action
    acme.clock.move(timedelta(days=29))
    shared = acme.records(ben, "asked <@UANA> to call back").action
    acme.records(ben, "a private one", shared=False)
    acme.records(ana, "my own one")
    start = prepare_form(acme.context, ana)
    assert start.stories == ((shared.id, "Ben: asked @Ana to call back"),)
    assert (start.today, start.shares) == (acme.clock.now().date(), True)
    editing = acme.records(ana, inspired_by=old.id).details
    assert [story for story, _ in prepare_form(acme.context, ana, editing).stories] == [old.id, shared.id]


@pytest.mark.parametrize("taken_back", ["undone", "private"])
def test_the_form_does_not_show_an_inspiration_that_was_taken_back(acme: Company, taken_back: str) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    origin = acme.records(ben, "told me a secret").action
    editing = acme.records(ana, inspired_by=origin.id).details
    assert prepare_form(acme.context, ana, editing).stories == ((origin.id, "Ben: told me a secret"),)
    if taken_back == "undone":
        undo_action(acme.context, ben, origin.id)
    else:
        set_shared(acme.context, ben, origin.id, shared=False)
    assert prepare_form(acme.context, ana, editing).stories == ()


def test_a_message_becomes_readable_with_the_names_of_those_it_mentions(acme: Company) -> None:
    ana = acme.hires("ana")
    assert readable(acme.context, ana, "ask <@UANA> or <@UNOBODY>") == "ask @Ana or @someone"
    assert readable(acme.context, ana, "") == ""


def test_history_opens_on_the_page_where_an_action_stands_or_stood(acme: Company) -> None:
    ana = acme.hires("ana")
    first = acme.records(ana).action
    for _ in range(8):
        acme.clock.move(timedelta(minutes=1))
        newest = acme.records(ana).action
    assert show_history_around(acme.context, ana, newest.id).page == 0
    assert show_history_around(acme.context, ana, first.id).actions == (first,)
    undo_action(acme.context, ana, first.id)
    assert show_history_around(acme.context, ana, first.id).pages == 1


def test_an_edit_takes_no_inspiration_away_that_the_form_could_not_show(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    origin = acme.records(ben).action
    action = acme.records(ana, inspired_by=origin.id).action
    acme.change(ben, active=False)
    assert edit_action(acme.context, ana, action.id, DRAFT).details.inspired_by == origin.id
    acme.change(ben, active=True)
    assert edit_action(acme.context, ana, action.id, DRAFT).details.inspired_by is None
