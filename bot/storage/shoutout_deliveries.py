"""Find the deliveries that post shout-outs."""

from datetime import date

from sqlalchemy import Connection, func, select

from bot.domain.deliveries import Delivery
from bot.storage.rows import build
from bot.storage.tables import deliveries, shoutouts


def of_shoutout(connection: Connection, shoutout_id: int | None) -> Delivery | None:
    """Return the delivery that posts the shout-out, if there is one."""
    row = connection.execute(
        select(deliveries)
        .join(shoutouts, shoutouts.c.delivery_id == deliveries.c.id)
        .where(shoutouts.c.id == shoutout_id)
    ).one_or_none()
    return None if row is None else build(Delivery, row)


def of_week(connection: Connection, workspace_id: int, week: date) -> Delivery | None:
    """Return the delivery that posts the shout-out of this week, if there is one."""
    row = connection.execute(
        select(deliveries)
        .join(shoutouts, shoutouts.c.delivery_id == deliveries.c.id)
        .where(shoutouts.c.workspace_id == workspace_id, shoutouts.c.week == week)
    ).one_or_none()
    return None if row is None else build(Delivery, row)


def week_that_waits(connection: Connection, workspace_id: int) -> date | None:
    """Return the week of the newest shout-out that is queued and not posted, if any."""
    week: date | None = connection.execute(
        select(func.max(shoutouts.c.week))
        .join(deliveries, shoutouts.c.delivery_id == deliveries.c.id)
        .where(shoutouts.c.workspace_id == workspace_id, deliveries.c.next_attempt_at.is_not(None))
    ).scalar_one()
    return week
