"""Store decisions about nudges; all of them are kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from sqlalchemy import (
    Connection,
    bindparam,
    insert,
    select,
    update,
)

from bot.domain.nudges import Outcome, Reason, Verdict
from bot.domain.people import Person
from bot.domain.replays import DrawRecord
from bot.storage.offers import drawn_columns
from bot.storage.rows import columns, insert_row
from bot.storage.tables import nudge_decisions


@dataclass(frozen=True, slots=True)
class NewDecision:
    """A decision to keep about a person's nudge; `drawn` is what the nudge offers first, if one is sent."""

    workspace_id: int
    person_id: int
    local_day: date
    due_at: datetime
    decided_at: datetime
    outcome: Outcome
    reason: Reason
    drawn: DrawRecord | None = None

    @classmethod
    def of(cls, person: Person, verdict: Verdict, now: datetime) -> Self:
        """Return what to keep of a verdict about a person's nudge."""
        return cls(person.workspace_id, person.id, verdict.day, verdict.due, now, verdict.outcome, verdict.reason)


def add(connection: Connection, new: NewDecision) -> int:
    """Keep a decision; return its id. A second nudge for one local day raises IntegrityError."""
    decision_id: int = insert_row(connection, nudge_decisions, _flat(new)).id
    return decision_id


def _flat(new: NewDecision) -> dict[str, Any]:
    values = columns(new)
    drawn = values.pop("drawn")
    return values | (drawn_columns(drawn) if drawn else {})


def decided_on(connection: Connection, person_id: int, day: date) -> bool:
    """Return whether the person's nudge for this local day was decided, and not only put off."""
    found = connection.execute(
        select(nudge_decisions.c.id)
        .where(
            nudge_decisions.c.person_id == person_id,
            nudge_decisions.c.local_day == day,
            nudge_decisions.c.outcome != Outcome.WAIT,
        )
        .limit(1)
    )
    return found.one_or_none() is not None


def add_all(connection: Connection, new: Sequence[NewDecision]) -> None:
    """Keep several decisions; `add` says what is refused."""
    # Those with a draw have more columns; a person's come last, because earlier nudges are too late.
    for has_draw in (False, True):
        rows = [_flat(each) for each in new if (each.drawn is not None) is has_draw]
        if rows:
            connection.execute(_ADD, rows)


def ids_of(connection: Connection, person_ids: Sequence[int], now: datetime) -> dict[tuple[int, date, Outcome], int]:
    """Return the ids of the decisions made about these people at `now`, by person, local day and outcome."""
    rows = connection.execute(_IDS, {"people": list(person_ids), "now": now})
    return {(row.person_id, row.local_day, row.outcome): row.id for row in rows}


def set_deliveries(connection: Connection, deliveries_of: Mapping[int, int]) -> None:
    """Set for each decision, by its id, the delivery that carries its nudge."""
    if deliveries_of:
        rows = [{"decision": decision_id, "delivery": each} for decision_id, each in deliveries_of.items()]
        connection.execute(_SET_DELIVERY, rows)


def delivery_of(connection: Connection, decision_id: int) -> int:
    """Return the delivery that carries the nudge of a decision to send one."""
    query = select(nudge_decisions.c.delivery_id).where(nudge_decisions.c.id == decision_id)
    delivery_id: int = connection.execute(query).scalar_one()
    return delivery_id


# Built once: building takes SQLAlchemy longer than running, and every nudge or answer runs these.
_ADD = insert(nudge_decisions)
_IDS = (
    select(nudge_decisions.c.id, nudge_decisions.c.person_id, nudge_decisions.c.local_day, nudge_decisions.c.outcome)
    .where(
        nudge_decisions.c.person_id.in_(bindparam("people", expanding=True)),
        nudge_decisions.c.decided_at == bindparam("now"),
    )
    .order_by(nudge_decisions.c.id)
)
_SET_DELIVERY = (
    update(nudge_decisions)
    .where(nudge_decisions.c.id == bindparam("decision"))
    .values(delivery_id=bindparam("delivery"))
)
