"""The same words typed again: asked about, not counted twice without a word; and recorded again after an undo."""

from datetime import timedelta

import pytest

from bot.domain.actions import ActionDraft, Source
from bot.domain.drafts import DraftKind
from bot.domain.kinds import Kind
from bot.domain.needs import NeedDraft
from bot.domain.personal_data import FindingKind
from bot.errors import InvalidInputError
from bot.storage.tables import actions, drafts, needs
from bot.usecases.needs.change import OnlyHidden, drop_need, note_need, note_typed
from bot.usecases.recording.change import ActionGone, record_again, set_shared, undo_action
from bot.usecases.recording.drafts import KeptDraft, keep_draft, record_typed
from bot.usecases.recording.record import ActionUndone, Recorded
from bot.usecases.recording.settle_draft import record_draft
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.problems import about
from tests.support.telling import told_story
from tests.support.together import together


def types(acme: Company, who: Caller, text: str, key: str, kind: Kind | None = None) -> Recorded | KeptDraft:
    return record_typed(acme.context, who, ActionDraft(text, Source.COMMAND, kind), key)


def test_the_same_action_typed_again_the_same_day_is_kept_until_a_click_records_it(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    first = types(acme, ana, "delighted Acme", "1", Kind.DELIGHT)
    assert isinstance(first, Recorded)
    again = types(acme, ana, " Delighted  ACME!", "2", Kind.DELIGHT)
    assert isinstance(again, KeptDraft)
    assert again.draft.kind is DraftKind.REPEATED
    assert types(acme, ana, " Delighted  ACME!", "2") == again
    assert isinstance(types(acme, ana, "delighted Acme", "1"), Recorded)
    assert len(acme.rows(actions)) == len(acme.rows(drafts)) == 1
    told = record_draft(acme.context, ana, again.draft.id)
    assert (told.action.kind, told.action.own_words) == (Kind.DELIGHT, True)
    assert record_draft(acme.context, ana, again.draft.id).action == told.action
    assert isinstance(types(acme, ben, "delighted Acme", "3"), Recorded)
    acme.clock.move(timedelta(days=1))
    assert isinstance(types(acme, ana, "delighted Acme", "4"), Recorded)


def test_what_was_undone_may_be_typed_again(acme: Company) -> None:
    ana = acme.hires("ana")
    first = types(acme, ana, "called Acme back", "1")
    assert isinstance(first, Recorded)
    again = types(acme, ana, "called Acme back", "2")
    assert isinstance(again, KeptDraft)
    undo_action(acme.context, ana, first.action.id)
    assert isinstance(types(acme, ana, "called Acme back", "3"), Recorded)
    undo_action(acme.context, ana, acme.rows(actions)[-1]["id"])
    assert record_draft(acme.context, ana, again.draft.id).action.own_words


def test_texts_in_other_languages_are_asked_about_as_well(acme: Company) -> None:
    ana = acme.hires("ana")
    acme.change(ana, records_any_language=True)
    text = "Kundin nach dem Umzug die neue Rechnung geschickt"
    assert isinstance(keep_draft(acme.context, ana, DraftKind.OTHER_LANGUAGE, text, "1"), Recorded)
    assert isinstance(keep_draft(acme.context, ana, DraftKind.OTHER_LANGUAGE, text, "2"), KeptDraft)


@pytest.mark.both_databases
def test_the_same_words_sent_twice_at_the_same_moment_count_once(acme: Company) -> None:
    ana = acme.hires("ana")
    together(*(lambda key=key: types(acme, ana, "called Acme back", key) for key in "123"))
    assert len(acme.rows(actions)) == 1
    together(*(lambda key=key: note_typed(acme.context, ana, NeedDraft("Acme waits"), key) for key in "123"))
    assert len(acme.rows(needs)) == 1


def test_the_same_open_need_of_a_person_is_noted_once(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    first = note_typed(acme.context, ana, NeedDraft("Globex is angry"), "1")
    other = note_typed(acme.context, ana, NeedDraft("Acme is angry"), "other")
    again = note_typed(acme.context, ana, NeedDraft("globex is ANGRY."), "2")
    assert (first.noted_before, again.noted_before, again.need) == (False, True, first.need)
    assert not other.noted_before
    assert not note_typed(acme.context, ana, NeedDraft("Globex is angry"), "1").noted_before
    assert not note_typed(acme.context, ben, NeedDraft("Globex is angry"), "3").noted_before
    drop_need(acme.context, ana, first.need.id)
    assert not note_typed(acme.context, ana, NeedDraft("Globex is angry"), "4").noted_before
    assert len(acme.rows(needs)) == 4


def test_a_need_is_more_than_hidden_data(acme: Company) -> None:
    ana = acme.hires("ana")
    for text in ("jo@example.com", "call jo@example.com", "call <mailto:jo@example.com|jo@example.com> please"):
        with pytest.raises(InvalidInputError, check=about(OnlyHidden((FindingKind.EMAIL,)))) as refused:
            note_need(acme.context, ana, NeedDraft(text), f"slash:{text}")
        assert refused.value.field == "text"
    assert acme.rows(needs) == []
    assert acme.notices_need(ana, "call jo@example.com about invoice").hidden
    assert acme.notices_need(ana, "lift stuck").need.text == "lift stuck"


def test_an_undone_action_is_recorded_again_once_with_all_that_it_said(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    _, origin = told_story(acme, ben)
    told = acme.records(
        ana, "called Acme back", kind=Kind.SOLVE, customer="Acme", companions=("UBEN",), inspired_by=origin
    )
    undo_action(acme.context, ana, told.action.id)
    again = record_again(acme.context, ana, told.action.id)
    assert record_again(acme.context, ana, told.action.id).action == again.action
    assert (again.action.text, again.action.kind, again.action.customer) == ("called Acme back", Kind.SOLVE, "Acme")
    assert (again.details.companions, again.details.inspired_by) == (("UBEN",), origin)
    with pytest.raises(InvalidInputError, check=about(ActionGone())):
        record_again(acme.context, ben, told.action.id)
    undo_action(acme.context, ana, again.action.id)
    with pytest.raises(InvalidInputError, check=about(ActionUndone())):
        record_again(acme.context, ana, told.action.id)
    set_shared(acme.context, ben, origin, shared=False)
    assert record_again(acme.context, ana, again.action.id).details.inspired_by is None
