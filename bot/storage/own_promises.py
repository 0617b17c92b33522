"""Read what people promised, whatever happened to the story since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from bot.storage.promises import OF_AN_OFFER
from bot.storage.rows import build
from bot.storage.tables import promises, stories


@dataclass(frozen=True, slots=True)
class OwnPromise:
    """A person's promise, whatever happened to its story; `action_id` is the story's action, None for a plan alone."""

    id: int
    plan: str | None
    promised_at: datetime
    action_id: int | None
    kept_action_id: int | None
    origin_key: str | None

    @property
    def typed(self) -> str | None:
        """The plan, if the person typed it themselves."""
        return None if (self.origin_key or "").startswith(OF_AN_OFFER) else self.plan


def find_promise(connection: Connection, person_id: int, promise_id: int) -> OwnPromise | None:
    """Return the promise with this id, if it is the person's."""
    row = connection.execute(
        _OWN_PROMISES.where(promises.c.person_id == person_id, promises.c.id == promise_id)
    ).one_or_none()
    return None if row is None else build(OwnPromise, row)


def promise_about(connection: Connection, person_id: int, action_id: int) -> OwnPromise | None:
    """Return the person's promise about the story with this action, if any."""
    row = connection.execute(
        _OWN_PROMISES.where(promises.c.person_id == person_id, stories.c.action_id == action_id)
    ).one_or_none()
    return None if row is None else build(OwnPromise, row)


def promise_from(connection: Connection, person_id: int, origin_key: str) -> OwnPromise | None:
    """Return the person's plan that this made, if any."""
    row = connection.execute(
        _OWN_PROMISES.where(promises.c.person_id == person_id, promises.c.origin_key == origin_key)
    ).one_or_none()
    return None if row is None else build(OwnPromise, row)


def open_ones(connection: Connection, person_id: int) -> Sequence[OwnPromise]:
    """Return the person's promises that they have not kept yet, the newest first."""
    rows = connection.execute(
        _OWN_PROMISES.where(promises.c.person_id == person_id, promises.c.kept_action_id.is_(None)).order_by(
            promises.c.promised_at.desc(), promises.c.id.desc()
        )
    ).all()
    return [build(OwnPromise, row) for row in rows]


def promise_kept_by(connection: Connection, person_id: int, action_id: int) -> OwnPromise | None:
    """Return the first promise that this action of the person's kept, if any."""
    row = connection.execute(
        _OWN_PROMISES.where(promises.c.person_id == person_id, promises.c.kept_action_id == action_id)
        .order_by(promises.c.id)
        .limit(1)
    ).one_or_none()
    return None if row is None else build(OwnPromise, row)


_OWN_PROMISES = select(promises, stories.c.action_id).outerjoin(stories, stories.c.id == promises.c.story_id)
