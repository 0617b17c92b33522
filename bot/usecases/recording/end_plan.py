"""End an open plan from the list: its person did it, or drops it."""

from bot.domain.actions import Action, ActionDraft, Source
from bot.domain.nudges import Answer
from bot.domain.offers import Subject, SubjectKind
from bot.domain.reading.plans import act_of
from bot.errors import InvalidInputError
from bot.storage import actions, candidates, own_promises, promises
from bot.storage.offers import StoredOffer
from bot.storage.own_promises import OwnPromise
from bot.usecases.nudges.answers import answer_by, answer_offer
from bot.usecases.offers.offered import idea_as_offered
from bot.usecases.offers.plans import OpenPlan, open_plan
from bot.usecases.offers.promised import offer_behind
from bot.usecases.offers.unavailable import AlreadyDone, PlanTakenBack
from bot.usecases.recording.record import Recorded, record, told
from bot.usecases.unit import Caller, Context, PersonUnit


def did_plan(context: Context, caller: Caller, promise_id: int) -> Recorded:
    """Record a plan as done, in one click; a second click returns the same action."""
    with context.unit(caller) as unit:
        promise = _locked(unit, promise_id)
        if promise.kept_action_id is not None:
            return told(unit, actions.get(unit.connection, promise.kept_action_id))
        offer = offer_behind(unit, promise)
        # An action that was done and undone may have any lasting key. The lock lets one click through at a time.
        action = record(unit, _deed(unit, promise, offer), f"plan:{promise.id}:{unit.now.isoformat()}")
        promises.keep_plan(unit.connection, promise.id, action.id)
        if offer is not None:
            answer_offer(unit, offer, Answer.DID_IT)
        elif promise.action_id is not None:
            answer_by(unit, Subject(SubjectKind.STORY, promise.action_id), Answer.DID_IT)
        return told(unit, action)


def drop_plan(context: Context, caller: Caller, promise_id: int) -> OpenPlan:
    """Delete a plan, and return it as it was; it answers the nudge about it.

    Raise InvalidInputError if it has been carried out or is gone.
    """
    with context.unit(caller) as unit:
        promise = _locked(unit, promise_id)
        if promise.kept_action_id is not None:
            raise InvalidInputError(AlreadyDone())
        dropped = open_plan(unit, promise)
        promises.drop(unit.connection, promise.id)
        answer_by(unit, Subject(SubjectKind.PROMISE, promise.id), Answer.DROPPED)
        return dropped


def _locked(unit: PersonUnit, promise_id: int) -> OwnPromise:
    """Return the person's promise, with other clicks of theirs waiting."""
    candidates.lock_person(unit.connection, unit.person.id)
    promise = own_promises.find_promise(unit.connection, unit.person.id, promise_id)
    if promise is None:
        raise InvalidInputError(PlanTakenBack())
    return promise


def _deed(unit: PersonUnit, promise: OwnPromise, offer: StoredOffer | None) -> ActionDraft:
    """Return what was planned, as done: it does not say yet in the person's words what they did."""
    if promise.action_id is None and offer is None:
        return ActionDraft(text=promise.plan or "", source=Source.COMMAND, own_words=False)
    idea = idea_as_offered(unit, offer) if offer else None
    story = _story(unit, promise)
    return ActionDraft(
        text=act_of(promise.plan) or promise.plan or "",
        source=Source.NUDGE,
        own_words=False,
        kind=idea.kind if idea else story.kind if story else None,
        inspired_by=story.id if story else None,
    )


def _story(unit: PersonUnit, promise: OwnPromise) -> Action | None:
    """Return what the promised story tells, while it may be shown."""
    known = candidates.open_promise(unit.connection, unit.person.id, promise.id)
    return known.action if known else None
