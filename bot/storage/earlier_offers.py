"""Find what a person was offered before, and who holds a need now: the next offer depends on it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, bindparam, func, literal, select

from bot.domain.offers import OfferSource, Subject, SubjectKind, read_subject
from bot.storage.tables import offers, people
from bot.storage.tables.base import Id
from bot.storage.types import Instant


def last_offered(connection: Connection, person_ids: Sequence[int]) -> dict[int, dict[Subject, datetime]]:
    """Return for each person when each thing was last offered to them; leave out what they never saw."""
    found: dict[int, dict[Subject, datetime]] = {person_id: {} for person_id in person_ids}
    for row in connection.execute(_LAST_OFFERED, {"people": list(person_ids)}):
        found[row.person_id][read_subject(row.source, row.subject)] = row.at
    return found


def last_sources(
    connection: Connection, person_ids: Sequence[int], most: int, *, nudges: bool, but_of: int | None
) -> dict[int, list[OfferSource]]:
    """Return for each person the sources of their last offers, the newest first: only nudges', or also other ones.

    Leave out what the decision `but_of` offered. Leave out what was drawn for a nudge that arrived with something else,
    and for a nudge that never arrived.
    """
    # A nudge is drawn again once or twice, at most, before it is sent.
    about = {"people": list(person_ids), "but_of": but_of, "before": most * 4 - 1}
    sources: dict[int, list[OfferSource]] = {person_id: [] for person_id in person_ids}
    seen: set[int | None] = set()
    for row in connection.execute(_LAST_NUDGED if nudges else _LAST_SHOWN, about):
        if row.asked or row.decision_id not in seen:
            sources[row.person_id].append(row.source)
        if not row.asked:
            seen.add(row.decision_id)
    return {person_id: each[:most] for person_id, each in sources.items()}


def others_asked(connection: Connection, person_id: int, since: datetime, until: datetime) -> int:
    """Return how often, from `since` to before `until`, the person asked to replace a nudge's offer."""
    about = {"person": person_id, "since": since, "until": until}
    return connection.execute(_OTHERS_ASKED, about).scalar_one()


def need_holders(
    connection: Connection, workspace_id: int, need_ids: Sequence[int], since: datetime
) -> dict[int, set[int]]:
    """Return for each of these needs the people who hold it, from offers after `since`."""
    found: dict[int, set[int]] = {need_id: set() for need_id in need_ids}
    subjects = [Subject(SubjectKind.NEED, need_id).text for need_id in need_ids]
    for row in connection.execute(_HOLDERS, {"workspace": workspace_id, "subjects": subjects, "since": since}):
        found[read_subject(OfferSource.NEED, row.subject).row].add(row.person_id)
    return found


def count_role_hints(connection: Connection, person_ids: Sequence[int]) -> dict[int, int]:
    """Return for each person how many offers mentioned that they can give their role."""
    if not person_ids:
        return {}
    rows = connection.execute(_ROLE_HINTS, {"people": list(person_ids)})
    return dict.fromkeys(person_ids, 0) | {row.person_id: row.number for row in rows}


def _last_shown(*, nudges: bool) -> Select[Any]:
    """Return the statement that finds each person's newest offers, through the index whatever there was before."""

    def shown(offer: FromClause) -> ColumnElement[bool]:
        but_of = bindparam("but_of", type_=Id)
        seen = and_(offer.c.unseen.is_(False), offer.c.decision_id.is_distinct_from(but_of) | but_of.is_(None))
        return and_(seen, offer.c.asked.is_(False)) if nudges else seen

    earlier = offers.alias()
    first = (
        select(earlier.c.offered_at)
        .where(earlier.c.person_id == people.c.id, shown(earlier))
        .order_by(earlier.c.offered_at.desc())
        .offset(bindparam("before"))
        .limit(1)
        .correlate(people)
        .scalar_subquery()
    )
    return (
        select(offers.c.person_id, offers.c.source, offers.c.asked, offers.c.decision_id)
        .join(people, people.c.id == offers.c.person_id)
        .where(
            people.c.id.in_(bindparam("people", expanding=True)),
            offers.c.offered_at >= func.coalesce(first, _EVER, type_=Instant),
            shown(offers),
        )
        .order_by(offers.c.person_id, offers.c.offered_at.desc(), offers.c.id.desc())
    )


_EVER = literal(datetime(1970, 1, 1, tzinfo=UTC), Instant)
# Built once: building takes SQLAlchemy longer than running, and every nudge or answer runs these.
_OTHERS_ASKED = select(func.count()).where(
    offers.c.person_id == bindparam("person"),
    offers.c.offered_at >= bindparam("since"),
    offers.c.offered_at < bindparam("until"),
    offers.c.asked,
    offers.c.decision_id.is_not(None),
)
_OF_PEOPLE = offers.c.person_id.in_(bindparam("people", expanding=True))
_ROLE_HINTS = (
    select(offers.c.person_id, func.count().label("number"))
    .where(_OF_PEOPLE, offers.c.hints_role)
    .group_by(offers.c.person_id)
)
_LAST_OFFERED = (
    select(offers.c.person_id, offers.c.source, offers.c.subject, func.max(offers.c.offered_at).label("at"))
    .where(_OF_PEOPLE, offers.c.unseen.is_(False))
    .group_by(offers.c.person_id, offers.c.source, offers.c.subject)
)
_LAST_SHOWN = _last_shown(nudges=False)
_LAST_NUDGED = _last_shown(nudges=True)
_HOLDERS = select(offers.c.subject, offers.c.person_id).where(
    offers.c.workspace_id == bindparam("workspace"),
    offers.c.source == OfferSource.NEED,
    offers.c.subject.in_(bindparam("subjects", expanding=True)),
    offers.c.closed_at.is_(None),
    offers.c.offered_at > bindparam("since"),
)
