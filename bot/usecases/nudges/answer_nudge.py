"""Handle an answer to a nudge that is not an action: not today, fewer, a pause, another time, stop."""

from bot.domain.nudges import Answer
from bot.domain.reading.nudge_commands import Pause
from bot.storage import decision_answers, people
from bot.usecases.nudges.answers import answer_decision
from bot.usecases.nudges.preferences import NudgePlan, change_person, plan_of
from bot.usecases.nudges.wishes import Wish, paused_for, slower, stopped
from bot.usecases.unit import Caller, Context

_A_WEEK = Pause("1 week")


def answer_nudge(context: Context, caller: Caller, decision_id: int, how: Answer) -> NudgePlan:
    """Keep the answer, and change the caller's nudges as it asks.

    A second click on *fewer* changes nothing. A pause or a stop is repeated, because it may have ended meanwhile.
    """
    with context.unit(caller) as unit:
        before = answer_decision(unit, decision_id, how)
        wishes: dict[Answer, Wish] = {
            Answer.FEWER: slower,
            Answer.PAUSED: paused_for(_A_WEEK, unit.workspace),
            Answer.STOPPED: stopped,
        }
        has_fewer = how is Answer.FEWER and before is not None and before.answer is how
        if how in wishes and not has_fewer:
            return change_person(unit, wishes[how])
        return plan_of(unit.of(people.get(unit.connection, unit.person.id)))


def not_today(context: Context, caller: Caller) -> NudgePlan:
    """Answer the nudge that came today, if it has no answer yet, with *not today*; return the caller's plan."""
    with context.unit(caller) as unit:
        decision_id = decision_answers.unanswered_on(unit.connection, unit.person.id, unit.today)
        if decision_id is not None:
            answer_decision(unit, decision_id, Answer.NOT_TODAY)
        return plan_of(unit.of(people.get(unit.connection, unit.person.id)))
