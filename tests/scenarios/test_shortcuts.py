"""The two shortcuts: *Record a useful action* from anywhere, *Customer need* on a message."""

import pytest

from local_slack import Person, SeenMessage
from tests.support.office import Office


def said(person: Person, text: str, reader: Person) -> SeenMessage:
    person.types(text, where="#cx")
    return reader.messages("#cx")[-1]


def test_an_action_is_recorded_from_anywhere(office: Office, ana: Person) -> None:
    assert ana.uses_shortcut("Record a useful action").ok
    ana.wait_for_modal()
    ana.fills({"text": "helped Ms Okafor"})
    ana.submits()
    ana.wait_for_modal("Recorded")
    assert office.row("SELECT text FROM actions") == {"text": "helped Ms Okafor"}


def test_any_message_becomes_a_need(office: Office, ana: Person, ben: Person) -> None:
    message = said(ben, "Acme & Sons have been waiting for their contract", ana)
    assert ana.uses_message_shortcut("Note a customer need", message).ok
    form = ana.wait_for_modal()
    assert form.state["text"]["text"]["value"] == "Acme & Sons have been waiting for their contract"
    ana.fills({"customer": "Acme"})
    ana.submits()
    ana.wait_for_modal("Noted")
    need = office.row("SELECT text, customer, source_channel, source_ts FROM needs")
    assert need == {
        "text": "Acme & Sons have been waiting for their contract",
        "customer": "Acme",
        "source_channel": message.channel,
        "source_ts": message.ts,
    }


def test_whom_the_message_mentions_is_named_in_the_need(office: Office, ana: Person, ben: Person) -> None:
    office.welcome()
    message = said(ben, "@ana Acme is waiting, <!here>", ana)
    ana.uses_message_shortcut("Note a customer need", message)
    shown = ana.wait_for_modal().state["text"]["text"]["value"]
    assert ana.id not in shown
    assert shown.casefold().startswith("@ana")


def test_a_message_of_any_length_fits_the_form(office: Office, ana: Person, ben: Person) -> None:
    message = said(ben, "Acme waits. " * 300, ana)
    ana.uses_message_shortcut("Note a customer need", message)
    ana.wait_for_modal()
    assert ana.submits().errors == {}
    noted = "SELECT text FROM needs"
    office.slack.wait_until(lambda: bool(office.rows(noted)), within=30, saying="the need is noted")
    assert len(office.row(noted)["text"]) <= 2000


def test_a_message_of_another_app_fills_the_form_with_the_words_in_its_blocks(office: Office, ana: Person) -> None:
    zendesk = office.slack.add_person("zendesk", bot=True)
    subject = {"type": "section", "text": {"type": "mrkdwn", "text": f"*Mill Café* waits &amp; <@{ana.id}> knows"}}
    blocks = [{"type": "header", "text": {"type": "plain_text", "text": "Ticket #7"}}, subject]
    office.welcome()
    office.slack.post(zendesk, "cx", text="This content can't be displayed.", blocks=blocks)
    assert ana.uses_message_shortcut("Note a customer need", ana.messages("#cx")[-1]).ok
    shown = ana.wait_for_modal().state["text"]["text"]["value"]
    assert shown == "Ticket #7\nMill Café waits & @ana knows"
    ana.submits()
    assert office.row("SELECT text FROM needs") == {"text": shown}


def test_a_placeholder_leaves_the_form_empty(office: Office, ana: Person) -> None:
    office.slack.post(office.slack.add_person("odd", bot=True), "cx", text="This content can't be displayed.")
    ana.uses_message_shortcut("Note a customer need", ana.messages("#cx")[-1])
    assert not ana.wait_for_modal().state["text"]["text"]["value"]


def test_a_need_from_a_message_sent_twice_is_noted_once(office: Office, ana: Person, ben: Person) -> None:
    ana.uses_message_shortcut("Note a customer need", said(ben, "Acme is waiting", ana))
    ana.wait_for_modal()
    ana.submits()
    ana.submits_again()
    assert len(office.rows("SELECT id FROM needs")) == 1


@pytest.mark.parametrize("times", [1, 2])
def test_a_form_that_slack_opens_too_slowly_raises_no_warning(office: Office, ana: Person, times: int) -> None:
    office.slack.faults.delay("views.open", 2.5, times=times)
    assert ana.uses_shortcut("Record a useful action").ok


def test_a_form_that_slack_refuses_is_answered_in_a_modal(office: Office, ana: Person) -> None:
    office.slack.faults.fail("views.open", "internal_error")
    assert ana.uses_shortcut("Record a useful action").ok
    assert "Please try again" in ana.wait_for_modal().says
