"""Read which nudges people got, or are about to get."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    FromClause,
    Select,
    and_,
    bindparam,
    func,
    literal,
    or_,
    select,
)

from bot.domain.deliveries import DeliveryStatus
from bot.domain.nudges import Outcome
from bot.storage.tables import deliveries, nudge_decisions, people
from bot.storage.types import Instant

_NOT_SENT = (DeliveryStatus.FAILED, DeliveryStatus.EXPIRED)


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


# Built once: building takes SQLAlchemy longer than running, and these run often.
_FIRST_SENT = (
    select(nudge_decisions.c.person_id)
    .where(
        nudge_decisions.c.person_id.in_(bindparam("people", expanding=True)),
        nudge_decisions.c.outcome == Outcome.SEND,
    )
    .group_by(nudge_decisions.c.person_id)
    .having(func.count() == 1)
)
_LAST_SENT = _last_sent()
