"""Find colleagues' stories that a person can be offered."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Select,
    bindparam,
    exists,
    select,
)

from bot.domain.actions import Action
from bot.domain.deliveries import DeliveryStatus
from bot.domain.offers import OfferSource
from bot.domain.people import Person
from bot.storage.candidates import was_offered
from bot.storage.rows import build
from bot.storage.tables import (
    action_companions,
    actions,
    deliveries,
    inspirations,
    people,
    promises,
    shoutouts,
    stories,
)
from bot.storage.visibility import may_be_offered, may_read_action


def told_since(connection: Connection, workspace_id: int, since: datetime) -> list[int]:
    """Return the actions that shout-outs decided since `since` have told."""
    return list(connection.execute(_TOLD, {"workspace": workspace_id, "since": since}).scalars())


def shared_stories(
    connection: Connection, person: Person, told: Sequence[int], since: datetime, most: int
) -> Sequence[Action]:
    """Return colleagues' actions since `since` among those that `told_since` returned, the newest first.

    Only such a story can be promised. Return at most `most`. Leave out actions that they helped with, promised to
    repeat, repeated or were offered. Leave out those that they may not see.
    """
    # A separate statement finds what was told: few actions are stories, and a single one might read all the others.
    about = {
        "told": list(told),
        "person": person.id,
        "slack": person.slack_id,
        "since": since,
        "most": most,
    }
    return [build(Action, row) for row in connection.execute(_SHARED_STORIES, about).all()]


def story_of(connection: Connection, action_id: int) -> int | None:
    """Return the id of the story with this action, if a posted shout-out shows it."""
    story_id: int | None = connection.execute(_STORY_OF, {"action": action_id}).scalar_one_or_none()
    return story_id


def _shared_stories() -> Select[Any]:
    helped = exists().where(
        action_companions.c.action_id == actions.c.id, action_companions.c.slack_id == bindparam("slack")
    )
    own = actions.alias()
    did_like = exists().where(
        inspirations.c.inspired_by_id == actions.c.id,
        own.c.id == inspirations.c.action_id,
        own.c.person_id == bindparam("person"),
    )
    promised = exists().where(
        stories.c.action_id == actions.c.id,
        promises.c.story_id == stories.c.id,
        promises.c.person_id == bindparam("person"),
    )
    return (
        select(actions)
        .join(people, people.c.id == actions.c.person_id)
        .where(
            actions.c.id.in_(bindparam("told", expanding=True)),
            actions.c.recorded_at >= bindparam("since"),
            actions.c.person_id != bindparam("person"),
            may_be_offered(actions, people),
            may_read_action(actions, bindparam("person")),
            ~helped,
            ~did_like,
            ~promised,
            ~was_offered(OfferSource.STORY, actions),
        )
        .order_by(actions.c.recorded_at.desc(), actions.c.id.desc())
        .limit(bindparam("most"))
    )


# Built once: building takes SQLAlchemy longer than running, and every nudge or answer runs these.
_SHARED_STORIES = _shared_stories()
_TOLD = (
    select(stories.c.action_id)
    .join(shoutouts, shoutouts.c.id == stories.c.shoutout_id)
    .join(deliveries, deliveries.c.id == shoutouts.c.delivery_id)
    .where(
        shoutouts.c.workspace_id == bindparam("workspace"),
        shoutouts.c.decided_at >= bindparam("since"),
        deliveries.c.status == DeliveryStatus.SENT,
    )
)
_STORY_OF = (
    select(stories.c.id)
    .join(shoutouts, shoutouts.c.id == stories.c.shoutout_id)
    .join(deliveries, deliveries.c.id == shoutouts.c.delivery_id)
    .where(stories.c.action_id == bindparam("action"), deliveries.c.status == DeliveryStatus.SENT)
)
