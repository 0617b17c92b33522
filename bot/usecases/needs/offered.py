"""What a person does about a need that they were offered: take it, meet it, hand it back."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection

from bot.domain.needs import Need
from bot.domain.nudges import Answer
from bot.errors import InvalidInputError
from bot.storage.offers import StoredOffer
from bot.usecases.context import Caller, Context, recognise
from bot.usecases.needs.change import as_it_stands, hand_back, need_to_move, take
from bot.usecases.needs.show import ShownNeed
from bot.usecases.nudges.answers import answer_offer, answered_in_vain
from bot.usecases.offers.unavailable import UnavailableError, offer_of


def take_offered(context: Context, caller: Caller, offer_id: int) -> ShownNeed:
    """Take the need that was offered; raise UnavailableError when it cannot be taken any more."""
    return _move(context, caller, offer_id, Answer.TOOK_IT)


def hand_back_offered(context: Context, caller: Caller, offer_id: int) -> ShownNeed:
    """Give the need that was asked about back; raise UnavailableError when it is not with the caller."""
    return _move(context, caller, offer_id, Answer.HANDED_BACK)


def _move(context: Context, caller: Caller, offer_id: int, how: Answer) -> ShownNeed:
    now = context.clock.now()
    deed = take if how is Answer.TOOK_IT else hand_back
    with context.store.unit() as connection:
        workspace, person = recognise(connection, caller, now)
        offer = offer_of(connection, person, offer_id)
        refusal = _refusal(lambda: deed(connection, workspace, person, _need(connection, caller, offer, now), now))
        if refusal is None:
            answer_offer(connection, workspace, person, offer, how, now)
            return as_it_stands(context, connection, workspace, person, _need(connection, caller, offer, now))
        gone = answered_in_vain(connection, workspace, person, offer, how, now, refusal)
    raise UnavailableError(gone)


def _refusal(deed: Callable[[], object]) -> str | None:
    """Why a need cannot be moved on, if it cannot; whoever refuses has changed nothing, so that the answer is kept."""
    try:
        deed()
    except InvalidInputError as refusal:
        return str(refusal)
    return None


def _need(connection: Connection, caller: Caller, offer: StoredOffer, now: datetime) -> Need:
    _, _, need = need_to_move(connection, caller, _need_id(offer), now)
    return need


def _need_id(offer: StoredOffer) -> int:
    return int(offer.subject.rpartition(":")[2])
