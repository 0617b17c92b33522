"""Decide about every nudge that is due, and owe those that are to be sent."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.domain.deliveries import DeliveryKind, Owed
from bot.domain.nudges import Outcome, Reason, Verdict, can_be_sent, decide, due_of, next_due
from bot.domain.people import Person, Workspace, local_day, person_zone
from bot.errors import BotError
from bot.storage import decisions, deliveries, people
from bot.usecases.context import Context, known_workspace
from bot.usecases.delivery.do_not_disturb import Quiet
from bot.usecases.nudges.decision_facts import decision_facts
from bot.usecases.offers.candidates import Occasion
from bot.usecases.offers.draw import draw, keep_offer

log = logging.getLogger(__name__)
A_DAY = timedelta(days=1)
BATCH = 50
"""People read at a time, as many as Slack can be asked about at once; each has a unit of work of their own."""
LAST_MESSAGE_USEFUL_FOR = timedelta(days=7)


def plan_nudges(context: Context, team_id: str, quiet: Quiet, go_on: Callable[[], bool] = lambda: True) -> int:
    """Decide about those who are due now, while `go_on` says so; about how many people it was decided.

    When Slack cannot be asked who is not to be disturbed, they stay due, and the next tick asks again.
    """
    now = context.clock.now()
    decided = 0
    while go_on():
        with context.store.reading() as connection:
            workspace = known_workspace(connection, team_id)
            due = people.due_for_a_nudge(connection, workspace.id, now, BATCH)
        if not due:
            break
        undisturbed = _undisturbed(quiet, workspace, due, now)
        if undisturbed is None:
            break
        for person in due:
            decided += _plan_or_put_off(context, workspace, person, undisturbed.get(person.slack_id), now)
    return decided


def _undisturbed(
    quiet: Quiet, workspace: Workspace, due: Sequence[Person], now: datetime
) -> Mapping[str, datetime] | None:
    """Until when those are not to be disturbed who can still be nudged; None when it cannot be known just now."""
    in_time = [person.slack_id for person in due if can_be_sent(person, workspace, now)]
    try:
        return quiet.undisturbed_until(in_time, now) if in_time else {}
    except BotError as problem:
        log.warning("no nudge is decided about until the next tick: %s", problem)
        return None


def _plan_or_put_off(
    context: Context, workspace: Workspace, person: Person, undisturbed_until: datetime | None, now: datetime
) -> bool:
    """Decide about one person; one about whom that fails is looked at again later, and holds up nobody else."""
    try:
        return _plan_one(context, workspace, person, undisturbed_until, now)
    except BotError:
        # The database is busy or gone, which concerns everybody.
        raise
    except Exception:  # whatever is wrong with one person's data
        log.exception("the nudge of person %s could not be decided about", person.id)
        with context.store.unit() as connection:
            _pass_over(connection, workspace, person, now)
        return False


def _pass_over(connection: Connection, workspace: Workspace, person: Person, now: datetime) -> None:
    """Keep that a nudge was not decided about, and look again when the next one is due."""
    due = due_of(person) or now
    again = next_look(person, workspace, due, now)
    if people.claim_nudge(connection, person, again):
        day = local_day(due, person_zone(person, workspace))
        verdict = Verdict(Outcome.SKIP, Reason.FAILED, due, day, expires_at=due, next_at=again)
        decisions.add(connection, decisions.as_columns(person, verdict, now))


def next_look(person: Person, workspace: Workspace, due: datetime, now: datetime) -> datetime | None:
    """When the next nudge is due; whole days later where that is what cannot be worked out."""
    try:
        return next_due(person, workspace, after=max(due, now))
    except Exception:  # the rule itself may be what failed
        log.exception("when the next nudge of person %s is due could not be worked out", person.id)
        return due + A_DAY * ((now - due) // A_DAY + 1)


def _plan_one(
    context: Context, workspace: Workspace, person: Person, undisturbed_until: datetime | None, now: datetime
) -> bool:
    """Decide about one person, unless another replica has; decisions, offer and delivery are kept as one."""
    with context.store.unit() as connection:
        facts = decision_facts(context, connection, workspace, person, now, undisturbed_until)
        verdicts = decide(person, workspace, facts, now)
        last = verdicts[-1]
        put_off = last.due if last.outcome is Outcome.WAIT else None
        if not people.claim_nudge(connection, person, last.next_at, put_off):
            return False
        for verdict in verdicts:
            if verdict.outcome is Outcome.SEND:
                _send(context, connection, workspace, person, verdict, now)
            else:
                decision_id = decisions.add(connection, decisions.as_columns(person, verdict, now))
                if verdict.outcome is Outcome.REST:
                    _rest(connection, workspace, person, verdict, decision_id, now)
        return True


def _send(
    context: Context, connection: Connection, workspace: Workspace, person: Person, verdict: Verdict, now: datetime
) -> None:
    """Choose what to offer, keep it, and owe the message."""
    values = decisions.as_columns(person, verdict, now)
    drawn = draw(context, connection, workspace, person, now, Occasion.NUDGE)
    if drawn is None:
        decisions.add(connection, values | {"outcome": Outcome.SKIP, "reason": Reason.NOTHING_TO_OFFER})
        return
    decision_id = decisions.add(connection, values | drawn.columns)
    keep_offer(connection, workspace, person, drawn, now, Occasion.NUDGE, decision_id=decision_id)
    key = f"nudge:{person.id}:{verdict.day.isoformat()}"
    _owe(connection, person, Owed(workspace.id, key, DeliveryKind.NUDGE, verdict.expires_at), decision_id, now)


def _rest(
    connection: Connection, workspace: Workspace, person: Person, verdict: Verdict, decision_id: int, now: datetime
) -> None:
    """Let the nudges come to an end, and owe the message that says so."""
    people.change(connection, person.id, resting_since=now)
    key = f"resting:{person.id}:{verdict.day.isoformat()}"
    owed = Owed(workspace.id, key, DeliveryKind.RESTING, now + LAST_MESSAGE_USEFUL_FOR)
    _owe(connection, person, owed, decision_id, now)


def _owe(connection: Connection, person: Person, owed: Owed, decision_id: int, now: datetime) -> None:
    delivery_id = deliveries.plan(connection, replace(owed, person_id=person.id, subject_id=decision_id), now)
    if delivery_id is not None:
        decisions.set_delivery(connection, decision_id, delivery_id)
