"""Let a person read all the words of an offer that shows only some."""

from bot.errors import InvalidInputError
from bot.usecases.offers.offered import Offered, read_offered
from bot.usecases.offers.unavailable import describe_unavailable, offer_of
from bot.usecases.unit import Caller, Context


def read_offer(context: Context, caller: Caller, offer_id: int) -> Offered:
    """Return what was offered as it reads now; raise InvalidInputError if it is no longer available."""
    with context.view(caller) as unit:
        offer = offer_of(unit, offer_id)
        offered = read_offered(unit, offer)
        if offered is None:
            raise InvalidInputError(describe_unavailable(unit, offer).why)
        return offered
