"""Store shout-outs and their stories."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import (
    Connection,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from bot.domain.actions import Action
from bot.domain.deliveries import DeliveryStatus
from bot.storage.rows import build, columns, insert_once
from bot.storage.tables import (
    actions,
    deliveries,
    notices,
    people,
    promises,
    roll_calls,
    shoutouts,
    stories,
    thanks,
)
from bot.storage.visibility import may_be_posted, may_read_action


@dataclass(frozen=True, slots=True)
class Shoutout:
    """A shout-out that was decided; it covers actions of `covers_from <= instant < covers_until`."""

    id: int
    workspace_id: int
    week: date
    due_at: datetime
    covers_from: datetime
    covers_until: datetime
    seed: str


@dataclass(frozen=True, slots=True)
class Story:
    """An action that a shout-out features."""

    id: int
    action: Action
    shoutout_id: int


@dataclass(frozen=True, slots=True)
class NewShoutout:
    """A shout-out to keep, just decided."""

    workspace_id: int
    week: date
    due_at: datetime
    decided_at: datetime
    outcome: str
    covers_from: datetime
    covers_until: datetime
    seed: str


def add_once(connection: Connection, new: NewShoutout) -> int | None:
    """Keep a shout-out unless its week has one; return the new id, or None."""
    return insert_once(connection, shoutouts, columns(new), ("workspace_id", "week"))


def get(connection: Connection, shoutout_id: int) -> Shoutout:
    """Return the shout-out with this row id."""
    return build(Shoutout, connection.execute(select(shoutouts).where(shoutouts.c.id == shoutout_id)).one())


def last_covered(connection: Connection, workspace_id: int) -> datetime | None:
    """Return the end of the time that the workspace's shout-outs have covered."""
    until: datetime | None = connection.execute(
        select(func.max(shoutouts.c.covers_until)).where(shoutouts.c.workspace_id == workspace_id)
    ).scalar_one()
    return until


def set_delivery(connection: Connection, shoutout_id: int, delivery_id: int | None) -> None:
    """Set the delivery that posts the shout-out, if one does."""
    connection.execute(update(shoutouts).where(shoutouts.c.id == shoutout_id).values(delivery_id=delivery_id))


def add_stories(connection: Connection, shoutout_id: int, featured: Sequence[Action]) -> None:
    """Feature the actions, in this order."""
    if featured:
        connection.execute(
            insert(stories),
            [
                {"shoutout_id": shoutout_id, "action_id": action.id, "position": position}
                for position, action in enumerate(featured)
            ],
        )


def release(connection: Connection, shoutout_id: int) -> list[int]:
    """Free the stories of a shout-out that was never posted, so that they wait for the next.

    Return the ids of shout-outs that cover its time instead.

    A failed one keeps its stories: it may have been read, because nobody could look it up. One that somebody has
    answered keeps them, too: it was read, whatever its delivery says.
    """
    if _may_have_been_read(connection, shoutout_id):
        return []
    connection.execute(delete(stories).where(stories.c.shoutout_id == shoutout_id))
    connection.execute(delete(roll_calls).where(roll_calls.c.shoutout_id == shoutout_id))
    missed = get(connection, shoutout_id)
    since, until = missed.covers_from, missed.covers_until
    connection.execute(
        update(shoutouts).where(shoutouts.c.id == shoutout_id).values(outcome="missed", covers_until=since)
    )
    # The next one may have been decided already, for instance on another weekday.
    following = (
        update(shoutouts)
        .where(shoutouts.c.workspace_id == missed.workspace_id, shoutouts.c.covers_from == until)
        .values(
            covers_from=since,
            covers_until=case((shoutouts.c.covers_until == until, since), else_=shoutouts.c.covers_until),
        )
        .returning(shoutouts.c.id)
    )
    return list(connection.execute(following).scalars())


def _may_have_been_read(connection: Connection, shoutout_id: int) -> bool:
    failed = select(shoutouts.c.id).where(
        shoutouts.c.id == shoutout_id,
        shoutouts.c.delivery_id == deliveries.c.id,
        deliveries.c.status == DeliveryStatus.FAILED,
    )
    answered = select(stories.c.id).where(
        stories.c.shoutout_id == shoutout_id,
        or_(*(exists().where(each.c.story_id == stories.c.id) for each in (notices, promises, thanks))),
    )
    return any(connection.execute(query.limit(1)).first() is not None for query in (failed, answered))


def stories_of(connection: Connection, shoutout_id: int) -> list[Story]:
    """Return the stories that may still be shown: not undone or private, of people who may be featured.

    Stories of people who left or declined are hidden, and stories that the reviewers hold back.
    """
    rows = connection.execute(_STORIES_OF, {"shoutout": shoutout_id}).all()
    return [Story(row.story_id, build(Action, row), row.shoutout_id) for row in rows]


def featured_by(connection: Connection, shoutout_id: int) -> list[Action]:
    """Return the actions that a shout-out was decided to feature, whether they may be shown now or not."""
    rows = connection.execute(
        select(actions).join(stories, stories.c.action_id == actions.c.id).where(stories.c.shoutout_id == shoutout_id)
    ).all()
    return [build(Action, row) for row in rows]


def find_story(connection: Connection, workspace_id: int, story_id: int, reader: int) -> Story | None:
    """Return the story with this id, if it may be shown as in `stories_of`, and to this reader."""
    about = {"workspace": workspace_id, "story": story_id, "reader": reader}
    row = connection.execute(_STORY, about).one_or_none()
    return None if row is None else Story(row.story_id, build(Action, row), row.shoutout_id)


def tells(connection: Connection, action_id: int) -> bool:
    """Return whether a shout-out that colleagues can read, now or soon, shows this action as in `stories_of`."""
    found = connection.execute(
        select(stories.c.id)
        .join(actions, actions.c.id == stories.c.action_id)
        .join(people, people.c.id == actions.c.person_id)
        .join(shoutouts, shoutouts.c.id == stories.c.shoutout_id)
        .join(deliveries, deliveries.c.id == shoutouts.c.delivery_id)
        .where(
            stories.c.action_id == action_id,
            deliveries.c.status.in_((DeliveryStatus.SENDING, DeliveryStatus.SENT)),
            may_be_posted(actions, people),
        )
    ).first()
    return found is not None


# Built once: building takes SQLAlchemy longer than running, and every click on a story and every edit runs these.
_STORIES = (
    select(actions, stories.c.id.label("story_id"), stories.c.shoutout_id)
    .join(stories, stories.c.action_id == actions.c.id)
    .join(people, people.c.id == actions.c.person_id)
    .where(may_be_posted(actions, people))
)
_STORIES_OF = _STORIES.where(stories.c.shoutout_id == bindparam("shoutout")).order_by(stories.c.position)
_STORY = _STORIES.where(
    stories.c.id == bindparam("story"),
    actions.c.workspace_id == bindparam("workspace"),
    may_read_action(actions, bindparam("reader")),
)
