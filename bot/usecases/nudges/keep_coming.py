"""Let nudges go on, as the last message and the one after leaving the channel offer."""

from datetime import date, datetime
from typing import Any

from bot.domain.nudges import Answer
from bot.domain.people import Person
from bot.storage import decisions, people
from bot.usecases.context import Caller, Context, recognise
from bot.usecases.nudges.preferences import NudgePlan, change_person, enrolled
from bot.usecases.nudges.reschedule import answered


def keep_coming(context: Context, caller: Caller, decision_id: int) -> NudgePlan:
    """Let nudges that had come to an end for silence go on, and keep that answer with the decision."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person = recognise(connection, caller, now)
        decision = decisions.find_to_answer(connection, workspace.id, decision_id)
        if decision is not None and decision.person_id == person.id and decision.answer is None:
            answered(connection, workspace, person, decision, Answer.KEPT_COMING, now)
            person = people.get(connection, person.id)
        return change_person(context, connection, workspace, person, _going_on, now)


def go_on(context: Context, caller: Caller) -> NudgePlan:
    """Let nudges go on for somebody who has left the channel."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person = recognise(connection, caller, now)
        return change_person(context, connection, workspace, person, _going_on, now)


def _going_on(person: Person, _today: date, now: datetime) -> dict[str, Any]:
    """Nudges, also for one who has stopped them since; a pause has an end of its own, and is left to it."""
    return enrolled(person, now)
