"""Record that a person met a need."""

from datetime import datetime

from sqlalchemy import Connection

from bot.domain.actions import Action, ActionDraft, Source
from bot.domain.candidates import need_subject
from bot.domain.kinds import Kind
from bot.domain.needs import Need, NeedStatus, check_can_meet
from bot.domain.nudges import Answer
from bot.domain.offers import OfferSource
from bot.domain.people import Person, Workspace
from bot.domain.text import RECORD_LIMIT, shorten
from bot.errors import InvalidInputError
from bot.storage import needs
from bot.storage.offers import StoredOffer
from bot.usecases.context import Caller, Context
from bot.usecases.needs.change import need_to_move, take
from bot.usecases.needs.notify import owe_need_met
from bot.usecases.nudges.answers import answer_by
from bot.usecases.recording.record import Recorded, record, told
from bot.usecases.visible import need_for


def meet_need(context: Context, caller: Caller, need_id: int) -> Recorded:
    """Say that one has met a need, which records the action; a second press gives back the same action."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person, need = need_to_move(connection, caller, need_id, now)
        return told(context, connection, workspace, meet(context, connection, workspace, person, need, now))


def meet(
    context: Context, connection: Connection, workspace: Workspace, person: Person, need: Need, now: datetime
) -> Action:
    """Let the person meet a need that they have taken, within the caller's unit of work; the action that met it.

    Whoever noticed it is told. A need that was dropped, or said to be met, after it was taken is met with this action
    all the same: what they did, they did.
    """
    check_can_meet(need, person.id)
    seen = need_for(context, connection, workspace, person.id, need)
    text = shorten(f"Met the need: {seen.text}", RECORD_LIMIT)
    draft = ActionDraft(text=text, source=Source.NEED, kind=Kind.SOLVE, customer=seen.customer)
    taken = need.taken_at.isoformat() if need.taken_at else ""
    answer_by(connection, workspace, person, (OfferSource.FOLLOW_UP, need_subject(need.id)), Answer.DID_IT, now)
    action = record(connection, workspace, person, draft, f"need:{need.id}:{taken}", now)
    if need.met_action_id is None:
        needs.move(connection, need, status=NeedStatus.MET, met_at=now, met_action_id=action.id)
        if need.noticed_by != person.id:
            owe_need_met(connection, workspace, need, action.id, now)
    return action


def meet_offered(
    context: Context, connection: Connection, caller: Caller, offer: StoredOffer, now: datetime
) -> Action | str:
    """Meet the need that was offered, taking it first; why that cannot be when a colleague has it, or it is gone."""
    try:
        workspace, person, need = need_to_move(connection, caller, int(offer.subject.rpartition(":")[2]), now)
        if offer.source is OfferSource.NEED and need.taken_by != person.id:
            need = take(connection, workspace, person, need, now)
    except InvalidInputError as refusal:
        return str(refusal)
    if need.taken_by != person.id:
        return "This need is not with you any more. `/cx-help needs` shows where it stands."
    return meet(context, connection, workspace, person, need, now)
