"""Store what people were offered, and what it was drawn from; all of it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from bot.domain.offers import Subject, read_subject
from bot.domain.reasons import Reason
from bot.domain.replays import DrawRecord
from bot.storage.rows import columns, insert_row
from bot.storage.tables import offers
from bot.storage.types import Instant


@dataclass(frozen=True, slots=True)
class StoredOffer:
    """Something offered to a person; `decision_id` names the nudge that brought it, if any.

    `asked` is whether the person asked for it. They hold what it offers until `closed_at`.
    """

    id: int
    person_id: int
    subject: Subject
    reasons: frozenset[Reason]
    offered_at: datetime
    decision_id: int | None
    asked: bool
    closed_at: datetime | None
    available: dict[str, Any]


@dataclass(frozen=True, slots=True)
class NewOffer:
    """Something to offer to a person, and how it was drawn."""

    workspace_id: int
    person_id: int
    reasons: frozenset[Reason]
    hints_role: bool
    offered_at: datetime
    decision_id: int | None
    asked: bool
    drawn: DrawRecord


def add(connection: Connection, new: NewOffer) -> StoredOffer:
    """Keep an offer to a person."""
    return offer_of(insert_row(connection, offers, _flat(new)))


def add_all(connection: Connection, new: Sequence[NewOffer]) -> None:
    """Keep at least one offer."""
    connection.execute(_ADD, [_flat(each) for each in new])


def _flat(new: NewOffer) -> dict[str, Any]:
    values = columns(new)
    values["why"] = values.pop("reasons")
    return values | drawn_columns(values.pop("drawn"))


def drawn_columns(drawn: DrawRecord) -> dict[str, Any]:
    """Return a draw as columns of an offer or a decision."""
    return columns(drawn) | {"source": drawn.subject.source, "subject": drawn.subject.text}


def offer_of(row: Row[Any]) -> StoredOffer:
    """Return the offer in a row of the table."""
    return StoredOffer(
        id=row.id,
        person_id=row.person_id,
        subject=read_subject(row.source, row.subject),
        reasons=row.why,
        offered_at=row.offered_at,
        decision_id=row.decision_id,
        asked=row.asked,
        closed_at=row.closed_at,
        available=row.available,
    )


def find(connection: Connection, person_id: int, offer_id: int) -> StoredOffer | None:
    """Return the offer with this id, if this person got it."""
    row = connection.execute(_BY_ID, {"person": person_id, "offer": offer_id}).one_or_none()
    return None if row is None else offer_of(row)


def shown_by(connection: Connection, decision_id: int) -> StoredOffer | None:
    """Return what a nudge shows now."""
    row = connection.execute(_SHOWN_BY, {"decision": decision_id}).one_or_none()
    return None if row is None else offer_of(row)


def shown_by_each(connection: Connection, decision_ids: Sequence[int]) -> dict[int, StoredOffer]:
    """Return what nudges show now, by their decisions."""
    rows = connection.execute(_SHOWN_BY_EACH, {"decisions": list(decision_ids)}).all()
    return {row.decision_id: offer_of(row) for row in rows}


def newest_of(connection: Connection, person_id: int, subject: Subject) -> StoredOffer | None:
    """Return the last offer of this thing to the person."""
    about = {"person": person_id, "source": subject.source, "subject": subject.text}
    row = connection.execute(_NEWEST_OF, about).one_or_none()
    return None if row is None else offer_of(row)


def mark_unseen(connection: Connection, decision_id: int, now: datetime) -> None:
    """Mark a nudge's offer as unseen, because the nudge has not arrived; close it."""
    connection.execute(
        update(offers)
        .where(offers.c.decision_id == decision_id, offers.c.asked.is_(False))
        .values(unseen=True, closed_at=func.coalesce(offers.c.closed_at, now, type_=Instant))
    )


def mark_seen(connection: Connection, decision_id: int) -> None:
    """Mark a nudge's offer as seen, because the nudge has arrived after it was given up."""
    connection.execute(_MARK_SEEN, {"decision": decision_id})


# Built once: building takes SQLAlchemy longer than running, and every nudge or answer runs these.
_BY_ID = select(offers).where(offers.c.id == bindparam("offer"), offers.c.person_id == bindparam("person"))
_SHOWN_BY = select(offers).where(offers.c.decision_id == bindparam("decision")).order_by(offers.c.id.desc()).limit(1)
_SHOWN_BY_EACH = (
    select(offers).where(offers.c.decision_id.in_(bindparam("decisions", expanding=True))).order_by(offers.c.id)
)
_NEWEST_OF = (
    select(offers)
    .where(
        offers.c.person_id == bindparam("person"),
        offers.c.source == bindparam("source"),
        offers.c.subject == bindparam("subject"),
    )
    .order_by(offers.c.id.desc())
    .limit(1)
)
_MARK_SEEN = update(offers).where(offers.c.decision_id == bindparam("decision"), offers.c.unseen).values(unseen=False)
_ADD = insert(offers)
