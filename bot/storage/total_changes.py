"""Keep the totals right: add what a change of an action or a need adds to them, in the same transaction."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.domain.kinds import Counted
from bot.storage.inserts import insert_into
from bot.storage.tables import action_totals, total_changes
from bot.storage.tables.totals import Span

QUARTER = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Change:
    """One more (1) or one less (-1) of what is counted, at the instant of its action or need."""

    workspace_id: int
    counted: Counted
    at: datetime
    number: int


def count(connection: Connection, changes: Iterable[Change]) -> None:
    """Add these changes to the totals."""
    rows = [
        {
            "workspace_id": change.workspace_id,
            "counted": change.counted,
            "at": change.at,
            "number": change.number,
        }
        for change in changes
    ]
    if rows:
        connection.execute(_COUNT, rows)


def are_waiting(connection: Connection, workspace_id: int) -> bool:
    """Return whether there are changes to sum up."""
    return connection.execute(_WAITING, {"workspace": workspace_id}).first() is not None


def sum_up(connection: Connection, workspace_id: int, most: int) -> int:
    """Sum up to `most` changes up; return how many there were.

    Replicas that do so at once sum different ones.
    """
    taken = connection.execute(_TAKE, {"workspace": workspace_id, "most": most}).all()
    sums: Counter[tuple[Span, datetime, Counted]] = Counter()
    for row in taken:
        for span in Span:
            sums[span, begin_of(span, row.at), row.counted] += row.number
    rows = [
        {"workspace_id": workspace_id, "span": span, "begins_at": begins_at, "counted": counted, "number": number}
        # In one order, so that replicas never wait for each other in a circle.
        for (span, begins_at, counted), number in sorted(sums.items())
    ]
    if rows:
        new = insert_into(connection.dialect.name, action_totals)
        more = action_totals.c.number + new.excluded.number
        key = list(action_totals.primary_key)
        connection.execute(new.on_conflict_do_update(index_elements=key, set_={"number": more}), rows)
    return len(taken)


def begin_of(span: Span, instant: datetime) -> datetime:
    """Return when the quarter of an hour or the day of an instant began in UTC."""
    utc = instant.astimezone(UTC)
    midnight = utc.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight if span is Span.DAY else midnight + (utc - midnight) // QUARTER * QUARTER


# Built once: building takes SQLAlchemy longer than running, and every record runs the first.
_COUNT = insert(total_changes)
_WAITING = select(total_changes.c.id).where(total_changes.c.workspace_id == bindparam("workspace")).limit(1)
_TAKE = (
    delete(total_changes)
    .where(
        total_changes.c.id.in_(
            select(total_changes.c.id)
            .where(total_changes.c.workspace_id == bindparam("workspace"))
            .order_by(total_changes.c.id)
            .limit(bindparam("most"))
            .with_for_update(skip_locked=True)
        )
    )
    .returning(total_changes.c.counted, total_changes.c.at, total_changes.c.number)
)
