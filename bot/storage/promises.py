"""Store promises: to do one like a story of a shout-out, or a plan of one's own."""

from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from bot.domain.people import Person
from bot.storage.rows import insert_once
from bot.storage.tables import promises, stories

OF_AN_OFFER = "offer:"
"""How the `origin_key` begins of a plan in the words of an offered idea; the offer's row id follows."""


def make(connection: Connection, person: Person, story_id: int, plan: str | None, now: datetime) -> None:
    """Keep that the person promises one like this story; a second promise replaces the first one's plan."""
    values = {
        "workspace_id": person.workspace_id,
        "person_id": person.id,
        "story_id": story_id,
        "plan": plan,
        "promised_at": now,
    }
    if insert_once(connection, promises, values, ("person_id", "story_id")) is None:
        connection.execute(
            update(promises).where(promises.c.person_id == person.id, promises.c.story_id == story_id).values(plan=plan)
        )


def plan(connection: Connection, person: Person, plan: str, origin_key: str, now: datetime) -> None:
    """Keep a plan that no story inspired; `origin_key`, such as `draft:7`, names what made it, once."""
    values = {
        "workspace_id": person.workspace_id,
        "person_id": person.id,
        "plan": plan,
        "promised_at": now,
        "origin_key": origin_key,
    }
    insert_once(connection, promises, values, ("person_id", "origin_key"))


def keep_plan(connection: Connection, promise_id: int, action_id: int) -> None:
    """Mark a promise as kept by the person's own action, unless another one kept it."""
    connection.execute(
        update(promises)
        .where(promises.c.id == promise_id, promises.c.kept_action_id.is_(None))
        .values(kept_action_id=action_id)
    )


def reopen(connection: Connection, person_id: int, action_id: int) -> None:
    """Mark what this action of the person's kept as not kept."""
    connection.execute(
        update(promises)
        .where(promises.c.person_id == person_id, promises.c.kept_action_id == action_id)
        .values(kept_action_id=None)
    )


def drop(connection: Connection, promise_id: int) -> None:
    """Delete a promise that its person has taken back."""
    connection.execute(delete(promises).where(promises.c.id == promise_id))


def keep(connection: Connection, person_id: int, inspired_by: int, action_id: int) -> None:
    """Mark the person's promise about the story of action `inspired_by` as kept by their own action."""
    story = select(stories.c.id).where(stories.c.action_id == inspired_by).scalar_subquery()
    connection.execute(
        update(promises)
        .where(promises.c.person_id == person_id, promises.c.story_id == story, promises.c.kept_action_id.is_(None))
        .values(kept_action_id=action_id)
    )
