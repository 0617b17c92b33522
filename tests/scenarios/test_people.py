"""Who people are: their zones, their names, and all of a large channel."""

from dataclasses import replace
from datetime import timedelta

from bot.settings import Settings
from local_slack import LocalSlack, Person
from tests.support.office import Office, answer


def test_somebody_without_a_zone_has_the_workspaces(office: Office) -> None:
    dana = office.slack.add_person("dana", tz=None)
    office.enrol(dana)
    office.go_to(23, "09:29")
    assert office.nudges(dana) == []
    office.go_to(23, "09:31")
    assert len(office.nudges(dana)) == 1


def test_somebody_is_known_by_name_and_zone_from_the_first_command(office: Office, chidi: Person) -> None:
    answer(chidi, "me")
    row = office.row("SELECT name, zone FROM people")
    assert row["name"].casefold().startswith("chidi")
    assert row["zone"] == "Africa/Lagos"
    answer(chidi, "me")
    assert len(office.slack.calls("users.info")) == 1


def test_somebody_whom_slack_cannot_tell_is_served_all_the_same(office: Office, ana: Person) -> None:
    office.slack.faults.fail("users.info", "internal_error")
    assert "Undo" in answer(ana, "helped Ms Okafor").buttons
    office.welcome()
    assert office.row("SELECT zone FROM people WHERE slack_id = ?", ana.id) == {"zone": "Europe/Berlin"}


def test_a_day_is_the_persons_own(office: Office) -> None:
    kiri = office.slack.add_person("kiri", tz="Pacific/Kiritimati")
    office.go_to(23, "12:00")
    answer(kiri, "helped Ms Okafor")
    assert office.row("SELECT happened_on FROM actions") == {"happened_on": "2026-11-24"}


def test_a_channel_of_more_than_a_page_is_welcomed_whole_despite_rate_limits(
    slack: LocalSlack, settings: Settings
) -> None:
    crowd = [slack.add_person(f"person{number:03}") for number in range(230)]
    slack.add_channel("everybody", members=crowd)
    office = Office(slack, replace(settings, channel="everybody"))
    office.start()
    office.has_learned_a_fast_pace()
    slack.faults.rate_limit("users.list", 1)
    office.bot.read_members()
    for _ in range(3):
        office.wait(timedelta(minutes=1))
    office.stop()
    welcomed = office.row("SELECT count(*) AS number FROM deliveries WHERE kind = 'welcome' AND status = 'sent'")
    assert welcomed == {"number": 230}
    assert all(len(slack.posted(person)) == 1 for person in crowd)


def test_a_directory_that_cannot_be_read_is_read_again_minutes_later(office: Office, ana: Person) -> None:
    office.slack.faults.fail("users.list", "internal_error")
    office.welcome()
    assert office.slack.posted(ana) == []
    office.slack.clock.move(timedelta(minutes=6))
    office.welcome()
    assert len(office.slack.posted(ana)) == 1
