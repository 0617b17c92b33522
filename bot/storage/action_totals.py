"""Count what a workspace did, by kind; private actions count, undone ones do not."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    and_,
    bindparam,
    func,
    literal,
    select,
    union_all,
)

from bot.domain.kinds import Counted, Kind
from bot.storage.tables import action_totals, actions, total_changes
from bot.storage.tables.totals import Span
from bot.storage.total_changes import begin_of
from bot.storage.types import Instant
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


def totals_since(connection: Connection, workspace_id: int, starts: Sequence[datetime]) -> list[dict[Counted, int]]:
    """Return for each start what was done since: actions of each kind, inspired ones and needs met.

    An action counts as inspired if its person named a colleague's action that is not undone. Private ones count. Each
    start is the begin of a quarter of an hour in UTC, as that of a day is in every zone.
    """
    about: dict[str, object] = {"workspace": workspace_id}
    for place, start in enumerate(starts):
        day = begin_of(Span.DAY, start)
        whole_days_from = day if day == start else day + timedelta(days=1)
        about |= {f"start_{place}": start, f"day_{place}": whole_days_from}
    found = [dict.fromkeys(Counted, 0) for _ in starts]
    for row in connection.execute(_totals_since(len(starts)), about):
        found[row.place][row.counted] += int(row.number)
    return found


@cache  # building takes SQLAlchemy longer than running
def _totals_since(starts: int) -> CompoundSelect[Any]:
    """Return the statement that sums whole days, the quarters of an hour before the first, and the latest changes."""
    of_span, at = action_totals.c.span, action_totals.c.begins_at
    parts: list[Select[Any]] = []
    for place in range(starts):
        start, day = bindparam(f"start_{place}", type_=Instant), bindparam(f"day_{place}", type_=Instant)
        for table, since in (
            (action_totals, and_(of_span == Span.DAY, at >= day)),
            (action_totals, and_(of_span == Span.QUARTER, at >= start, at < day)),
            (total_changes, total_changes.c.at >= start),
        ):
            numbers = select(literal(place).label("place"), table.c.counted, func.sum(table.c.number).label("number"))
            parts.append(numbers.where(table.c.workspace_id == bindparam("workspace"), since).group_by(table.c.counted))
    return union_all(*parts)


def _standing(workspace_id: int, since: datetime, until: datetime) -> ColumnElement[bool]:
    return and_(
        actions.c.workspace_id == workspace_id,
        actions.c.recorded_at >= since,
        actions.c.recorded_at < until,
        is_not_undone(actions),
    )
