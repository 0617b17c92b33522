"""A person's own day is found from their zone, whatever Slack calls it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.absences import is_away
from bot.domain.people import (
    Cadence,
    local_day,
    person_zone,
    place_of,
    shares_by_default,
    start_of_day,
    workdays_of,
    zone_of,
)
from bot.domain.reading.places import Place
from tests.support import times
from tests.support.cast import MONDAY, acme, ana


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


def test_who_chose_no_workdays_has_the_workspaces_and_who_chose_none_at_all_never_works() -> None:
    company = acme(workdays=frozenset({6, 0, 1, 2, 3}))
    assert workdays_of(ana(), company) == {6, 0, 1, 2, 3}
    assert workdays_of(ana(workdays=frozenset({5})), company) == {5}
    assert workdays_of(ana(workdays=frozenset()), company) == frozenset()


@pytest.mark.parametrize(
    ("own", "company", "place"),
    [
        ((None, None), (None, None), None),
        ((None, None), ("DE", "BY"), Place("DE", "BY")),
        (("FR", None), ("DE", "BY"), Place("FR")),
        (("US", "CA"), (None, None), Place("US", "CA")),
    ],
)
def test_a_persons_own_country_comes_before_the_workspaces_and_brings_its_own_region(
    own: tuple[str | None, str | None], company: tuple[str | None, str | None], place: Place | None
) -> None:
    person = ana(country=own[0], region=own[1])
    assert place_of(person, acme(country=company[0], region=company[1])) == place


@pytest.mark.parametrize(("own", "company", "shares"), [(None, True, True), (None, False, False), (True, False, True)])
def test_who_has_not_chosen_shares_as_the_workspace_does(own: bool | None, *, company: bool, shares: bool) -> None:  # noqa: FBT001  pytest names it
    assert shares_by_default(ana(shares=own), acme(shares=company)) is shares


@pytest.mark.parametrize(
    ("emoji", "until", "away_emoji", "away"),
    [
        (None, None, None, False),
        (":palm_tree:", None, None, True),
        (":face_with_thermometer:", None, None, True),
        (":tada:", None, None, False),
        (":palm_tree:", MONDAY, None, False),
        (":palm_tree:", MONDAY + timedelta(seconds=1), None, True),
        (":palm_tree:", None, frozenset[str](), False),
        (":baby:", None, frozenset({":baby:"}), True),
        (":wave::skin-tone-3:", None, frozenset({":wave:"}), True),
        (":waves:", None, frozenset({":wave:"}), False),
    ],
)
def test_a_status_says_who_is_away(
    emoji: str | None, until: datetime | None, away_emoji: frozenset[str] | None, *, away: bool
) -> None:
    person = ana(status_emoji=emoji, status_until=until)
    assert is_away(person, acme(away_emoji=away_emoji), MONDAY) is away


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
