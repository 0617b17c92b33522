"""Store needs: kept once; only one change of status wins."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, func, select, update

from bot.domain.kinds import Counted
from bot.domain.needs import Need, NeedStatus
from bot.storage.rows import build, change_row, changes, columns, insert_row_once
from bot.storage.tables import actions, needs
from bot.storage.total_changes import Change, count
from bot.storage.visibility import is_shared, may_read_action, may_read_need


@dataclass(frozen=True, slots=True)
class NewNeed:
    """A need to keep."""

    workspace_id: int
    noticed_by: int
    text: str
    customer: str | None
    status: NeedStatus
    created_at: datetime
    ask_at: datetime
    source_channel: str | None
    source_ts: str | None
    origin_key: str
    customer_key: str | None = None


def add_once(connection: Connection, new: NewNeed) -> Need:
    """Insert a need unless its `origin_key` exists; return the one that is there."""
    row = insert_row_once(connection, needs, columns(new), ("workspace_id", "origin_key"))
    about = {"workspace": new.workspace_id, "origin": new.origin_key}
    return build(Need, row or connection.execute(_BY_ORIGIN, about).one())


def is_noted(connection: Connection, workspace_id: int, origin_key: str) -> bool:
    """Return whether a need was noted under this origin key."""
    about = {"workspace": workspace_id, "origin": origin_key}
    return connection.execute(_BY_ORIGIN, about).one_or_none() is not None


def find(connection: Connection, workspace_id: int, need_id: int) -> Need | None:
    """Return the need with this id, unless it belongs to another workspace, whoever may see it."""
    row = connection.execute(
        select(needs).where(needs.c.id == need_id, needs.c.workspace_id == workspace_id)
    ).one_or_none()
    return None if row is None else build(Need, row)


def find_readable(connection: Connection, workspace_id: int, need_id: int, reader: int) -> Need | None:
    """Return the same as `find`, unless this reader may not see the need."""
    this = {"need": need_id, "workspace": workspace_id, "reader": reader}
    row = connection.execute(_READABLE, this).one_or_none()
    return None if row is None else build(Need, row)


def find_to_move(connection: Connection, workspace_id: int, need_id: int, mover: int) -> Need | None:
    """Return the same as `find_readable`, locked for a change: other changes wait, and then see this one.

    SQLite needs no lock on the row: its write transactions run one after the other.
    """
    this = {"need": need_id, "workspace": workspace_id, "reader": mover}
    row = connection.execute(_TO_MOVE, this).one_or_none()
    return None if row is None else build(Need, row)


def met_by(connection: Connection, workspace_id: int, action_id: int) -> Need | None:
    """Return the need that this action met, if any, locked until this unit of work ends."""
    row = connection.execute(
        select(needs).where(needs.c.workspace_id == workspace_id, needs.c.met_action_id == action_id).with_for_update()
    ).one_or_none()
    return None if row is None else build(Need, row)


def claim_asking(connection: Connection, need: Need, now: datetime, ask_at: datetime | None) -> bool:
    """Move the time of asking, due at `now`, to `ask_at`; false if another replica did so first."""
    result = connection.execute(update(needs).where(needs.c.id == need.id, needs.c.ask_at <= now).values(ask_at=ask_at))
    return result.rowcount == 1


def ask_later(connection: Connection, need: Need, at: datetime) -> None:
    """Ask the noticer at `at` instead, within the unit of work that claimed the asking."""
    change_row(connection, needs, need.id, {"ask_at": at})


def set_customer(connection: Connection, need_id: int, customer: str, key: str | None) -> None:
    """Write the customer of a need that `find_to_move` returned, and its key."""
    change_row(connection, needs, need_id, {"customer": customer, "customer_key": key})


def move(connection: Connection, need: Need, moved: Need) -> None:
    """Write the difference to a need, unless its status has changed since it was read."""
    done = connection.execute(
        update(needs)
        .where(
            needs.c.id == need.id,
            needs.c.status == need.status,
            needs.c.taken_by.is_not_distinct_from(need.taken_by),
        )
        .values(changes(need, moved))
    )
    if done.rowcount and moved.met_at != need.met_at:
        ends = ((need.met_at, -1), (moved.met_at, 1))
        count(connection, [Change(need.workspace_id, Counted.MET, at, more) for at, more in ends if at is not None])


def count_met(connection: Connection, workspace_id: int, since: datetime, until: datetime) -> int:
    """Return how many needs were met in `since <= instant < until`."""
    met = and_(needs.c.workspace_id == workspace_id, needs.c.met_at >= since, needs.c.met_at < until)
    return connection.execute(select(func.count()).where(met)).scalar_one()


def who_met(connection: Connection, need: Need) -> int | None:
    """Return the person who met a need with an action that its noticer may know of; None if there is none."""
    if need.status is not NeedStatus.MET or need.met_action_id is None:
        return None
    about = {"action": need.met_action_id, "noticer": need.noticed_by}
    person_id: int | None = connection.execute(_WHO_MET, about).scalar_one_or_none()
    return person_id


# Built once: building takes SQLAlchemy longer than running, and nudges, lists and App Home run these.
_READABLE = select(needs).where(
    needs.c.id == bindparam("need"),
    needs.c.workspace_id == bindparam("workspace"),
    may_read_need(needs, bindparam("reader")),
)
_TO_MOVE = _READABLE.with_for_update()
_BY_ORIGIN = select(needs).where(
    needs.c.workspace_id == bindparam("workspace"), needs.c.origin_key == bindparam("origin")
)
_WHO_MET = select(actions.c.person_id).where(
    actions.c.id == bindparam("action"), is_shared(actions), may_read_action(actions, bindparam("noticer"))
)
