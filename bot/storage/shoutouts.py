"""Shout-outs and their stories."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    SelectBase,
    and_,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    union,
    update,
)

from bot.domain.actions import Action
from bot.domain.deliveries import Delivery, DeliveryStatus
from bot.domain.people import Person
from bot.domain.reviews import UNTOLD
from bot.storage.mentions import mention
from bot.storage.rows import build, insert_once
from bot.storage.tables import (
    action_companions,
    actions,
    deliveries,
    inspirations,
    needs,
    notices,
    people,
    promises,
    reviews,
    roll_calls,
    shoutouts,
    stories,
    thanks,
)


@dataclass(frozen=True, slots=True)
class Shoutout:
    """A shout-out that was decided: it covers the actions of `covers_from <= instant < covers_until`."""

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


def add_once(connection: Connection, values: dict[str, Any]) -> int | None:
    """Keep a shout-out unless its week has one; the new id, or None."""
    return insert_once(connection, shoutouts, values, ("workspace_id", "week"))


def get(connection: Connection, shoutout_id: int) -> Shoutout:
    """The shout-out with this row id."""
    return build(Shoutout, connection.execute(select(shoutouts).where(shoutouts.c.id == shoutout_id)).one())


def last_covered(connection: Connection, workspace_id: int) -> datetime | None:
    """Until when the workspace's shout-outs have covered what people did."""
    until: datetime | None = connection.execute(
        select(func.max(shoutouts.c.covers_until)).where(shoutouts.c.workspace_id == workspace_id)
    ).scalar_one()
    return until


def set_delivery(connection: Connection, shoutout_id: int, delivery_id: int | None) -> None:
    """Name the delivery that posts the shout-out, if one does."""
    connection.execute(update(shoutouts).where(shoutouts.c.id == shoutout_id).values(delivery_id=delivery_id))


def delivery_of(connection: Connection, shoutout_id: int | None) -> Delivery | None:
    """The delivery that posts the shout-out, if it is to be posted."""
    row = connection.execute(
        select(deliveries)
        .join(shoutouts, shoutouts.c.delivery_id == deliveries.c.id)
        .where(shoutouts.c.id == shoutout_id)
    ).one_or_none()
    return None if row is None else build(Delivery, row)


def lock_post(connection: Connection, shoutout_id: int | None) -> Delivery | None:
    """As `delivery_of`, and nobody else locks it or claims it until this unit of work ends.

    SQLite needs no lock on the row for that: its write transactions come one after the other.
    """
    row = connection.execute(
        select(deliveries)
        .where(deliveries.c.id.in_(select(shoutouts.c.delivery_id).where(shoutouts.c.id == shoutout_id)))
        .with_for_update()
    ).one_or_none()
    return None if row is None else build(Delivery, row)


def post_of_week(connection: Connection, workspace_id: int, week: date) -> Delivery | None:
    """The delivery that posts the shout-out of this week, if one does."""
    row = connection.execute(
        select(deliveries)
        .join(shoutouts, shoutouts.c.delivery_id == deliveries.c.id)
        .where(shoutouts.c.workspace_id == workspace_id, shoutouts.c.week == week)
    ).one_or_none()
    return None if row is None else build(Delivery, row)


def week_that_waits(connection: Connection, workspace_id: int) -> date | None:
    """The week of the newest shout-out that is owed and not posted, if there is one."""
    week: date | None = connection.execute(
        select(func.max(shoutouts.c.week))
        .join(deliveries, shoutouts.c.delivery_id == deliveries.c.id)
        .where(shoutouts.c.workspace_id == workspace_id, deliveries.c.next_attempt_at.is_not(None))
    ).scalar_one()
    return week


def deliveries_that_tell_of(connection: Connection, action_id: int) -> list[Delivery]:
    """The deliveries of the shout-outs that tell of this action: as a story or as what inspired one, or by a name.

    They name who acted in the time that they cover, and what spread in it. They are locked as by `lock_post`.
    """
    return _that_tell_of(connection, select(actions.c.id).where(actions.c.id == action_id))


def deliveries_that_name(connection: Connection, person: Person) -> list[Delivery]:
    """The deliveries of the shout-outs that name this person, for what they did or helped with or noticed; locked.

    Those too in which a colleague's words may mention them.
    """
    helped = (
        select(action_companions.c.action_id)
        .join(actions, actions.c.id == action_companions.c.action_id)
        .where(action_companions.c.slack_id == person.slack_id, actions.c.workspace_id == person.workspace_id)
    )
    met = select(needs.c.met_action_id).where(needs.c.noticed_by == person.id, needs.c.met_action_id.is_not(None))
    own = select(actions.c.id).where(actions.c.person_id == person.id)
    mentioned = select(actions.c.id).where(actions.c.workspace_id == person.workspace_id, mention(person))
    return _that_tell_of(connection, union(own, helped, met, mentioned))


def _that_tell_of(connection: Connection, action_ids: SelectBase) -> list[Delivery]:
    # One set of ids each time: for two of them PostgreSQL would read all actions there are, and the whole ledger.
    inspired = select(inspirations.c.action_id).where(inspirations.c.inspired_by_id.in_(action_ids))
    told = actions.c.id.in_(union(select(*action_ids.subquery().c), inspired))
    as_stories = (
        select(shoutouts.c.delivery_id)
        .join(stories, stories.c.shoutout_id == shoutouts.c.id)
        .join(actions, actions.c.id == stories.c.action_id)
        .where(told)
    )
    by_name = (
        select(shoutouts.c.delivery_id)
        .join(actions, actions.c.workspace_id == shoutouts.c.workspace_id)
        .where(
            told,
            actions.c.recorded_at >= shoutouts.c.covers_from,
            actions.c.recorded_at < shoutouts.c.covers_until,
        )
    )
    rows = connection.execute(
        select(deliveries)
        .where(deliveries.c.id.in_(union(as_stories, by_name)))
        .order_by(deliveries.c.id)
        .with_for_update()
    ).all()
    return [build(Delivery, row) for row in rows]


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


def release(connection: Connection, shoutout_id: int) -> None:
    """Give back what a shout-out that was never posted was to tell, so that it waits for the next.

    One that failed may have been read, as nobody could look whether it is there; and one that somebody has answered was
    read, whatever is known of it: these keep their stories.
    """
    if _may_have_been_read(connection, shoutout_id):
        return
    connection.execute(delete(stories).where(stories.c.shoutout_id == shoutout_id))
    connection.execute(delete(roll_calls).where(roll_calls.c.shoutout_id == shoutout_id))
    connection.execute(
        update(shoutouts)
        .where(shoutouts.c.id == shoutout_id)
        .values(outcome="missed", covers_until=shoutouts.c.covers_from)
    )


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
    """The stories that may still be shown: not undone nor made private since, of people who may be featured.

    Of who has left since no story is told; nor of who has declined, nor what the reviewers hold back.
    """
    rows = connection.execute(
        select(actions, stories.c.id.label("story_id"), stories.c.shoutout_id)
        .join(stories, stories.c.action_id == actions.c.id)
        .join(people, people.c.id == actions.c.person_id)
        .where(
            stories.c.shoutout_id == shoutout_id,
            _may_be_shown(),
        )
        .order_by(stories.c.position)
    ).all()
    return [Story(row.story_id, build(Action, row), row.shoutout_id) for row in rows]


def find_story(connection: Connection, workspace_id: int, story_id: int) -> Story | None:
    """The story with this id, while it may be shown, as `stories_of` says."""
    row = connection.execute(
        select(actions, stories.c.id.label("story_id"), stories.c.shoutout_id)
        .join(stories, stories.c.action_id == actions.c.id)
        .join(people, people.c.id == actions.c.person_id)
        .where(
            stories.c.id == story_id,
            actions.c.workspace_id == workspace_id,
            _may_be_shown(),
        )
    ).one_or_none()
    return None if row is None else Story(row.story_id, build(Action, row), row.shoutout_id)


def tells(connection: Connection, action_id: int) -> bool:
    """Whether a shout-out that colleagues read, or soon may, shows this action as a story, as `stories_of` says."""
    found = connection.execute(
        select(stories.c.id)
        .join(actions, actions.c.id == stories.c.action_id)
        .join(people, people.c.id == actions.c.person_id)
        .join(shoutouts, shoutouts.c.id == stories.c.shoutout_id)
        .join(deliveries, deliveries.c.id == shoutouts.c.delivery_id)
        .where(
            stories.c.action_id == action_id,
            deliveries.c.status.in_((DeliveryStatus.SENDING, DeliveryStatus.SENT)),
            _may_be_shown(),
        )
    ).first()
    return found is not None


def _may_be_shown() -> ColumnElement[bool]:
    """Whether an action may be shown as a story, in a statement that joins `actions` with their `people`."""
    held_back = exists().where(reviews.c.action_id == actions.c.id, reviews.c.verdict.in_(UNTOLD))
    return and_(actions.c.shared, actions.c.undone_at.is_(None), people.c.active, people.c.featured, ~held_back)
