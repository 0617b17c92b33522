"""Store reviews of the actions that may become stories."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, delete, select, update

from bot.domain.actions import Action
from bot.domain.deliveries import Delivery, DeliveryStatus
from bot.domain.reviews import Review, ReviewVerdict
from bot.storage.rows import build, insert_once
from bot.storage.tables import actions, deliveries, people, reviews, shoutouts, stories
from bot.storage.visibility import may_be_reviewed


def put(connection: Connection, chosen: Sequence[Action], week: date, now: datetime) -> None:
    """Start the review of actions for the shout-out of this week; keep earlier reviews of them."""
    for action in chosen:
        values = {
            "workspace_id": action.workspace_id,
            "action_id": action.id,
            "week": week,
            "verdict": ReviewVerdict.OPEN,
            "asked_at": now,
        }
        if insert_once(connection, reviews, values, ("action_id",)) is None:
            connection.execute(update(reviews).where(reviews.c.action_id == action.id).values(week=week, asked_at=now))


def of_week(connection: Connection, workspace_id: int, week: date) -> list[tuple[Action, Review]]:
    """Return the actions under review for this week's shout-out that may still be shown."""
    rows = connection.execute(
        select(actions, reviews.c.week, reviews.c.reviewer_id, reviews.c.verdict, reviews.c.action_id)
        .join(reviews, reviews.c.action_id == actions.c.id)
        .join(people, people.c.id == actions.c.person_id)
        .where(
            *(reviews.c.workspace_id == workspace_id, reviews.c.week == week),
            may_be_reviewed(actions, people),
        )
        .order_by(reviews.c.id)
    ).all()
    return [(build(Action, row), build(Review, row)) for row in rows]


def weeks_of(connection: Connection, action_ids: Sequence[int]) -> Sequence[date]:
    """Return the weeks for which these actions were put to reviewers last."""
    return (
        connection.execute(select(reviews.c.week).where(reviews.c.action_id.in_(action_ids)).distinct()).scalars().all()
    )


def put_for_week(connection: Connection, workspace_id: int, week: date) -> list[Action]:
    """Return the actions of `of_week`, and others that may not be shown now, but perhaps again later."""
    rows = connection.execute(
        select(actions)
        .join(reviews, reviews.c.action_id == actions.c.id)
        .where(reviews.c.workspace_id == workspace_id, reviews.c.week == week)
    ).all()
    return [build(Action, row) for row in rows]


def find(connection: Connection, workspace_id: int, action_id: int) -> Review | None:
    """Return the review of an action, if the reviewers had it."""
    row = connection.execute(
        select(reviews).where(reviews.c.workspace_id == workspace_id, reviews.c.action_id == action_id)
    ).one_or_none()
    return None if row is None else build(Review, row)


def say(connection: Connection, action_id: int, verdict: ReviewVerdict, reviewer_id: int, now: datetime) -> None:
    """Keep a reviewer's verdict on an action; the last one counts."""
    connection.execute(
        update(reviews)
        .where(reviews.c.action_id == action_id)
        .values(verdict=verdict, reviewer_id=reviewer_id, reviewed_at=now)
    )


def open_again(connection: Connection, action_id: int) -> None:
    """Count an action with new words as unreviewed; a skipped one stays skipped."""
    connection.execute(
        update(reviews)
        .where(reviews.c.action_id == action_id, reviews.c.verdict.in_((ReviewVerdict.KEEP, ReviewVerdict.ASK)))
        .values(verdict=ReviewVerdict.OPEN, reviewer_id=None, reviewed_at=None)
    )


def posts_with(connection: Connection, action_ids: Sequence[int]) -> dict[int, Delivery]:
    """Return for each action the delivery that posts it, locked: no sender claims it in this unit of work."""
    rows = connection.execute(
        select(deliveries, stories.c.action_id)
        .join(shoutouts, shoutouts.c.delivery_id == deliveries.c.id)
        .join(stories, stories.c.shoutout_id == shoutouts.c.id)
        .where(stories.c.action_id.in_(action_ids))
        .order_by(deliveries.c.id)
        .with_for_update(of=deliveries, key_share=True)
    ).all()
    return {row.action_id: build(Delivery, row) for row in rows}


def posted_in(connection: Connection, action_id: int) -> date | None:
    """Return the week of the shout-out with this action, if it is posted or on its way."""
    week: date | None = connection.execute(
        select(shoutouts.c.week)
        .join(stories, stories.c.shoutout_id == shoutouts.c.id)
        .join(deliveries, deliveries.c.id == shoutouts.c.delivery_id)
        .where(
            stories.c.action_id == action_id,
            deliveries.c.status.in_((DeliveryStatus.SENDING, DeliveryStatus.SENT)),
        )
    ).scalar_one_or_none()
    return week


def leave_untold(connection: Connection, action_id: int) -> None:
    """Take an action out of a shout-out that waits to be posted."""
    connection.execute(delete(stories).where(stories.c.action_id == action_id))
