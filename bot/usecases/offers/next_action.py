"""Offer a person their next useful action."""

from bot.domain.people import day_bounds
from bot.errors import BotError, InvalidInputError
from bot.storage import offers
from bot.usecases.offers.candidates import Occasion
from bot.usecases.offers.draw import draw, keep_offer
from bot.usecases.offers.offered import Offer, read_offered
from bot.usecases.unit import Caller, Context, PersonUnit

OTHERS_PER_DAY = 3
"""How often a day (the person's local day) *Another idea* replaces what nudges offer."""


def next_action(context: Context, caller: Caller) -> Offer:
    """Draw and return a new next useful action for the caller."""
    with context.unit(caller) as unit:
        return offer_anew(unit)


def has_more(unit: PersonUnit, decision_id: int | None) -> bool:
    """Return whether *Another idea* can still replace a nudge's offer today; always true without a nudge."""
    if decision_id is None:
        return True
    today = day_bounds(unit.now, unit.zone)
    return offers.others_asked(unit.connection, unit.person.id, *today) < OTHERS_PER_DAY


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
            "There is no idea in the catalogue, and nothing else to offer just now. "
            "Type `/cx-help` and what you did to record it."
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
    offered = read_offered(unit, stored)
    if offered is None:
        raise BotError("What I was about to offer has just been taken back. Please try again in a moment.")
    return Offer(stored.id, offered, stored.why, decision_id, has_more(unit, decision_id))
