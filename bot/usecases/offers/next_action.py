"""Offer a person their next useful action."""

from dataclasses import dataclass

from bot.errors import BotError, InvalidInputError, Problem
from bot.usecases.offers.candidates import Occasion
from bot.usecases.offers.draw import draw, keep_offer
from bot.usecases.offers.offered import Offer
from bot.usecases.offers.shown import show_offer
from bot.usecases.unit import Caller, Context, PersonUnit


@dataclass(frozen=True, slots=True)
class NothingToOffer(Problem):
    """There is nothing to offer to the person."""


@dataclass(frozen=True, slots=True)
class OfferWithdrawn(Problem):
    """What was drawn for the person has just been withdrawn."""


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
        raise InvalidInputError(NothingToOffer())
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
        raise BotError(OfferWithdrawn())
    return offer
