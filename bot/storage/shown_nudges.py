"""Nudges that people may be reading, and what they said about the stories in them."""

from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from bot.domain.nudges import Answer
from bot.storage.decisions import StoredDecision
from bot.storage.rows import build
from bot.storage.tables import nudge_decisions, promises, stories

REPLACED_BY = (Answer.DID_IT, Answer.TOOK_IT, Answer.HANDED_BACK, Answer.NOT_TODAY)
"""The answers that have put something else in the place of the nudge."""


@dataclass(frozen=True, slots=True)
class OwnPromise:
    """What a person promised, whatever became of the story: `action_id` is the action that it told."""

    id: int
    plan: str | None
    action_id: int
    kept_action_id: int | None


def still_shown(connection: Connection, decision_id: int | None) -> StoredDecision | None:
    """The decision of a nudge, unless its answer has put something else in its place."""
    row = connection.execute(
        select(nudge_decisions).where(
            nudge_decisions.c.id == decision_id,
            or_(nudge_decisions.c.answer.is_(None), nudge_decisions.c.answer.not_in(REPLACED_BY)),
        )
    ).one_or_none()
    return None if row is None else build(StoredDecision, row)


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
