"""Decide about every nudge that is due, and queue the ones to send."""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from bot.domain.nudges import Outcome, Reason, Verdict, can_be_sent, due_of, next_due
from bot.domain.people import Person, Workspace, local_day
from bot.errors import BotError
from bot.storage import decisions, nudge_times
from bot.usecases.delivery.do_not_disturb import Quiet
from bot.usecases.nudges.plan_together import plan_together
from bot.usecases.unit import Context, PersonUnit, Unit

log = logging.getLogger(__name__)
A_DAY = timedelta(days=1)
BATCH = 50
"""How many people one unit of work decides about; one call to Slack covers as many."""


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
        decided += _plan_or_put_off(seen, due, undisturbed)
    return decided


def _undisturbed(quiet: Quiet, seen: Unit, due: Sequence[Person]) -> Mapping[str, datetime] | None:
    """Return the ends of Do Not Disturb of people who can still get a nudge; None if unknown now."""
    in_time = [person.slack_id for person in due if can_be_sent(person, seen.workspace, seen.now)]
    try:
        return quiet.undisturbed_until(in_time, seen.now) if in_time else {}
    except BotError as problem:
        log.warning("no nudge is decided about until the next tick: %s", problem)
        return None


def _plan_or_put_off(seen: Unit, due: Sequence[Person], undisturbed: Mapping[str, datetime]) -> int:
    """Decide about these people at once; after a failure about each alone, and put off those who fail again."""
    try:
        with seen.then_write() as unit:
            return plan_together(unit, due, undisturbed)
    except BotError:
        # A database that is busy or out of reach concerns everybody.
        raise
    except Exception:  # anything may be wrong with one person's data
        if len(due) > 1:
            return sum(_plan_or_put_off(seen, [person], undisturbed) for person in due)
        log.exception("the nudge of person %s could not be decided about", due[0].id)
        with seen.then_write() as unit:
            _pass_over(unit.of(due[0]))
        return 0


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
