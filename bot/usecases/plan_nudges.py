"""Decide about every nudge that is due, and owe those that are to be sent."""

import logging
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from bot.domain.choice import Choice
from bot.domain.deliveries import DeliveryKind, Owed
from bot.domain.nudges import Outcome, Reason, Situation, Verdict, decide
from bot.domain.people import Person, Workspace, local_day, person_zone, start_of_day
from bot.errors import BotError
from bot.storage import actions, decisions, deliveries, people
from bot.usecases.change_nudges import last_nudged_on
from bot.usecases.context import Context, known_workspace
from bot.usecases.offer_idea import choose, how_drawn, keep_offer

log = logging.getLogger(__name__)
A_DAY = timedelta(days=1)
BATCH = 100
"""People read at a time; each of them is decided about in a unit of work of their own."""


def plan_nudges(context: Context, team_id: str) -> int:
    """Decide about everybody who is due now; how many decisions were made."""
    now = context.clock.now()
    decided = 0
    while True:
        with context.store.reading() as connection:
            workspace = known_workspace(connection, team_id)
            due = people.due_for_a_nudge(connection, workspace.id, now, BATCH)
        if not due:
            return decided
        for person in due:
            decided += _plan_or_put_off(context, workspace, person, now)


def _plan_or_put_off(context: Context, workspace: Workspace, person: Person, now: datetime) -> bool:
    """Decide about one person; one about whom that fails is looked at again later, and holds up nobody else."""
    try:
        return _plan_one(context, workspace, person, now)
    except BotError:
        # The database is busy or gone, which concerns everybody.
        raise
    except Exception:  # whatever is wrong with one person's data
        log.exception("the nudge of person %s could not be decided about", person.id)
        with context.store.unit() as connection:
            _pass_over(connection, workspace, person, now)
        return False


def _pass_over(connection: Connection, workspace: Workspace, person: Person, now: datetime) -> None:
    """Keep that a nudge was not decided about, and look again a day later; with less than the rules, which failed."""
    due = person.next_nudge_at or now
    again = due + A_DAY * ((now - due) // A_DAY + 1)
    if people.claim_nudge(connection, person, again):
        values = {
            "workspace_id": workspace.id,
            "person_id": person.id,
            "local_day": local_day(due, person_zone(person, workspace)),
            "due_at": due,
            "decided_at": now,
            "outcome": Outcome.SKIP,
            "reason": Reason.FAILED,
        }
        decisions.add(connection, values)


def _plan_one(context: Context, workspace: Workspace, person: Person, now: datetime) -> bool:
    """Decide about one person, unless another replica has; a decision, its offer and its delivery are kept as one."""
    with context.store.unit() as connection:
        situation = _situation(connection, workspace, person, now)
        verdict = decide(person, workspace, situation, now)
        if not people.claim_nudge(connection, person, verdict.next_at):
            return False
        seed = context.new_seed()
        choice = choose(context, connection, person, now, seed) if verdict.outcome is Outcome.SEND else None
        decision_id = decisions.add(connection, _values(workspace, person, verdict, choice, seed, now))
        if choice is not None:
            keep_offer(connection, workspace, person, choice, seed, now, decision_id)
            _owe(connection, workspace, person, verdict, decision_id, now)
        return True


def _situation(connection: Connection, workspace: Workspace, person: Person, now: datetime) -> Situation:
    return Situation(
        last_nudged_on=last_nudged_on(connection, workspace, person),
        acted_today=acted_today(connection, workspace, person, now),
    )


def acted_today(connection: Connection, workspace: Workspace, person: Person, now: datetime) -> bool:
    """Whether the person has recorded an action on the local day that it is for them now."""
    zone = person_zone(person, workspace)
    today = local_day(now, zone)
    since, until = start_of_day(today, zone), start_of_day(today + timedelta(days=1), zone)
    return actions.acted_between(connection, person.id, since, until)


def _values(
    workspace: Workspace, person: Person, verdict: Verdict, choice: Choice | None, seed: str, now: datetime
) -> dict[str, Any]:
    values: dict[str, Any] = {
        "workspace_id": workspace.id,
        "person_id": person.id,
        "local_day": verdict.day,
        "due_at": verdict.due,
        "decided_at": now,
        "outcome": verdict.outcome,
        "reason": verdict.reason,
    }
    if verdict.outcome is Outcome.SKIP:
        return values
    if choice is None:
        return values | {"outcome": Outcome.SKIP, "reason": Reason.NOTHING_TO_OFFER}
    return values | {"source": "idea", "subject": choice.idea.key} | how_drawn(person, choice, seed)


def _owe(
    connection: Connection, workspace: Workspace, person: Person, verdict: Verdict, decision_id: int, now: datetime
) -> None:
    owed = Owed(
        workspace_id=workspace.id,
        key=f"nudge:{person.id}:{verdict.day.isoformat()}",
        kind=DeliveryKind.NUDGE,
        person_id=person.id,
        subject_id=decision_id,
        expires_at=verdict.expires_at,
    )
    delivery_id = deliveries.plan(connection, owed, now)
    if delivery_id is not None:
        decisions.set_delivery(connection, decision_id, delivery_id)
