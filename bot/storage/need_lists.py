"""List needs: those open to a reader, those a person has or noticed, and those to ask about."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, case, exists, func, or_, select, true

from bot.domain.needs import Need, NeedStatus
from bot.storage.rows import build
from bot.storage.tables import needs, people
from bot.storage.visibility import may_read_need, reads_channel


def open_ones(  # noqa: PLR0913 - a page of a list, by name
    connection: Connection,
    workspace_id: int,
    reader: int | None,
    *,
    offset: int = 0,
    most: int,
    without: Sequence[int] = (),
) -> Sequence[Need]:
    """Return the open needs that a reader may see, oldest first, except those with the ids `without`.

    Without a reader, return all: for the channel itself.
    """
    about = {"workspace": workspace_id, "reader": reader, "offset": offset, "most": most, "without": list(without)}
    rows = connection.execute(_OPEN if reader is None else _OPEN_TO_READER, about).all()
    return [build(Need, row) for row in rows]


def count_open(connection: Connection, workspace_id: int, reader: int | None) -> int:
    """Return how many needs `open_ones` has in all."""
    about = {"workspace": workspace_id, "reader": reader}
    return connection.execute(_COUNT_OPEN if reader is None else _COUNT_OPEN_TO_READER, about).scalar_one()


def with_person(connection: Connection, person_id: int, most: int) -> Sequence[Need]:
    """Return the needs that the person has taken and not yet met, oldest first."""
    rows = connection.execute(_WITH_PERSON, {"person": person_id, "most": most}).all()
    return [build(Need, row) for row in rows]


def of_people_out_of_reach(connection: Connection, workspace_id: int, takers: Collection[int] | None) -> Sequence[Need]:
    """Return the needs taken by people who are not active or may not read the channel, locked for a change.

    `takers` are the row ids of those people; None for everybody.
    """
    among = true() if takers is None else needs.c.taken_by.in_(takers)
    rows = connection.execute(_OUT_OF_REACH.where(among), {"workspace": workspace_id}).all()
    return [build(Need, row) for row in rows]


def noticed_by(connection: Connection, person_id: int, *, met_since: datetime, most: int) -> Sequence[Need]:
    """Return needs that the person noticed: those a colleague has or met since `met_since`, then open ones.

    Within each group, the oldest come first.
    """
    rows = connection.execute(_NOTICED_BY, {"person": person_id, "met_since": met_since, "most": most}).all()
    return [build(Need, row) for row in rows]


def to_ask_about(connection: Connection, workspace_id: int, now: datetime, most: int) -> Sequence[Need]:
    """Return up to `most` needs to ask their noticers about, the longest waiting first."""
    rows = connection.execute(
        select(needs)
        .where(needs.c.ask_at <= now, needs.c.workspace_id == workspace_id)
        .order_by(needs.c.ask_at, needs.c.id)
        .limit(most)
    ).all()
    return [build(Need, row) for row in rows]


# Built once: building takes SQLAlchemy longer than running, and these run often.
_TO_READER = may_read_need(needs, bindparam("reader"))
_WITH_PERSON = (
    select(needs)
    .where(needs.c.taken_by == bindparam("person"), needs.c.status == NeedStatus.TAKEN)
    .order_by(needs.c.taken_at, needs.c.id)
    .limit(bindparam("most"))
)

_OUT_OF_REACH = (
    select(needs)
    .where(
        needs.c.workspace_id == bindparam("workspace"),
        needs.c.status == NeedStatus.TAKEN,
        or_(
            exists().where(people.c.id == needs.c.taken_by, ~people.c.active),
            ~reads_channel(needs.c.taken_by),
        ),
    )
    .order_by(needs.c.id)
    .with_for_update()
)

_IS_OPEN = and_(needs.c.workspace_id == bindparam("workspace"), needs.c.status == NeedStatus.OPEN)

_OPEN = (
    select(needs)
    .where(_IS_OPEN, needs.c.id.not_in(bindparam("without", expanding=True)))
    .order_by(needs.c.created_at, needs.c.id)
    .offset(bindparam("offset"))
    .limit(bindparam("most"))
)

_COUNT_OPEN = select(func.count()).where(_IS_OPEN)

_OPEN_TO_READER = _OPEN.where(_TO_READER)

_COUNT_OPEN_TO_READER = _COUNT_OPEN.where(_TO_READER)

_NOTICED_BY = (
    select(needs)
    .where(
        needs.c.noticed_by == bindparam("person"),
        needs.c.taken_by.is_distinct_from(bindparam("person")),
        or_(
            needs.c.status.in_([NeedStatus.OPEN, NeedStatus.TAKEN]),
            and_(needs.c.status == NeedStatus.MET, needs.c.met_at >= bindparam("met_since")),
        ),
    )
    .order_by(case((needs.c.status == NeedStatus.OPEN, 1), else_=0), needs.c.created_at, needs.c.id)
    .limit(bindparam("most"))
)
