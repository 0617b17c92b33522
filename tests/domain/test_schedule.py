"""Due times stay on their local day and at their local hour, in every zone and across every change of clocks."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.schedule import (
    instant_of,
    next_nudge_at,
    next_posting_hour,
    next_shoutout_at,
    nudge_expires_at,
    week_of,
)
from tests.support import times

BERLIN = ZoneInfo("Europe/Berlin")
WEEK = frozenset(range(5))


def berlin(month: int, day: int, hour: int, minute: int = 0, *, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("zone", "day", "at", "instant"),
    [
        pytest.param("Europe/Berlin", "2026-11-23", "09:30", "2026-11-23T08:30", id="an ordinary day"),
        pytest.param("Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:30", id="in a gap: moved on by the gap"),
        pytest.param("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30", id="twice: the first"),
        pytest.param("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:45", id="a gap of half an hour"),
        pytest.param("Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45", id="half an hour twice"),
        pytest.param("America/Sao_Paulo", "2018-11-04", "00:00", "2018-11-04T03:00", id="a day without midnight"),
        pytest.param("America/Sao_Paulo", "2018-11-04", "00:30", "2018-11-04T03:30", id="after a missing midnight"),
        pytest.param(
            "America/Sao_Paulo", "2018-02-17", "23:30", "2018-02-18T01:30", id="the hour before midnight twice"
        ),
        pytest.param("Pacific/Apia", "2011-12-29", "09:30", "2011-12-29T19:30", id="the day before the missing one"),
        pytest.param("Pacific/Apia", "2011-12-31", "09:30", "2011-12-30T19:30", id="the day after the missing one"),
    ],
)
def test_a_local_time_is_this_instant(zone: str, day: str, at: str, instant: str) -> None:
    found = instant_of(date.fromisoformat(day), time.fromisoformat(at), ZoneInfo(zone))
    assert found == datetime.fromisoformat(instant).replace(tzinfo=UTC)


@pytest.mark.parametrize("at", ["00:00", "09:30", "23:59"])
def test_a_day_that_a_zone_skipped_has_no_instants(at: str) -> None:
    assert instant_of(date(2011, 12, 30), time.fromisoformat(at), ZoneInfo("Pacific/Apia")) is None


def test_a_time_that_the_clocks_carry_into_the_next_day_has_no_instant() -> None:
    # Nuuk's clocks jump from Saturday 23:00 to Sunday 00:00.
    nuuk = ZoneInfo("America/Nuuk")
    assert instant_of(date(2026, 3, 28), time(23, 30), nuuk) is None
    assert instant_of(date(2026, 3, 28), time(22, 59), nuuk) is not None


@given(zone=times.zones, day=times.days, at=times.minutes)
def test_an_instant_shows_its_time_or_the_first_one_after_a_gap(zone: ZoneInfo, day: date, at: time) -> None:
    instant = instant_of(day, at, zone)
    if instant is None:
        return
    local = instant.astimezone(zone)
    assert local.date() == day
    assert local.time() >= at
    if local.time() != at:
        # The clocks did not show it: half a day before, the offset was another one.
        assert (instant - timedelta(hours=12)).astimezone(zone).utcoffset() != local.utcoffset()
    assert instant <= datetime.combine(day, at, zone).replace(fold=1).astimezone(UTC) or local.time() != at


@given(after=times.instants, zone=times.zones, at=times.minutes, days=times.weekdays)
def test_the_next_nudge_is_the_first_that_fits(after: datetime, zone: ZoneInfo, at: time, days: frozenset[int]) -> None:
    found = next_nudge_at(after=after, zone=zone, at=at, days=days)
    today = after.astimezone(zone).date()
    candidates = (
        instant_of(today + timedelta(days=n), at, zone) for n in range(15) if (today.weekday() + n) % 7 in days
    )
    assert found == next(instant for instant in candidates if instant is not None and instant > after)


@given(after=times.instants, zone=times.zones, at=times.minutes, weekday=st.integers(0, 6))
def test_who_works_on_one_day_a_week_has_a_nudge_within_two_weeks(
    after: datetime, zone: ZoneInfo, at: time, weekday: int
) -> None:
    found = next_nudge_at(after=after, zone=zone, at=at, days=frozenset({weekday}))
    assert found is not None
    assert after < found < after + timedelta(days=15)
    assert found.astimezone(zone).weekday() == weekday


def test_who_works_on_fridays_has_a_nudge_a_fortnight_later_when_their_zone_skips_one() -> None:
    apia = ZoneInfo("Pacific/Apia")
    friday = datetime(2011, 12, 23, 9, 30, tzinfo=apia)
    found = next_nudge_at(after=friday, zone=apia, at=time(9, 30), days=frozenset({4}))
    assert found == datetime(2012, 1, 6, 9, 30, tzinfo=apia)


def test_somebody_who_works_on_no_day_has_no_next_nudge() -> None:
    assert next_nudge_at(after=berlin(11, 23, 8), zone=BERLIN, at=time(9, 30), days=frozenset()) is None


def test_the_nudge_after_fridays_is_on_monday() -> None:
    friday = berlin(11, 20, 9, 30)
    assert next_nudge_at(after=friday, zone=BERLIN, at=time(9, 30), days=WEEK) == berlin(11, 23, 9, 30)


def test_a_nudge_moves_over_a_day_that_its_zone_skipped() -> None:
    apia = ZoneInfo("Pacific/Apia")
    thursday = datetime(2011, 12, 29, 9, 30, tzinfo=apia)
    found = next_nudge_at(after=thursday, zone=apia, at=time(9, 30), days=WEEK)
    assert found == datetime(2012, 1, 2, 9, 30, tzinfo=apia)


@pytest.mark.parametrize(
    ("due", "expires"),
    [
        pytest.param(berlin(11, 23, 9, 30), berlin(11, 23, 12, 30), id="after three hours"),
        pytest.param(berlin(11, 23, 15), berlin(11, 23, 18), id="both at once"),
        pytest.param(berlin(11, 23, 15, 1), berlin(11, 23, 18), id="when the workday ends"),
        pytest.param(berlin(11, 23, 17, 59), berlin(11, 23, 18), id="a minute before the workday ends"),
        pytest.param(berlin(11, 23, 18), berlin(11, 23, 21), id="somebody who works late has three hours, too"),
        pytest.param(berlin(11, 23, 23, 30), berlin(11, 24, 0), id="at midnight at the latest"),
        pytest.param(berlin(11, 23, 0), berlin(11, 23, 3), id="somebody who begins at midnight"),
        pytest.param(berlin(3, 29, 0, 30), berlin(3, 29, 4, 30), id="three hours by the sun on a day of 23 hours"),
    ],
)
def test_a_nudge_is_useful_until(due: datetime, expires: datetime) -> None:
    assert nudge_expires_at(due, BERLIN) == expires


@given(due=times.instants, zone=times.zones)
def test_a_useful_nudge_is_on_the_local_day_of_its_due_time(due: datetime, zone: ZoneInfo) -> None:
    expires = nudge_expires_at(due, zone)
    assert due < expires <= due + timedelta(hours=3)
    last_useful = expires - timedelta(microseconds=1)
    assert last_useful.astimezone(zone).date() == due.astimezone(zone).date()


@given(instant=times.instants, zone=times.zones)
def test_a_week_is_named_by_its_monday(instant: datetime, zone: ZoneInfo) -> None:
    monday = week_of(instant, zone)
    assert monday.weekday() == 0
    assert timedelta(0) <= instant.astimezone(zone).date() - monday < timedelta(days=7)


@given(after=times.instants, zone=times.zones, weekday=st.integers(0, 6), at=times.minutes)
def test_the_next_shoutout_is_on_its_weekday_and_every_week_has_one(
    after: datetime, zone: ZoneInfo, weekday: int, at: time
) -> None:
    first = next_shoutout_at(after=after, zone=zone, weekday=weekday, at=at)
    second = next_shoutout_at(after=first, zone=zone, weekday=weekday, at=at)
    assert after < first < second
    assert {first.astimezone(zone).weekday(), second.astimezone(zone).weekday()} == {weekday}
    # Two where the clocks carry one of them into the next day.
    assert week_of(second, zone) - week_of(first, zone) in (timedelta(days=7), timedelta(days=14))


def test_a_shoutout_waits_a_week_when_its_zone_skips_its_day() -> None:
    apia = ZoneInfo("Pacific/Apia")
    thursday = datetime(2011, 12, 29, 15, tzinfo=apia)
    found = next_shoutout_at(after=thursday, zone=apia, weekday=4, at=time(15))
    assert found == datetime(2012, 1, 6, 15, tzinfo=apia)


@pytest.mark.parametrize(
    ("now", "posted"),
    [
        pytest.param(berlin(11, 23, 9), berlin(11, 23, 9), id="as the hours begin"),
        pytest.param(berlin(11, 23, 16, 59), berlin(11, 23, 16, 59), id="just before they end"),
        pytest.param(berlin(11, 23, 17), berlin(11, 24, 9), id="as they end: tomorrow"),
        pytest.param(berlin(11, 23, 3), berlin(11, 23, 9), id="at night: in the morning"),
        pytest.param(berlin(11, 20, 17), berlin(11, 23, 9), id="on Friday evening: on Monday"),
        pytest.param(berlin(11, 21, 12), berlin(11, 23, 9), id="on Saturday: on Monday"),
        pytest.param(berlin(3, 27, 18), berlin(3, 30, 9), id="over a weekend on which the clocks change"),
    ],
)
def test_the_next_posting_hour_is(now: datetime, posted: datetime) -> None:
    assert next_posting_hour(now, BERLIN) == posted


def test_posting_hours_jump_over_a_day_that_a_zone_skipped() -> None:
    apia = ZoneInfo("Pacific/Apia")
    thursday_evening = datetime(2011, 12, 29, 18, tzinfo=apia)
    assert next_posting_hour(thursday_evening, apia) == datetime(2012, 1, 2, 9, tzinfo=apia)


@given(now=times.instants, zone=times.zones)
def test_posting_hours_are_between_9_and_17_of_a_workday_and_never_far(now: datetime, zone: ZoneInfo) -> None:
    posted = next_posting_hour(now, zone)
    local = posted.astimezone(zone)
    assert now <= posted < now + timedelta(days=4)
    assert posted.tzinfo is UTC
    assert local.weekday() < 5
    assert time(9) <= local.time() < time(17)
    assert next_posting_hour(posted, zone) == posted
