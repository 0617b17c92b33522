"""Look up whether the reason for an offer holds now."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, exists, func, or_, select

from bot.domain.kinds import Kind
from bot.domain.needs import Need, NeedStatus
from bot.storage.offers import StoredOffer
from bot.storage.tables import actions, needs, offers
from bot.storage.types import Instant
from bot.storage.visibility import is_not_undone


class Done(NamedTuple):
    """What a person did for a customer, by the action's row id; `customer` is as typed."""

    action_id: int
    kind: Kind
    on: date
    customer: str


def has_waited_longest(connection: Connection, need: Need) -> bool:
    """Return whether other needs are open, and each was noticed later and has been open for less time."""
    about = {
        "workspace": need.workspace_id,
        "need": need.id,
        "created": need.created_at,
        "open_since": need.handed_back_at or need.created_at,
    }
    row = connection.execute(_OTHERS_OPEN, about).one()
    return bool(row.others and not row.longer)


def customer_of(connection: Connection, need_id: int) -> str | None:
    """Return the customer of a need, as typed."""
    customer: str | None = connection.execute(_CUSTOMER_OF, {"need": need_id}).scalar_one_or_none()
    return customer


def done_for_customers(connection: Connection, person_id: int, most: int) -> Sequence[Done]:
    """Return the person's newest actions that name a customer, at most `most`, the newest first."""
    rows = connection.execute(_DONE, {"person": person_id, "most": most})
    return [Done(row.id, row.kind, row.happened_on, row.customer) for row in rows]


def came_before(connection: Connection, offer: StoredOffer) -> bool:
    """Return whether the same thing was offered to the person in an earlier offer, and they may have seen it."""
    about = {
        "person": offer.person_id,
        "source": offer.subject.source,
        "subject": offer.subject.text,
        "offer": offer.id,
    }
    return connection.execute(_BEFORE, about).first() is not None


# Built once: building takes SQLAlchemy longer than running, and every nudge runs some of them.
_OPEN_SINCE = func.coalesce(needs.c.handed_back_at, needs.c.created_at, type_=Instant)
_OTHER = (
    needs.c.workspace_id == bindparam("workspace"),
    needs.c.status == NeedStatus.OPEN,
    needs.c.id != bindparam("need"),
)
_OTHERS_OPEN = select(
    exists().where(*_OTHER).label("others"),
    exists()
    .where(
        *_OTHER,
        or_(
            bindparam("created", type_=Instant) >= needs.c.created_at,
            bindparam("open_since", type_=Instant) >= _OPEN_SINCE,
        ),
    )
    .label("longer"),
)
_CUSTOMER_OF = select(needs.c.customer).where(needs.c.id == bindparam("need"))
_DONE = (
    select(actions.c.id, actions.c.kind, actions.c.happened_on, actions.c.customer)
    .where(actions.c.person_id == bindparam("person"), is_not_undone(actions), actions.c.customer.is_not(None))
    .order_by(actions.c.recorded_at.desc(), actions.c.id.desc())
    .limit(bindparam("most"))
)
_BEFORE = (
    select(offers.c.id)
    .where(
        offers.c.person_id == bindparam("person"),
        offers.c.source == bindparam("source"),
        offers.c.subject == bindparam("subject"),
        offers.c.id < bindparam("offer"),
        offers.c.unseen.is_(False),
    )
    .limit(1)
)
