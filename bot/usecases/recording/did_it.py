"""Record an offered thing as done, in one click."""

from typing import NamedTuple

from bot.domain.actions import Action, ActionDraft, Source
from bot.domain.ideas import Idea
from bot.domain.kinds import Kind
from bot.domain.nudges import Answer
from bot.domain.offers import SubjectKind
from bot.domain.reading.plans import act_of
from bot.domain.text import RECORD_LIMIT, shorten
from bot.storage import actions, own_promises, promises
from bot.storage.offers import StoredOffer
from bot.storage.own_promises import OwnPromise
from bot.usecases.nudges.answers import answer_offer, answered_in_vain
from bot.usecases.offers.offered import (
    Offered,
    OfferedFollowUp,
    OfferedPromise,
    OfferedStory,
    idea_as_offered,
    read_offered,
)
from bot.usecases.offers.unavailable import UnavailableError, offer_of
from bot.usecases.recording.meet_need import meet_offered
from bot.usecases.recording.record import Recorded, offers_nudges, record, recorded_under, told
from bot.usecases.unit import Caller, Context, PersonUnit

_LIKE_A_STORY = "Did one like a colleague's story, in my own way"
_FOLLOWED_UP_A_NEED = "Followed up on a need that I met"


class _Deed(NamedTuple):
    """What to record, and the promise that it keeps, if any."""

    draft: ActionDraft
    promise: OwnPromise | None = None


def did_it(context: Context, caller: Caller, offer_id: int) -> Recorded:
    """Record an offer as done, in one click; a second click returns the same action.

    If the offer is no longer available, keep the answer all the same and raise UnavailableError.
    """
    with context.unit(caller) as unit:
        offer = offer_of(unit, offer_id)
        done: Action | str | None
        if offer.subject.kind in {SubjectKind.NEED, SubjectKind.TAKEN}:
            done = meet_offered(unit, offer)
        else:
            done = _record(unit, offer)
        if isinstance(done, Action):
            answer_offer(unit, offer, Answer.DID_IT)
            return told(unit, done, offer_nudges=offers_nudges(unit))
        gone = answered_in_vain(unit, offer, Answer.DID_IT, done)
    raise UnavailableError(gone)


def _record(unit: PersonUnit, offer: StoredOffer) -> Action | None:
    """Return the action that records the offer; None if the offer is no longer available."""
    key = f"offer:{offer.id}"
    if actions.is_recorded(unit.connection, unit.workspace.id, key):
        return recorded_under(unit, key)
    offered = idea_as_offered(unit, offer) if offer.subject.kind is SubjectKind.IDEA else read_offered(unit, offer)
    deed = _deed(unit, offer, offered)
    if deed is None:
        return None
    action = record(unit, deed.draft, key)
    if deed.promise is not None:
        promises.keep(unit.connection, unit.person.id, deed.promise.action_id, action.id)
    return action


def _deed(unit: PersonUnit, offer: StoredOffer, offered: Offered | None) -> _Deed | None:
    match offered:
        case Idea():
            return _Deed(ActionDraft(text=f"Did this: {offered.sentence}", source=Source.NUDGE, kind=offered.kind))
        case OfferedFollowUp():
            return _Deed(_followed_up(offered.action))
        case OfferedPromise():
            return _inspired(
                offered.story, own_promises.find_promise(unit.connection, unit.person.id, offered.promise_id)
            )
        case OfferedStory():
            return _inspired(
                offered.action, own_promises.promise_about(unit.connection, unit.person.id, offered.action.id)
            )
        case _:
            return _without_its_story(unit, offer)


def _inspired(origin: Action, promise: OwnPromise | None) -> _Deed:
    """Return an action like a story, in the words of the person's own plan, never in the colleague's."""
    text = (_plan_of(promise) if promise else None) or _LIKE_A_STORY
    return _Deed(ActionDraft(text=text, source=Source.NUDGE, kind=origin.kind, inspired_by=origin.id), promise)


def _without_its_story(unit: PersonUnit, offer: StoredOffer) -> _Deed | None:
    """Return what the person's own plan says, after the story behind it has disappeared."""
    about, promise = offer.subject, None
    if about.kind is SubjectKind.PROMISE:
        promise = own_promises.find_promise(unit.connection, unit.person.id, about.row)
    elif about.kind is SubjectKind.STORY:
        promise = own_promises.promise_about(unit.connection, unit.person.id, about.row)
    text = _plan_of(promise) if promise is not None and promise.kept_action_id is None else None
    return _Deed(ActionDraft(text=text, source=Source.NUDGE), promise) if text else None


def _plan_of(promise: OwnPromise) -> str | None:
    return act_of(promise.plan) or promise.plan


def _followed_up(action: Action) -> ActionDraft:
    """Return a follow-up with the same customer, in the person's own words; private if the action is private."""
    of_others = action.source is Source.NEED and action.edited_at is None
    return ActionDraft(
        text=_FOLLOWED_UP_A_NEED if of_others else shorten(f"Followed up: {action.text}", RECORD_LIMIT),
        source=Source.FOLLOW_UP,
        kind=Kind.HELP,
        customer=action.customer,
        shared=None if action.shared else False,
    )
