"""Work out anew when a person's next nudge is due, after something changed that it depends on."""

from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from bot.domain.nudges import Answer
from bot.domain.people import Person, Workspace
from bot.domain.replan import replan
from bot.storage import decisions, people
from bot.storage.decisions import StoredDecision

RESTORED: dict[str, object] = {"unanswered": 0, "resting_since": None}
"""The columns of somebody who has answered, in whatever way: their nudges come as often as they chose."""


def reschedule(
    connection: Connection, workspace: Workspace, before: Person, now: datetime, *, catch_up: bool = False
) -> Person:
    """Plan the person's next nudge after a change that has been written; `before` is the person as they were.

    With `catch_up`, for a change that the person did not ask for, today's is still sent while it is useful. A day that
    has lost its nudge is kept with its reason.
    """
    after = people.get(connection, before.id)
    is_decided = partial(decisions.decided_on, connection, before.id)
    replanned = replan(before, after, workspace, now, is_decided, catch_up=catch_up)
    people.change(connection, before.id, next_nudge_at=replanned.next_at, nudge_due_at=None)
    for verdict in replanned.verdicts:
        decisions.add(connection, decisions.as_columns(before, verdict, now))
    return people.get(connection, before.id)


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
