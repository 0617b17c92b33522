"""Ask with one statement whether anything is due, so that a tick with nothing to do is cheap."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, ScalarSelect, Select, and_, bindparam, exists, func, or_, select

from bot.domain.deliveries import DeliveryStatus
from bot.domain.people import Workspace
from bot.storage.rows import field_columns
from bot.storage.tables import deliveries, drafts, needs, people, workspaces
from bot.storage.types import Instant


@dataclass(frozen=True, slots=True)
class Until:
    """The instants up to which things are due: `typed_at` is that of old drafts."""

    now: datetime
    typed_at: datetime


def find_to_plan(connection: Connection, team_id: str, until: Until) -> tuple[Workspace, bool] | None:
    """Return the workspace, and whether nudges, needs, drafts, a shout-out or people to replan are due in it."""
    about = {"team": team_id, "now": until.now, "typed": until.typed_at}
    row = connection.execute(_TO_PLAN, about).one_or_none()
    return None if row is None else (Workspace(*row[:-1]), bool(row[-1]))


def find_next(connection: Connection, team_id: str) -> tuple[Workspace, datetime | None] | None:
    """Return the workspace, and the first instant at which a nudge, a question, a message or an edit is due in it."""
    row = connection.execute(_NEXT, {"team": team_id}).one_or_none()
    return None if row is None else (Workspace(*row[:-4]), min(filter(None, row[-4:]), default=None))


# Built once, because every tick runs these. Each part is looked up through an index that begins with the workspace.
_NOW = bindparam("now", type_=Instant())
_THIS = workspaces.c.team_id == bindparam("team")
_IS_TO_PLAN = or_(
    workspaces.c.replanned_to.is_not(None),
    and_(workspaces.c.shoutout_due_at.is_not(None), workspaces.c.next_shoutout_at <= _NOW),
    exists().where(people.c.workspace_id == workspaces.c.id, people.c.next_nudge_at <= _NOW),
    exists().where(needs.c.workspace_id == workspaces.c.id, needs.c.ask_at <= _NOW),
    exists().where(drafts.c.workspace_id == workspaces.c.id, drafts.c.typed_at <= bindparam("typed", type_=Instant())),
)
_TO_PLAN: Select[Any] = select(*field_columns(Workspace, workspaces), _IS_TO_PLAN.label("is_to_plan")).where(_THIS)


def _first(instant: Column[Any]) -> ScalarSelect[Any]:
    of_it = select(func.min(instant)).where(instant.table.c.workspace_id == workspaces.c.id)
    if instant is deliveries.c.next_attempt_at:
        of_it = of_it.where(deliveries.c.status.in_((DeliveryStatus.PLANNED, DeliveryStatus.SENDING)))
    return of_it.scalar_subquery()


_NEXT: Select[Any] = select(
    *field_columns(Workspace, workspaces),
    _first(people.c.next_nudge_at),
    _first(needs.c.ask_at),
    _first(deliveries.c.next_attempt_at),
    _first(deliveries.c.edit_due_at),
).where(_THIS)
