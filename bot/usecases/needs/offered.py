"""Do what a person answers about an offered need: take it, meet it, hand it back."""

from collections.abc import Callable

from bot.domain.nudges import Answer
from bot.errors import InvalidInputError, Problem
from bot.storage.offers import StoredOffer
from bot.usecases.delivery.changed import open_needs_changed
from bot.usecases.needs.change import hand_back, need_to_move, shown_now, take
from bot.usecases.needs.show import ShownNeed
from bot.usecases.nudges.answers import answer_offer, answered_in_vain
from bot.usecases.offers.unavailable import UnavailableError, offer_of
from bot.usecases.unit import Caller, Context


def take_offered(context: Context, caller: Caller, offer_id: int) -> ShownNeed:
    """Take the offered need; raise UnavailableError if it cannot be taken any more."""
    return _move(context, caller, offer_id, Answer.TOOK_IT)


def hand_back_offered(context: Context, caller: Caller, offer_id: int) -> ShownNeed:
    """Hand back the need that the nudge asked about; raise UnavailableError if the caller does not have it."""
    return _move(context, caller, offer_id, Answer.HANDED_BACK)


def _move(context: Context, caller: Caller, offer_id: int, how: Answer) -> ShownNeed:
    deed = take if how is Answer.TOOK_IT else hand_back
    with context.unit(caller) as unit:
        offer = offer_of(unit, offer_id)
        refusal = _refusal(lambda: deed(unit, need_to_move(unit, need_of(offer))))
        if refusal is None:
            answer_offer(unit, offer, how)
            open_needs_changed(unit)
            return shown_now(unit, need_to_move(unit, need_of(offer)))
        gone = answered_in_vain(unit, offer, how, refusal)
    raise UnavailableError(gone)


def _refusal(deed: Callable[[], object]) -> Problem | None:
    """Return why a need cannot be changed, None if it can.

    Whatever refuses has changed nothing, so that the answer can be kept.
    """
    try:
        deed()
    except InvalidInputError as refusal:
        return refusal.problem
    return None


def need_of(offer: StoredOffer) -> int:
    """Return the row id of the need that an offer is about."""
    return offer.subject.row
