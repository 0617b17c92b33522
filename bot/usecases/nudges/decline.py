"""Keep that a person never wants an idea again, or take that back."""

from dataclasses import dataclass

from bot.domain.nudges import Answer
from bot.domain.offers import SubjectKind
from bot.errors import InvalidInputError
from bot.storage import candidates, unwanted_ideas
from bot.usecases.nudges.answers import answer_offer, heard_from
from bot.usecases.offers.offered import Offer, idea_as_offered
from bot.usecases.offers.shown import has_more, show_offer
from bot.usecases.offers.unavailable import OfferGone, offer_of
from bot.usecases.unit import Caller, Context


@dataclass(frozen=True, slots=True)
class Declined:
    """An idea that never comes again; `more` is whether another one can replace it."""

    offer_id: int
    more: bool


def decline_idea(context: Context, caller: Caller, offer_id: int) -> Declined:
    """Never offer this idea to the caller again, and fewer of its kind; nobody else sees that."""
    with context.unit(caller) as unit:
        # A draw for them waits, so that it does not bring the idea once more.
        candidates.lock_person(unit.connection, unit.person.id)
        offer = offer_of(unit, offer_id)
        idea = idea_as_offered(unit, offer) if offer.subject.kind is SubjectKind.IDEA else None
        if idea is None:
            raise InvalidInputError(OfferGone())
        answer_offer(unit, offer, Answer.NOT_FOR_ME)
        unwanted_ideas.decline(unit.connection, unit.person.id, idea.key, idea.kind, unit.now)
        return Declined(offer.id, has_more(unit, offer.decision_id))


def allow_idea(context: Context, caller: Caller, offer_id: int) -> Offer:
    """Take back that the caller declined an idea; return its offer as it reads now."""
    with context.unit(caller) as unit:
        offer = offer_of(unit, offer_id)
        heard_from(unit)
        unwanted_ideas.allow_again(unit.connection, unit.person.id, offer.subject.key)
        shown = show_offer(unit, offer)
        if shown is None:
            raise InvalidInputError(OfferGone())
        return shown
