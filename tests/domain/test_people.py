"""A person's own day is found from their zone, whatever Slack calls it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people import MONDAY_TO_FRIDAY, Cadence, local_day, person_zone, start_of_day, zone_of
from tests.support import times
from tests.support.cast import acme, ana


@pytest.mark.parametrize(
    ("names", "zone"),
    [
        (["Asia/Tokyo", "Europe/Berlin"], "Asia/Tokyo"),
        ([None, "Europe/Berlin"], "Europe/Berlin"),
        (["", "Europe/Berlin"], "Europe/Berlin"),
        (["Mars/Olympus", "Europe/Berlin"], "Europe/Berlin"),
        (["Mars/Olympus"], "UTC"),
        ([None], "UTC"),
        ([], "UTC"),
    ],
)
def test_the_first_zone_that_is_known_counts(names: list[str | None], zone: str) -> None:
    assert zone_of(names).key == zone


@given(name=st.text() | st.sampled_from(["../../etc/passwd", "/etc/passwd", "Europe", "tzdata.zi", "a\0b", "x" * 5000]))
def test_no_name_whatsoever_is_an_error(name: str) -> None:
    assert isinstance(zone_of([name]), ZoneInfo)


def test_a_persons_own_zone_comes_before_the_workspaces() -> None:
    workspace = acme(zone="Europe/Berlin")
    assert person_zone(ana(zone="Asia/Tokyo"), workspace).key == "Asia/Tokyo"
    assert person_zone(ana(zone=None), workspace).key == "Europe/Berlin"


def test_a_person_is_enrolled_once_they_asked_for_nudges() -> None:
    assert ana().enrolled
    assert not ana(enrolled_at=None).enrolled


def test_who_chose_no_workdays_works_from_monday_to_friday_and_who_chose_none_at_all_never() -> None:
    assert ana().days == MONDAY_TO_FRIDAY
    assert ana(workdays=frozenset({5})).days == {5}
    assert ana(workdays=frozenset()).days == frozenset()


def test_fewer_nudges_are_twice_a_week_and_then_weekly() -> None:
    assert Cadence.DAILY.fewer is Cadence.TWICE_WEEKLY
    assert Cadence.TWICE_WEEKLY.fewer is Cadence.WEEKLY
    assert Cadence.WEEKLY.fewer is Cadence.WEEKLY


def test_slower_cadences_leave_longer_gaps() -> None:
    assert [cadence.least_gap for cadence in Cadence] == [1, 3, 7]


@given(now=times.instants, zone=times.zones)
def test_now_lies_within_the_local_day(now: datetime, zone: ZoneInfo) -> None:
    today = local_day(now, zone)
    assert start_of_day(today, zone) <= now < start_of_day(today + timedelta(days=1), zone)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Berlin", date(2026, 11, 23), 24),
        ("Europe/Berlin", date(2026, 3, 29), 23),
        ("Europe/Berlin", date(2026, 10, 25), 25),
        ("Australia/Lord_Howe", date(2026, 10, 4), 23.5),
        ("America/Sao_Paulo", date(2018, 11, 4), 23),
        ("Pacific/Apia", date(2011, 12, 30), 0),
    ],
)
def test_a_day_has_as_many_hours_as_its_clocks_give_it(zone: str, day: date, hours: float) -> None:
    there = ZoneInfo(zone)
    start, end = start_of_day(day, there), start_of_day(day + timedelta(days=1), there)
    assert end - start == timedelta(hours=hours)
    assert start.tzinfo is UTC
