"""Store the stories that shout-outs feature; only those that may be shown are read."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import (
    Connection,
    bindparam,
    insert,
    select,
)

from bot.domain.actions import Action
from bot.domain.deliveries import DeliveryStatus
from bot.storage.rows import build
from bot.storage.tables import (
    actions,
    deliveries,
    people,
    shoutouts,
    stories,
)
from bot.storage.visibility import may_be_posted, may_read_action


@dataclass(frozen=True, slots=True)
class Story:
    """An action that a shout-out features."""

    id: int
    action: Action
    shoutout_id: int


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


# Built once: building takes SQLAlchemy longer than running, and these run often.
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
