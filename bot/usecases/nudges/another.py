"""Replace an offer by another next useful action."""

from dataclasses import dataclass

from bot.domain.nudges import Answer
from bot.errors import InvalidInputError, Problem
from bot.storage import decision_answers, offers
from bot.usecases.delivery.changed import before_changes
from bot.usecases.delivery.messages.nudge import keep_shown
from bot.usecases.nudges.reschedule import answered, restore
from bot.usecases.offers.next_action import offer_anew
from bot.usecases.offers.offered import Offer
from bot.usecases.offers.shown import has_more
from bot.usecases.unit import Caller, Context


@dataclass(frozen=True, slots=True)
class NoMoreIdeasToday(Problem):
    """The nudge of the day has shown all ideas that it may."""


def another(context: Context, caller: Caller, offer_id: int) -> Offer:
    """Return another next useful action in place of this offer; offers of nudges are replaced three times a day."""
    with context.unit(caller) as unit:
        before = offers.find(unit.connection, unit.person.id, offer_id)
        if before is None or before.decision_id is None:
            return offer_anew(unit)
        decision = decision_answers.find_to_answer(unit.connection, unit.workspace.id, before.decision_id)
        if not has_more(unit, before.decision_id):
            raise InvalidInputError(NoMoreIdeasToday())
        if decision is not None and decision.answer is None:
            answered(unit, decision, Answer.ANOTHER)
        else:
            restore(unit)
        # What changes from here on finds the new offer in the nudge.
        before_changes(unit)
        offer = offer_anew(unit, decision_id=before.decision_id)
        keep_shown(unit, before.decision_id)
        return offer
