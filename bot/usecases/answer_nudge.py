"""Take a person's answer to a nudge that is not an action: not today, fewer, a pause, another time, stop."""

from collections.abc import Callable

from bot.domain.nudges import Answer
from bot.storage import decisions
from bot.usecases.change_nudges import NudgePlan, fewer, pause, plan_of, stop
from bot.usecases.context import Caller, Context, recognise

_CHANGES: dict[Answer, Callable[[Context, Caller], NudgePlan]] = {
    Answer.FEWER: fewer,
    Answer.PAUSED: lambda context, caller: pause(context, caller, "1 week"),
    Answer.STOPPED: stop,
}


def answer_nudge(context: Context, caller: Caller, decision_id: int, how: Answer) -> NudgePlan:
    """Keep the answer, and change the caller's nudges as it asks; a second press changes nothing more."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person = recognise(connection, caller, now)
        decision = decisions.find(connection, workspace.id, decision_id)
        mine = decision is not None and decision.person_id == person.id
        repeated = mine and decision is not None and decision.answer is how
        if mine and decision is not None and not repeated and decision.answer is not Answer.DID_IT:
            decisions.answer(connection, decision, how, now)
        plan = plan_of(person, workspace, now)
    change = _CHANGES.get(how)
    return plan if change is None or repeated else change(context, caller)
