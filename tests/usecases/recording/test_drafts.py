"""Drafts: kept for their person alone, and put where a click says."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.actions import ActionDraft, KindOrigin, Source
from bot.domain.drafts import ANSWERED, KEPT_FOR, DraftKind
from bot.domain.kinds import Kind
from bot.domain.needs import NeedStatus
from bot.domain.reading.deeds import Instead, NotDone
from bot.errors import InvalidInputError
from bot.storage import promises as stored_promises
from bot.storage.tables import actions, drafts, needs, promises
from bot.usecases.offers.plans import OpenPlan
from bot.usecases.people.history import show_history
from bot.usecases.people.home import show_home
from bot.usecases.recording.change import edit_action, undo_action
from bot.usecases.recording.drafts import SHOWN, KeptDraft, NoWords, delete_old_drafts, keep_draft
from bot.usecases.recording.open_draft import DraftEnd, DraftGone, DraftSettled
from bot.usecases.recording.own_words import OnlyPlanned, add_words, read_words
from bot.usecases.recording.record import ActionUndone, Recorded, record_action
from bot.usecases.recording.settle_draft import (
    OtherDetails,
    always_record,
    forget_draft,
    note_draft,
    plan_draft,
    read_draft,
    record_draft,
    settle_draft,
)
from bot.usecases.unit import Caller
from tests.support.company import Company
from tests.support.problems import about
from tests.support.together import together

ANGRY = "a customer is very angry because <@UBEN> lost his parcel"
DAY = timedelta(days=1)


def keeps(acme: Company, caller: Caller, text: str = ANGRY, kind: DraftKind = DraftKind.UNCLEAR, key: str = "") -> int:
    """Somebody types a text that is not recorded; its draft's row id."""
    kept = keep_draft(acme.context, caller, kind, text, key or f"slash:{text}")
    assert isinstance(kept, KeptDraft)
    return kept.draft.id


def open_texts(acme: Company, caller: Caller) -> list[str]:
    return [each.draft.text for each in show_history(acme.context, caller).drafts.shown]


def test_a_draft_is_kept_as_typed_and_is_neither_recorded_nor_counted(acme: Company) -> None:
    acme.hires("ben")
    kept = keep_draft(acme.context, acme.hires("ana"), DraftKind.NEED, ANGRY, "slash:1")
    assert isinstance(kept, KeptDraft)
    assert (kept.draft.text, kept.draft.kind, kept.draft.settled_at) == (ANGRY, DraftKind.NEED, None)
    assert kept.names == {"UBEN": "Ben"}
    assert (acme.rows(actions), acme.rows(needs)) == ([], [])


def test_a_repeated_command_keeps_one_draft(acme: Company) -> None:
    ana = acme.hires("ana")
    assert keeps(acme, ana, key="slash:1") == keeps(acme, ana, key="slash:1")
    assert len(acme.rows(drafts)) == 1


def test_a_text_without_anything_to_read_is_refused(acme: Company) -> None:
    with pytest.raises(InvalidInputError, check=about(NoWords())):
        keep_draft(acme.context, acme.hires("ana"), DraftKind.UNCLEAR, "\x01\x02", "slash:1")


def test_i_did_this_records_the_words_as_typed_on_the_day_of_typing(acme: Company) -> None:
    ana = acme.hires("ana")
    draft = keeps(acme, ana, "a surprise birthday cake for  Ms Okafor")
    acme.clock.move(DAY)
    told = record_draft(acme.context, ana, draft)
    again = record_draft(acme.context, ana, draft)
    assert again.action == told.action
    assert told.action.text == "a surprise birthday cake for  Ms Okafor"
    assert told.action.happened_on == (acme.clock.now() - DAY).date()
    assert (told.action.kind, told.action.kind_origin) == (Kind.DELIGHT, KindOrigin.GUESSED)
    assert told.offer_nudges
    assert (len(acme.rows(actions)), open_texts(acme, ana)) == (1, [])


def test_a_plan_that_turns_out_done_was_done_today(acme: Company) -> None:
    ana = acme.hires("ana")
    draft = keeps(acme, ana, "I will call Acme", DraftKind.PLAN)
    acme.clock.move(DAY)
    assert record_draft(acme.context, ana, draft).action.happened_on == acme.clock.now().date()


def test_after_a_flight_west_a_draft_is_not_recorded_for_tomorrow(acme: Company) -> None:
    ana = acme.hires("ana", zone="Pacific/Kiritimati")
    draft = keeps(acme, ana)
    acme.change(ana, zone="Pacific/Pago_Pago")
    assert record_draft(acme.context, ana, draft).action.happened_on < acme.clock.now().date()


def test_what_was_undone_is_not_recorded_by_another_click(acme: Company) -> None:
    ana = acme.hires("ana")
    draft = keeps(acme, ana)
    undo_action(acme.context, ana, record_draft(acme.context, ana, draft).action.id)
    for again in (record_draft, always_record, read_draft):
        with pytest.raises(InvalidInputError, check=about(ActionUndone())):
            again(acme.context, ana, draft)
    assert note_draft(acme.context, ana, draft).need.text == ANGRY


def test_note_a_need_puts_the_words_on_the_list_once(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    draft = keeps(acme, ana, "mail jo@acme.example, she waits for a call", DraftKind.NEED)
    noted = note_draft(acme.context, ana, draft)
    assert note_draft(acme.context, ana, draft).need == noted.need
    assert noted.need.status is NeedStatus.OPEN
    assert [kind.value for kind in noted.hidden] == ["e-mail address"]
    assert len(acme.rows(needs)) == 1
    assert open_texts(acme, ben) == []


def test_ill_do_this_keeps_a_plan_once_and_doing_it_keeps_the_plan(acme: Company) -> None:
    ana = acme.hires("ana")
    draft = keeps(acme, ana, "I'll call Acme tomorrow", DraftKind.PLAN)
    planned = plan_draft(acme.context, ana, draft)
    assert (planned.plan.plan, planned.draft_id) == ("I'll call Acme tomorrow", draft)
    assert plan_draft(acme.context, ana, draft) == planned
    [plan] = acme.rows(promises)
    assert (plan["plan"], plan["story_id"], plan["kept_action_id"]) == ("I'll call Acme tomorrow", None, None)
    done = record_draft(acme.context, ana, draft)
    assert (done.action.text, done.action.own_words) == ("I'll call Acme tomorrow", False)
    assert acme.rows(promises)[0]["kept_action_id"] == done.action.id
    with pytest.raises(InvalidInputError, check=about(DraftSettled(DraftEnd.RECORDED))):
        plan_draft(acme.context, ana, draft)


def test_a_plan_that_another_action_kept_is_not_recorded_twice(acme: Company) -> None:
    ana = acme.hires("ana")
    draft = keeps(acme, ana, "I'll call Acme", DraftKind.PLAN)
    plan_draft(acme.context, ana, draft)
    elsewhere = acme.records(ana, "called Acme").action
    with acme.context.unit(ana) as unit:
        stored_promises.keep_plan(unit.connection, acme.rows(promises)[0]["id"], elsewhere.id)
    assert record_draft(acme.context, ana, draft).action == elsewhere


def test_never_mind_records_nothing_and_a_later_click_still_does(acme: Company) -> None:
    ana = acme.hires("ana")
    draft = keeps(acme, ana)
    assert forget_draft(acme.context, ana, draft).draft.text == ANGRY
    first = acme.rows(drafts)[0]["settled_at"]
    acme.clock.move(DAY)
    forget_draft(acme.context, ana, draft)
    assert acme.rows(drafts)[0]["settled_at"] == first
    assert (open_texts(acme, ana), acme.rows(actions)) == ([], [])
    assert record_draft(acme.context, ana, draft).action.text == ANGRY


def test_words_that_went_somewhere_do_not_go_elsewhere_too(acme: Company) -> None:
    ana = acme.hires("ana")
    recorded, noted, planned = (keeps(acme, ana, text) for text in ("one thing", "another thing", "a third thing"))
    record_draft(acme.context, ana, recorded)
    note_draft(acme.context, ana, noted)
    plan_draft(acme.context, ana, planned)
    for click, draft, end in (
        (note_draft, recorded, DraftEnd.RECORDED),
        (plan_draft, recorded, DraftEnd.RECORDED),
        (forget_draft, recorded, DraftEnd.RECORDED),
        (read_draft, recorded, DraftEnd.RECORDED),
        (record_draft, noted, DraftEnd.NOTED),
        (always_record, noted, DraftEnd.NOTED),
        (note_draft, planned, DraftEnd.PLANNED),
        (forget_draft, planned, DraftEnd.PLANNED),
    ):
        with pytest.raises(InvalidInputError, check=about(DraftSettled(end))):
            click(acme.context, ana, draft)
    assert (len(acme.rows(actions)), len(acme.rows(needs)), len(acme.rows(promises))) == (1, 1, 1)


def test_nobody_else_reaches_a_draft(acme: Company) -> None:
    ana, ben, eve = acme.hires("ana"), acme.hires("ben"), acme.another().hires("ana")
    draft = keeps(acme, ana)
    for caller in (ben, eve):
        for click in (record_draft, always_record, note_draft, plan_draft, forget_draft, read_draft):
            with pytest.raises(InvalidInputError, check=about(DraftGone())):
                click(acme.context, caller, draft)
        settle_draft(acme.context, caller, draft)
        assert open_texts(acme, caller) == []
    assert open_texts(acme, ana) == [ANGRY]


def test_a_draft_can_be_used_for_fourteen_days_and_is_then_deleted(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.another().hires("ben")
    draft = keeps(acme, ana)
    acme.clock.move(KEPT_FOR - timedelta(seconds=1))
    elsewhere = keeps(acme, ben, "a newer one")
    delete_old_drafts(acme.context, "T1")
    assert open_texts(acme, ana) == [ANGRY]
    acme.clock.move(timedelta(seconds=1))
    with pytest.raises(InvalidInputError, check=about(DraftGone())):
        record_draft(acme.context, ana, draft)
    assert open_texts(acme, ana) == []
    delete_old_drafts(acme.context, "T1")
    assert [row["id"] for row in acme.rows(drafts)] == [elsewhere]


def test_a_request_is_settled_and_the_nudges_are_shown_even_when_the_draft_is_gone(acme: Company) -> None:
    ana = acme.hires("ana")
    draft = keeps(acme, ana, "every second Monday", DraftKind.REQUEST)
    assert settle_draft(acme.context, ana, draft).person.id == acme.person(ana).id
    assert open_texts(acme, ana) == []
    assert settle_draft(acme.context, ana, draft + 1).person.id == acme.person(ana).id


def test_history_and_home_show_the_newest_open_drafts_on_their_first_page(acme: Company) -> None:
    ana = acme.hires("ana")
    acme.records(ana)
    for number in range(SHOWN + 1):
        keeps(acme, ana, f"text number {number}")
        acme.clock.move(DAY)
    for kind in ANSWERED:
        keeps(acme, ana, f"a {kind}", kind)
    for shown in (show_history(acme.context, ana).drafts, show_home(acme.context, ana).drafts):
        assert [each.draft.text for each in shown.shown] == ["text number 3", "text number 2", "text number 1"]
        assert shown.total == SHOWN + 1


def test_a_later_page_of_history_has_no_drafts(acme: Company) -> None:
    ana = acme.hires("ana")
    for number in range(12):
        acme.records(ana, f"helped customer {number}")
    keeps(acme, ana)
    assert show_history(acme.context, ana, 1).drafts.shown == ()
    assert show_home(acme.context, ana, 1).drafts.shown == ()


def in_german(acme: Company, caller: Caller, number: int) -> KeptDraft | Recorded:
    text = f"Kundin Nummer {number} zurückgerufen"
    kept = keep_draft(acme.context, caller, DraftKind.OTHER_LANGUAGE, text, f"slash:{number}")
    assert not isinstance(kept, OpenPlan)
    return kept


def said_to_be_done(acme: Company, caller: Caller, number: int) -> None:
    kept = in_german(acme, caller, number)
    assert isinstance(kept, KeptDraft)
    assert not kept.asks_about_languages
    record_draft(acme.context, caller, kept.draft.id)


def asked_about_languages(acme: Company, caller: Caller) -> KeptDraft:
    """The third text in German, of a person who did what the first two say."""
    said_to_be_done(acme, caller, 1)
    said_to_be_done(acme, caller, 2)
    assert acme.person(caller).records_any_language is None
    third = in_german(acme, caller, 3)
    assert isinstance(third, KeptDraft)
    assert third.asks_about_languages
    return third


def test_texts_in_other_languages_are_recorded_once_their_person_wants_that(acme: Company) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    third = asked_about_languages(acme, ana)
    assert always_record(acme.context, ana, third.draft.id).action.text == "Kundin Nummer 3 zurückgerufen"
    fourth = in_german(acme, ana, 4)
    assert isinstance(fourth, Recorded)
    assert fourth.action.text == "Kundin Nummer 4 zurückgerufen"
    assert isinstance(in_german(acme, ben, 5), KeptDraft)


def test_the_question_about_other_languages_is_asked_once_and_not_after_an_undo(acme: Company) -> None:
    ana = acme.hires("ana")
    undone = in_german(acme, ana, 0)
    assert isinstance(undone, KeptDraft)
    undo_action(acme.context, ana, record_draft(acme.context, ana, undone.draft.id).action.id)
    record_draft(acme.context, ana, asked_about_languages(acme, ana).draft.id)
    assert acme.person(ana).records_any_language is False
    said_to_be_done(acme, ana, 4)


def test_words_that_do_not_say_what_was_done_count_and_wait_for_a_line(acme: Company) -> None:
    ana = acme.hires("ana")
    for text in ("fuck off", "1", "it is raining", "Acme :+1:", "<https://acme.example>"):
        counted = record_draft(acme.context, ana, keeps(acme, ana, text)).action
        assert (counted.text, counted.own_words) == (text, False)
        assert read_words(acme.context, ana, counted.id)[1] == text
    told = add_words(acme.context, ana, counted.id, "sent Acme the new address of our shop")
    assert told.action.own_words
    assert record_draft(acme.context, ana, keeps(acme, ana, "a surprise cake for Ms Okafor")).action.own_words


def test_a_form_refuses_what_is_surely_not_done_and_keeps_words_that_stay(acme: Company) -> None:
    ana = acme.hires("ana")
    plan = ActionDraft("I'll send Acme the price list later", Source.FORM)
    counted = record_draft(acme.context, ana, keeps(acme, ana, "I'll call Acme", DraftKind.PLAN)).action
    worded = acme.records(ana, "will call Acme tomorrow").action
    refusals: tuple[Callable[[], object], ...] = (
        lambda: record_action(acme.context, ana, plan, "view:1"),
        lambda: edit_action(acme.context, ana, worded.id, plan),
        lambda: add_words(acme.context, ana, counted.id, plan.text),
        lambda: add_words(acme.context, ana, counted.id, "I'll call Acme"),
    )
    for refuse in refusals:
        with pytest.raises(InvalidInputError, check=about(NotDone(Instead.PLAN))) as refused:
            refuse()
        assert refused.value.field == "text"
    same = edit_action(acme.context, ana, counted.id, replace(plan, text="I'll call Acme", kind=Kind.SOLVE)).action
    assert (same.own_words, same.kind) == (False, Kind.SOLVE)
    assert edit_action(acme.context, ana, worded.id, replace(plan, text=worded.text)).action.own_words
    assert add_words(acme.context, ana, worded.id, worded.text).action.own_words


def test_a_text_of_another_kind_says_nothing_about_languages(acme: Company) -> None:
    ana = acme.hires("ana")
    record_draft(acme.context, ana, keeps(acme, ana))
    assert acme.person(ana).records_any_language is None


def test_a_form_sent_again_shows_the_same_action_and_another_form_keeps_its_words(acme: Company) -> None:
    ana = acme.hires("ana")
    draft = keeps(acme, ana, "i helped", DraftKind.INCOMPLETE)
    assert read_draft(acme.context, ana, draft).draft.text == "i helped"
    form = ActionDraft("helped Mia ", Source.FORM)
    told = record_draft(acme.context, ana, draft, form)
    assert record_draft(acme.context, ana, draft, form).action == told.action
    acme.hires("ben")
    story = acme.records(acme.hires("cleo")).action.id
    others: tuple[dict[str, Any], ...] = (
        {"text": "helped Ms Okafor"},
        {"kind": Kind.DELIGHT},
        {"outcome": "she can pay now"},
        {"customer": "Acme"},
        {"happened_on": (acme.clock.now() - DAY).date()},
        {"shared": False},
        {"companions": ("UBEN",)},
        {"inspired_by": story},
    )
    for other in others:
        with pytest.raises(InvalidInputError, check=about(OtherDetails())) as refused:
            record_draft(acme.context, ana, draft, replace(form, **other))
        assert refused.value.field == "text"
    same = replace(
        form, kind=told.action.kind, happened_on=told.action.happened_on, shared=True, companions=(ana.user_id,)
    )
    assert record_draft(acme.context, ana, draft, same).action == told.action


@pytest.mark.both_databases
def test_of_clicks_at_the_same_moment_one_counts(acme: Company) -> None:
    ana = acme.hires("ana")
    for number in range(5):
        draft = keeps(acme, ana, f"text number {number}")
        together(
            lambda draft=draft: record_draft(acme.context, ana, draft),  # type: ignore[misc]  # bound at once
            lambda draft=draft: note_draft(acme.context, ana, draft),  # type: ignore[misc]  # bound at once
            lambda draft=draft: record_draft(acme.context, ana, draft),  # type: ignore[misc]  # bound at once
        )
        assert len(acme.rows(actions)) + len(acme.rows(needs)) == number + 1


@pytest.mark.both_databases
def test_a_command_that_arrives_twice_at_the_same_moment_is_kept_once(acme: Company) -> None:
    ana = acme.hires("ana")
    together(*[lambda: keeps(acme, ana, key="slash:1")] * 3)
    assert len(acme.rows(drafts)) == 1


def test_a_plan_that_is_said_to_be_done_counts_and_is_no_story_without_other_words(acme: Company) -> None:
    ana = acme.hires("ana")
    counted = record_draft(acme.context, ana, keeps(acme, ana, "I'll call Acme", DraftKind.PLAN)).action
    assert (counted.text, counted.own_words) == ("I'll call Acme", False)
    other = keeps(acme, ana, "I'll call Globex", DraftKind.PLAN, "other")
    with pytest.raises(InvalidInputError, check=about(OnlyPlanned())):
        record_draft(acme.context, ana, other, ActionDraft("I'll call Globex ", Source.FORM))
    assert record_draft(acme.context, ana, other, ActionDraft("called Globex", Source.FORM)).action.own_words


def test_who_wants_texts_in_any_language_recorded_is_still_asked_about_what_is_no_action(acme: Company) -> None:
    ana = acme.hires("ana")
    acme.change(ana, records_any_language=True)
    told = keep_draft(acme.context, ana, DraftKind.OTHER_LANGUAGE, "Einem Kunden geholfen", "slash:1")
    asked = keep_draft(acme.context, ana, DraftKind.UNCLEAR, "Der Kunde wartet noch", "slash:2")
    assert isinstance(told, Recorded)
    assert isinstance(asked, KeptDraft)
    assert not asked.asks_about_languages


@pytest.mark.parametrize(("text", "customer"), [("acme?", "Acme Ltd"), ("needs ACME", "Acme Ltd"), ("Globex", None)])
def test_the_name_of_a_known_customer_is_a_question_about_it(acme: Company, text: str, customer: str | None) -> None:
    ana, ben = acme.hires("ana"), acme.hires("ben")
    acme.records(ana, customer="Acme Ltd")
    acme.records(ana, customer="Globex", shared=False)
    kept = keep_draft(acme.context, ben, DraftKind.UNCLEAR, text, "slash:1")
    assert isinstance(kept, KeptDraft)
    assert kept.customer == customer
    assert kept.draft.kind is (DraftKind.QUESTION if customer else DraftKind.UNCLEAR)
    assert show_history(acme.context, ben).drafts.total == (0 if customer else 1)
