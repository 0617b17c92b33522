"""Store how fast messages go out in each workspace; all replicas share it."""

from dataclasses import fields
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select, update

from bot.domain.sending_pace import SendingPace, Sends, begin
from bot.storage.rows import build, columns, insert_once
from bot.storage.tables import sending_paces
from bot.storage.types import Instant


def get_to_change(
    connection: Connection, workspace_id: int, sends: Sends, now: datetime
) -> tuple[SendingPace, datetime]:
    """Return a workspace's pace, locked for a change, and the present instant by the clock that all replicas share.

    That is the server's on PostgreSQL, and `now` on SQLite: its processes share a machine. SQLite needs no lock on the
    row, because its write transactions run one after the other.
    """
    about = {"workspace": workspace_id, "of": sends, "now": now}
    query = _AT_THE_SERVER if connection.dialect.name == "postgresql" else _HERE
    row = connection.execute(query, about).one_or_none()
    if row is None:
        new = {"workspace_id": workspace_id, "sends": sends, **columns(begin(sends, now))}
        insert_once(connection, sending_paces, new, ("workspace_id", "sends"))
        row = connection.execute(query, about).one()
    return build(SendingPace, row), row.now


def save(connection: Connection, workspace_id: int, sends: Sends, pace: SendingPace) -> None:
    """Write a pace that `get_to_change` returned."""
    new = {_NEW + name: value for name, value in columns(pace).items()}
    connection.execute(_SAVE, {"workspace": workspace_id, "of": sends, **new})


_NEW = "new_"

# Built once: building takes SQLAlchemy longer than running, and every few messages run these.
_ITS = (sending_paces.c.workspace_id == bindparam("workspace"), sending_paces.c.sends == bindparam("of"))
_HERE = select(sending_paces, bindparam("now", type_=Instant).label("now")).where(*_ITS)
_AT_THE_SERVER = select(sending_paces, func.clock_timestamp(type_=Instant).label("now")).where(*_ITS).with_for_update()
_SAVE = (
    update(sending_paces)
    .where(*_ITS)
    .values(
        {
            field.name: bindparam(_NEW + field.name, type_=sending_paces.c[field.name].type)
            for field in fields(SendingPace)
        }
    )
)
