"""Every workday is decided about, with a reason, and a nudge is sent where nothing forbids one."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bot.domain.offers import OfferSource
from bot.domain.people import MONDAY_TO_FRIDAY
from bot.holidays import PublicHolidays
from simulation.checks.pacing import LAST_AFTER, Pace, least_gap, least_gap_of_three, paces
from simulation.checks.sending import hours, instant
from simulation.history import DEFAULT_TIME, Act, History, State, Timeline

A_DAY = timedelta(days=1)
Resting = dict[int, list[tuple[datetime, datetime]]]


def workday_without_decision(history: History) -> Iterator[str]:
    """Every workday of somebody who gets nudges has a decision, also when an outage or a flight took its time."""
    decided = {(row["person_id"], row["local_day"]) for row in history.decisions if row["outcome"] != "wait"}
    resting = _resting(history)
    for person_id, timeline in history.people.items():
        for day, due in sorted(_due_days(history, timeline)):
            rests = any(start <= due <= end for start, end in resting[person_id])
            if not rests and (person_id, day) not in decided:
                yield f"person {person_id} on {day}, due at {due:%F %T} UTC"


def unexplained_none(history: History) -> Iterator[str]:
    """Where nothing forbids a nudge there is exactly one decision that sends it."""
    sends = Counter((row["person_id"], row["local_day"]) for row in history.decisions if row["outcome"] == "send")
    nothing = {(row["person_id"], row["local_day"]) for row in history.decisions if row["reason"] == "nothing_to_offer"}
    resting, holidays = _resting(history), PublicHolidays()
    acts = paces(history, Act.ANSWER)
    recorded = defaultdict(list)
    for row in history.actions:
        recorded[row["person_id"]].append(row["recorded_at"])
    for person_id, timeline in history.people.items():
        for day, due in sorted(_due_days(history, timeline)):
            state = timeline.at(due)
            start, end = hours(state, day)
            forbidden = (
                any(begins <= end and due <= ends for begins, ends in resting[person_id]),
                not _steady(timeline, due),
                day in holidays.of(state.place),
                state.paused_until is not None and day < state.paused_until,
                state.away_until is not None and start < state.away_until,
                _quiet(state, start, end),
                any(instant_day == day for instant_day in map(state.day, _around(recorded[person_id], due))),
                any(begins < end and start < ends for begins, ends in history.down),
                not _pace_allows(acts[person_id], timeline, day, due),
                end >= history.ended,
                # There are always enough ideas; of the rest there may be nothing.
                OfferSource.IDEA in state.unwanted and (person_id, day) in nothing,
            )
            number = sends[person_id, day]
            if not any(forbidden) and number != 1:
                yield f"person {person_id} on {day}, due at {due:%F %T} UTC: {number} decisions that send"


def settings_not_kept(history: History) -> Iterator[str]:
    """In the end the bot knows of everybody what they asked for."""
    kept = {row["id"]: row for row in history.stored_people}
    for person_id, timeline in history.people.items():
        state, row = timeline.states[-1], kept[person_id]
        wanted = {
            "zone": (row["zone"], state.zone),
            "active": (row["active"], state.active),
            "enrolled": (row["enrolled_at"] is not None, state.enrolled),
            "time": (row["nudge_time"] or DEFAULT_TIME, state.at),
            "days": (MONDAY_TO_FRIDAY if row["workdays"] is None else row["workdays"], state.days),
            "country": (row["country"], state.place and state.place.country),
            "region": (row["region"], state.place and state.place.region),
            "pause": (row["paused_until"], state.paused_until),
            "cadence": (row["cadence"], state.cadence),
            "sources": (row["unwanted"], state.unwanted),
        }
        yield from (
            f"person {person_id}: {name} is {is_now}, not {asked}"
            for name, (is_now, asked) in wanted.items()
            if is_now != asked
        )


def _due_days(history: History, timeline: Timeline) -> set[tuple[date, datetime]]:
    """The local days on which a person who gets nudges came to the time of theirs, or was taken past it by a flight."""
    found: set[tuple[date, datetime]] = set()
    ends = [*timeline.since[1:], history.ended]
    for since, state, until in zip(timeline.since, timeline.states, ends, strict=True):
        if not state.gets_nudges:
            continue
        day, last = state.day(since), state.day(until)
        while day <= last:
            due = instant(state, day, state.at)
            if day.weekday() in state.days and since < due < until and state.day(due) == day:
                # What somebody changed during an outage, or right after it, holds also for what it held up.
                then = timeline.at(_back_up(history, due))
                if then.gets_nudges and day.weekday() in then.days:
                    found.add((day, due))
            day += A_DAY
    for before, after, at in zip(timeline.states, timeline.states[1:], timeline.since[1:], strict=False):
        day = after.day(at)
        waited = instant(before, day, before.at) > at and day.weekday() in before.days
        passed = instant(after, day, after.at) < at and day.weekday() in after.days
        if before.gets_nudges and after.gets_nudges and waited and passed:
            found.add((day, at))
    return {(day, due) for day, due in found if due < history.ended - A_DAY}


def _back_up(history: History, at: datetime) -> datetime:
    """When the bot could first tick after an instant."""
    for start, end in history.down:
        if start <= at < end:
            at = end + timedelta(seconds=10)
    return at


def _resting(history: History) -> Resting:
    """When people's nudges had come to an end for silence: from the decision that says so to their next answer."""
    answers = defaultdict(list)
    for deed in history.deeds:
        if deed.act is Act.ANSWER:
            answers[deed.person_id].append(deed.at)
    spans: Resting = defaultdict(list)
    for row in history.decisions:
        if row["outcome"] == "rest":
            person_id, at = row["person_id"], row["decided_at"]
            later = bisect_right(answers[person_id], at)
            ends = answers[person_id][later] if later < len(answers[person_id]) else history.ended
            spans[person_id].append((at, ends))
    return spans


def _steady(timeline: Timeline, due: datetime) -> bool:
    """Whether nothing changed for the person for two days before a nudge and until its time was over."""
    return len(timeline.during(due - 2 * A_DAY, due + timedelta(hours=4))) == 1


def _quiet(state: State, start: datetime, end: datetime) -> bool:
    """Whether the phone is quiet for as long as the nudge would be useful, but for what a tick needs."""
    until = state.quiet_until(start)
    while until is not None and until < end:
        start, until = until, state.quiet_until(until)
    return until is not None or start + timedelta(minutes=2) >= end


def _around(instants: list[datetime], due: datetime) -> list[datetime]:
    return [at for at in instants if abs(at - due) < 2 * A_DAY]


def _pace_allows(pace: Pace, timeline: Timeline, day: date, due: datetime) -> bool:
    """Whether neither the person's wish nor their silence asks for fewer than one on this day."""
    unanswered = pace.unanswered(due)
    before = [message.at for message in pace.nudges if message.at < due]
    # Whoever has flown since counts from the later of the two days: that of then and there, and that of here.
    gaps = [min((day - timeline.at(at).day(last)).days for at in (last, due)) for last in reversed(before[-2:])]
    state = timeline.at(due)
    least = least_gap(state, unanswered), least_gap_of_three(state, unanswered)
    return unanswered < LAST_AFTER and all(gap >= days for gap, days in zip(gaps, least, strict=False))
