"""Store decisions about nudges; all of them are kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Self

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    FromClause,
    Select,
    and_,
    bindparam,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from bot.domain.deliveries import DeliveryStatus
from bot.domain.nudges import Outcome, Reason, Verdict
from bot.domain.people import Person
from bot.domain.replays import DrawRecord
from bot.storage.offers import drawn_columns
from bot.storage.rows import columns, insert_row
from bot.storage.tables import deliveries, nudge_decisions, people
from bot.storage.types import Instant

_NOT_SENT = (DeliveryStatus.FAILED, DeliveryStatus.EXPIRED)


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


def last_sent(connection: Connection, today: Mapping[int, date]) -> dict[int, list[tuple[date, datetime]]]:
    """Return for each person the local days of their newest two nudges, each with its instant.

    A nudge that could not be sent counts only on its own day, because no other replaces it. `today` is each person's
    day. Days after tomorrow count once they come: the clock was ahead then.
    """
    found: dict[int, list[tuple[date, datetime]]] = {person_id: [] for person_id in today}
    # Of people all over the world, there are three days at most.
    for day in sorted(set(today.values())):
        some = [person_id for person_id in today if today[person_id] == day]
        about = {"people": some, "today": day, "tomorrow": day + timedelta(days=1)}
        for row in connection.execute(_LAST_SENT, about):
            found[row.person_id].append((row.local_day, row.at))
    return {person_id: days[:2] for person_id, days in found.items()}


def first_sent(connection: Connection, person_ids: Sequence[int]) -> frozenset[int]:
    """Return those of these people to whom the bot decided to send a nudge once only."""
    return frozenset(connection.execute(_FIRST_SENT, {"people": list(person_ids)}).scalars())


def owed_to(connection: Connection, workspace_id: int, now: datetime, most: int) -> list[str]:
    """Return the Slack ids of up to `most` people with nudges due now, the longest waiting first."""
    rows = connection.execute(
        select(people.c.slack_id)
        .join(deliveries, deliveries.c.person_id == people.c.id)
        .join(nudge_decisions, nudge_decisions.c.delivery_id == deliveries.c.id)
        .where(
            deliveries.c.workspace_id == workspace_id,
            deliveries.c.next_attempt_at <= now,
            nudge_decisions.c.outcome == Outcome.SEND,
        )
        .order_by(deliveries.c.next_attempt_at, deliveries.c.id)
        .limit(most)
    )
    return list(rows.scalars())


def _last_sent() -> Select[Any]:
    """Return the statement that finds each person's newest nudges, through the index whatever there was before."""

    def counts(decision: FromClause, delivery: FromClause) -> ColumnElement[bool]:
        arrives = or_(delivery.c.status.is_(None), delivery.c.status.not_in(_NOT_SENT))
        sent = and_(decision.c.outcome == Outcome.SEND, decision.c.local_day <= bindparam("tomorrow", type_=Date))
        return and_(sent, or_(arrives, decision.c.local_day >= bindparam("today", type_=Date)))

    earlier, message = nudge_decisions.alias(), deliveries.alias()
    second = (
        select(earlier.c.local_day)
        .outerjoin(message, message.c.id == earlier.c.delivery_id)
        .where(earlier.c.person_id == people.c.id, counts(earlier, message))
        .order_by(earlier.c.local_day.desc())
        .offset(1)
        .limit(1)
        .correlate(people)
        .scalar_subquery()
    )
    at = func.coalesce(deliveries.c.sent_at, nudge_decisions.c.decided_at, type_=Instant).label("at")
    return (
        select(nudge_decisions.c.person_id, nudge_decisions.c.local_day, at)
        .join(people, people.c.id == nudge_decisions.c.person_id)
        .outerjoin(deliveries, deliveries.c.id == nudge_decisions.c.delivery_id)
        .where(
            people.c.id.in_(bindparam("people", expanding=True)),
            nudge_decisions.c.local_day >= func.coalesce(second, literal(date.min, Date), type_=Date),
            counts(nudge_decisions, deliveries),
        )
        .order_by(nudge_decisions.c.person_id, nudge_decisions.c.local_day.desc())
    )


# Built once: building takes SQLAlchemy longer than running, and every nudge or answer runs these.
_FIRST_SENT = (
    select(nudge_decisions.c.person_id)
    .where(
        nudge_decisions.c.person_id.in_(bindparam("people", expanding=True)),
        nudge_decisions.c.outcome == Outcome.SEND,
    )
    .group_by(nudge_decisions.c.person_id)
    .having(func.count() == 1)
)
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
_LAST_SENT = _last_sent()
