"""Offer another next useful action in place of one."""

from bot.domain.nudges import Answer
from bot.errors import InvalidInputError
from bot.storage import decisions, offers
from bot.usecases.context import Caller, Context, recognise
from bot.usecases.nudges.reschedule import answered, restore
from bot.usecases.offers.next_action import has_more, offer_anew
from bot.usecases.offers.offered import Offer


def another(context: Context, caller: Caller, offer_id: int) -> Offer:
    """Another next useful action in place of the one offered; in place of what nudges offer, three a day."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person = recognise(connection, caller, now)
        before = offers.find(connection, person.id, offer_id)
        if before is None or before.decision_id is None:
            return offer_anew(context, connection, workspace, person, now)
        decision = decisions.find_to_answer(connection, workspace.id, before.decision_id)
        if not has_more(connection, workspace, person, before.decision_id, now):
            raise InvalidInputError(
                "That was the third other idea for today; there are more tomorrow, and `/cx-help` has one at any time."
            )
        if decision is not None and decision.answer is None:
            answered(connection, workspace, person, decision, Answer.ANOTHER, now)
        else:
            restore(connection, workspace, person, now)
        return offer_anew(context, connection, workspace, person, now, decision_id=before.decision_id)
