"""Find the questions about needs that people were asked, or will be."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select

from bot.domain.deliveries import Delivery, DeliveryStatus
from bot.storage.rows import build
from bot.storage.tables import deliveries

_MOST = 2
"""How many of a person's questions matter: the one that waits, and the one before."""


def asked_or_waiting(connection: Connection, person_id: int, kind: str) -> Sequence[Delivery]:
    """Return the person's newest messages of this kind, except those that were dropped unsent."""
    rows = connection.execute(_ASKED, {"person": person_id, "kind": kind}).all()
    return [build(Delivery, row) for row in rows]


# Built once: building takes SQLAlchemy longer than running, and every nudge runs it.
_ASKED = (
    select(deliveries)
    .where(
        deliveries.c.person_id == bindparam("person"),
        deliveries.c.kind == bindparam("kind"),
        deliveries.c.status != DeliveryStatus.EXPIRED,
    )
    .order_by(deliveries.c.id.desc())
    .limit(_MOST)
)
