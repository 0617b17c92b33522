"""Restart nudges, as two messages offer: the last one, and the question to people who left the channel."""

from datetime import date, datetime

from bot.domain.nudges import Answer
from bot.domain.people import Person
from bot.storage import decision_answers
from bot.usecases.nudges.preferences import NudgePlan, change_person
from bot.usecases.nudges.reschedule import answered
from bot.usecases.nudges.wishes import enrolled
from bot.usecases.unit import Caller, Context


def keep_coming(context: Context, caller: Caller, decision_id: int) -> NudgePlan:
    """Restart nudges that ended for silence, and keep that answer with the decision."""
    with context.unit(caller) as unit:
        decision = decision_answers.find_to_answer(unit.connection, unit.workspace.id, decision_id)
        if decision is not None and decision.person_id == unit.person.id and decision.answer is None:
            answered(unit, decision, Answer.KEPT_COMING)
        return change_person(unit, _going_on)


def go_on(context: Context, caller: Caller) -> NudgePlan:
    """Keep nudges going for a person who has left the channel."""
    with context.unit(caller) as unit:
        return change_person(unit, _going_on)


def _going_on(person: Person, _today: date, now: datetime) -> Person:
    """Return the person with nudges, even if they have stopped them since; a pause ends by itself."""
    return enrolled(person, now)
