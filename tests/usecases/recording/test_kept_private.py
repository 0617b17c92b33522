"""What somebody asks to keep private, in the same text or afterwards, is private from then on."""

from datetime import timedelta

import pytest

from bot.domain.actions import ActionDraft, Source
from bot.domain.drafts import DraftKind
from bot.domain.needs import NeedDraft
from bot.errors import InvalidInputError
from bot.storage.tables import actions, needs
from bot.usecases.needs.change import NeedsAreShared, note_typed
from bot.usecases.recording.change import edit_action, set_shared, undo_action
from bot.usecases.recording.drafts import KeptDraft, keep_draft, record_typed
from bot.usecases.recording.end_plan import did_plan
from bot.usecases.recording.latest import keep_latest_private, read_latest
from bot.usecases.recording.own_words import add_words
from bot.usecases.recording.record import Recorded, record_action
from bot.usecases.recording.settle_draft import note_draft, plan_draft, record_draft
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.problems import about

DAY = timedelta(days=1)


def types(acme: Company, who: Caller, text: str, key: str = "1") -> Recorded:
    told = record_typed(acme.context, who, ActionDraft(text, Source.COMMAND), key)
    assert isinstance(told, Recorded)
    return told


def kept(acme: Company, who: Caller, text: str, kind: DraftKind) -> int:
    draft = keep_draft(acme.context, who, kind, text, f"slash:{text}")
    assert isinstance(draft, KeptDraft)
    return draft.draft.id


def said(told: Recorded | None) -> tuple[str, bool, bool]:
    assert told is not None
    return told.action.text, told.action.shared, told.action.own_words


def test_a_text_that_asks_for_it_is_recorded_private_without_the_asking(acme: Company) -> None:
    ana = acme.hires("ana")
    assert said(types(acme, ana, "private: helped Ms Lee move")) == ("helped Ms Lee move", False, True)
    form = ActionDraft("helped Mr Li move (private)", Source.FORM, shared=True)
    told = record_action(acme.context, ana, form, "form:1")
    assert said(told) == ("helped Mr Li move", False, True)
    told = set_shared(acme.context, ana, told.action.id, shared=True)
    edited = ActionDraft("keep this private: helped Mr Li pack", Source.FORM, shared=True)
    assert said(edit_action(acme.context, ana, told.action.id, edited)) == ("helped Mr Li pack", False, True)


def test_the_same_words_typed_again_to_keep_them_private_make_what_was_recorded_private(acme: Company) -> None:
    ana = acme.hires("ana")
    first = types(acme, ana, "helped Ms Lee move")
    assert first.action.shared
    for key in "23":
        again = types(acme, ana, "helped Ms Lee move, keep it private", key)
        assert (again.action.id, again.action.shared) == (first.action.id, False)
    assert len(acme.rows(actions)) == 1


def test_a_draft_keeps_the_wish_until_a_click_records_it(acme: Company) -> None:
    ana = acme.hires("ana")
    unclear = kept(acme, ana, "private: called Ms Lee about her divorce", DraftKind.UNCLEAR)
    assert said(record_draft(acme.context, ana, unclear)) == ("called Ms Lee about her divorce", False, True)
    plan = plan_draft(acme.context, ana, kept(acme, ana, "I will call Ms Lee, keep it private", DraftKind.PLAN))
    assert said(did_plan(acme.context, ana, plan.plan.id)) == ("I will call Ms Lee", False, False)


def test_words_added_afterwards_can_ask_for_it(acme: Company) -> None:
    ana = acme.hires("ana")
    draft = ActionDraft("", Source.NUDGE, own_words=False)
    counted = record_action(acme.context, ana, draft, "offer:1")
    assert counted.action.shared
    worded = add_words(acme.context, ana, counted.action.id, "just for me: called Ms Lee back")
    assert said(worded) == ("called Ms Lee back", False, True)


def test_what_is_to_stay_private_is_no_need(acme: Company) -> None:
    ana = acme.hires("ana")
    draft = kept(acme, ana, "private: Ms Lee is very angry", DraftKind.NEED)
    with pytest.raises(InvalidInputError, check=about(NeedsAreShared())):
        note_draft(acme.context, ana, draft)
    with pytest.raises(InvalidInputError, check=about(NeedsAreShared())):
        note_typed(acme.context, ana, NeedDraft("Ms Lee waits for us (private)"), "2")
    assert acme.rows(needs) == []
    assert said(record_draft(acme.context, ana, draft))[:2] == ("Ms Lee is very angry", False)


def test_ones_latest_action_of_today_or_yesterday_is_made_private_afterwards(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    assert keep_latest_private(acme.context, ana) is None
    assert read_latest(acme.context, ana) is None
    earlier = types(acme, ana, "helped Ms Lee move")
    latest = types(acme, ana, "helped Mr Li move", "2")
    types(acme, ben, "helped Mr Ito move", "3")
    acme.clock.move(DAY)
    assert said(read_latest(acme.context, ana)) == ("helped Mr Li move", True, True)
    for _ in range(2):
        assert said(keep_latest_private(acme.context, ana)) == ("helped Mr Li move", False, True)
    assert [row["shared"] for row in acme.rows(actions)] == [True, False, True]
    undo_action(acme.context, ana, latest.action.id)
    assert said(read_latest(acme.context, ana))[0] == earlier.action.text
    acme.clock.move(DAY)
    assert read_latest(acme.context, ana) is None
