"""Note a need, take one, hand it back, meet it, or say that it no longer stands."""

from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import Connection

from bot.domain.candidates import need_subject
from bot.domain.checks import check_need
from bot.domain.needs import (
    UNTAKEN_FOR,
    Need,
    NeedDraft,
    NeedStatus,
    check_can_drop,
    check_can_take,
    check_holds,
)
from bot.domain.nudges import Answer
from bot.domain.offers import OfferSource
from bot.domain.people import Person, Workspace
from bot.errors import InvalidInputError
from bot.storage import needs
from bot.usecases.context import Caller, Context, recognise
from bot.usecases.needs.notify import owe_need_off
from bot.usecases.needs.show import ShownNeed, shown_to
from bot.usecases.nudges.answers import answer_by
from bot.usecases.visible import hidden_from_others


def note_need(context: Context, caller: Caller, draft: NeedDraft, origin_key: str) -> ShownNeed:
    """Keep a need once: a second call with the same `origin_key` gives back what the first one kept."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person = recognise(connection, caller, now)
        values = asdict(check_need(draft)) | {
            "workspace_id": workspace.id,
            "noticed_by": person.id,
            "status": NeedStatus.OPEN,
            "created_at": now,
            "ask_at": now + UNTAKEN_FOR,
            "origin_key": origin_key,
        }
        needs.add_once(connection, values)
        need = needs.by_origin(connection, workspace.id, origin_key)
        hidden = hidden_from_others(context, connection, workspace, person.id, (need.text, need.customer))
        return replace(shown_to(context, connection, workspace, person, need), hidden=hidden)


def take_need(context: Context, caller: Caller, need_id: int) -> ShownNeed:
    """Take an open need on; of two who press at once, one gets it and the other is told."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person, need = need_to_move(connection, caller, need_id, now)
        return shown_to(context, connection, workspace, person, take(connection, workspace, person, need, now))


def take(connection: Connection, workspace: Workspace, person: Person, need: Need, now: datetime) -> Need:
    """Let the person have a need, within the caller's unit of work; the nudge that offered it is answered."""
    check_can_take(need, person.id)
    if need.status is NeedStatus.OPEN:
        needs.move(connection, need, status=NeedStatus.TAKEN, taken_by=person.id, taken_at=now)
        answer_by(connection, workspace, person, (OfferSource.NEED, str(need.id)), Answer.TOOK_IT, now)
    return needs.find(connection, workspace.id, need.id) or need


def hand_back_need(context: Context, caller: Caller, need_id: int) -> ShownNeed:
    """Give a need that one has taken back to everybody."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person, need = need_to_move(connection, caller, need_id, now)
        hand_back(connection, workspace, person, need, now)
        return as_it_stands(context, connection, workspace, person, need)


def hand_back(connection: Connection, workspace: Workspace, person: Person, need: Need, now: datetime) -> None:
    """Let the person give a need back, within the caller's unit of work; the nudge that asked about it is answered."""
    check_holds(need, person.id)
    open_again = {"status": NeedStatus.OPEN, "taken_by": None, "taken_at": None}
    needs.move(connection, need, **open_again, handed_back_at=now, handed_back_by=person.id, ask_at=now + UNTAKEN_FOR)
    answer_by(connection, workspace, person, (OfferSource.FOLLOW_UP, need_subject(need.id)), Answer.HANDED_BACK, now)


def drop_need(context: Context, caller: Caller, need_id: int) -> ShownNeed:
    """Say that a need one noticed no longer stands."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person, need = need_to_move(connection, caller, need_id, now)
        check_can_drop(need, person.id)
        if need.status is not NeedStatus.DROPPED:
            needs.move(connection, need, status=NeedStatus.DROPPED, dropped_at=now)
            owe_need_off(connection, workspace, need, now)
        return as_it_stands(context, connection, workspace, person, need)


def need_to_move(connection: Connection, caller: Caller, need_id: int, now: datetime) -> tuple[Workspace, Person, Need]:
    """The caller and the need that they mean to move on; raise InvalidInputError when there is none."""
    workspace, person = recognise(connection, caller, now)
    need = needs.find_to_move(connection, workspace.id, need_id)
    if need is None:
        raise InvalidInputError("This need is gone. `/cx-help needs` shows what is open.")
    return workspace, person, need


def as_it_stands(
    context: Context, connection: Connection, workspace: Workspace, person: Person, need: Need
) -> ShownNeed:
    """A need as it stands after it was moved on."""
    return shown_to(context, connection, workspace, person, needs.find(connection, workspace.id, need.id) or need)
