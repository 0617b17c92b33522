"""Note a need, list the open ones, take one, hand it back, meet it, or say that it no longer stands."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.domain.actions import ActionDraft, Source
from bot.domain.checks import check_need
from bot.domain.kinds import Kind
from bot.domain.needs import Need, NeedDraft, NeedStatus, check_can_drop, check_can_meet, check_can_take, check_holds
from bot.domain.people import Person, Workspace
from bot.errors import InvalidInputError
from bot.storage import needs, people
from bot.usecases.context import Caller, Context, recognise
from bot.usecases.naming import names_for_texts
from bot.usecases.record_action import Recorded, record, told

PAGE = 8
"""Needs on a page of the list."""


@dataclass(frozen=True, slots=True)
class ShownNeed:
    """A need as one person sees it: who noticed it by name, and whether that or its taker is the person."""

    need: Need
    noticed_by: str
    names: dict[str, str]
    noticed_by_me: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class NeedList:
    """A page of the open needs, oldest first, after those that the person has taken."""

    mine: tuple[ShownNeed, ...]
    open: tuple[ShownNeed, ...]
    page: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages of open needs there are, at least one."""
        return max(1, -(-self.total // PAGE))


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
            "origin_key": origin_key,
        }
        needs.add_once(connection, values)
        return _shown(connection, workspace, person, needs.by_origin(connection, workspace.id, origin_key))


def list_needs(context: Context, caller: Caller, page: int = 0) -> NeedList:
    """The needs that the caller has taken, and a page of the open ones."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person = recognise(connection, caller, now)
        return needs_of(connection, workspace, person, page)


def needs_of(connection: Connection, workspace: Workspace, person: Person, page: int, most: int = PAGE) -> NeedList:
    """The list within the caller's unit of work; a page past the last one gives the last."""
    total = needs.count_open(connection, workspace.id)
    page = min(max(page, 0), max(0, (total - 1) // most))
    mine = needs.with_person(connection, person.id, most)
    still_open = needs.open_ones(connection, workspace.id, offset=page * most, most=most)
    return NeedList(
        mine=tuple(_shown(connection, workspace, person, need) for need in mine),
        open=tuple(_shown(connection, workspace, person, need) for need in still_open),
        page=page,
        total=total,
    )


def take_need(context: Context, caller: Caller, need_id: int) -> ShownNeed:
    """Take an open need on; of two who press at once, one gets it and the other is told."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person, need = _need(connection, caller, need_id, now)
        check_can_take(need, person.id)
        if need.status is NeedStatus.OPEN:
            needs.move(connection, need, status=NeedStatus.TAKEN, taken_by=person.id, taken_at=now)
        return _again(connection, workspace, person, need)


def hand_back_need(context: Context, caller: Caller, need_id: int) -> ShownNeed:
    """Give a need that one has taken back to everybody."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person, need = _need(connection, caller, need_id, now)
        check_holds(need, person.id)
        needs.move(connection, need, status=NeedStatus.OPEN, taken_by=None, taken_at=None)
        return _again(connection, workspace, person, need)


def meet_need(context: Context, caller: Caller, need_id: int) -> Recorded:
    """Say that one has met a need, which records the action; a second press gives back the same action.

    A need that was dropped after the caller took it is met all the same: what they did, they did.
    """
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person, need = _need(connection, caller, need_id, now)
        check_can_meet(need, person.id)
        draft = ActionDraft(text=need.text, source=Source.NEED, kind=Kind.SOLVE, customer=need.customer)
        taken = need.taken_at.isoformat() if need.taken_at else ""
        action = record(connection, workspace, person, draft, f"need:{need.id}:{taken}", now)
        if need.status is not NeedStatus.MET:
            needs.move(connection, need, status=NeedStatus.MET, met_at=now, met_action_id=action.id, dropped_at=None)
        return told(connection, workspace, action)


def drop_need(context: Context, caller: Caller, need_id: int) -> ShownNeed:
    """Say that a need one noticed no longer stands."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, person, need = _need(connection, caller, need_id, now)
        check_can_drop(need, person.id)
        if need.status is not NeedStatus.DROPPED:
            needs.move(connection, need, status=NeedStatus.DROPPED, dropped_at=now)
        return _again(connection, workspace, person, need)


def _need(connection: Connection, caller: Caller, need_id: int, now: datetime) -> tuple[Workspace, Person, Need]:
    workspace, person = recognise(connection, caller, now)
    need = needs.find_to_move(connection, workspace.id, need_id)
    if need is None:
        raise InvalidInputError("This need is gone. `/cx-help needs` shows what is open.")
    return workspace, person, need


def _again(connection: Connection, workspace: Workspace, person: Person, need: Need) -> ShownNeed:
    now_stands = needs.find(connection, workspace.id, need.id)
    return _shown(connection, workspace, person, now_stands or need)


def _shown(connection: Connection, workspace: Workspace, person: Person, need: Need) -> ShownNeed:
    return ShownNeed(
        need=need,
        noticed_by=people.names(connection, workspace.id, [need.noticed_by])[need.noticed_by],
        names=names_for_texts(connection, workspace.id, (need.text, need.customer)),
        noticed_by_me=need.noticed_by == person.id,
        mine=need.taken_by == person.id,
    )
