"""For a year, or three, in the zones of the world: a nudge on each workday, in time, never two on one local day."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest

from bot.domain.nudges import Outcome, Reason
from tests.support import naive_clocks
from tests.support.cast import acme, ana
from tests.support.diary import Diary
from tests.support.everything import EVERYTHING
from tests.support.naive_clocks import DAY, Clocks, clocks_of
from tests.support.times import ALL_ZONES

pytestmark = pytest.mark.exhaustive

FIRST, LAST = date(2025, 1, 1), date(2027 if EVERYTHING else 2025, 12, 31)
START = datetime(2024, 12, 31, tzinfo=UTC)
END = datetime(LAST.year + 1, 1, 3, tzinfo=UTC)
TIMES = (time(9, 30), time(2, 15), time(0), time(23, 45), time(17, 20))
"""What people usually have, and what is nearest to where clocks are changed and days and workdays end."""
CHUNKS = 8
DIFFICULT = frozenset(
    {"Europe/Berlin", "Europe/London", "America/New_York", "America/Sao_Paulo", "America/St_Johns", "America/Nuuk"}
    | {"Africa/Casablanca", "Asia/Gaza", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tokyo", "UTC", "Pacific/Honolulu"}
    | {"Australia/Sydney", "Australia/Adelaide", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Chatham"}
    | {"Pacific/Apia", "Pacific/Kiritimati", "Pacific/Niue"}
)
"""Zones of every kind of clock: changed in the north and the south, by half an hour, for Ramadan, far east and west."""


def walked_through() -> tuple[tuple[str, ...], ...]:
    """The groups of zones whose clocks are alike: all of them, or those with a zone that is known to be difficult."""
    groups = naive_clocks.alike()
    return groups if EVERYTHING else tuple(zones for zones in groups if DIFFICULT.intersection(zones))


def calendar(clocks: Clocks, at: time, workdays: frozenset[int]) -> list[tuple[date, datetime, datetime]]:
    """Each workday on which the clocks come to `at`, with the instants from and until which a nudge is welcome."""
    days = (FIRST + number * DAY for number in range((LAST - FIRST).days + 1))
    found = ((day, clocks.when(day, at)) for day in days if day.weekday() in workdays)
    return [(day, due, clocks.too_late(due)) for day, due in found if due is not None]


def lateness(rng: Random) -> timedelta:
    """How long after the due time the bot ticks: mostly at once, now and then after an outage."""
    kind = rng.random()
    if kind < 0.8:
        return timedelta(seconds=rng.choice((0, 0, 1, 59)))
    return timedelta(minutes=rng.randrange(1, 200)) if kind < 0.96 else timedelta(hours=rng.randrange(3, 24 * 12))


def check(zone: str, at: time, workdays: frozenset[int], rng: Random) -> None:
    expected = calendar(clocks_of(zone), at, workdays)
    person = ana(zone=zone, nudge_time=at, workdays=workdays)
    diary = Diary.begun(START, person, acme())
    ticks = []
    while (due := diary.person.next_nudge_at) is not None and due < END:
        ticks.append(due + lateness(rng))
        diary.tick(ticks[-1])
        diary.answer(ticks[-1])
    decided = [row.verdict for row in diary.rows if FIRST <= row.verdict.day <= LAST]
    assert [(verdict.day, verdict.due, verdict.expires_at) for verdict in decided] == expected
    reached = _reached(expected, ticks)
    assert [verdict.day for verdict in decided if verdict.outcome is Outcome.SEND] == reached
    assert {verdict.reason for verdict in decided} <= {Reason.DUE, Reason.TOO_LATE}
    for row in diary.sent:
        assert row.verdict.due <= row.at < row.verdict.expires_at


def _reached(expected: list[tuple[date, datetime, datetime]], ticks: list[datetime]) -> list[date]:
    days, coming = [], iter(ticks)
    tick = next(coming)
    for day, due, too_late in expected:
        while tick < due:
            tick = next(coming)
        if tick < too_late:
            days.append(day)
    return days


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_there_is_one_nudge_on_each_workday_of_the_years(chunk: int) -> None:
    for zones in walked_through()[chunk::CHUNKS]:
        rng = Random(zones[0])  # noqa: S311  it draws delays
        for at in TIMES if EVERYTHING else rng.sample(TIMES, 2):
            check(rng.choice(zones), at, frozenset(range(5)), rng)
        some = frozenset(rng.sample(range(7), rng.randrange(1, 8)))
        check(rng.choice(zones), time(rng.randrange(24), rng.randrange(60)), some, rng)


def test_every_difficult_zone_is_walked_through() -> None:
    assert {zone for zones in walked_through() for zone in zones} >= DIFFICULT


def test_all_zones_are_among_those_that_are_walked_through() -> None:
    assert sorted(zone for zones in naive_clocks.alike() for zone in zones) == sorted(ALL_ZONES)
