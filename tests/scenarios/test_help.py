"""The bare command, help, and what is still to come."""

import pytest

from local_slack import Person
from tests.support.office import AN_IDEA, Office, answer

COMMANDS = ("record", "need", "needs", "me", "pause", "resume", "stop", "nudge at", "settings", "team", "help")


def test_the_bare_command_gives_the_next_useful_action(ana: Person) -> None:
    reply = ana.types("/cx-help").reply
    assert reply is not None
    assert reply.ephemeral
    assert AN_IDEA in reply.says
    assert "Your next useful action" in reply.says
    for button in ("I did it", "Another idea", "Record it", "Note a need"):
        assert button in reply.buttons


def test_each_button_of_the_bare_command_works(office: Office, ana: Person) -> None:
    first = answer(ana, "")
    ana.clicks("Record it", on=first)
    ana.wait_for_modal("Record a useful action")
    ana.closes()
    ana.clicks("Note a need", on=first)
    ana.wait_for_modal("Note a need")
    ana.closes()
    ana.clicks("Another idea", on=first)
    office.slack.wait_until(lambda: len(office.rows("SELECT id FROM offers")) == 2)
    ana.clicks("I did it", on=ana.messages()[-1], times=2)
    ana.sees("Counted")
    assert len(office.rows("SELECT id FROM actions")) == 1


def test_who_asks_who_sees_this_reads_what_is_true_of_them(ana: Person) -> None:
    assert "Colleagues may see what you record" in answer(ana, "who sees this?").says
    for setting, said in (("shares", "stays private unless you share it"), ("featured", "leave you out")):
        ana.types("/cx-help settings")
        ana.wait_for_modal("Settings")
        ana.fills({setting: False})
        assert ana.submits().errors == {}
        ana.wait_for_modal("Saved")
        ana.closes()
        assert said in answer(ana, "who sees this?").says


@pytest.mark.parametrize("typed", ["help", "Help!", "?", "how does this work?"])
def test_help_shows_every_command(ana: Person, typed: str) -> None:
    said = answer(ana, typed, where="#cx").says
    for command in COMMANDS:
        assert command in said


@pytest.mark.parametrize(
    ("typed", "said"), [("hello", "Hello."), ("thanks", "You're welcome."), ("ok", "That's fine, nothing to record.")]
)
def test_small_talk_gets_one_line(ana: Person, typed: str, said: str) -> None:
    reply = answer(ana, typed)
    assert reply.says.startswith(said)
    assert reply.buttons == ()
    assert len(reply.says.split()) < 15


@pytest.mark.parametrize("typed", ["export", "forget me"])
def test_what_is_still_to_come_says_who_can_help(office: Office, ana: Person, typed: str) -> None:
    assert "yet" in answer(ana, typed).says
    assert office.rows("SELECT id FROM actions") == []


def test_team_gives_totals_and_no_names(office: Office, ana: Person, ben: Person) -> None:
    ana.clicks("Keep private", on=answer(ana, "helped Ms Okafor"))
    answer(ben, "solved the double booking for Acme")
    ben.clicks("Undo", on=answer(ben, "delighted Mr Li"))
    office.slack.wait_until(lambda: len(office.rows("SELECT id FROM actions WHERE undone_at IS NOT NULL")) == 1)
    said = answer(ana, "team").says.casefold()
    assert "2 useful things for customers: 1 helped, 1 solved." in said
    for name in ("ana", "ben", "okafor", "acme"):
        assert name not in said


def test_writing_to_the_bot_is_answered_once(office: Office, ana: Person) -> None:
    ana.types("hello, are you there?")
    office.slack.wait_until(lambda: office.rows("SELECT id FROM deliveries"))
    office.slack.resend_last_event()
    office.tick()
    office.tick()
    ana.sees("/cx-help", where=ana.dm)
    assert len([message for message in office.slack.posted(ana) if message.by_app]) == 1


def test_a_guest_who_writes_to_the_bot_is_answered_too(office: Office) -> None:
    guest = office.slack.add_person("guest", guest=True)
    guest.types("hello, are you there?")
    office.slack.wait_until(lambda: office.rows("SELECT id FROM deliveries"))
    office.tick()
    guest.sees("/cx-help", where=guest.dm)


def test_an_action_written_to_the_bot_is_recorded_with_one_click(office: Office, ana: Person) -> None:
    ana.types("I helped Acme fix its login today")
    office.slack.wait_until(lambda: office.rows("SELECT id FROM deliveries"))
    office.slack.resend_last_event()
    office.tick()
    asked = ana.sees("Shall I record this?", where=ana.dm)
    assert asked.buttons == ("Record it", "Note a need", "Never mind")
    assert office.rows("SELECT id FROM actions") == []
    ana.clicks("Record it", on=asked, times=2)
    ana.sees("Recorded", where=ana.dm)
    assert len(office.rows("SELECT id FROM actions")) == len(office.rows("SELECT id FROM drafts")) == 1


def test_a_need_written_to_the_bot_is_noted_with_one_click(office: Office, ana: Person) -> None:
    ana.types("Acme is still waiting for a copy of its contract")
    office.slack.wait_until(lambda: office.rows("SELECT id FROM deliveries"))
    office.tick()
    ana.clicks("Note a need", on=ana.sees("Shall I record this?", where=ana.dm))
    ana.sees("Noted", where=ana.dm)
    assert office.row("SELECT text FROM needs") == {"text": "Acme is still waiting for a copy of its contract"}
