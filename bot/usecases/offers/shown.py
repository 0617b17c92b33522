"""Show an offer as it reads now."""

from datetime import date

from bot.domain.people import day_bounds, local_day
from bot.storage import earlier_offers
from bot.storage.offers import StoredOffer
from bot.usecases.offers.offered import Offer, read_offered
from bot.usecases.offers.reasons import why_now
from bot.usecases.unit import PersonUnit

OTHERS_PER_DAY = 3
"""How often a day (the person's local day) *Another idea* replaces what nudges offer."""


def show_offer(unit: PersonUnit, stored: StoredOffer, as_of: date | None = None) -> Offer | None:
    """Return an offer with the reasons that hold now; None if it is no longer available.

    Nothing that the person did after their local day `as_of`, which is today unless given, is a reason.
    """
    offered = read_offered(unit, stored)
    if offered is None:
        return None
    why = why_now(unit, stored, offered, as_of or unit.today)
    return Offer(stored.id, offered, why, stored.decision_id, has_more(unit, stored.decision_id))


def show_as_sent(unit: PersonUnit, stored: StoredOffer) -> Offer | None:
    """Return the same as `show_offer`, with reasons up to the day of the offer: for messages that are edited later."""
    return show_offer(unit, stored, local_day(stored.offered_at, unit.zone))


def has_more(unit: PersonUnit, decision_id: int | None) -> bool:
    """Return whether *Another idea* can still replace a nudge's offer today; always true without a nudge."""
    if decision_id is None:
        return True
    today = day_bounds(unit.now, unit.zone)
    return earlier_offers.others_asked(unit.connection, unit.person.id, *today) < OTHERS_PER_DAY
