"""A nudge arrives only when it may: what held for its person at that instant allows it."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from bot.holidays import PublicHolidays
from simulation.history import History, Message, State

USEFUL_FOR = timedelta(hours=3)
WORKDAY_END = time(18)
Forbids = Callable[[Message, State, date], bool]


def outside_its_hours(history: History) -> Iterator[str]:
    """A nudge comes at its time or up to three hours later, and within the workday."""
    decided = {row["id"]: row["decided_at"] for row in history.decisions}
    for message, _, _ in _nudges(history):
        # Whoever moves their nudges or flies while one is on its way gets it by what held when it was decided.
        at = decided.get(message.subject_id, message.at)
        state = history.people[message.person_id or 0].at(at)
        start, end = hours(state, state.day(at))
        if not start <= message.at < end:
            yield f"{message.key} at {message.at:%F %T}, not from {start:%F %T} to {end:%F %T} UTC"


def on_a_day_off(history: History) -> Iterator[str]:
    """A nudge comes on a workday."""
    yield from _those(history, lambda _, state, day: day.weekday() not in state.days)


def on_a_public_holiday(history: History) -> Iterator[str]:
    """No nudge comes on a public holiday where its person lives."""
    holidays = PublicHolidays()
    yield from _those(history, lambda _, state, day: day in holidays.of(state.place))


def during_a_pause(history: History) -> Iterator[str]:
    """No nudge comes while its person has paused them."""
    yield from _those(history, lambda _, state, day: state.paused_until is not None and day < state.paused_until)


def while_away(history: History) -> Iterator[str]:
    """No nudge comes while a status says that its person is away."""
    yield from _those(history, lambda message, state, _: state.away_until is not None and message.at < state.away_until)


def in_do_not_disturb(history: History) -> Iterator[str]:
    """No nudge is decided to be sent while a phone is quiet."""
    sends = [row for row in history.decisions if row["outcome"] == "send"]
    for row in sends:
        state = history.people[row["person_id"]].at(row["decided_at"])
        if state.quiet_until(row["decided_at"]) is not None:
            yield f"person {row['person_id']} on {row['local_day']}, decided at {row['decided_at']:%F %T} UTC"


def after_acting(history: History) -> Iterator[str]:
    """No nudge comes on a day on which its person has recorded an action that stands."""
    acted = defaultdict(list)
    for row in history.actions:
        acted[row["person_id"]].append((row["recorded_at"], row["undone_at"]))

    def has_acted(message: Message, state: State, day: date) -> bool:
        return any(
            at <= message.at and state.day(at) == day and (undone is None or undone > message.at)
            for at, undone in acted[message.person_id]
        )

    yield from _those(history, has_acted)


def to_somebody_without(history: History) -> Iterator[str]:
    """A nudge comes only to active people who have asked for them."""
    yield from _those(history, lambda _, state, __: not state.gets_nudges)


def hours(state: State, day: date) -> tuple[datetime, datetime]:
    """From when on, and before when, a nudge for a local day may come."""
    due = instant(state, day, state.at)
    end = instant(state, day, WORKDAY_END) if state.at < WORKDAY_END else instant(state, day + timedelta(1), time(0))
    return due, min(due + USEFUL_FOR, end)


def instant(state: State, day: date, at: time) -> datetime:
    """When a person's clocks show a time on a day; one that they skip comes as much later."""
    return datetime.combine(day, at, state.time_zone).astimezone(UTC)


def _nudges(history: History) -> Iterator[tuple[Message, State, date]]:
    for message in history.of_kind("nudge"):
        if message.person_id is not None:
            state = history.people[message.person_id].at(message.at)
            yield message, state, state.day(message.at)


def _those(history: History, forbids: Forbids) -> Iterator[str]:
    for message, state, day in _nudges(history):
        if forbids(message, state, day):
            yield f"{message.key} at {message.at:%F %T} UTC in {state.zone}"
