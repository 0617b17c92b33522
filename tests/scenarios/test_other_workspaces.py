"""People of another workspace, in a channel that is shared with it, see nothing and change nothing."""

from dataclasses import replace
from typing import Any

from local_slack import Person
from tests.support.office import Office, answer

ELSEWHERE = "T0ELSEWHERE"


def sent_from_elsewhere(office: Office, kind: str) -> bool:
    """Send the newest envelope of a kind again, as a person of another workspace would have."""
    newest = [each for each in office.slack.envelopes() if each.type == kind][-1]
    payload: dict[str, Any] = dict(newest.payload)
    if "user_id" in payload:
        payload |= {"team_id": ELSEWHERE, "user_id": "U0STRANGER", "trigger_id": "1.2.3"}
    else:
        payload["user"] = dict(payload["user"]) | {"team_id": ELSEWHERE, "id": "U0STRANGER"}
    return office.slack.resend(replace(newest, payload=payload))


def test_a_command_from_elsewhere_is_acknowledged_and_records_nothing(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor")
    assert sent_from_elsewhere(office, "slash_commands")
    assert len(office.rows("SELECT id FROM actions")) == 1
    assert office.rows("SELECT id FROM people WHERE slack_id = 'U0STRANGER'") == []


def test_a_click_from_elsewhere_changes_nothing(office: Office, ana: Person, ben: Person) -> None:
    answer(ana, "need Acme waits")
    office.go_to(27, "15:01")
    ben.clicks("I'll take it", on=office.shoutouts()[0])
    ben.sees("It's yours", where="#cx")
    ben.clicks("Hand it back")
    ben.sees("Handed back", where="#cx")
    ben.clicks("I'll take it", on=office.shoutouts()[0])
    office.slack.wait_until(lambda: office.rows("SELECT id FROM needs WHERE status = 'taken'"))
    before = office.row("SELECT status, taken_by FROM needs")
    assert sent_from_elsewhere(office, "interactive")
    assert office.row("SELECT status, taken_by FROM needs") == before


def test_a_form_from_elsewhere_records_nothing(office: Office, ana: Person) -> None:
    ana.types("/cx-help record")
    ana.wait_for_modal()
    ana.fills({"text": "helped Ms Okafor"})
    ana.submits()
    ana.wait_for_modal("Recorded")
    assert sent_from_elsewhere(office, "interactive")
    assert len(office.rows("SELECT id FROM actions")) == 1


def test_one_database_serves_two_workspaces_without_mixing_them(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor")
    answer(ana, "need Acme waits")
    with office.elsewhere() as other:
        dana = other.slack.add_person("dana")
        assert "Acme" not in answer(dana, "needs").says.replace("Acme is waiting", "")
        assert "Okafor" not in answer(dana, "me").says
        assert "useful thing" not in answer(dana, "team").says
