"""Plan a person's next nudge after a change, and find the days that lose theirs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.nudges import DecisionFacts, Outcome, Reason, Verdict, decide, due_of, next_due
from bot.domain.people import Person, Workspace, local_day, person_zone, start_of_day, workdays_of
from bot.domain.schedule import NUDGE_USEFUL_FOR, nudge_expires_at

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Replanned:
    """When to decide next (None for never), and the decisions about days that have no nudge any more."""

    next_at: datetime | None
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A person before and after a change of their settings or zone."""

    before: Person
    after: Person
    workspace: Workspace
    now: datetime


def replan(change: Change, is_decided: Callable[[date], bool], *, catch_up: bool) -> Replanned:
    """Plan a person's next nudge after a change.

    A nudge that is already due and undecided stays due, if the change keeps its time. `catch_up` is for changes that
    the person did not ask for: today's nudge is still sent while it is useful. `is_decided` says whether a local day
    has its decision. An undecided day that is past, or loses its nudge, gets its decision here.
    """
    before, after, workspace, now = change.before, change.after, change.workspace, change.now
    undecided, behind = _what_lies_behind(before, workspace, now)
    zone = person_zone(after, workspace)
    today = local_day(now, zone)
    first = None if undecided is None else local_day(undecided, person_zone(before, workspace))
    since = now if undecided is None or undecided > now else undecided - timedelta.resolution
    if catch_up and first is not None and first <= today and not is_decided(today):
        since = min(since, max(now - NUDGE_USEFUL_FOR, start_of_day(today, zone) - timedelta.resolution))
    next_at = next_due(after, workspace, after=since)
    verdicts = [verdict for verdict in behind if not is_decided(verdict.day)]
    if undecided is not None and first is not None and next_at is not None:
        expires_at = nudge_expires_at(undecided, person_zone(before, workspace))
        day, last = first, min(today, local_day(next_at, zone) - A_DAY)
        while day <= last:
            if day.weekday() in workdays_of(after, workspace) and not is_decided(day):
                verdict = Verdict(Outcome.SKIP, Reason.RESCHEDULED, undecided, day, expires_at, next_at)
                verdicts.append(verdict)
            day += A_DAY
    return Replanned(next_at, tuple(verdicts))


def _what_lies_behind(
    person: Person, workspace: Workspace, now: datetime
) -> tuple[datetime | None, tuple[Verdict, ...]]:
    """Return when the first nudge that can still be sent is due, and the decisions about earlier ones."""
    due = due_of(person)
    if due is None:
        return None, ()
    verdicts = decide(person, workspace, DecisionFacts(), now)
    behind = tuple(verdict for verdict in verdicts if verdict.expires_at <= now)
    return (behind[-1].next_at if behind else due), behind
