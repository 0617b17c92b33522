"""Keep the widest ripple of a year from one computation to the next."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, select

from bot.domain.ripples import Reach
from bot.storage.inserts import insert_into
from bot.storage.rows import build
from bot.storage.tables import reaches

_NONE = Reach(people=0, teams=0, depth=0, actions=0)


def keep(connection: Connection, workspace_id: int, since: datetime, widest: Reach | None, now: datetime) -> None:
    """Keep the reach, at `now`, of the widest ripple of the year that began at `since`."""
    values = {"since": since, "counted_at": now, **asdict(widest or _NONE)}
    new = insert_into(connection.dialect.name, reaches).values(workspace_id=workspace_id, **values)
    # Another replica may do so at the same moment.
    connection.execute(new.on_conflict_do_update(index_elements=[reaches.c.workspace_id], set_=values))


def kept(connection: Connection, workspace_id: int, since: datetime) -> Reach | None:
    """Return what was kept last for the year that began at `since`."""
    row = connection.execute(
        select(reaches).where(reaches.c.workspace_id == workspace_id, reaches.c.since == since, reaches.c.actions > 0)
    ).one_or_none()
    return None if row is None else build(Reach, row)


def is_kept(connection: Connection, workspace_id: int, since: datetime, counted_since: datetime) -> bool:
    """Return whether the ripple of that year was computed at `counted_since` or later."""
    row = connection.execute(
        select(reaches.c.workspace_id).where(
            reaches.c.workspace_id == workspace_id,
            reaches.c.since == since,
            reaches.c.counted_at >= counted_since,
        )
    ).one_or_none()
    return row is not None
