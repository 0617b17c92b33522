"""What Slack may send and the bot does not expect is acknowledged, and its person is told."""

from typing import Any

import pytest

from local_slack import Person
from local_slack.delivery.envelopes import Ack, EnvelopeType
from tests.support.office import AN_IDEA, Office, answer

Payload = dict[str, Any]


def newest(office: Office, kind: EnvelopeType) -> Payload:
    return [each.payload for each in office.slack.envelopes() if each.type == kind][-1]


def send(office: Office, kind: EnvelopeType, payload: Payload) -> Ack:
    thread = office.slack.thread
    return thread.run(thread.workspace.app.sockets.send(kind, payload), 10)


@pytest.mark.parametrize("text", [None, ""])
def test_a_command_without_a_text_is_the_bare_command(office: Office, ana: Person, text: str | None) -> None:
    answer(ana, "me")
    ack = send(office, "slash_commands", newest(office, "slash_commands") | {"text": text})
    assert repr(AN_IDEA)[1:-1] in str(ack.payload)


def test_a_message_without_an_event_id_is_answered_once(office: Office, ana: Person) -> None:
    ana.types("hello")
    office.slack.wait_until(lambda: office.rows("SELECT id FROM deliveries"))
    payload = {name: value for name, value in newest(office, "events_api").items() if name != "event_id"}
    for _ in range(2):
        assert send(office, "events_api", payload).error is None
    assert len(office.rows("SELECT id FROM deliveries")) == 2


def test_an_event_that_cannot_be_read_is_acknowledged(office: Office, ana: Person) -> None:
    ana.types("hello")
    office.slack.wait_until(lambda: office.rows("SELECT id FROM deliveries"))
    for event in ({"type": "member_joined_channel"}, {"type": "user_change", "user": None}):
        payload = newest(office, "events_api") | {"event_id": "EvODD", "event": event}
        assert send(office, "events_api", payload).error is None


@pytest.mark.parametrize(
    "action",
    [
        {"action_id": "of.another.version"},
        {"action_id": "action.undo", "value": "x"},
        {"action_id": "action.undo", "value": "9" * 20},
    ],
)
def test_a_button_that_nobody_knows_any_more_says_so(office: Office, ana: Person, action: Payload) -> None:
    ana.clicks("Keep private", on=answer(ana, "helped Ms Okafor"))
    ana.sees("Private: only you")
    payload = newest(office, "interactive")
    payload = payload | {"actions": [payload["actions"][0] | action]}
    assert send(office, "interactive", payload).error is None
    ana.sees("This button no longer works")
    assert "helped Ms Okafor" in ana.sees("Private: only you").says


def test_a_click_that_cannot_be_read_is_answered(office: Office, ana: Person) -> None:
    ana.clicks("Keep private", on=answer(ana, "helped Ms Okafor"))
    ana.sees("Private: only you")
    payload = newest(office, "interactive") | {"user": {}}
    assert send(office, "interactive", payload).error is None
    ana.sees("went wrong on my side")
    assert send(office, "interactive", payload | {"response_url": None}).error is None


def test_a_form_that_nobody_knows_any_more_says_so_and_keeps_the_words(office: Office, ana: Person) -> None:
    ana.types("/cx-help record")
    ana.wait_for_modal()
    ana.fills({"text": "helped Ms Okafor"})
    ana.submits()
    payload = newest(office, "interactive")
    ack = send(office, "interactive", payload | {"view": payload["view"] | {"callback_id": "form.gone"}})
    assert ack.payload["response_action"] == "push"
    assert "This form no longer works" in str(ack.payload)


@pytest.mark.parametrize("metadata", ["{no json", "[]", '"x"'])
def test_a_form_that_forgot_what_it_is_about_is_answered(office: Office, ana: Person, metadata: str) -> None:
    ana.types("/cx-help record")
    ana.wait_for_modal()
    ana.fills({"text": "helped Ms Okafor"})
    ana.submits()
    payload = newest(office, "interactive")
    ack = send(office, "interactive", payload | {"view": payload["view"] | {"private_metadata": metadata}})
    assert ack.payload["response_action"] in ("errors", "update")


def test_a_form_without_a_state_is_answered(office: Office, ana: Person) -> None:
    ana.types("/cx-help record")
    ana.wait_for_modal()
    ana.fills({"text": "helped Ms Okafor"})
    ana.submits()
    payload = newest(office, "interactive")
    ack = send(office, "interactive", payload | {"view": payload["view"] | {"id": "VOTHER", "state": None}})
    assert ack.payload["response_action"] == "push"


def test_a_shortcut_that_nobody_knows_any_more_says_so(office: Office, ana: Person) -> None:
    ana.uses_shortcut("Record a useful action")
    ana.wait_for_modal()
    ana.closes()
    shortcut = [each.payload for each in office.slack.envelopes() if each.payload.get("type") == "shortcut"][-1]
    answer(ana, "me")
    fresh = newest(office, "slash_commands")["trigger_id"]
    assert send(office, "interactive", shortcut | {"callback_id": "gone", "trigger_id": fresh}).error is None
    assert "This shortcut no longer works" in ana.wait_for_modal().says


def test_a_command_that_failed_is_not_given_back_as_lost_words(ana: Person) -> None:
    assert "You typed:" not in answer(ana, "nudge").says


@pytest.mark.parametrize("typed", ["pause 0 days", "nudge at 25:00"])
def test_a_request_for_a_day_or_time_that_cannot_be_is_kept_with_a_way_on(ana: Person, typed: str) -> None:
    refused = answer(ana, typed)
    assert f"You typed: “{typed}”" in refused.says
    assert refused.buttons[0] == "Change my nudges"


@pytest.mark.parametrize("start", ["helped ", "need ", ""])
def test_a_record_or_a_need_that_is_too_long_is_given_back(ana: Person, start: str) -> None:
    reply = answer(ana, start + "Ms Okafor " * 300)
    assert "You typed:" in reply.says
    assert "Okafor Ms Okafor" in reply.says
