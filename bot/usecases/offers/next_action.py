"""Offer a person their next useful action."""

from bot.errors import BotError, InvalidInputError
from bot.usecases.offers.candidates import Occasion
from bot.usecases.offers.draw import draw, keep_offer
from bot.usecases.offers.offered import Offer
from bot.usecases.offers.shown import show_offer
from bot.usecases.unit import Caller, Context, PersonUnit


def next_action(context: Context, caller: Caller) -> Offer:
    """Draw and return a new next useful action for the caller."""
    with context.unit(caller) as unit:
        return offer_anew(unit)


def offer_anew(
    unit: PersonUnit,
    occasion: Occasion = Occasion.ASKED,
    *,
    decision_id: int | None = None,
) -> Offer:
    """Draw something to show the person now, within the caller's unit of work."""
    offer = offer_within(unit, occasion, decision_id=decision_id)
    if offer is None:
        raise InvalidInputError(
            "I have nothing to suggest just now. Did something for a customer? Type `/cx-help` and what you did."
        )
    return offer


def offer_within(
    unit: PersonUnit,
    occasion: Occasion,
    *,
    decision_id: int | None,
) -> Offer | None:
    """Draw something for the person and keep it, within the caller's unit of work; None if there is nothing."""
    instead_of = decision_id if occasion is Occasion.NUDGE else None
    drawn = draw(unit, occasion, instead_of=instead_of)
    if drawn is None:
        return None
    stored = keep_offer(unit, drawn, occasion, decision_id=decision_id)
    offer = show_offer(unit, stored)
    if offer is None:
        raise BotError("That suggestion has just been withdrawn. Please try again.")
    return offer
