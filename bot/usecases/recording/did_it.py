"""Record an offered thing as done, in one click; its person may add their own words afterwards."""

from dataclasses import replace
from typing import NamedTuple

from bot.domain.actions import Action, ActionDraft, Source
from bot.domain.ideas import Idea
from bot.domain.kinds import Kind
from bot.domain.nudges import Answer
from bot.domain.offers import SubjectKind
from bot.domain.reading.plans import act_of
from bot.errors import Problem
from bot.storage import actions, promises
from bot.storage.candidates import lock_person
from bot.storage.offers import StoredOffer
from bot.storage.own_promises import OwnPromise
from bot.usecases.delivery.changed import open_needs_changed
from bot.usecases.nudges.answers import answer_offer, answered_in_vain
from bot.usecases.offers.offered import (
    Offered,
    OfferedFollowUp,
    OfferedPromise,
    OfferedStory,
    idea_as_offered,
    read_offered,
)
from bot.usecases.offers.promised import origin_of, promise_behind
from bot.usecases.offers.unavailable import UnavailableError, offer_of
from bot.usecases.recording.meet_need import meet_offered
from bot.usecases.recording.record import Recorded, record, recorded_under, told
from bot.usecases.unit import Caller, Context, PersonUnit


class _Deed(NamedTuple):
    """What to record, and the promise that it keeps, if any."""

    draft: ActionDraft
    promise: OwnPromise | None = None


def did_it(context: Context, caller: Caller, offer_id: int) -> Recorded:
    """Record an offer as done, in one click; a second click returns the same action.

    If the offer is no longer available, keep the answer all the same and raise UnavailableError.
    """
    with context.unit(caller) as unit:
        # Another click may be keeping the same plan, or taking it back.
        lock_person(unit.connection, unit.person.id)
        offer = offer_of(unit, offer_id)
        done: Action | Problem | None
        if offer.subject.kind in {SubjectKind.NEED, SubjectKind.TAKEN}:
            done = meet_offered(unit, offer)
        else:
            done = _record(unit, offer)
        if isinstance(done, Action):
            answer_offer(unit, offer, Answer.DID_IT)
            if done.source is Source.NEED:
                open_needs_changed(unit)
            return told(unit, done)
        gone = answered_in_vain(unit, offer, Answer.DID_IT, done)
    raise UnavailableError(gone)


def _record(unit: PersonUnit, offer: StoredOffer) -> Action | None:
    """Return the action that records the offer; None if the offer is no longer available."""
    key = origin_of(offer)
    if actions.is_recorded(unit.connection, unit.workspace.id, key):
        return recorded_under(unit, key)
    promise = promise_behind(unit, offer)
    if promise is not None and promise.kept_action_id is not None and offer.subject.kind is not SubjectKind.PROMISE:
        return actions.get(unit.connection, promise.kept_action_id)
    offered = idea_as_offered(unit, offer) if offer.subject.kind is SubjectKind.IDEA else read_offered(unit, offer)
    deed = _deed(offered, promise)
    if deed is None:
        return None
    action = record(unit, deed.draft, key)
    if deed.promise is not None:
        promises.keep_plan(unit.connection, deed.promise.id, action.id)
    return action


def _deed(offered: Offered | None, promise: OwnPromise | None) -> _Deed | None:
    match offered:
        case Idea():
            return _Deed(_draft(offered.sentence, offered.kind), promise)
        case OfferedFollowUp():
            return _Deed(_followed_up(offered.action))
        case OfferedPromise(story=Action() as story) | OfferedStory(action=story):
            return _Deed(replace(_draft(_planned(promise), story.kind), inspired_by=story.id), promise)
        case _:
            return _without_its_story(promise)


def _without_its_story(promise: OwnPromise | None) -> _Deed | None:
    """Return what the person's own plan says, if it has no story or its story has disappeared."""
    if promise is None or promise.kept_action_id is not None or not promise.plan:
        return None
    return _Deed(_draft(_planned(promise)), promise)


def _draft(text: str, kind: Kind | None = None) -> ActionDraft:
    """Return what was offered or planned, as done: none of it says yet in the person's words what they did."""
    return ActionDraft(text=text, source=Source.NUDGE, own_words=False, kind=kind)


def _planned(promise: OwnPromise | None) -> str:
    plan = promise.plan if promise else None
    return act_of(plan) or plan or ""


def _followed_up(action: Action) -> ActionDraft:
    """Return a follow-up of the person's own action, with the same customer; private if the action is private."""
    return ActionDraft(
        text=action.text,
        source=Source.FOLLOW_UP,
        own_words=False,
        kind=Kind.HELP,
        customer=action.customer,
        shared=None if action.shared else False,
    )
