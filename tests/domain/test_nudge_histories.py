"""Whatever happens to somebody and to the bot, their nudges keep to the rules, and every workday has its reason."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.nudges import Outcome
from bot.domain.people import Cadence
from bot.domain.profiles import Standing
from tests.support import times
from tests.support.cast import ana
from tests.support.everything import EVERYTHING
from tests.support.life import AWAY, Life
from tests.support.naive_clocks import DAY

pytestmark = pytest.mark.exhaustive

ZONES = (
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "Africa/Casablanca",
    "Asia/Gaza",
    "Asia/Kathmandu",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
    "Europe/Berlin",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Pacific/Honolulu",
    "Pacific/Kiritimati",
    "Pacific/Niue",
    "UTC",
)
Event = Callable[[Life], None]
Gap = Callable[[Life], datetime]
hours = st.integers(0, 60 * 40).map(lambda minutes: timedelta(minutes=minutes))
clock_times = st.sampled_from([time(9, 30), time(0), time(17, 59), time(18), time(23, 59)]) | times.minutes
workdays = st.just(frozenset(range(5))) | st.just(frozenset(range(7))) | times.weekdays


def today(life: Life) -> date:
    return life.clocks(life.diary.person).local(life.now).date()


def later(wait: timedelta) -> Gap:
    return lambda life: life.now + wait


def around_what_is_due(wait: timedelta) -> Gap:
    return lambda life: max(life.now, (life.diary.person.next_nudge_at or life.now) + wait)


def change(**values: object) -> Event:
    return lambda life: life.changes(**values)


def travel(zone: str) -> Event:
    return lambda life: life.diary.change(life.now, catch_up=True, zone=zone)


def account(standing: Standing) -> Event:
    return lambda life: life.diary.change(life.now, catch_up=True, standing=standing)


def pause(ahead: int, days: int) -> Event:
    def event(life: Life) -> None:
        begins = today(life) + ahead * DAY
        life.changes(paused_from=begins if ahead else None, paused_until=begins + days * DAY)

    return event


def enrol(*, on: bool) -> Event:
    return lambda life: life.changes(enrolled_at=life.now if on else None, paused_until=None)


def holidays(offsets: frozenset[int]) -> Event:
    def event(life: Life) -> None:
        life.diary.holidays = frozenset(today(life) + offset * DAY for offset in offsets)

    return event


def status(how_long: timedelta | None, emoji: str) -> Event:
    def event(life: Life) -> None:
        until = None if how_long is None else life.now + how_long
        life.diary.person = replace(life.diary.person, status_emoji=emoji, status_until=until)

    return event


def do_not_disturb(wait: timedelta, how_long: timedelta) -> Event:
    return lambda life: life.quiet.append((life.now + wait, life.now + wait + how_long))


def fail(how_long: timedelta) -> Event:
    def event(life: Life) -> None:
        life.fails_until = life.now + how_long

    return event


def outage(how_long: timedelta) -> Event:
    return lambda life: life.sleep(how_long)


def act(life: Life) -> None:
    life.diary.acted_at.append(life.now)


gaps = st.one_of(
    st.builds(later, hours),
    st.builds(later, st.integers(1, 12).map(lambda days: days * DAY)),
    st.builds(around_what_is_due, st.integers(-90, 240).map(lambda minutes: timedelta(minutes=minutes))),
)
events = st.one_of(
    st.builds(lambda at: change(nudge_time=at), clock_times),
    st.builds(lambda days: change(workdays=days), workdays),
    st.builds(lambda cadence: change(cadence=cadence), st.sampled_from(Cadence)),
    st.builds(travel, st.sampled_from(ZONES)),
    st.builds(travel, st.sampled_from(ZONES)),
    st.builds(account, st.sampled_from([Standing.MEMBER, Standing.MEMBER, Standing.GUEST])),
    st.builds(holidays, st.frozensets(st.integers(0, 9), max_size=4)),
    st.builds(pause, st.just(0) | st.integers(0, 6), st.integers(1, 9)),
    st.just(change(paused_until=None)),
    st.booleans().map(lambda on: enrol(on=on)),
    st.just(act),
    st.just(Life.answers),
    st.builds(status, st.none() | hours, st.sampled_from([AWAY, ":tada:"])),
    st.builds(do_not_disturb, hours, hours),
    st.builds(outage, hours | st.integers(1, 24).map(lambda days: days * DAY)),
    st.builds(fail, hours),
)
histories = st.lists(
    st.tuples(gaps, events, st.sampled_from([timedelta(0), timedelta(seconds=1), timedelta(seconds=90)])), max_size=24
)
starts = st.one_of(
    st.datetimes(datetime(2025, 1, 1), datetime(2027, 6, 1), timezones=st.just(UTC)),  # noqa: DTZ001  Hypothesis adds it
    # Samoa is about to skip a day, and Brazil to change its clocks at midnight.
    st.sampled_from([datetime(2011, 12, 20, tzinfo=UTC), datetime(2018, 2, 10, tzinfo=UTC)]),
)


def lived(
    zone: str, start: datetime, at: time, days: frozenset[int], history: list[tuple[Gap, Event, timedelta]]
) -> Life:
    """A life; on the way it is checked that no nudge comes that must not."""
    start = start.replace(second=0, microsecond=0)
    life = Life.begun(start, ana(zone=zone, nudge_time=at, workdays=days))
    for gap, event, delay in history:
        life.delay = delay
        life.live_until(gap(life))
        event(life)
        life.remember()
    # Until well after the last thing that happened: Do Not Disturb, too, is over then.
    life.live_until(life.now + 12 * DAY)
    return life


@settings(max_examples=300 if EVERYTHING else 60)
@given(zone=st.sampled_from(ZONES), start=starts, at=clock_times, days=workdays, history=histories)
def test_a_nudge_comes_when_nothing_forbids_it_and_only_then_and_every_workday_has_its_reason(
    zone: str, start: datetime, at: time, days: frozenset[int], history: list[tuple[Gap, Event, timedelta]]
) -> None:
    life = lived(zone, start, at, days, history)
    sent = {row.verdict.day for row in life.diary.sent}
    for day in life.days_that_must_be_sent():
        assert day in sent
    final = [row.verdict.day for row in life.diary.rows if row.verdict.outcome is not Outcome.WAIT]
    for day, alone in life.days_that_must_be_explained():
        assert final.count(day) == 1 if alone else day in final
