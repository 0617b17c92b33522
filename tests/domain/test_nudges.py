"""Nobody is nudged twice on a day, nor too late, nor when they asked not to be; and everybody else is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.nudges import Outcome, Reason, Situation, Verdict, decide, may_be_nudged, next_due, nudged_on
from bot.domain.people import Cadence, Person, Standing, local_day, person_zone
from bot.domain.schedule import instant_of, nudge_expires_at
from tests.support import times
from tests.support.cast import MONDAY, acme, ana

FREE = Situation(last_nudged_on=None, acted_today=False)
TODAY = MONDAY.date()
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@dataclass
class Diary:
    """Plays the part of the database and the tick: keeps a person's next nudge and every decision about them."""

    person: Person
    last_nudged_on: date | None = None
    decided: list[tuple[datetime, Verdict]] = field(default_factory=list)
    sent: list[tuple[datetime, ZoneInfo]] = field(default_factory=list)

    @property
    def zone(self) -> ZoneInfo:
        return person_zone(self.person, acme())

    def tick(self, now: datetime) -> None:
        while self.person.next_nudge_at is not None and self.person.next_nudge_at <= now:
            due = self.person.next_nudge_at
            verdict = decide(self.person, acme(), Situation(self._last_nudged_on(), acted_today=False), now)
            assert verdict.due == due
            assert verdict.next_at is None or verdict.next_at > due
            self.decided.append((now, verdict))
            if verdict.outcome is Outcome.SEND:
                self.sent.append((now, self.zone))
                self.last_nudged_on = verdict.day
            self.person = replace(self.person, next_nudge_at=verdict.next_at)

    def move_to(self, zone: str, now: datetime) -> None:
        self.person = replace(self.person, zone=zone)
        due = next_due(self.person, acme(), after=now, last_nudged_on=self._last_nudged_on())
        self.person = replace(self.person, next_nudge_at=due)

    def _last_nudged_on(self) -> date | None:
        if self.last_nudged_on is None:
            return None
        return nudged_on(self.last_nudged_on, self.sent[-1][0], self.zone)

    def days(self) -> list[date]:
        return [verdict.day for _, verdict in self.decided if verdict.outcome is Outcome.SEND]


def begun(start: datetime, **more: Any) -> Diary:  # noqa: ANN401  any field of a person
    person = ana(**more)
    return Diary(replace(person, next_nudge_at=next_due(person, acme(), after=start, last_nudged_on=None)))


def due_ones(diary: Diary, at: time, workdays: frozenset[int], start: datetime, end: datetime) -> Iterator[datetime]:
    """Every instant in `start < instant <= end` at which a person who wants a nudge a day wants it."""
    day = local_day(start, diary.zone)
    while day <= local_day(end, diary.zone):
        instant = instant_of(day, at, diary.zone)
        if instant is not None and start < instant <= end and day.weekday() in workdays:
            yield instant
        day += DAY


@pytest.mark.parametrize(
    ("person", "situation", "late", "reason"),
    [
        pytest.param(ana(), FREE, 0 * HOUR, Reason.DUE, id="it is time"),
        pytest.param(ana(), FREE, 2.99 * HOUR, Reason.DUE, id="late, and still useful"),
        pytest.param(ana(), FREE, 3 * HOUR, Reason.TOO_LATE, id="three hours late"),
        pytest.param(ana(active=False), FREE, 0 * HOUR, Reason.NOT_ACTIVE, id="the account was closed"),
        pytest.param(ana(standing=Standing.GUEST), FREE, 0 * HOUR, Reason.NOT_ACTIVE, id="a guest"),
        pytest.param(ana(standing=Standing.BOT), FREE, 0 * HOUR, Reason.NOT_ACTIVE, id="a bot"),
        pytest.param(ana(enrolled_at=None), FREE, 0 * HOUR, Reason.NOT_ENROLLED, id="who never asked or has stopped"),
        pytest.param(ana(paused_until=TODAY + DAY), FREE, 0 * HOUR, Reason.PAUSED, id="paused until tomorrow"),
        pytest.param(ana(paused_until=TODAY), FREE, 0 * HOUR, Reason.DUE, id="paused until today"),
        pytest.param(ana(workdays=frozenset({1})), FREE, 0 * HOUR, Reason.NOT_A_WORKDAY, id="works on Tuesdays"),
        pytest.param(ana(), Situation(TODAY, acted_today=False), 0 * HOUR, Reason.ALREADY_NUDGED, id="nudged today"),
        pytest.param(
            ana(),
            Situation(TODAY + DAY, acted_today=False),
            0 * HOUR,
            Reason.ALREADY_NUDGED,
            id="nudged on a later day",
        ),
        pytest.param(ana(), Situation(TODAY - DAY, acted_today=False), 0 * HOUR, Reason.DUE, id="nudged yesterday"),
        pytest.param(ana(), Situation(None, acted_today=True), 0 * HOUR, Reason.ALREADY_ACTED, id="acted today"),
        pytest.param(
            ana(cadence=Cadence.TWICE_WEEKLY),
            Situation(TODAY - 2 * DAY, acted_today=False),
            0 * HOUR,
            Reason.TOO_SOON,
            id="twice a week, nudged two days ago",
        ),
        pytest.param(
            ana(cadence=Cadence.TWICE_WEEKLY),
            Situation(TODAY - 3 * DAY, acted_today=False),
            0 * HOUR,
            Reason.DUE,
            id="twice a week, nudged three days ago",
        ),
        pytest.param(
            ana(cadence=Cadence.WEEKLY),
            Situation(TODAY - 6 * DAY, acted_today=False),
            0 * HOUR,
            Reason.TOO_SOON,
            id="weekly, nudged six days ago",
        ),
        pytest.param(
            ana(cadence=Cadence.WEEKLY),
            Situation(TODAY - 7 * DAY, acted_today=False),
            0 * HOUR,
            Reason.DUE,
            id="weekly, nudged a week ago",
        ),
    ],
)
def test_a_decision_gives_its_reason(person: Person, situation: Situation, late: timedelta, reason: Reason) -> None:
    verdict = decide(person, acme(), situation, MONDAY + late)
    assert verdict.reason is reason
    assert verdict.outcome is (Outcome.SEND if reason is Reason.DUE else Outcome.SKIP)
    assert (verdict.due, verdict.day, verdict.expires_at) == (MONDAY, TODAY, MONDAY + 3 * HOUR)


def test_the_first_reason_that_holds_is_the_one_that_is_kept() -> None:
    verdict = decide(
        ana(active=False, enrolled_at=None, paused_until=TODAY + DAY),
        acme(),
        Situation(TODAY, acted_today=True),
        MONDAY,
    )
    assert verdict.reason is Reason.NOT_ACTIVE


def test_a_person_without_a_planned_nudge_is_decided_about_as_of_now() -> None:
    verdict = decide(ana(next_nudge_at=None), acme(), FREE, MONDAY)
    assert (verdict.due, verdict.reason) == (MONDAY, Reason.DUE)


def test_after_a_nudge_the_next_is_due_on_the_next_workday() -> None:
    friday = MONDAY + 4 * DAY
    verdict = decide(ana(next_nudge_at=friday), acme(), FREE, friday)
    assert verdict.next_at == MONDAY + 7 * DAY


def test_after_a_skipped_nudge_the_gap_counts_from_the_one_that_was_sent() -> None:
    weekly = ana(cadence=Cadence.WEEKLY)
    verdict = decide(weekly, acme(), Situation(TODAY - 7 * DAY, acted_today=True), MONDAY)
    assert verdict.reason is Reason.ALREADY_ACTED
    assert verdict.next_at == MONDAY + DAY


@pytest.mark.parametrize(
    ("cadence", "days"),
    [(Cadence.DAILY, [0, 1, 2, 3, 4, 7]), (Cadence.TWICE_WEEKLY, [0, 3, 7, 10]), (Cadence.WEEKLY, [0, 7, 14])],
)
def test_a_cadence_gives_this_rhythm(cadence: Cadence, days: list[int]) -> None:
    diary = begun(MONDAY - HOUR, cadence=cadence)
    while len(diary.sent) < len(days):
        assert diary.person.next_nudge_at is not None
        diary.tick(diary.person.next_nudge_at)
    assert diary.days() == [TODAY + day * DAY for day in days]


def test_a_pause_ends_on_its_day() -> None:
    paused = ana(paused_until=TODAY + 9 * DAY)
    assert next_due(paused, acme(), after=MONDAY, last_nudged_on=TODAY) == MONDAY + 9 * DAY


@pytest.mark.parametrize("person", [ana(enrolled_at=None), ana(active=False), ana(workdays=frozenset())])
def test_who_gets_no_nudges_has_no_next_one(person: Person) -> None:
    assert next_due(person, acme(), after=MONDAY, last_nudged_on=None) is None


def test_a_persons_own_time_and_zone_come_before_the_workspaces() -> None:
    tokyo = ana(zone="Asia/Tokyo", nudge_time=time(8, 15))
    found = next_due(tokyo, acme(), after=MONDAY, last_nudged_on=None)
    assert found == datetime(2026, 11, 24, 8, 15, tzinfo=ZoneInfo("Asia/Tokyo"))


def test_a_person_without_a_zone_is_nudged_by_the_workspaces() -> None:
    found = next_due(ana(zone=None), acme(zone="Asia/Tokyo"), after=MONDAY, last_nudged_on=None)
    assert found == datetime(2026, 11, 24, 9, 30, tzinfo=ZoneInfo("Asia/Tokyo"))


@pytest.mark.parametrize(
    ("person", "welcome"),
    [
        (ana(), True),
        (ana(active=False), False),
        (ana(standing=Standing.GUEST), False),
        (ana(standing=Standing.BOT), False),
    ],
)
def test_only_active_members_may_be_nudged(person: Person, *, welcome: bool) -> None:
    assert may_be_nudged(person) is welcome


def test_a_nudge_at_half_past_eleven_at_night_is_not_sent_after_midnight() -> None:
    diary = begun(MONDAY, nudge_time=time(23, 30))
    due = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    diary.tick(due + 31 * timedelta(minutes=1))
    assert [verdict.reason for _, verdict in diary.decided] == [Reason.TOO_LATE]
    diary.tick(due + DAY + 29 * timedelta(minutes=1))
    assert diary.days() == [TODAY + DAY]


def test_when_an_outage_ends_the_nudge_that_is_still_useful_is_sent_and_the_older_ones_are_not() -> None:
    diary = begun(MONDAY - HOUR)
    wednesday = MONDAY + 2 * DAY
    diary.tick(wednesday + HOUR)
    assert [verdict.reason for _, verdict in diary.decided] == [Reason.TOO_LATE, Reason.DUE]
    assert diary.days() == [wednesday.date()]


def test_flying_east_after_a_nudge_does_not_bring_a_second_one_on_the_new_day() -> None:
    diary = begun(MONDAY, zone="America/Los_Angeles")
    # Monday 09:30 in Los Angeles is Tuesday 06:30 in Auckland.
    nudged = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("America/Los_Angeles"))
    diary.tick(nudged)
    diary.move_to("Pacific/Auckland", nudged + HOUR)
    assert diary.person.next_nudge_at == datetime(2026, 11, 25, 9, 30, tzinfo=ZoneInfo("Pacific/Auckland"))


def test_flying_west_after_a_nudge_does_not_bring_it_again_when_its_day_comes_again() -> None:
    diary = begun(MONDAY, zone="Pacific/Auckland")
    # Tuesday 09:30 in Auckland is Monday 12:30 in Los Angeles.
    nudged = datetime(2026, 11, 24, 9, 30, tzinfo=ZoneInfo("Pacific/Auckland"))
    diary.tick(nudged)
    diary.move_to("America/Los_Angeles", nudged + HOUR)
    assert diary.person.next_nudge_at == datetime(2026, 11, 25, 9, 30, tzinfo=ZoneInfo("America/Los_Angeles"))


@pytest.mark.parametrize("block", range(8))
def test_in_every_zone_whoever_wants_a_nudge_a_day_gets_one_each_workday(block: int) -> None:
    for number, zone in enumerate(times.ALL_ZONES[block::8]):
        # From the end of February on, and in the second half of the year, most clocks change.
        start = datetime(2024 + number % 5, (2, 9)[number % 2], 20, 12, tzinfo=UTC)
        diary = begun(start, zone=zone)
        expected = list(due_ones(diary, time(9, 30), frozenset(range(5)), start, start + 60 * DAY))
        for instant in expected:
            assert diary.person.next_nudge_at == instant, zone
            diary.tick(instant)
        assert [now for now, _ in diary.sent] == expected, zone


@given(zone=times.zone_names, start=times.instants, at=times.minutes, workdays=times.weekdays)
def test_when_nothing_forbids_it_there_is_one_nudge_on_each_workday(
    zone: str, start: datetime, at: time, workdays: frozenset[int]
) -> None:
    diary = begun(start, zone=zone, nudge_time=at, workdays=workdays)
    expected = list(due_ones(diary, at, workdays, start, start + 21 * DAY))
    for instant in expected:
        diary.tick(instant)
    assert [now for now, _ in diary.sent] == expected
    assert all(verdict.reason is Reason.DUE for _, verdict in diary.decided)


@given(
    zone=times.zone_names,
    start=times.instants,
    at=times.minutes,
    workdays=times.weekdays,
    cadence=st.sampled_from(Cadence),
    waits=st.lists(times.delays, min_size=1, max_size=20),
)
def test_however_late_ticks_come_a_nudge_is_sent_once_and_while_it_is_useful(
    zone: str, start: datetime, at: time, workdays: frozenset[int], cadence: Cadence, waits: Sequence[timedelta]
) -> None:
    diary = begun(start, zone=zone, nudge_time=at, workdays=workdays, cadence=cadence)
    ticks = []
    for wait in waits:
        assert diary.person.next_nudge_at is not None
        ticks.append(diary.person.next_nudge_at + wait)
        diary.tick(ticks[-1])
    days = diary.days()
    assert all((later - earlier).days >= cadence.least_gap for earlier, later in pairwise(days))
    for now, verdict in diary.decided:
        if verdict.outcome is Outcome.SEND:
            assert verdict.due <= now < verdict.expires_at
            assert local_day(now, diary.zone) == verdict.day
        else:
            assert verdict.reason is Reason.TOO_LATE
            assert now >= verdict.expires_at
    if cadence is Cadence.DAILY:
        expected = due_ones(diary, at, workdays, start, ticks[-1])
        reached = [due for due in expected if any(due <= tick < nudge_expires_at(due, diary.zone) for tick in ticks)]
        assert [verdict.due for _, verdict in diary.decided if verdict.outcome is Outcome.SEND] == reached


@given(
    zone=times.zone_names,
    start=times.instants,
    at=times.minutes,
    flights=st.lists(st.tuples(times.zone_names, st.timedeltas(timedelta(0), 3 * DAY)), min_size=1, max_size=12),
)
def test_wherever_somebody_flies_they_never_have_two_nudges_on_one_day(
    zone: str, start: datetime, at: time, flights: Sequence[tuple[str, timedelta]]
) -> None:
    diary = begun(start, zone=zone, nudge_time=at, workdays=frozenset(range(7)))
    now = start
    for destination, stay in flights:
        leaving = now + stay
        while diary.person.next_nudge_at is not None and diary.person.next_nudge_at <= leaving:
            diary.tick(max(now, diary.person.next_nudge_at))
        now = leaving
        diary.move_to(destination, now)
    days = diary.days()
    assert days == sorted(set(days))
    for (earlier, _), (later, here) in pairwise(diary.sent):
        assert local_day(earlier, here) < local_day(later, here)


@given(
    zone=times.zone_names,
    start=times.instants,
    at=times.minutes,
    pause=st.integers(0, 30),
    last=st.none() | st.integers(-10, 3),
    cadence=st.sampled_from(Cadence),
)
def test_the_next_nudge_respects_the_pause_and_the_cadence(
    zone: str, start: datetime, at: time, pause: int, last: int | None, cadence: Cadence
) -> None:
    today = local_day(start, ZoneInfo(zone))
    nudged = None if last is None else today + last * DAY
    person = ana(zone=zone, nudge_time=at, paused_until=today + pause * DAY, cadence=cadence)
    due = next_due(person, acme(), after=start, last_nudged_on=nudged)
    assert due is not None
    assert due > start
    verdict = decide(replace(person, next_nudge_at=due), acme(), Situation(nudged, acted_today=False), due)
    assert verdict.reason is Reason.DUE
