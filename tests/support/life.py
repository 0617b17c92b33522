"""Somebody's life with their nudges, in which anything may happen; what must and must not come of it is told apart."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

from bot.domain.nudges import Outcome
from bot.domain.people import Person
from bot.domain.profiles import Standing
from tests.support.cast import acme
from tests.support.diary import Diary, Row
from tests.support.naive_clocks import DAY, Clocks, clocks_of

TICK = timedelta(minutes=2)
"""The longest that a bot which is up leaves somebody due."""
AWAY = ":palm_tree:"
Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Snapshot:
    """What held from `at` on."""

    at: datetime
    person: Person
    holidays: frozenset[date]


@dataclass
class Life:
    """A person's diary in the world: with their phone, the outages of the bot, and what they do."""

    diary: Diary
    now: datetime
    snapshots: list[Snapshot] = field(default_factory=list)
    quiet: list[Span] = field(default_factory=list)
    outages: list[Span] = field(default_factory=list)
    happened: list[datetime] = field(default_factory=list)
    silence: list[tuple[datetime, int]] = field(default_factory=list)
    fails_until: datetime = datetime(2000, 1, 1, tzinfo=UTC)
    delay: timedelta = timedelta(0)

    @classmethod
    def begun(cls, start: datetime, person: Person) -> "Life":
        life = cls(Diary.begun(start, person, acme()), start)
        life.silence.append((start, 0))
        life.remember()
        return life

    def remember(self) -> None:
        """Something has happened just now."""
        self.happened.append(self.now)
        self.snapshots.append(Snapshot(self.now, self.diary.person, self.diary.holidays))

    def live_until(self, to: datetime) -> None:
        """Let time go by with a bot that is up; its ticks come a little after what is due."""
        while self.diary.is_due(to - self.delay):
            assert self.diary.person.next_nudge_at is not None
            self.now = max(self.now, self.diary.person.next_nudge_at) + self.delay
            if self.now > to:
                break
            seen = len(self.diary.rows)
            self.diary.tick(self.now, self._undisturbed_until(), fails=self.now < self.fails_until)
            for row in self.diary.rows[seen:]:
                self._take(row)
        self.now = max(self.now, to)

    def sleep(self, how_long: timedelta) -> None:
        """Let time go by without the bot; never longer than it looks back on, taken together."""
        start = self.now
        if self.outages and self.outages[-1][1] >= self.now - DAY:
            start = self.outages.pop()[0]
        self.now = max(self.now, min(self.now + how_long, start + 29 * DAY))
        self.outages.append((start, self.now))

    def answers(self) -> None:
        self.silence.append((self.now, 0))
        self.diary.answer(self.now)

    def changes(self, **values: Any) -> None:  # noqa: ANN401  any field of a person
        """The person changes their settings, which is an answer, too."""
        self.silence.append((self.now, 0))
        self.diary.change(self.now, unanswered=0, resting_since=None, **values)

    def clocks(self, person: Person) -> Clocks:
        assert person.zone is not None
        return clocks_of(person.zone, datetime(2011, 6, 1, tzinfo=UTC), datetime(2028, 6, 1, tzinfo=UTC))

    def _undisturbed_until(self) -> datetime | None:
        ends = [end for start, end in self.quiet if start <= self.now < end]
        return max(ends, default=None)

    def _take(self, row: Row) -> None:
        person, count = row.person, self.silence[-1][1]
        if row.verdict.outcome is Outcome.REST:
            assert count == 14
            assert person.resting_since is None
        if row.verdict.outcome is not Outcome.SEND:
            return
        clocks = self.clocks(person)
        assert person.nudge_time is not None
        assert person.workdays is not None
        day, due = row.verdict.day, clocks.when(row.verdict.day, person.nudge_time)
        assert due is not None
        assert due <= row.at < clocks.too_late(due)
        assert clocks.local(row.at).date() == day
        assert day.weekday() in person.workdays
        assert day not in self.diary.holidays
        assert has_nudges(person)
        assert person.resting_since is None
        assert not is_paused(person, day)
        assert all(clocks.local(at).date() != day for at in self.diary.acted_at)
        assert not is_away(person, row.at)
        assert self._undisturbed_until() is None
        for earlier in self.diary.sent[:-1]:
            assert earlier.verdict.day < day
            assert earlier.failed or clocks.local(earlier.at).date() < day
        delivered = [each for each in self.diary.sent[:-1] if not each.failed]
        assert is_slow_enough(person, count, day, [each.verdict.day for each in delivered])
        assert count < 14
        if not row.failed:
            self.silence.append((row.at, count + 1))

    def days_that_must_be_sent(self) -> Iterator[date]:
        """The days on which nothing forbids a nudge, for all that can be told without the bot's rules."""
        for before, after in pairwise((*self.snapshots, replace(self.snapshots[-1], at=self.now))):
            yield from self._in_peace(before, before.at, after.at)

    def _in_peace(self, snapshot: Snapshot, start: datetime, end: datetime) -> Iterator[date]:
        person, clocks = snapshot.person, self.clocks(snapshot.person)
        assert person.nudge_time is not None
        assert person.workdays is not None
        day = clocks.local(start).date()
        while (day := day + DAY) < clocks.local(end).date():
            due = clocks.when(day, person.nudge_time)
            if due is None or due - 2 * DAY < start or not has_nudges(person):
                continue
            looks = self._first_look(due)
            if looks >= min(end, clocks.too_late(due)) or day.weekday() not in person.workdays:
                continue
            if day in snapshot.holidays or is_paused(person, day):
                continue
            if any(clocks.local(at).date() == day for at in self.diary.acted_at):
                continue
            if is_away(person, due) or any(start < looks and due < end for start, end in self.quiet):
                continue
            if self._is_allowed(person, clocks, day, due):
                yield day

    def _first_look(self, due: datetime) -> datetime:
        """By when a bot that was up has looked whether there is something to do."""
        looks = due + TICK
        for start, end in self.outages:
            if start < looks and due < end + TICK:
                looks = max(looks, end + TICK)
        return looks

    def _is_allowed(self, person: Person, clocks: Clocks, day: date, due: datetime) -> bool:
        """Whether the nudges before let there be one on this day."""
        count = next(count for at, count in reversed(self.silence) if at <= due)
        before = [row for row in self.diary.sent if row.at < due and not row.failed]
        days = [max(row.verdict.day, clocks.local(row.at).date()) for row in before]
        tried = any(row.verdict.day >= day for row in self.diary.sent if row.at < due)
        return count < 14 and not tried and is_slow_enough(person, count, day, days)

    def days_that_must_be_explained(self) -> Iterator[tuple[date, bool]]:
        """The workdays of somebody who has nudges, and whether nothing has happened around them."""
        stays = list(pairwise((*self.snapshots, replace(self.snapshots[-1], at=self.now))))
        day = self.snapshots[0].at.date() + 2 * DAY
        while (day := day + DAY) < self.now.date() - 2 * DAY:
            midnight = datetime.combine(day, datetime.min.time(), UTC)
            first, last = midnight - timedelta(hours=14), midnight + timedelta(hours=36)
            held = [each.person for each, after in stays if each.at <= last and after.at >= first]
            if all(self._expects(person, day) for person in held) and not self._rested(first, last):
                yield day, not any(first - DAY <= at <= last for at in self.happened)

    def _expects(self, person: Person, day: date) -> bool:
        assert person.workdays is not None
        assert person.nudge_time is not None
        exists = self.clocks(person).when(day, person.nudge_time) is not None
        return has_nudges(person) and day.weekday() in person.workdays and exists

    def _rested(self, first: datetime, last: datetime) -> bool:
        """Whether the nudges had come to an end at some time of the day; when they did, is in the rows."""
        ends = [row.at for row in self.diary.rows if row.verdict.outcome is Outcome.REST]
        return any(end <= last and first <= self._answered_after(end) for end in ends)

    def _answered_after(self, end: datetime) -> datetime:
        return min((at for at, count in self.silence if count == 0 and at >= end), default=self.now)


def has_nudges(person: Person) -> bool:
    return person.enrolled and person.active and person.standing is Standing.MEMBER


def is_paused(person: Person, day: date) -> bool:
    if person.paused_until is None:
        return False
    return (person.paused_from or date.min) <= day < person.paused_until


def is_away(person: Person, at: datetime) -> bool:
    return person.status_emoji == AWAY and (person.status_until is None or at < person.status_until)


def is_slow_enough(person: Person, unanswered: int, day: date, before: list[date]) -> bool:
    """Whether one on `day` is no more than the person and their silence ask for, after those on the days `before`."""
    silent = 7 if unanswered >= 10 else 3 if unanswered >= 5 else 1
    gap = max({"daily": 1, "twice_weekly": 3, "weekly": 7}[person.cadence], silent)
    if before and (day - before[-1]).days < gap:
        return False
    # Twice a week is never a third time within seven days.
    return gap != 3 or len(before) < 2 or (day - before[-2]).days >= 7
