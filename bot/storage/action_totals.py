"""Count what a workspace did, by kind; private actions count, undone ones do not."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, case, func, select

from bot.domain.kinds import Kind
from bot.storage.tables import actions, inspirations
from bot.storage.visibility import is_not_undone


def totals(connection: Connection, workspace_id: int, since: datetime, until: datetime) -> dict[Kind, int]:
    """Return how many actions of each kind were recorded in `since <= instant < until`, also private ones."""
    rows = connection.execute(
        select(actions.c.kind, func.count().label("number"))
        .where(_standing(workspace_id, since, until))
        .group_by(actions.c.kind)
    ).all()
    counted = {row.kind: int(row.number) for row in rows}
    return {kind: counted.get(kind, 0) for kind in Kind}


def totals_since(
    connection: Connection, workspace_id: int, starts: Sequence[datetime], until: datetime
) -> list[tuple[dict[Kind, int], int]]:
    """Return for each start the actions of each kind recorded from it to `until`, and how many were inspired.

    An action counts as inspired if its person named a colleague's action that is not undone. Private ones count.
    """
    origin = actions.alias()
    inspired = and_(is_not_undone(origin), origin.c.person_id != actions.c.person_id)
    counts = [
        (func.count(case((since, 1))), func.count(case((and_(since, inspired), 1))))
        for since in (actions.c.recorded_at >= start for start in starts)
    ]
    rows = connection.execute(
        select(actions.c.kind, *(number for pair in counts for number in pair))
        .outerjoin(inspirations, inspirations.c.action_id == actions.c.id)
        .outerjoin(origin, origin.c.id == inspirations.c.inspired_by_id)
        .where(_standing(workspace_id, min(starts), until))
        .group_by(actions.c.kind)
    ).all()
    none = dict.fromkeys(Kind, 0)
    return [
        (none | {row.kind: int(row[1 + 2 * place]) for row in rows}, sum(int(row[2 + 2 * place]) for row in rows))
        for place in range(len(starts))
    ]


def _standing(workspace_id: int, since: datetime, until: datetime) -> ColumnElement[bool]:
    return and_(
        actions.c.workspace_id == workspace_id,
        actions.c.recorded_at >= since,
        actions.c.recorded_at < until,
        is_not_undone(actions),
    )
