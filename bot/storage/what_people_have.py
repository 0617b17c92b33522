"""Find which people have anything of a kind, so that nobody is asked for what they do not have."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, exists, select

from bot.domain.needs import NeedStatus
from bot.storage.rows import build
from bot.storage.tables import actions, deliveries, needs, people, promises
from bot.storage.visibility import is_not_undone


@dataclass(frozen=True, slots=True)
class Has:
    """Whether a person recorded actions lately, named customers ever, has promises to keep or has taken needs."""

    actions: bool
    customers: bool
    promises: bool
    taken: bool


def find(connection: Connection, person_ids: Sequence[int], *, acted_since: datetime) -> dict[int, Has]:
    """Return what each of these people has."""
    about = {"people": list(person_ids), "acted": acted_since}
    return {row.id: build(Has, row) for row in connection.execute(_HAS, about)}


def acted_since(connection: Connection, person_ids: Sequence[int], since: datetime) -> set[int]:
    """Return which of these people recorded an action since and did not undo it."""
    return set(connection.execute(_ACTED, {"people": list(person_ids), "acted": since}).scalars())


def with_messages(connection: Connection, person_ids: Sequence[int], kind: str) -> set[int]:
    """Return which of these people were ever queued a message of this kind."""
    return set(connection.execute(_WITH_MESSAGES, {"people": list(person_ids), "kind": kind}).scalars())


# Built once: building takes SQLAlchemy longer than running, and every nudge runs these.
_OWN = (actions.c.person_id == people.c.id, is_not_undone(actions))
_LATELY = exists().where(*_OWN, actions.c.recorded_at >= bindparam("acted"))
_PROMISED = exists().where(promises.c.person_id == people.c.id, promises.c.kept_action_id.is_(None))
_TAKEN = exists().where(needs.c.taken_by == people.c.id, needs.c.status == NeedStatus.TAKEN)
_AMONG = people.c.id.in_(bindparam("people", expanding=True))
_HAS = select(
    people.c.id,
    _LATELY.label("actions"),
    exists().where(*_OWN, actions.c.customer.is_not(None)).label("customers"),
    _PROMISED.label("promises"),
    _TAKEN.label("taken"),
).where(_AMONG)
_ACTED = select(people.c.id).where(_AMONG, _LATELY)
_WITH_MESSAGES = select(people.c.id).where(
    _AMONG, exists().where(deliveries.c.person_id == people.c.id, deliveries.c.kind == bindparam("kind"))
)
