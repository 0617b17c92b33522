"""Words of thanks for stories, and who is thanked in private because they would rather not be featured."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, func, select

from bot.domain.actions import Action
from bot.domain.people import Person, Standing
from bot.storage.rows import build, columns, insert_once
from bot.storage.tables import actions, people, shoutouts, stories, thanks
from bot.storage.visibility import is_not_undone, may_be_named


@dataclass(frozen=True, slots=True)
class Thanks:
    """A colleague's words of thanks, by the row id of who thanks, for an action as it stands now."""

    person_id: int
    text: str
    action: Action


@dataclass(frozen=True, slots=True)
class NewThanks:
    """Words of thanks to be kept."""

    workspace_id: int
    story_id: int
    person_id: int
    text: str
    thanked_at: datetime
    origin_key: str


def add_once(connection: Connection, new: NewThanks) -> int | None:
    """Keep words of thanks unless their person has thanked for the story before; the new id, or None."""
    return insert_once(connection, thanks, columns(new), ("story_id", "person_id"))


def origin_of(connection: Connection, story_id: int, person_id: int) -> str | None:
    """The key of the form with which the person has thanked for the story; None when they have not."""
    return connection.execute(
        select(thanks.c.origin_key).where(thanks.c.story_id == story_id, thanks.c.person_id == person_id)
    ).scalar_one_or_none()


def find(connection: Connection, workspace_id: int, thanks_id: int) -> Thanks | None:
    """The thanks with this id, unless the action that they are for has been undone."""
    row = connection.execute(
        select(actions, thanks.c.person_id.label("thanked_by"), thanks.c.text.label("words"))
        .join(stories, stories.c.action_id == actions.c.id)
        .join(thanks, thanks.c.story_id == stories.c.id)
        .where(thanks.c.id == thanks_id, thanks.c.workspace_id == workspace_id, is_not_undone(actions))
    ).one_or_none()
    return None if row is None else Thanks(row.thanked_by, row.words, build(Action, row))


def thanked_time(connection: Connection, shoutout_id: int) -> tuple[datetime, datetime]:
    """For what the private thanks of a week are: what was done since the last shout-out was decided until this one was.

    It does not matter whether there was a post; before the first one it is what that would have covered.
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
    """Who did something in `since <= instant < until` and would rather not be featured."""
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
    """How many things a person did in `since <= instant < until`, private ones counted."""
    return connection.execute(
        select(func.count()).select_from(actions).where(actions.c.person_id == person_id, _done(since, until))
    ).scalar_one()


def _done(since: datetime, until: datetime) -> ColumnElement[bool]:
    return and_(actions.c.recorded_at >= since, actions.c.recorded_at < until, is_not_undone(actions))
