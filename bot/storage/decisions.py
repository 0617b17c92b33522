"""Store decisions about nudges, and people's answers; all of them are kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

from sqlalchemy import Connection, bindparam, func, or_, select

from bot.domain.deliveries import DeliveryStatus
from bot.domain.nudges import Answer, Outcome, Reason, Verdict
from bot.domain.people import Person
from bot.domain.replays import DrawRecord
from bot.storage.offers import drawn_columns
from bot.storage.rows import build, change_row, columns, insert_row
from bot.storage.tables import deliveries, nudge_decisions, people
from bot.storage.types import Instant

_REPLACED_BY = (Answer.DID_IT, Answer.TOOK_IT, Answer.HANDED_BACK, Answer.NOT_TODAY)
"""The answers that put something else in the place of the nudge."""
_NOT_SENT = (DeliveryStatus.FAILED, DeliveryStatus.EXPIRED)


@dataclass(frozen=True, slots=True)
class StoredDecision:
    """A stored decision: its person, what was offered, and the answer."""

    id: int
    workspace_id: int
    person_id: int
    local_day: date
    delivery_id: int | None
    answer: Answer | None
    answered_at: datetime | None


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
    values = columns(new)
    drawn = values.pop("drawn")
    decision_id: int = insert_row(connection, nudge_decisions, values | (drawn_columns(drawn) if drawn else {})).id
    return decision_id


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


def set_delivery(connection: Connection, decision_id: int, delivery_id: int) -> None:
    """Set the delivery that carries the nudge."""
    change_row(connection, nudge_decisions, decision_id, {"delivery_id": delivery_id})


def delivery_of(connection: Connection, decision_id: int) -> int:
    """Return the delivery that carries the nudge of a decision to send one."""
    query = select(nudge_decisions.c.delivery_id).where(nudge_decisions.c.id == decision_id)
    delivery_id: int = connection.execute(query).scalar_one()
    return delivery_id


def find_to_answer(connection: Connection, workspace_id: int, decision_id: int) -> StoredDecision | None:
    """Return the decision with this id, locked, unless it belongs to another workspace; a second answer waits.

    Lock its person first, as a draw does. SQLite needs no lock on the rows: its write transactions run one after the
    other.
    """
    about = {"workspace": workspace_id, "decision": decision_id}
    connection.execute(_LOCK_OWNER, about)
    row = connection.execute(_TO_ANSWER, about).one_or_none()
    return None if row is None else build(StoredDecision, row)


def last_sent(connection: Connection, person_id: int, today: date) -> list[tuple[date, datetime]]:
    """Return the local days of the person's newest two nudges, each with its instant.

    A nudge that could not be sent counts only on its own day, because no other replaces it. `today` is the person's
    day. Days after tomorrow count once they come: the clock was ahead then.
    """
    days = {"today": today, "tomorrow": today + timedelta(days=1)}
    return [(row.local_day, row.at) for row in connection.execute(_LAST_SENT, {"person": person_id} | days)]


def still_shown(connection: Connection, decision_id: int) -> StoredDecision | None:
    """Return the decision of a nudge, unless its answer has put something else in its place."""
    row = connection.execute(
        select(nudge_decisions).where(
            nudge_decisions.c.id == decision_id,
            or_(nudge_decisions.c.answer.is_(None), nudge_decisions.c.answer.not_in(_REPLACED_BY)),
        )
    ).one_or_none()
    return None if row is None else build(StoredDecision, row)


def first_sent(connection: Connection, person_ids: Sequence[int]) -> frozenset[int]:
    """Return those of these people to whom the bot decided to send a nudge once only."""
    return frozenset(connection.execute(_FIRST_SENT, {"people": list(person_ids)}).scalars())


def answered(connection: Connection, decision_ids: Sequence[int]) -> frozenset[int]:
    """Return those of these decisions whose nudges people have answered."""
    return frozenset(connection.execute(_ANSWERED, {"decisions": list(decision_ids)}).scalars())


def answer(connection: Connection, decision: StoredDecision, how: Answer, now: datetime) -> None:
    """Keep the person's answer; a later answer that says more replaces "another idea"."""
    change_row(connection, nudge_decisions, decision.id, {"answer": how, "answered_at": now})


def unanswered_on(connection: Connection, person_id: int, day: date) -> int | None:
    """Return the decision of the nudge that came on this local day and has no answer, if any."""
    about = {"person": person_id, "day": day}
    decision_id: int | None = connection.execute(_UNANSWERED_ON, about).scalar_one_or_none()
    return decision_id


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


# Built once: building takes SQLAlchemy longer than running, and every nudge or answer runs these.
_ANSWERED = select(nudge_decisions.c.id).where(
    nudge_decisions.c.id.in_(bindparam("decisions", expanding=True)), nudge_decisions.c.answer.is_not(None)
)
_FIRST_SENT = (
    select(nudge_decisions.c.person_id)
    .where(
        nudge_decisions.c.person_id.in_(bindparam("people", expanding=True)),
        nudge_decisions.c.outcome == Outcome.SEND,
    )
    .group_by(nudge_decisions.c.person_id)
    .having(func.count() == 1)
)
_UNANSWERED_ON = (
    select(nudge_decisions.c.id)
    .join(deliveries, deliveries.c.id == nudge_decisions.c.delivery_id)
    .where(
        nudge_decisions.c.person_id == bindparam("person"),
        nudge_decisions.c.local_day == bindparam("day"),
        nudge_decisions.c.outcome == Outcome.SEND,
        nudge_decisions.c.answer.is_(None),
        deliveries.c.status.in_([DeliveryStatus.SENDING, DeliveryStatus.SENT]),
    )
)
_TO_ANSWER = (
    select(nudge_decisions)
    .where(nudge_decisions.c.id == bindparam("decision"), nudge_decisions.c.workspace_id == bindparam("workspace"))
    .with_for_update()
)
_LAST_SENT = (
    select(
        nudge_decisions.c.local_day,
        func.coalesce(deliveries.c.sent_at, nudge_decisions.c.decided_at, type_=Instant).label("at"),
    )
    .outerjoin(deliveries, deliveries.c.id == nudge_decisions.c.delivery_id)
    .where(
        nudge_decisions.c.person_id == bindparam("person"),
        nudge_decisions.c.outcome == Outcome.SEND,
        nudge_decisions.c.local_day <= bindparam("tomorrow"),
        or_(
            deliveries.c.status.is_(None),
            deliveries.c.status.not_in(_NOT_SENT),
            nudge_decisions.c.local_day >= bindparam("today"),
        ),
    )
    .order_by(nudge_decisions.c.local_day.desc())
    .limit(2)
)
_LOCK_OWNER = (
    select(people.c.id)
    .join(nudge_decisions, nudge_decisions.c.person_id == people.c.id)
    .where(
        nudge_decisions.c.id == bindparam("decision"),
        nudge_decisions.c.workspace_id == bindparam("workspace"),
    )
    .with_for_update(key_share=True, of=people)
)
