"""Decide about every nudge that is due, and queue the ones to send."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.nudges import Outcome, Reason, Verdict, can_be_sent, decide, due_of, next_due
from bot.domain.people import Person, Workspace, local_day
from bot.errors import BotError
from bot.storage import decisions, nudge_times, people
from bot.usecases.delivery.do_not_disturb import Quiet
from bot.usecases.delivery.message_kind import MessageKind
from bot.usecases.delivery.messages.nudge import NUDGE, RESTING, Decided
from bot.usecases.nudges.decision_facts import decision_facts
from bot.usecases.offers.candidates import Occasion
from bot.usecases.offers.draw import draw, keep_offer
from bot.usecases.unit import Context, PersonUnit, Unit

log = logging.getLogger(__name__)
A_DAY = timedelta(days=1)
BATCH = 50
"""How many people are read at once: as many as one call to Slack covers. Each has their own unit of work."""


def plan_nudges(context: Context, team_id: str, quiet: Quiet, go_on: Callable[[], bool] = lambda: True) -> int:
    """Decide about people who are due now, while `go_on` says so; return how many people were decided.

    If Slack cannot say who has Do Not Disturb on, they stay due, and the next tick asks again.
    """
    decided = 0
    while go_on():
        with context.view_of(team_id) as seen:
            due = nudge_times.that_are_due(seen.connection, seen.workspace.id, seen.now, BATCH)
        if not due:
            break
        undisturbed = _undisturbed(quiet, seen, due)
        if undisturbed is None:
            break
        for person in due:
            decided += _plan_or_put_off(seen, person, undisturbed.get(person.slack_id))
    return decided


def _undisturbed(quiet: Quiet, seen: Unit, due: Sequence[Person]) -> Mapping[str, datetime] | None:
    """Return the ends of Do Not Disturb of people who can still get a nudge; None if unknown now."""
    in_time = [person.slack_id for person in due if can_be_sent(person, seen.workspace, seen.now)]
    try:
        return quiet.undisturbed_until(in_time, seen.now) if in_time else {}
    except BotError as problem:
        log.warning("no nudge is decided about until the next tick: %s", problem)
        return None


def _plan_or_put_off(seen: Unit, person: Person, undisturbed_until: datetime | None) -> bool:
    """Decide about one person; put a person off after a failure, so that it delays nobody else."""
    try:
        with seen.then_write() as unit:
            return _plan_one(unit.of(person), undisturbed_until)
    except BotError:
        # A database that is busy or out of reach concerns everybody.
        raise
    except Exception:  # anything may be wrong with one person's data
        log.exception("the nudge of person %s could not be decided about", person.id)
        with seen.then_write() as unit:
            _pass_over(unit.of(person))
        return False


def _pass_over(unit: PersonUnit) -> None:
    """Keep that the bot skipped a nudge, and look again when the next one is due."""
    due = due_of(unit.person) or unit.now
    again = next_look(unit.person, unit.workspace, due, unit.now)
    if nudge_times.claim(unit.connection, unit.person, again):
        day = local_day(due, unit.zone)
        verdict = Verdict(Outcome.SKIP, Reason.FAILED, due, day, expires_at=due, next_at=again)
        decisions.add(unit.connection, decisions.NewDecision.of(unit.person, verdict, unit.now))


def next_look(person: Person, workspace: Workspace, due: datetime, now: datetime) -> datetime | None:
    """Return when the next nudge is due; if that cannot be computed, whole days later."""
    try:
        return next_due(person, workspace, after=max(due, now))
    except Exception:  # the rule itself may be what failed
        log.exception("when the next nudge of person %s is due could not be worked out", person.id)
        return due + A_DAY * ((now - due) // A_DAY + 1)


def _plan_one(unit: PersonUnit, undisturbed_until: datetime | None) -> bool:
    """Decide about one person, unless another replica has; write decisions, offer and delivery together."""
    verdicts = decide(unit.person, unit.workspace, decision_facts(unit, undisturbed_until), unit.now)
    last = verdicts[-1]
    put_off = last.due if last.outcome is Outcome.WAIT else None
    if not nudge_times.claim(unit.connection, unit.person, last.next_at, put_off):
        return False
    for verdict in verdicts:
        if verdict.outcome is Outcome.SEND:
            _send(unit, verdict)
        else:
            decision_id = decisions.add(unit.connection, decisions.NewDecision.of(unit.person, verdict, unit.now))
            if verdict.outcome is Outcome.REST:
                _rest(unit, verdict, decision_id)
    return True


def _send(unit: PersonUnit, verdict: Verdict) -> None:
    """Choose what to offer, keep it, and queue the message."""
    decision = decisions.NewDecision.of(unit.person, verdict, unit.now)
    drawn = draw(unit, Occasion.NUDGE)
    if drawn is None:
        decisions.add(unit.connection, replace(decision, outcome=Outcome.SKIP, reason=Reason.NOTHING_TO_OFFER))
        return
    decision_id = decisions.add(unit.connection, replace(decision, drawn=drawn.record))
    keep_offer(unit, drawn, Occasion.NUDGE, decision_id=decision_id)
    _owe(unit, NUDGE, Decided(unit.person.id, verdict.day, decision_id), expires_at=verdict.expires_at)


def _rest(unit: PersonUnit, verdict: Verdict, decision_id: int) -> None:
    """End the nudges, and queue the message that says so."""
    people.rest(unit.connection, unit.person.id, unit.now)
    _owe(unit, RESTING, Decided(unit.person.id, verdict.day, decision_id))


def _owe(unit: PersonUnit, kind: MessageKind[Decided], about: Decided, expires_at: datetime | None = None) -> None:
    delivery_id = kind.owe(unit, about, to=unit.person, expires_at=expires_at)
    if delivery_id is not None:
        decisions.set_delivery(unit.connection, about.decision_id, delivery_id)
