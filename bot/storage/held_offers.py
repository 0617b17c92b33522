"""Find the offers that people still hold, and close them."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, Date, bindparam, or_, select, update

from bot.storage.offers import StoredOffer, offer_of
from bot.storage.tables import nudge_decisions, offers


def held(connection: Connection, person_id: int) -> StoredOffer | None:
    """Return the newest of the offers that the person holds, however old it is."""
    row = connection.execute(_HELD, {"person": person_id}).one_or_none()
    return None if row is None else offer_of(row)


def close_held(connection: Connection, person_id: int, now: datetime, *, but_of: date | None) -> None:
    """Close everything that the person holds, except the offer of the nudge of the local day `but_of`."""
    connection.execute(_CLOSE_HELD, {"person": person_id, "now": now, "day": but_of})


def close_all_held(connection: Connection, person_ids: Sequence[int], now: datetime) -> None:
    """Close everything that these people hold."""
    connection.execute(_CLOSE_ALL_HELD, {"people": list(person_ids), "now": now})


def close(connection: Connection, offer_id: int, now: datetime) -> None:
    """Close an offer, so that the person does not hold it any more."""
    connection.execute(_CLOSE, {"offer": offer_id, "now": now})


def close_of(connection: Connection, decision_id: int, now: datetime) -> None:
    """Close a nudge's offers, so that the person does not hold them any more."""
    connection.execute(_CLOSE_OF, {"decision": decision_id, "now": now})


# Built once: building takes SQLAlchemy longer than running, and every offer runs these.
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
_OF_THE_DAY = select(nudge_decisions.c.id).where(
    nudge_decisions.c.person_id == bindparam("person"),
    nudge_decisions.c.local_day == bindparam("day", type_=Date),
)
_CLOSE_ALL_HELD = (
    update(offers)
    .where(offers.c.person_id.in_(bindparam("people", expanding=True)), offers.c.closed_at.is_(None))
    .values(closed_at=bindparam("now"))
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
