"""The daily nudge: when it comes, when it does not, and that the reason is kept."""

import json
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.settlements import LOOKS
from local_slack import Person
from tests.support.office import Office, answer

ZONES = ("Europe/London", "Africa/Lagos", "America/New_York", "Asia/Kolkata", "Pacific/Auckland")


def reasons(office: Office) -> list[str]:
    return [row["reason"] for row in office.rows("SELECT reason FROM nudge_decisions ORDER BY id")]


@pytest.mark.parametrize("zone", ZONES)
def test_a_nudge_comes_at_the_persons_own_time(office: Office, zone: str) -> None:
    dana = office.slack.add_person("dana", tz=zone)
    office.enrol(dana)
    office.go_to(24, "09:29", zone=ZoneInfo(zone))
    before = len(office.nudges(dana))
    office.go_to(24, "09:31", zone=ZoneInfo(zone))
    assert len(office.nudges(dana)) == before + 1


def test_one_comes_a_day_however_often_the_bot_ticks_and_starts(office: Office, ana: Person) -> None:
    office.enrol(ana)
    for at in ("09:31", "09:35", "12:00", "17:00"):
        office.go_to(23, at)
        office.tick()
        office.restart()
        office.tick()
    assert len(office.nudges(ana)) == 1


def test_none_comes_on_a_day_with_an_action_even_a_private_one(office: Office, ana: Person) -> None:
    office.enrol(ana)
    ana.clicks("Keep private", on=answer(ana, "helped Ms Okafor"))
    office.go_to(23, "09:31")
    assert office.nudges(ana) == []
    assert reasons(office) == ["already_acted"]
    office.go_to(24, "09:31")
    assert len(office.nudges(ana)) == 1


def test_an_action_that_was_undone_does_not_keep_a_nudge_away(office: Office, ana: Person) -> None:
    office.enrol(ana)
    ana.clicks("Undo", on=answer(ana, "helped Ms Okafor"))
    office.go_to(23, "09:31")
    assert len(office.nudges(ana)) == 1


def test_none_comes_at_the_weekend(office: Office, ana: Person) -> None:
    office.enrol(ana)
    office.go_to(27, "09:31")
    for day in (28, 29):
        office.go_to(day, "09:31")
        office.go_to(day, "12:00")
    assert len(office.nudges(ana)) == 1
    office.go_to(30, "09:31")
    assert len(office.nudges(ana)) == 2


def test_none_comes_during_a_pause_and_one_after_it(office: Office, ana: Person) -> None:
    office.enrol(ana)
    answer(ana, "pause until Thursday")
    for day in (23, 24, 25):
        office.go_to(day, "09:31")
    assert office.nudges(ana) == []
    office.go_to(26, "09:31")
    assert len(office.nudges(ana)) == 1


def test_none_comes_after_stop(office: Office, ana: Person) -> None:
    office.enrol(ana)
    answer(ana, "stop")
    for day in (23, 24, 25):
        office.go_to(day, "09:31")
    assert office.nudges(ana) == []


def test_one_that_is_too_late_is_dropped_and_noted(office: Office, ana: Person) -> None:
    office.enrol(ana)
    office.stop()
    office.slack.clock.move(timedelta(hours=5))
    office.start()
    office.tick()
    assert office.nudges(ana) == []
    assert reasons(office) == ["too_late"]
    office.go_to(24, "09:31")
    assert len(office.nudges(ana)) == 1


def test_days_without_the_bot_are_not_made_up_for(office: Office, ana: Person) -> None:
    office.enrol(ana)
    office.stop()
    office.slack.clock.move(timedelta(days=3, hours=1))
    office.start()
    office.tick()
    office.tick()
    assert len(office.nudges(ana)) == 1


def test_one_comes_when_an_hour_without_the_bot_is_over(office: Office, ana: Person) -> None:
    office.enrol(ana)
    office.stop()
    office.slack.clock.move(timedelta(hours=1, minutes=30))
    office.start()
    office.tick()
    office.tick()
    assert len(office.nudges(ana)) == 1


def test_one_that_was_decided_is_not_sent_to_somebody_who_stops_before(office: Office, ana: Person) -> None:
    office.enrol(ana)
    office.slack.faults.drop_before("chat.postMessage")
    office.go_to(23, "09:31")
    answer(ana, "stop")
    for _ in LOOKS:
        office.wait(timedelta(minutes=2))
    assert office.nudges(ana) == []
    row = office.row("SELECT status, error FROM deliveries WHERE kind = 'nudge'")
    assert row == {"status": "expired", "error": "the person stopped nudges"}


def test_none_comes_to_somebody_who_was_deactivated(office: Office, ana: Person) -> None:
    office.enrol(ana)
    office.slack.deactivate(ana)
    office.slack.wait_until(lambda: office.rows("SELECT id FROM people WHERE NOT active"))
    office.go_to(23, "09:31")
    assert office.nudges(ana) == []


def test_a_nudge_follows_somebody_into_another_zone(office: Office, ana: Person) -> None:
    office.enrol(ana)
    office.slack.change_zone(ana, "America/New_York")
    office.slack.wait_until(lambda: office.rows("SELECT id FROM people WHERE zone = 'America/New_York'"))
    office.go_to(23, "09:31")
    assert office.nudges(ana) == []
    office.go_to(23, "09:31", zone=ZoneInfo("America/New_York"))
    assert len(office.nudges(ana)) == 1


def test_somebody_who_flies_east_after_a_nudge_gets_no_second_on_that_day(office: Office, ana: Person) -> None:
    office.enrol(ana)
    office.slack.change_zone(ana, "America/Los_Angeles")
    office.slack.wait_until(lambda: office.rows("SELECT id FROM people WHERE zone = 'America/Los_Angeles'"))
    office.go_to(23, "09:31", zone=ZoneInfo("America/Los_Angeles"))
    office.slack.change_zone(ana, "Asia/Tokyo")
    office.slack.wait_until(lambda: office.rows("SELECT id FROM people WHERE zone = 'Asia/Tokyo'"))
    office.go_to(24, "09:31", zone=ZoneInfo("Asia/Tokyo"))
    assert len(office.nudges(ana)) == 1
    office.go_to(25, "09:31", zone=ZoneInfo("Asia/Tokyo"))
    assert len(office.nudges(ana)) == 2


def test_every_decision_says_what_was_chosen_from_what_and_how_likely(office: Office, ana: Person) -> None:
    office.enrol(ana)
    office.go_to(23, "09:31")
    ana.clicks("Not today", on=office.nudges(ana)[0])
    row = office.row("SELECT * FROM nudge_decisions")
    assert (row["outcome"], row["reason"], row["source"], row["answer"]) == ("send", "due", "idea", "not_today")
    assert row["local_day"] == "2026-11-23"
    assert row["due_at"].startswith("2026-11-23 08:30")
    assert 0 < row["probability"] <= 1
    assert 0 <= row["draw"] <= 1
    assert row["seed"]
    ideas = json.loads(row["available"])["idea"]
    catalogue = office.row("SELECT ideas FROM catalogues WHERE digest = ?", ideas["catalogue"])
    assert row["subject"] in {idea["key"] for idea in json.loads(catalogue["ideas"])} - set(ideas["left_out"])
    assert row["answered_at"] is not None
    sent = office.row("SELECT status, sent_at, sent_ts FROM deliveries WHERE id = ?", row["delivery_id"])
    assert sent["status"] == "sent"
    offered = office.row("SELECT subject FROM offers WHERE decision_id = ?", row["id"])
    assert offered["subject"] == row["subject"]
