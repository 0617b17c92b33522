"""The form for an action: opened, filled in, refused, sent twice, and opened again to edit."""

from datetime import timedelta

import pytest

from local_slack import Person, SeenView
from tests.support.office import Office, answer


def open_form(person: Person) -> SeenView:
    assert person.types("/cx-help record").error is None
    return person.wait_for_modal()


def test_the_form_records_everything_that_it_asks_for(office: Office, ana: Person, ben: Person) -> None:
    open_form(ana)
    ana.fills(
        {
            "text": "noticed a double booking\nand set it right",
            "kind": "Delighted",
            "outcome": "she could travel",
            "customer": "Ms Okafor & <Sons>",
            "happened_on": "2026-11-20",
            "companions": [ben.id],
            "shared": False,
        }
    )
    submission = ana.submits()
    assert submission.errors == {}
    assert "double booking" in ana.wait_for_modal("Recorded").says
    row = office.row("SELECT * FROM actions")
    told = {name: row[name] for name in ("text", "kind", "outcome", "customer", "happened_on", "shared", "source")}
    assert told == {
        "text": "noticed a double booking\nand set it right",
        "kind": "delight",
        "outcome": "she could travel",
        "customer": "Ms Okafor & <Sons>",
        "happened_on": "2026-11-20",
        "shared": 0,
        "source": "form",
    }
    assert office.row("SELECT slack_id FROM action_companions") == {"slack_id": ben.id}


def test_a_kind_that_is_left_open_is_guessed_and_said(office: Office, ana: Person) -> None:
    open_form(ana)
    ana.fills({"text": "fixed the broken link in the portal"})
    ana.submits()
    assert "solved" in ana.wait_for_modal("Recorded").says
    assert office.row("SELECT kind, kind_origin FROM actions") == {"kind": "solve", "kind_origin": "guessed"}


def test_a_day_to_come_is_refused_at_its_field_and_nothing_is_lost(office: Office, ana: Person) -> None:
    open_form(ana)
    ana.fills({"text": "helped Ms Okafor", "happened_on": "2026-11-24"})
    refused = ana.submits()
    assert list(refused.errors) == ["happened_on"]
    assert not refused.closed
    assert office.rows("SELECT id FROM actions") == []
    ana.fills({"happened_on": "2026-11-23"})
    assert ana.submits().errors == {}
    assert office.row("SELECT text FROM actions") == {"text": "helped Ms Okafor"}


def test_a_text_of_spaces_is_refused_at_its_field(office: Office, ana: Person) -> None:
    open_form(ana)
    ana.fills({"text": "  \n "})
    assert list(ana.submits().errors) == ["text"]
    assert office.rows("SELECT id FROM actions") == []


def test_a_form_that_is_sent_twice_records_once(office: Office, ana: Person) -> None:
    open_form(ana)
    ana.fills({"text": "helped Ms Okafor"})
    ana.submits()
    ana.submits_again()
    assert office.row("SELECT text FROM actions") == {"text": "helped Ms Okafor"}


def test_a_form_that_slack_no_longer_opens_is_answered_with_a_sentence(office: Office, ana: Person) -> None:
    office.slack.faults.fail("views.open", "expired_trigger_id")
    ana.types("/cx-help record")
    ana.sees("Please try again")
    assert ana.modal is None


def test_a_form_that_slack_opens_too_slowly_is_answered_in_time(office: Office, ana: Person) -> None:
    office.slack.faults.delay("views.open", 2.5)
    invocation = ana.types("/cx-help record")
    assert invocation.error is None


def test_the_card_is_edited_in_the_form_and_shows_the_change(office: Office, ana: Person) -> None:
    card = answer(ana, "helped Ms Okafor find her invoice", where="#cx")
    ana.clicks("Edit", on=card)
    form = ana.wait_for_modal()
    assert form.state["text"]["text"]["value"] == "helped Ms Okafor find her invoice"
    ana.fills({"outcome": "she paid at once"})
    assert ana.submits().closed
    assert "Ms Okafor" in ana.sees("she paid at once").says
    assert len(office.rows("SELECT id FROM actions")) == 1


@pytest.mark.parametrize("minutes", [31, 60])
def test_an_edit_that_takes_longer_than_the_card_can_be_replaced_is_shown_in_the_form(
    office: Office, ana: Person, minutes: int
) -> None:
    ana.clicks("Edit", on=answer(ana, "helped Ms Okafor find her invoice"))
    ana.wait_for_modal("Edit this action")
    office.wait(timedelta(minutes=minutes))
    ana.fills({"outcome": "she paid at once"})
    assert ana.submits().errors == {}
    assert office.row("SELECT outcome FROM actions") == {"outcome": "she paid at once"}
    assert "she paid at once" in ana.wait_for_modal("Saved").says
    ana.clicks("Undo")
    office.slack.wait_until(lambda: ana.modal is not None and "Undone" in ana.modal.says)


def test_an_edit_that_takes_long_is_shown_in_the_form_from_history_too(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor find her invoice")
    ana.clicks("Edit", on=answer(ana, "me"))
    ana.wait_for_modal("Edit this action")
    office.wait(timedelta(minutes=31))
    ana.fills({"outcome": "she paid at once"})
    assert ana.submits().errors == {}
    assert "she paid at once" in ana.wait_for_modal("Saved").says


def test_an_action_is_edited_from_within_the_form_that_recorded_it(office: Office, ana: Person) -> None:
    open_form(ana)
    ana.fills({"text": "helped Ms Okafor"})
    ana.submits()
    ana.clicks("Edit")
    ana.wait_for_modal("Edit this action")
    ana.fills({"text": "helped Mr Okafor"})
    assert ana.submits().closed
    office.slack.wait_until(lambda: ana.modal is not None and "Mr Okafor" in ana.modal.says)
    assert office.row("SELECT text FROM actions") == {"text": "helped Mr Okafor"}


def test_every_button_works_within_the_form_that_recorded_the_action(office: Office, ana: Person) -> None:
    open_form(ana)
    ana.fills({"text": "helped Ms Okafor"})
    ana.submits()
    ana.clicks("action.kind:delight")
    office.slack.wait_until(lambda: office.row("SELECT kind FROM actions") == {"kind": "delight"})
    ana.clicks("Keep private")
    office.slack.wait_until(lambda: ana.modal is not None and "Share" in ana.modal.buttons)
    office.a_moment_later()
    ana.clicks("Share")
    office.slack.wait_until(lambda: ana.modal is not None and "Keep private" in ana.modal.buttons)
    ana.clicks("Undo")
    office.slack.wait_until(lambda: ana.modal is not None and "Undone" in ana.modal.says)


def test_a_double_click_on_undo_within_the_form_leaves_the_words_there(office: Office, ana: Person) -> None:
    open_form(ana)
    ana.fills({"text": "helped Ms Okafor"})
    ana.submits()
    card = ana.wait_for_modal("Recorded")
    assert ana.clicks("Undo", on=card, times=2).ok
    office.slack.wait_until(lambda: len(office.slack.calls("views.update")) == 2)
    done = ana.wait_for_modal()
    assert "Undone" in done.says
    assert "helped Ms Okafor" in done.says


def test_an_undone_action_cannot_be_recorded_again_by_its_old_form(office: Office, ana: Person) -> None:
    open_form(ana)
    ana.fills({"text": "helped Ms Okafor"})
    ana.submits()
    ana.clicks("Undo")
    ana.submits_again()
    assert office.row("SELECT undone_at IS NULL AS stands FROM actions") == {"stands": 0}
