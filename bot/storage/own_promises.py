"""What people promised about stories, whatever happened to the story since."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from bot.storage.rows import build
from bot.storage.tables import promises, stories


@dataclass(frozen=True, slots=True)
class OwnPromise:
    """What a person promised, whatever became of the story: `action_id` is the action that it told."""

    id: int
    plan: str | None
    action_id: int
    kept_action_id: int | None


def find_promise(connection: Connection, person_id: int, promise_id: int) -> OwnPromise | None:
    """The promise with this id, if it is the person's."""
    row = connection.execute(
        _OWN_PROMISES.where(promises.c.person_id == person_id, promises.c.id == promise_id)
    ).one_or_none()
    return None if row is None else build(OwnPromise, row)


def promise_about(connection: Connection, person_id: int, action_id: int) -> OwnPromise | None:
    """What the person promised about the story that tells this action, if they did."""
    row = connection.execute(
        _OWN_PROMISES.where(promises.c.person_id == person_id, stories.c.action_id == action_id)
    ).one_or_none()
    return None if row is None else build(OwnPromise, row)


_OWN_PROMISES = select(promises, stories.c.action_id).join(stories, stories.c.id == promises.c.story_id)
