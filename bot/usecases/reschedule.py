"""Work out anew when a person's next nudge is due, after something changed that it depends on."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.domain.nudges import Answer, Outcome, Reason, missed_by_change, next_due
from bot.domain.people import Person, Workspace, local_day, person_zone
from bot.domain.schedule import NUDGE_USEFUL_FOR
from bot.storage import decisions, people
from bot.storage.decisions import StoredDecision

RESTORED: dict[str, object] = {"unanswered": 0, "resting_since": None}
"""The columns of somebody who has answered, in whatever way: their nudges come as often as they chose."""


def reschedule(
    connection: Connection, workspace: Workspace, before: Person, now: datetime, *, catch_up: bool = False
) -> Person:
    """Plan the person's next nudge after a change that has been written; `before` is the person as they were.

    One that is due already and not yet decided about stays due, if the change leaves it its time. With `catch_up`,
    for a change that the person did not ask for, today's is still sent while it is useful. A day that has lost its
    nudge to the change is kept with that reason.
    """
    person = people.get(connection, before.id)
    today = local_day(now, person_zone(person, workspace))
    undecided = before.nudge_due_at or before.next_nudge_at
    after = now if undecided is None or undecided > now else undecided - timedelta.resolution
    decided = decisions.decided_on(connection, person.id, today)
    if catch_up and undecided is not None and not decided:
        after = min(after, now - NUDGE_USEFUL_FOR)
    people.change(connection, person.id, next_nudge_at=next_due(person, workspace, after=after), nudge_due_at=None)
    person = people.get(connection, person.id)
    missed = None if decided else missed_by_change(before, person, workspace, now)
    if missed is not None:
        values = {
            "workspace_id": workspace.id,
            "person_id": person.id,
            "local_day": missed,
            "due_at": undecided,
            "decided_at": now,
            "outcome": Outcome.SKIP,
            "reason": Reason.RESCHEDULED,
        }
        decisions.add(connection, values)
    return person


def answered(
    connection: Connection, workspace: Workspace, person: Person, decision: StoredDecision, how: Answer, now: datetime
) -> None:
    """Keep how the person answered a nudge, and let their nudges come as often as they chose again."""
    decisions.answer(connection, decision, how, now)
    restore(connection, workspace, person, now)


def restore(connection: Connection, workspace: Workspace, person: Person, now: datetime) -> Person:
    """Count the person as no longer silent; nudges that had come to an end for silence go on."""
    if not person.unanswered and person.resting_since is None:
        return person
    people.change(connection, person.id, **RESTORED)
    if person.resting_since is None:
        return people.get(connection, person.id)
    return reschedule(connection, workspace, person, now)
