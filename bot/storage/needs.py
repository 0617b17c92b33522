"""Needs: kept once, listed oldest first, moved from one status to the next by one winner."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, case, func, or_, select, update

from bot.domain.needs import Need, NeedStatus
from bot.storage.rows import build, change_row, changes, columns, insert_once
from bot.storage.tables import actions, needs
from bot.storage.visibility import is_shared


@dataclass(frozen=True, slots=True)
class NewNeed:
    """A need to be kept."""

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


def add_once(connection: Connection, new: NewNeed) -> int | None:
    """Insert a need unless its `origin_key` is there already; the new id, or None."""
    return insert_once(connection, needs, columns(new), ("workspace_id", "origin_key"))


def by_origin(connection: Connection, workspace_id: int, origin_key: str) -> Need:
    """The need that was kept under this origin key."""
    row = connection.execute(
        select(needs).where(needs.c.workspace_id == workspace_id, needs.c.origin_key == origin_key)
    ).one()
    return build(Need, row)


def find(connection: Connection, workspace_id: int, need_id: int) -> Need | None:
    """The need with this id, unless it belongs to another workspace."""
    row = connection.execute(
        select(needs).where(needs.c.id == need_id, needs.c.workspace_id == workspace_id)
    ).one_or_none()
    return None if row is None else build(Need, row)


def find_to_move(connection: Connection, workspace_id: int, need_id: int) -> Need | None:
    """As `find`, for moving it on: whoever else means to move it waits, and then sees where it stands.

    SQLite needs no lock on the row: its write transactions come one after the other.
    """
    row = connection.execute(
        select(needs).where(needs.c.id == need_id, needs.c.workspace_id == workspace_id).with_for_update()
    ).one_or_none()
    return None if row is None else build(Need, row)


def met_by(connection: Connection, workspace_id: int, action_id: int) -> Need | None:
    """The need that this action met, if it met one."""
    row = connection.execute(
        select(needs).where(needs.c.workspace_id == workspace_id, needs.c.met_action_id == action_id)
    ).one_or_none()
    return None if row is None else build(Need, row)


def open_ones(
    connection: Connection, workspace_id: int, *, offset: int = 0, most: int, without: Sequence[int] = ()
) -> Sequence[Need]:
    """The open needs, oldest first, but for those with the ids `without`."""
    rows = connection.execute(
        select(needs)
        .where(
            needs.c.workspace_id == workspace_id, needs.c.status == NeedStatus.OPEN, needs.c.id.not_in(list(without))
        )
        .order_by(needs.c.created_at, needs.c.id)
        .offset(offset)
        .limit(most)
    ).all()
    return [build(Need, row) for row in rows]


def count_open(connection: Connection, workspace_id: int) -> int:
    """How many needs are open."""
    return connection.execute(
        select(func.count()).where(needs.c.workspace_id == workspace_id, needs.c.status == NeedStatus.OPEN)
    ).scalar_one()


def with_person(connection: Connection, person_id: int, most: int) -> Sequence[Need]:
    """The needs that the person has taken and not yet met, oldest first."""
    rows = connection.execute(_WITH_PERSON, {"person": person_id, "most": most}).all()
    return [build(Need, row) for row in rows]


def noticed_by(connection: Connection, person_id: int, *, met_since: datetime, most: int) -> Sequence[Need]:
    """The needs that the person noticed and a colleague has, or has met since `met_since`, and then the open ones.

    Those of either sort come oldest first.
    """
    rows = connection.execute(
        select(needs)
        .where(
            needs.c.noticed_by == person_id,
            needs.c.taken_by.is_distinct_from(person_id),
            or_(
                needs.c.status.in_([NeedStatus.OPEN, NeedStatus.TAKEN]),
                and_(needs.c.status == NeedStatus.MET, needs.c.met_at >= met_since),
            ),
        )
        .order_by(case((needs.c.status == NeedStatus.OPEN, 1), else_=0), needs.c.created_at, needs.c.id)
        .limit(most)
    ).all()
    return [build(Need, row) for row in rows]


def to_ask_about(connection: Connection, workspace_id: int, now: datetime, most: int) -> Sequence[Need]:
    """Up to `most` needs whose noticer may be due to be asked whether they still stand, the longest waiting first."""
    rows = connection.execute(
        select(needs)
        .where(needs.c.ask_at <= now, needs.c.workspace_id == workspace_id)
        .order_by(needs.c.ask_at, needs.c.id)
        .limit(most)
    ).all()
    return [build(Need, row) for row in rows]


def claim_asking(connection: Connection, need: Need, now: datetime, ask_at: datetime | None) -> bool:
    """Move the instant of asking, which had come by `now`, on; false when another replica did so first."""
    result = connection.execute(update(needs).where(needs.c.id == need.id, needs.c.ask_at <= now).values(ask_at=ask_at))
    return result.rowcount == 1


def ask_later(connection: Connection, need: Need, at: datetime) -> None:
    """Let the noticer be asked at `at`, within the unit of work that claimed the asking."""
    change_row(connection, needs, need.id, {"ask_at": at})


def move(connection: Connection, need: Need, moved: Need) -> None:
    """Write what is to be different of a need, if it still stands where it was read."""
    connection.execute(
        update(needs)
        .where(
            needs.c.id == need.id,
            needs.c.status == need.status,
            needs.c.taken_by.is_not_distinct_from(need.taken_by),
        )
        .values(changes(need, moved))
    )


def met_since(connection: Connection, workspace_id: int, starts: Sequence[datetime], until: datetime) -> list[int]:
    """For each start, how many needs were met from it to `until`."""
    counts = [func.count(case((needs.c.met_at >= start, 1))) for start in starts]
    row = connection.execute(
        select(*counts).where(
            needs.c.workspace_id == workspace_id, needs.c.met_at >= min(starts), needs.c.met_at < until
        )
    ).one()
    return [int(number) for number in row]


def who_met(connection: Connection, need: Need) -> int | None:
    """Return who has met a need with an action that they let colleagues see; None when nobody has."""
    if need.status is not NeedStatus.MET or need.met_action_id is None:
        return None
    person_id: int | None = connection.execute(
        select(actions.c.person_id).where(actions.c.id == need.met_action_id, is_shared(actions))
    ).scalar_one_or_none()
    return person_id


# Built once: SQLAlchemy takes longer to build a statement than to run it, and every nudge asks for this one.
_WITH_PERSON = (
    select(needs)
    .where(needs.c.taken_by == bindparam("person"), needs.c.status == NeedStatus.TAKEN)
    .order_by(needs.c.taken_at, needs.c.id)
    .limit(bindparam("most"))
)
