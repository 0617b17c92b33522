"""Reschedule a person's next nudge, after a change to something that it depends on."""

from dataclasses import replace
from functools import partial

from bot.domain.nudges import Answer
from bot.domain.people import Person
from bot.domain.replan import Change, replan
from bot.storage import decision_answers, decisions, nudge_times, people
from bot.storage.decision_answers import StoredDecision
from bot.usecases.unit import PersonUnit, Unit


def reschedule(unit: Unit, before: Person, *, catch_up: bool = False) -> Person:
    """Plan the person's next nudge after a written change; `before` is the person as they were.

    Use `catch_up` for a change that the person did not ask for: today's nudge is still sent while it is useful. A day
    that lost its nudge is kept with its reason.
    """
    after = people.get(unit.connection, before.id)
    is_decided = partial(decisions.decided_on, unit.connection, before.id)
    replanned = replan(Change(before, after, unit.workspace, unit.now), is_decided, catch_up=catch_up)
    nudge_times.plan(unit.connection, before.id, replanned.next_at)
    for verdict in replanned.verdicts:
        decisions.add(unit.connection, decisions.NewDecision.of(before, verdict, unit.now))
    return replace(after, next_nudge_at=replanned.next_at, nudge_due_at=None)


def answered(unit: PersonUnit, decision: StoredDecision, how: Answer) -> None:
    """Keep how the person answered a nudge, and restore the pace that they chose."""
    decision_answers.answer(unit.connection, decision, how, unit.now)
    restore(unit)


def restore(unit: PersonUnit) -> Person:
    """Count the person as no longer silent; restart nudges that ended for silence."""
    if not unit.person.unanswered and unit.person.resting_since is None:
        return unit.person
    people.restore(unit.connection, unit.person.id)
    if unit.person.resting_since is None:
        return people.get(unit.connection, unit.person.id)
    return reschedule(unit, unit.person)
