"""Store how people answered their nudges; a decision's answer is kept with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import (
    Connection,
    bindparam,
    or_,
    select,
)

from bot.domain.deliveries import DeliveryStatus
from bot.domain.nudges import Answer, Outcome
from bot.storage.rows import build, change_row
from bot.storage.tables import deliveries, nudge_decisions, people

_REPLACED_BY = (Answer.DID_IT, Answer.TOOK_IT, Answer.HANDED_BACK, Answer.DROPPED, Answer.NOT_TODAY)
"""The answers that put something else in the place of the nudge."""


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


def find_to_answer(connection: Connection, workspace_id: int, decision_id: int) -> StoredDecision | None:
    """Return the decision with this id, locked, unless it belongs to another workspace; a second answer waits.

    Lock its person first, as a draw does. SQLite needs no lock on the rows: its write transactions run one after the
    other.
    """
    about = {"workspace": workspace_id, "decision": decision_id}
    connection.execute(_LOCK_OWNER, about)
    row = connection.execute(_TO_ANSWER, about).one_or_none()
    return None if row is None else build(StoredDecision, row)


def still_shown(connection: Connection, decision_id: int) -> StoredDecision | None:
    """Return the decision of a nudge, unless its answer has put something else in its place."""
    row = connection.execute(
        select(nudge_decisions).where(
            nudge_decisions.c.id == decision_id,
            or_(nudge_decisions.c.answer.is_(None), nudge_decisions.c.answer.not_in(_REPLACED_BY)),
        )
    ).one_or_none()
    return None if row is None else build(StoredDecision, row)


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


# Built once: building takes SQLAlchemy longer than running, and these run often.
_ANSWERED = select(nudge_decisions.c.id).where(
    nudge_decisions.c.id.in_(bindparam("decisions", expanding=True)), nudge_decisions.c.answer.is_not(None)
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
_LOCK_OWNER = (
    select(people.c.id)
    .join(nudge_decisions, nudge_decisions.c.person_id == people.c.id)
    .where(
        nudge_decisions.c.id == bindparam("decision"),
        nudge_decisions.c.workspace_id == bindparam("workspace"),
    )
    .with_for_update(key_share=True, of=people)
)
