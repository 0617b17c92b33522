"""Keep an offered idea as the person's plan, and let them take a promise back."""

from bot.domain.clicks import DOUBLE_CLICK
from bot.domain.nudges import Answer
from bot.domain.offers import SubjectKind
from bot.errors import InvalidInputError
from bot.storage import actions, promises
from bot.storage.candidates import lock_person
from bot.usecases.nudges.answers import answer_offer, answered_in_vain
from bot.usecases.offers.offered import Offer, idea_as_offered
from bot.usecases.offers.plans import same_plan
from bot.usecases.offers.promised import Promised, origin_of, promise_behind, promised_of
from bot.usecases.offers.shown import show_offer
from bot.usecases.offers.unavailable import (
    AlreadyDone,
    PlanTakenBack,
    UnavailableError,
    describe_unavailable,
    offer_of,
)
from bot.usecases.unit import Caller, Context


def keep_plan(context: Context, caller: Caller, offer_id: int) -> Promised:
    """Keep an offered idea, in its words, as the person's plan; a second click returns the same plan.

    If the idea is no longer available, keep the answer all the same and raise UnavailableError.
    """
    with context.unit(caller) as unit:
        lock_person(unit.connection, unit.person.id)
        offer = offer_of(unit, offer_id)
        if actions.is_recorded(unit.connection, unit.workspace.id, origin_of(offer)):
            raise InvalidInputError(AlreadyDone())
        idea = idea_as_offered(unit, offer) if offer.subject.kind is SubjectKind.IDEA else None
        if idea is not None:
            earlier = same_plan(unit, idea.sentence)
            if earlier is not None and earlier.origin_key != origin_of(offer):
                # The new plan replaces it, so that the same is asked about once.
                promises.drop(unit.connection, earlier.id)
            promises.plan(unit.connection, unit.person, idea.sentence, origin_of(offer), unit.now)
            answer_offer(unit, offer, Answer.PROMISED)
        promise = promise_behind(unit, offer)
        if promise is not None and promise.kept_action_id is not None:
            raise InvalidInputError(AlreadyDone())
        if promise is not None:
            return promised_of(unit, offer, promise)
        gone = answered_in_vain(unit, offer, Answer.PROMISED)
    raise UnavailableError(gone)


def read_promised(context: Context, caller: Caller, offer_id: int) -> Promised:
    """Return what the caller promised about an offer; raise InvalidInputError if they took it back."""
    with context.view(caller) as unit:
        offer = offer_of(unit, offer_id)
        promise = promise_behind(unit, offer)
        if promise is None:
            raise InvalidInputError(PlanTakenBack())
        return promised_of(unit, offer, promise)


def take_back_plan(context: Context, caller: Caller, offer_id: int) -> Promised | Offer:
    """Take back the promise that answered an offer; return the offer, to be shown again.

    Return the promise after a double click on the button that made it. Raise InvalidInputError for a promise that was
    kept, and UnavailableError if the offer is no longer available.
    """
    with context.unit(caller) as unit:
        lock_person(unit.connection, unit.person.id)
        offer = offer_of(unit, offer_id)
        promise = promise_behind(unit, offer)
        if promise is not None:
            if promise.kept_action_id is not None:
                raise InvalidInputError(AlreadyDone())
            if unit.now - promise.promised_at < DOUBLE_CLICK:
                return promised_of(unit, offer, promise)
            promises.drop(unit.connection, promise.id)
        shown = show_offer(unit, offer)
        if shown is not None:
            return shown
        gone = describe_unavailable(unit, offer)
    raise UnavailableError(gone)
