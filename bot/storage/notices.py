"""Store notices: colleagues noticed a story; and find the news for the story's person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, func, select, union

from bot.storage.rows import insert_once
from bot.storage.tables import actions, inspirations, notices, people, stories
from bot.storage.visibility import is_not_undone, may_be_linked, may_read_action


@dataclass(frozen=True, slots=True)
class Noticing:
    """How many colleagues noticed how many of a person's stories."""

    colleagues: int
    stories: int


def toggle(connection: Connection, story_id: int, person_id: int, now: datetime, *, settled: datetime) -> bool:
    """Notice a story, or undo a notice from `settled` or before; return whether it is noticed now.

    Of two clicks at once, the second waits for the first, and changes nothing.
    """
    values = {"story_id": story_id, "person_id": person_id, "noticed_at": now}
    if insert_once(connection, notices, values, ("story_id", "person_id")) is not None:
        return True
    its = (notices.c.story_id == story_id, notices.c.person_id == person_id)
    connection.execute(delete(notices).where(*its, notices.c.noticed_at <= settled))
    return has_noticed(connection, story_id, person_id)


def has_noticed(connection: Connection, story_id: int, person_id: int) -> bool:
    """Return whether the person notices the story now."""
    its = select(notices.c.story_id).where(notices.c.story_id == story_id, notices.c.person_id == person_id)
    return connection.execute(its).first() is not None


def by_story(connection: Connection, story_ids: Sequence[int]) -> dict[int, int]:
    """Return for each story how many colleagues noticed it; stories without notices are left out."""
    rows = connection.execute(
        select(notices.c.story_id, func.count().label("number"))
        .where(notices.c.story_id.in_(story_ids))
        .group_by(notices.c.story_id)
    ).all()
    return {row.story_id: row.number for row in rows}


def of_person(connection: Connection, person_id: int) -> int:
    """Return how often colleagues noticed this person's stories; only this person sees it."""
    return connection.execute(_OF_PERSON, {"person": person_id}).scalar_one()


def between(connection: Connection, person_id: int, after: datetime, until: datetime) -> Noticing:
    """Return the notices of the person's stories at `after < instant <= until`."""
    about = {"person": person_id, "after": after, "until": until}
    return Noticing(*connection.execute(_BETWEEN, about).one())


def who_did_like(connection: Connection, person_id: int, after: datetime, until: datetime) -> list[str]:
    """Return the names of colleagues who did one like the person's story, the first one first.

    Only actions at `after < instant <= until` count, and only those that colleagues may see.
    """
    # An action counts from when it was recorded, because the database does not know when it was linked or shared. So if
    # its person adds the link after the nudge with this news, no nudge reports it.
    about = {"person": person_id, "after": after, "until": until}
    rows = connection.execute(_VISIBLE_LIKES, about).all()
    return list({row.person_id: row.name for row in rows}.values())


def likes(connection: Connection, person_id: int, after: datetime, until: datetime) -> list[tuple[int, int]]:
    """Return the ids of those actions and of their people, also of those that nobody may see now."""
    about = {"person": person_id, "after": after, "until": until}
    return [(row.id, row.person_id) for row in connection.execute(_LIKES, about)]


def newsworthy(connection: Connection, person_ids: Sequence[int], after: datetime) -> frozenset[int]:
    """Return those of these people with stories that somebody noticed, or did one like, since `after`."""
    about = {"people": list(person_ids), "after": after}
    return frozenset(connection.execute(_NEWSWORTHY, about).scalars())


def _likes() -> Select[Any]:
    origin = actions.alias()
    return (
        select(actions.c.id, actions.c.person_id, people.c.name)
        .distinct()
        .select_from(actions)
        .join(inspirations, inspirations.c.action_id == actions.c.id)
        .join(origin, origin.c.id == inspirations.c.inspired_by_id)
        .join(stories, stories.c.action_id == origin.c.id)
        .join(people, people.c.id == actions.c.person_id)
        .where(
            origin.c.person_id == bindparam("person"),
            is_not_undone(origin),
            actions.c.person_id != bindparam("person"),
            actions.c.recorded_at > bindparam("after"),
            actions.c.recorded_at <= bindparam("until"),
        )
        .order_by(actions.c.id)
    )


# Built once: building takes SQLAlchemy longer than running, and every nudge or App Home runs these.
_OF_PERSON = (
    select(func.count())
    .select_from(notices)
    .join(stories, stories.c.id == notices.c.story_id)
    .join(actions, actions.c.id == stories.c.action_id)
    .where(actions.c.person_id == bindparam("person"), is_not_undone(actions))
)
_BETWEEN = (
    select(func.count(notices.c.person_id.distinct()), func.count(notices.c.story_id.distinct()))
    .join(stories, stories.c.id == notices.c.story_id)
    .join(actions, actions.c.id == stories.c.action_id)
    .where(
        actions.c.person_id == bindparam("person"),
        is_not_undone(actions),
        notices.c.noticed_at > bindparam("after"),
        notices.c.noticed_at <= bindparam("until"),
    )
)
_LIKES = _likes()
_VISIBLE_LIKES = _LIKES.where(may_be_linked(actions, people), may_read_action(actions, bindparam("person")))
_LIKE = actions.alias()
_NEWSWORTHY = union(
    select(actions.c.person_id)
    .join(stories, stories.c.action_id == actions.c.id)
    .join(notices, notices.c.story_id == stories.c.id)
    .where(actions.c.person_id.in_(bindparam("people", expanding=True)), notices.c.noticed_at > bindparam("after")),
    select(actions.c.person_id)
    .join(inspirations, inspirations.c.inspired_by_id == actions.c.id)
    .join(_LIKE, _LIKE.c.id == inspirations.c.action_id)
    .where(actions.c.person_id.in_(bindparam("people", expanding=True)), _LIKE.c.recorded_at > bindparam("after")),
)
