"""What people promised about stories, whatever happened to the story since."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from bot.storage.rows import build
from bot.storage.tables import promises, stories


@dataclass(frozen=True, slots=True)
class OwnPromise:
    """A person's promise, whatever happened to the story; `action_id` is the story's action."""

    id: int
    plan: str | None
    action_id: int
    kept_action_id: int | None


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


_OWN_PROMISES = select(promises, stories.c.action_id).join(stories, stories.c.id == promises.c.story_id)
