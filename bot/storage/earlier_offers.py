"""Find what a person was offered before, and who holds a need now: the next offer depends on it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select

from bot.domain.offers import OfferSource, Subject, SubjectKind, read_subject
from bot.storage.tables import offers
from bot.storage.tables.base import Id


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


# Built once: building takes SQLAlchemy longer than running, and every nudge or answer runs these.
_OTHERS_ASKED = select(func.count()).where(
    offers.c.person_id == bindparam("person"),
    offers.c.offered_at >= bindparam("since"),
    offers.c.offered_at < bindparam("until"),
    offers.c.asked,
    offers.c.decision_id.is_not(None),
)
_ROLE_HINTS = select(func.count()).where(offers.c.person_id == bindparam("person"), offers.c.hints_role)
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
