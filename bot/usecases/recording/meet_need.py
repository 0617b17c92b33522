"""Record that a person met a need."""

from dataclasses import replace

from bot.domain.actions import Action, ActionDraft, Source
from bot.domain.kinds import Kind
from bot.domain.needs import Need, NeedNotWithYou, NeedStatus, check_can_meet
from bot.domain.nudges import Answer
from bot.domain.offers import Subject, SubjectKind
from bot.errors import InvalidInputError, Problem
from bot.storage import needs
from bot.storage.offers import StoredOffer
from bot.usecases.delivery.changed import open_needs_changed
from bot.usecases.needs.change import need_to_move, take
from bot.usecases.needs.notify import owe_need_met
from bot.usecases.needs.offered import need_of
from bot.usecases.nudges.answers import answer_by
from bot.usecases.recording.change import to_change
from bot.usecases.recording.record import Recorded, record, told
from bot.usecases.unit import Caller, Context, PersonUnit
from bot.usecases.visible_words import customer_name_for, need_for


def meet_need(context: Context, caller: Caller, need_id: int) -> Recorded:
    """Record the action with which the caller met a need; a second click returns the same action."""
    with context.unit(caller) as unit:
        need = need_to_move(unit, need_id)
        met = meet(unit, need)
        open_needs_changed(unit)
        return told(unit, met)


def meet_with(context: Context, caller: Caller, need_id: int, action_id: int) -> Recorded:
    """Let the caller's own action, which they recorded before, meet a need; a second click changes nothing."""
    with context.unit(caller) as unit:
        action = to_change(unit, action_id)
        need = need_to_move(unit, need_id)
        check_can_meet(need, unit.person.id)
        if needs.met_by(unit.connection, unit.workspace.id, action.id) is None:
            answer_by(unit, Subject(SubjectKind.TAKEN, need.id), Answer.DID_IT)
            _close(unit, need, action)
            open_needs_changed(unit)
        return told(unit, action)


def meet(unit: PersonUnit, need: Need) -> Action:
    """Let the person meet a need that they have taken, within the caller's unit of work; return the action.

    Notify the noticer. The noticer may have dropped the need, or called it met, after it was taken. The action meets it
    all the same, because the person did it.
    """
    check_can_meet(need, unit.person.id)
    seen = need_for(unit, unit.person.id, need)
    # The words are the noticer's: what the person did is theirs to say.
    customer = customer_name_for(unit, need.noticed_by, need.customer) if need.customer else None
    draft = ActionDraft(text=seen.text, source=Source.NEED, own_words=False, kind=Kind.SOLVE, customer=customer)
    taken = need.taken_at.isoformat() if need.taken_at else ""
    answer_by(unit, Subject(SubjectKind.TAKEN, need.id), Answer.DID_IT)
    action = record(unit, draft, f"need:{need.id}:{taken}")
    _close(unit, need, action)
    return action


def meet_offered(unit: PersonUnit, offer: StoredOffer) -> Action | Problem:
    """Take and meet the offered need; return why not if a colleague has it or it no longer exists."""
    try:
        need = need_to_move(unit, need_of(offer))
        if offer.subject.kind is SubjectKind.NEED and need.taken_by != unit.person.id:
            need = take(unit, need)
    except InvalidInputError as refusal:
        return refusal.problem
    if need.taken_by != unit.person.id:
        return NeedNotWithYou()
    return meet(unit, need)


def _close(unit: PersonUnit, need: Need, action: Action) -> None:
    """Keep that the action met the need, unless another one has, and notify the noticer."""
    if need.met_action_id is not None:
        return
    met = replace(need, status=NeedStatus.MET, met_at=unit.now, met_action_id=action.id)
    needs.move(unit.connection, need, met)
    if need.noticed_by != unit.person.id:
        owe_need_met(unit, need, action.id)
