"""Store words of thanks for stories, and find people to thank in private, who would rather not be featured."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, func, select

from bot.domain.actions import Action
from bot.domain.people import Person
from bot.domain.profiles import Standing
from bot.storage.rows import build, columns, insert_once
from bot.storage.tables import actions, people, shoutouts, stories, thanks
from bot.storage.visibility import is_not_undone, may_be_named


@dataclass(frozen=True, slots=True)
class Thanks:
    """A colleague's words of thanks, by the colleague's row id, for an action in its current state."""

    person_id: int
    text: str
    action: Action


@dataclass(frozen=True, slots=True)
class NewThanks:
    """Words of thanks to keep."""

    workspace_id: int
    story_id: int
    person_id: int
    text: str
    thanked_at: datetime
    origin_key: str


def add_once(connection: Connection, new: NewThanks) -> int | None:
    """Keep words of thanks unless their person has thanked for the story before; return the new id, or None."""
    return insert_once(connection, thanks, columns(new), ("story_id", "person_id"))


def origin_of(connection: Connection, story_id: int, person_id: int) -> str | None:
    """Return the key of the form with which the person thanked for the story; None if they have not."""
    return connection.execute(
        select(thanks.c.origin_key).where(thanks.c.story_id == story_id, thanks.c.person_id == person_id)
    ).scalar_one_or_none()


def find(connection: Connection, workspace_id: int, thanks_id: int) -> Thanks | None:
    """Return the thanks with this id, unless their action was undone."""
    row = connection.execute(
        select(actions, thanks.c.person_id.label("thanked_by"), thanks.c.text.label("words"))
        .join(stories, stories.c.action_id == actions.c.id)
        .join(thanks, thanks.c.story_id == stories.c.id)
        .where(thanks.c.id == thanks_id, thanks.c.workspace_id == workspace_id, is_not_undone(actions))
    ).one_or_none()
    return None if row is None else Thanks(row.thanked_by, row.words, build(Action, row))


def thanked_time(connection: Connection, shoutout_id: int) -> tuple[datetime, datetime]:
    """Return the time that a week's private thanks cover: from the last decided shout-out to this one.

    It does not matter whether there was a post. Before the first one, it is the time that this one covers.
    """
    earlier = shoutouts.alias()
    last = (
        select(func.max(earlier.c.decided_at))
        .where(earlier.c.workspace_id == shoutouts.c.workspace_id, earlier.c.decided_at < shoutouts.c.decided_at)
        .scalar_subquery()
    )
    row = connection.execute(
        select(func.coalesce(last, shoutouts.c.covers_from).label("since"), shoutouts.c.decided_at).where(
            shoutouts.c.id == shoutout_id
        )
    ).one()
    return row.since, row.decided_at


def declined_and_acted(connection: Connection, workspace_id: int, since: datetime, until: datetime) -> Sequence[Person]:
    """Return people with an action in `since <= instant < until` who would rather not be featured."""
    acted = select(actions.c.person_id).where(actions.c.workspace_id == workspace_id, _done(since, until))
    rows = connection.execute(
        select(people)
        .where(
            people.c.workspace_id == workspace_id,
            ~may_be_named(people),
            people.c.active,
            people.c.standing != Standing.BOT,
            people.c.id.in_(acted),
        )
        .order_by(people.c.id)
    ).all()
    return [build(Person, row) for row in rows]


def number_done(connection: Connection, person_id: int, since: datetime, until: datetime) -> int:
    """Return how many actions a person did in `since <= instant < until`, also private ones."""
    return connection.execute(
        select(func.count()).select_from(actions).where(actions.c.person_id == person_id, _done(since, until))
    ).scalar_one()


def _done(since: datetime, until: datetime) -> ColumnElement[bool]:
    return and_(actions.c.recorded_at >= since, actions.c.recorded_at < until, is_not_undone(actions))
