"""What a nudge says, read fresh when it is sent; what no longer stands by then is drawn anew."""

from dataclasses import dataclass

from bot.domain.deliveries import Delivery
from bot.domain.pace import pace_of, slows_now
from bot.domain.people import Cadence, Person
from bot.storage import decisions, offers
from bot.usecases.offers.candidates import Occasion
from bot.usecases.offers.news import NoticeNews, news_for_nudge
from bot.usecases.offers.next_action import offer_within
from bot.usecases.offers.offered import Offer, read_offered
from bot.usecases.unit import PersonUnit, Unit


@dataclass(frozen=True, slots=True)
class Slowing:
    """That nudges come less often from now on: at most `to`, and `usual` again after an answer."""

    to: Cadence
    usual: Cadence


@dataclass(frozen=True, slots=True)
class Nudge:
    """One next useful action for one person; `slowing` where it is the first one at a slower pace.

    `news` is what is new of the person's own stories, if anything is.
    """

    offer: Offer
    decision_id: int
    first: bool
    slowing: Slowing | None = None
    news: NoticeNews | None = None


def nudge_of(unit: Unit, person: Person | None, delivery: Delivery) -> Nudge | None:
    """The nudge that is to be sent now; None when there is nothing to offer any more."""
    if person is None or delivery.subject_id is None:
        return None
    offer = _offer(unit.of(person), delivery.subject_id)
    if offer is None:
        return None
    return Nudge(
        offer=offer,
        decision_id=delivery.subject_id,
        first=decisions.count_sent(unit.connection, person.id) == 1,
        # It is counted as unanswered once it has arrived.
        slowing=Slowing(pace_of(person), person.cadence) if slows_now(person) else None,
        news=news_for_nudge(unit.of(person), delivery),
    )


def _offer(unit: PersonUnit, decision_id: int) -> Offer | None:
    stored = offers.shown_by(unit.connection, decision_id)
    offered = read_offered(unit, stored) if stored else None
    if stored is not None and offered is not None:
        return Offer(stored.id, offered, stored.why, decision_id)
    return offer_within(unit, Occasion.NUDGE, decision_id=decision_id)
