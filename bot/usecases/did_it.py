"""Record what a person was offered as done, in one click."""

from datetime import datetime

from sqlalchemy import Connection

from bot.domain.actions import Action, ActionDraft, Source
from bot.domain.ideas import Idea
from bot.domain.kinds import Kind
from bot.domain.nudges import Answer
from bot.domain.offers import OfferSource
from bot.domain.people import Person, Workspace
from bot.domain.plans import act_of
from bot.domain.text import RECORD_LIMIT, shorten
from bot.errors import InvalidInputError
from bot.storage import actions, offers
from bot.storage.offers import StoredOffer
from bot.usecases.answering import answer_offer
from bot.usecases.context import Caller, Context, recognise
from bot.usecases.offered import OfferedFollowUp, OfferedPromise, OfferedStory, idea_as_offered, read_offered
from bot.usecases.record_action import Recorded, offers_nudges, record, recorded_under, told
from bot.usecases.work_on_needs import meet, need_to_move, take


def did_it(context: Context, caller: Caller, offer_id: int) -> Recorded:
    """Record what was offered as done, in one click; a second click gives back the same action."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person = recognise(connection, caller, now)
        offer = offers.find(connection, person.id, offer_id)
        if offer is None:
            raise InvalidInputError(_UNKNOWN)
        if offer.source is OfferSource.NEED:
            action = _meet(context, connection, caller, int(offer.subject), now)
        else:
            action = _record(context, connection, workspace, person, offer, now)
        answer_offer(connection, workspace, person, offer, Answer.DID_IT, now)
        return told(context, connection, workspace, action, offer_nudges=offers_nudges(connection, person))


def _meet(context: Context, connection: Connection, caller: Caller, need_id: int, now: datetime) -> Action:
    """Take a need and meet it at once; refused when a colleague has it."""
    workspace, person, need = need_to_move(connection, caller, need_id, now)
    if need.taken_by != person.id:
        need = take(connection, workspace, person, need, now)
    return meet(context, connection, workspace, person, need, now)


def _record(
    context: Context, connection: Connection, workspace: Workspace, person: Person, offer: StoredOffer, now: datetime
) -> Action:
    key = f"offer:{offer.id}"
    if actions.is_recorded(connection, workspace.id, key):
        return recorded_under(connection, workspace, key)
    offered = (
        idea_as_offered(context, connection, offer)
        if offer.source is OfferSource.IDEA
        else read_offered(context, connection, workspace, person, offer, now)
    )
    match offered:
        case Idea():
            draft = ActionDraft(text=offered.done, source=Source.NUDGE, kind=offered.kind)
        case OfferedFollowUp():
            draft = _followed_up(offered.action)
        case OfferedPromise():
            text = act_of(offered.promise.plan) or _like(offered.teller, offered.promise.action)
            draft = _inspired(text, offered.promise.action)
        case OfferedStory():
            draft = _inspired(_like(offered.teller, offered.action), offered.action)
        case _:
            raise InvalidInputError(_UNKNOWN)
    return record(connection, workspace, person, draft, key, now)


def _followed_up(action: Action) -> ActionDraft:
    """A word to the same customer; of something private it is private, too."""
    return ActionDraft(
        text=shorten(f"Followed up: {action.text}", RECORD_LIMIT),
        source=Source.FOLLOW_UP,
        kind=Kind.HELP,
        customer=action.customer,
        shared=None if action.shared else False,
    )


def _inspired(text: str, origin: Action) -> ActionDraft:
    return ActionDraft(text=shorten(text, RECORD_LIMIT), source=Source.NUDGE, kind=origin.kind, inspired_by=origin.id)


def _like(teller: str, origin: Action) -> str:
    return f"Did one like {teller}'s: {origin.text}"


_UNKNOWN = "I no longer know what this was about. Type `/cx-help` and what you did, and I'll record it."
