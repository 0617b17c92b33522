"""Fewer nudges, and the way back."""

from local_slack import Person
from tests.support.office import AN_IDEA, Office


def test_who_asked_for_fewer_nudges_can_have_them_daily_again(office: Office) -> None:
    ana = office.slack.person("ana")
    office.enrol(ana)
    office.go_to(23, "09:31")
    ana.clicks("Fewer nudges", on=ana.sees(AN_IDEA, where=ana.dm))
    ana.sees("a week")
    office.go_to(24, "09:31")
    assert _nudges(ana) == 1

    ana.types("/cx-help settings")
    ana.wait_for_modal("Settings")
    ana.fills({"How often, at most": "Once a day"})
    ana.submits()
    ana.wait_for_modal("Saved")

    office.go_to(25, "09:31")
    assert _nudges(ana) == 2


def _nudges(person: Person) -> int:
    return sum("Not today" in message.buttons for message in person.messages(where=person.dm))
