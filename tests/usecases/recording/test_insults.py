"""Words that insult people are kept for their person, and told to nobody else before they are reworded."""

import pytest

from bot.domain.actions import ActionDraft, Source
from bot.domain.drafts import DraftKind
from bot.domain.needs import NeedDraft
from bot.domain.reading.insults import Insulting
from bot.errors import InvalidInputError
from bot.storage.tables import actions, needs
from bot.usecases.needs.change import note_need
from bot.usecases.recording.change import edit_action
from bot.usecases.recording.drafts import KeptDraft, keep_draft
from bot.usecases.recording.own_words import add_words
from bot.usecases.recording.record import record_action
from tests.support.company import Company
from tests.support.problems import about

INSULT = "the customer is a moron"
MORON = about(Insulting("moron"))


def test_a_draft_that_insults_is_of_that_kind_unless_nobody_else_would_read_it(acme: Company) -> None:
    ana = acme.hires("ana")
    for number, (kind, becomes) in enumerate(
        {
            DraftKind.NEED: DraftKind.INSULTING,
            DraftKind.UNCLEAR: DraftKind.INSULTING,
            DraftKind.PLAN: DraftKind.PLAN,
        }.items()
    ):
        kept = keep_draft(acme.context, ana, kind, INSULT, f"slash:{number}")
        assert isinstance(kept, KeptDraft)
        assert kept.draft.kind is becomes


def test_no_need_insults_its_customer_in_its_words_or_its_name(acme: Company) -> None:
    ana = acme.hires("ana")
    for draft in (NeedDraft(INSULT), NeedDraft("waits for a call", customer="the moron")):
        with pytest.raises(InvalidInputError, check=MORON):
            note_need(acme.context, ana, draft, "form:1")
    assert acme.rows(needs) == []


def test_typed_words_that_insult_are_recorded_and_are_their_persons_own_once_reworded(acme: Company) -> None:
    ana = acme.hires("ana")
    typed = ActionDraft(text="helped that moron", source=Source.COMMAND)
    action = record_action(acme.context, ana, typed, "slash:1").action
    assert (action.text, action.own_words) == ("helped that moron", False)
    with pytest.raises(InvalidInputError, check=MORON):
        add_words(acme.context, ana, action.id, "helped that moron")
    assert add_words(acme.context, ana, action.id, "helped Mr Li").action.own_words


def test_a_form_takes_no_insult(acme: Company) -> None:
    ana = acme.hires("ana")
    form = ActionDraft(text="helped Mr Li", source=Source.FORM, outcome=INSULT)
    with pytest.raises(InvalidInputError, check=MORON):
        record_action(acme.context, ana, form, "form:1")
    assert acme.rows(actions) == []
    told = acme.records(ana, "helped Mr Li")
    with pytest.raises(InvalidInputError, check=MORON):
        edit_action(acme.context, ana, told.action.id, form)
