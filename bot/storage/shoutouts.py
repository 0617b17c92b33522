"""Store shout-outs and their stories."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import (
    Connection,
    case,
    delete,
    exists,
    func,
    or_,
    select,
    update,
)

from bot.domain.deliveries import DeliveryStatus
from bot.storage.rows import build, columns, insert_once
from bot.storage.tables import (
    deliveries,
    notices,
    promises,
    roll_calls,
    shoutouts,
    stories,
    thanks,
)


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
