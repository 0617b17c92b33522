"""Store what people were offered, and what it was drawn from; all of it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Date, Row, bindparam, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.domain.offers import OfferSource, Subject, SubjectKind, read_subject
from bot.domain.reasons import Reason
from bot.domain.replays import DrawRecord
from bot.storage.rows import columns, insert_row
from bot.storage.tables import catalogues, nudge_decisions, offers
from bot.storage.tables.base import Id
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
    return _stored(insert_row(connection, offers, _flat(new)))


def _flat(new: NewOffer) -> dict[str, Any]:
    values = columns(new)
    values["why"] = values.pop("reasons")
    return values | drawn_columns(values.pop("drawn"))


def drawn_columns(drawn: DrawRecord) -> dict[str, Any]:
    """Return a draw as columns of an offer or a decision."""
    return columns(drawn) | {"source": drawn.subject.source, "subject": drawn.subject.text}


def _stored(row: Row[Any]) -> StoredOffer:
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
    return None if row is None else _stored(row)


def shown_by(connection: Connection, decision_id: int) -> StoredOffer | None:
    """Return what a nudge shows now."""
    row = connection.execute(_SHOWN_BY, {"decision": decision_id}).one_or_none()
    return None if row is None else _stored(row)


def newest_of(connection: Connection, person_id: int, subject: Subject) -> StoredOffer | None:
    """Return the last offer of this thing to the person."""
    about = {"person": person_id, "source": subject.source, "subject": subject.text}
    row = connection.execute(_NEWEST_OF, about).one_or_none()
    return None if row is None else _stored(row)


def held(connection: Connection, person_id: int) -> StoredOffer | None:
    """Return the newest of the offers that the person holds, however old it is."""
    row = connection.execute(_HELD, {"person": person_id}).one_or_none()
    return None if row is None else _stored(row)


def close_held(connection: Connection, person_id: int, now: datetime, *, but_of: date | None) -> None:
    """Close everything that the person holds, except the offer of the nudge of the local day `but_of`."""
    connection.execute(_CLOSE_HELD, {"person": person_id, "now": now, "day": but_of})


def close(connection: Connection, offer_id: int, now: datetime) -> None:
    """Close an offer, so that the person does not hold it any more."""
    connection.execute(_CLOSE, {"offer": offer_id, "now": now})


def close_of(connection: Connection, decision_id: int, now: datetime) -> None:
    """Close a nudge's offers, so that the person does not hold them any more."""
    connection.execute(_CLOSE_OF, {"decision": decision_id, "now": now})


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


def last_offered(connection: Connection, person_id: int) -> dict[Subject, datetime]:
    """Return when each thing was last offered to the person; leave out what they never saw."""
    rows = connection.execute(_LAST_OFFERED, {"person": person_id}).all()
    return {read_subject(row.source, row.subject): row.at for row in rows}


def last_sources(
    connection: Connection, person_id: int, most: int, *, nudges: bool, but_of: int | None
) -> list[OfferSource]:
    """Return the sources of the person's last offers, the newest first: only nudges', or only other ones.

    Leave out what the decision `but_of` offered. Leave out what was drawn for a nudge that arrived with something else,
    and for a nudge that never arrived.
    """
    # A nudge is drawn again once or twice, at most, before it is sent.
    about = {"person": person_id, "but_of": but_of, "most": most * 4}
    newest = _LAST_NUDGED if nudges else _LAST_SHOWN
    sources: list[OfferSource] = []
    seen: set[int | None] = set()
    for row in connection.execute(newest, about).all():
        if row.asked or row.decision_id not in seen:
            sources.append(row.source)
        if not row.asked:
            seen.add(row.decision_id)
    return sources[:most]


def others_asked(connection: Connection, person_id: int, since: datetime, until: datetime) -> int:
    """Return how often, from `since` to before `until`, the person asked to replace a nudge's offer."""
    about = {"person": person_id, "since": since, "until": until}
    return connection.execute(_OTHERS_ASKED, about).scalar_one()


def need_holders(connection: Connection, workspace_id: int, need_ids: Sequence[int], since: datetime) -> dict[int, int]:
    """Return how many people hold each of these needs, from offers after `since`.

    Needs that nobody holds are left out.
    """
    about = {
        "workspace": workspace_id,
        "subjects": [Subject(SubjectKind.NEED, need_id).text for need_id in need_ids],
        "since": since,
    }
    rows = connection.execute(_HOLDERS, about).all()
    return {read_subject(OfferSource.NEED, row.subject).row: row.number for row in rows}


def count_role_hints(connection: Connection, person_id: int) -> int:
    """Return how many offers mentioned to the person that they can give their role."""
    return connection.execute(_ROLE_HINTS, {"person": person_id}).scalar_one()


def keep_catalogue(connection: Connection, digest: str, ideas: list[dict[str, Any]], now: datetime) -> None:
    """Keep a catalogue under its digest, unless another replica has just done so."""
    values = {"digest": digest, "ideas": ideas, "first_used_at": now}
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    connection.execute(dialect.insert(catalogues).values(**values).on_conflict_do_nothing())


def is_catalogue_kept(connection: Connection, digest: str) -> bool:
    """Return whether the catalogue with this digest is kept."""
    return connection.execute(_IS_KEPT, {"digest": digest}).first() is not None


def find_catalogue(connection: Connection, digest: str) -> list[dict[str, Any]] | None:
    """Return the kept ideas of the catalogue with this digest."""
    found: list[dict[str, Any]] | None = connection.execute(
        select(catalogues.c.ideas).where(catalogues.c.digest == digest)
    ).scalar_one_or_none()
    return found


# Built once: building takes SQLAlchemy longer than running, and every nudge or answer runs these.
_BY_ID = select(offers).where(offers.c.id == bindparam("offer"), offers.c.person_id == bindparam("person"))
_SHOWN_BY = select(offers).where(offers.c.decision_id == bindparam("decision")).order_by(offers.c.id.desc()).limit(1)
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
_HELD = (
    select(offers)
    .where(offers.c.person_id == bindparam("person"), offers.c.closed_at.is_(None))
    .order_by(offers.c.offered_at.desc(), offers.c.id.desc())
    .limit(1)
)
_CLOSE = (
    update(offers)
    .where(offers.c.id == bindparam("offer"), offers.c.closed_at.is_(None))
    .values(closed_at=bindparam("now"))
)
_CLOSE_OF = (
    update(offers)
    .where(offers.c.decision_id == bindparam("decision"), offers.c.closed_at.is_(None))
    .values(closed_at=bindparam("now"))
)
_MARK_SEEN = update(offers).where(offers.c.decision_id == bindparam("decision"), offers.c.unseen).values(unseen=False)
_OTHERS_ASKED = select(func.count()).where(
    offers.c.person_id == bindparam("person"),
    offers.c.offered_at >= bindparam("since"),
    offers.c.offered_at < bindparam("until"),
    offers.c.asked,
    offers.c.decision_id.is_not(None),
)
_ROLE_HINTS = select(func.count()).where(offers.c.person_id == bindparam("person"), offers.c.hints_role)
_IS_KEPT = select(catalogues.c.digest).where(catalogues.c.digest == bindparam("digest"))
_LAST_OFFERED = (
    select(offers.c.source, offers.c.subject, func.max(offers.c.offered_at).label("at"))
    .where(offers.c.person_id == bindparam("person"), offers.c.unseen.is_(False))
    .group_by(offers.c.source, offers.c.subject)
)
_LAST_SHOWN = (
    select(offers.c.source, offers.c.asked, offers.c.decision_id)
    .where(
        offers.c.person_id == bindparam("person"),
        offers.c.unseen.is_(False),
        offers.c.decision_id.is_distinct_from(bindparam("but_of", type_=Id)) | bindparam("but_of", type_=Id).is_(None),
    )
    .order_by(offers.c.offered_at.desc(), offers.c.id.desc())
    .limit(bindparam("most"))
)
_LAST_NUDGED = _LAST_SHOWN.where(offers.c.asked.is_(False))
_OF_THE_DAY = select(nudge_decisions.c.id).where(
    nudge_decisions.c.person_id == bindparam("person"),
    nudge_decisions.c.local_day == bindparam("day", type_=Date),
)
_CLOSE_HELD = (
    update(offers)
    .where(
        offers.c.person_id == bindparam("person"),
        offers.c.closed_at.is_(None),
        or_(offers.c.decision_id.is_(None), offers.c.decision_id.not_in(_OF_THE_DAY)),
    )
    .values(closed_at=bindparam("now"))
)
_HOLDERS = (
    select(offers.c.subject, func.count(offers.c.person_id.distinct()).label("number"))
    .where(
        offers.c.workspace_id == bindparam("workspace"),
        offers.c.source == OfferSource.NEED,
        offers.c.subject.in_(bindparam("subjects", expanding=True)),
        offers.c.closed_at.is_(None),
        offers.c.offered_at > bindparam("since"),
    )
    .group_by(offers.c.subject)
)
