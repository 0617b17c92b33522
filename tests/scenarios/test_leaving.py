"""Who leaves the channel is asked once whether their nudges go on."""

from datetime import timedelta

import pytest

from local_slack import Person, SeenMessage
from tests.support.office import Office


def leaves(office: Office, person: Person) -> None:
    office.slack.leave(person, "cx")
    office.slack.wait_until(
        lambda: not office.row("SELECT in_channel FROM people WHERE slack_id = ?", person.id)["in_channel"]
    )


def questions(office: Office, person: Person) -> list[SeenMessage]:
    return [message for message in office.slack.posted(person) if "You've left #cx" in message.says]


@pytest.fixture
def ana(office: Office, ana: Person) -> Person:
    """Ana, who is in the channel and gets nudges."""
    office.welcome()
    office.enrol(ana)
    return ana


def test_who_leaves_is_asked_once_and_nudges_go_on_without_an_answer(office: Office, ana: Person) -> None:
    leaves(office, ana)
    office.tick()
    assert [each.buttons for each in questions(office, ana)] == [("Keep them coming", "Stop")]
    office.go_to(23, "09:31")
    assert len(office.nudges(ana)) == 1
    office.slack.join(ana, "cx")
    office.slack.wait_until(
        lambda: office.row("SELECT in_channel FROM people WHERE slack_id = ?", ana.id)["in_channel"]
    )
    leaves(office, ana)
    office.wait(timedelta(hours=1))
    assert len(questions(office, ana)) == 1


def test_go_on_leaves_the_nudges_as_they_are(office: Office, ana: Person) -> None:
    leaves(office, ana)
    office.tick()
    assert ana.clicks("Keep them coming", times=2).ok
    ana.sees("OK, they'll keep coming. At most one a day", where=ana.dm)
    assert questions(office, ana) == []
    office.go_to(23, "09:31")
    assert len(office.nudges(ana)) == 1


def test_stop_stops_them(office: Office, ana: Person) -> None:
    leaves(office, ana)
    office.tick()
    ana.clicks("Stop")
    ana.sees("Done. Your nudges are off", where=ana.dm)
    office.go_to(23, "09:31")
    assert office.nudges(ana) == []


def test_who_is_back_before_the_morning_is_asked_nothing(office: Office, ana: Person) -> None:
    office.go_to(23, "22:00")
    leaves(office, ana)
    office.slack.join(ana, "cx")
    office.slack.wait_until(
        lambda: office.row("SELECT in_channel FROM people WHERE slack_id = ?", ana.id)["in_channel"]
    )
    office.go_to(24, "09:00")
    assert questions(office, ana) == []


def test_who_left_while_the_bot_was_down_is_found_by_the_daily_reading(
    office: Office, ana: Person, ben: Person
) -> None:
    office.stop()
    office.slack.leave(ana, "cx")
    office.slack.leave(ben, "cx")
    office.slack.clock.move(timedelta(days=1, hours=1))
    office.start()
    office.welcome()
    assert len(questions(office, ana)) == 1
    assert questions(office, ben) == []


def test_nobody_is_asked_when_the_operator_chooses_another_channel(office: Office, ana: Person) -> None:
    office.slack.add_channel("customers")
    office.restart(channel="customers")
    office.welcome()
    office.wait(timedelta(hours=25))
    office.welcome()
    assert not [message for message in office.slack.posted(ana) if "You've left" in message.says]
