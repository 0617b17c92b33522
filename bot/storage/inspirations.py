"""Store which action inspired which, and count it in the totals as long as neither is undone."""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from bot.domain.kinds import Counted
from bot.storage.tables import actions, inspirations
from bot.storage.total_changes import Change, count
from bot.storage.visibility import is_not_undone


def keep(connection: Connection, action_id: int, inspired_by: int | None) -> None:
    """Keep what inspired an action, in place of what did before; an action does not inspire itself."""
    origin = None if inspired_by == action_id else inspired_by
    before = of_action(connection, action_id)
    if origin == before:
        return
    if before is not None and connection.execute(_FORGET, {"action": action_id}).scalar_one():
        _count(connection, [action_id], -1)
    if origin is not None:
        _add(connection, action_id, origin)


def of_action(connection: Connection, action_id: int) -> int | None:
    """Return the action that inspired this one, undone or not."""
    origin: int | None = connection.execute(_INSPIRED_BY, {"action": action_id}).scalar_one_or_none()
    return origin


def follow_undone(connection: Connection, action_id: int) -> None:
    """Count neither what inspired an action that was undone, nor what it inspired.

    Where both ends are undone at once, one of the two finds it counted.
    """
    _count(connection, connection.execute(_NOT_COUNTED, {"action": action_id}).scalars(), -1)


def _add(connection: Connection, action_id: int, origin_id: int) -> None:
    """Add a link, and count it if it counts.

    Its origin is locked: someone undoing it either did so before, and is seen here, or waits, and then sees the link.
    """
    rows = {row.id: row for row in connection.execute(_ENDS, {"action": action_id, "origin": origin_id})}
    action, origin = rows[action_id], rows[origin_id]
    counted = action.stands and origin.stands and action.person_id != origin.person_id
    connection.execute(_ADD, {"action_id": action_id, "inspired_by_id": origin_id, "counted": counted})
    if counted:
        _count(connection, [action_id], 1)


def _count(connection: Connection, action_ids: Iterable[int], number: int) -> None:
    ids = list(action_ids)
    if ids:
        rows = connection.execute(_RECORDED, {"ids": ids}).all()
        count(connection, [Change(row.workspace_id, Counted.INSPIRED, row.recorded_at, number) for row in rows])


# Built once: building takes SQLAlchemy longer than running.
_ENDS = (
    select(actions.c.id, actions.c.person_id, is_not_undone(actions).label("stands"))
    .where(actions.c.id.in_([bindparam("action"), bindparam("origin")]))
    .order_by(actions.c.id)
    .with_for_update(read=True)
)
_ADD = insert(inspirations)
_INSPIRED_BY = select(inspirations.c.inspired_by_id).where(inspirations.c.action_id == bindparam("action"))
_FORGET = delete(inspirations).where(inspirations.c.action_id == bindparam("action")).returning(inspirations.c.counted)
_NOT_COUNTED = (
    update(inspirations)
    .where(
        inspirations.c.counted,
        or_(inspirations.c.action_id == bindparam("action"), inspirations.c.inspired_by_id == bindparam("action")),
    )
    .values(counted=False)
    .returning(inspirations.c.action_id)
)
_RECORDED = select(actions.c.workspace_id, actions.c.recorded_at).where(
    actions.c.id.in_(bindparam("ids", expanding=True))
)
