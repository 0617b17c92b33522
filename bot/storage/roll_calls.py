"""Store roll calls: people who acted in a shout-out's time, when each was last named, and the names chosen."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, union_all

from bot.domain.roll_call import Actor
from bot.storage.tables import actions, people, roll_calls, shoutouts, stories
from bot.storage.visibility import is_shared, may_be_named


def actors(
    connection: Connection, workspace_id: int, since: datetime, until: datetime, *, without: Collection[int]
) -> list[Actor]:
    """Return people to name for a shared action in `since <= instant < until`, except `without`.

    Each has the time of their last naming, in a story or a roll call, by a shout-out decided before `until`.
    """
    acted = select(actions.c.person_id).where(
        actions.c.workspace_id == workspace_id,
        actions.c.recorded_at >= since,
        actions.c.recorded_at < until,
        is_shared(actions),
    )
    featured = select(actions.c.person_id, stories.c.shoutout_id).join(stories, stories.c.action_id == actions.c.id)
    named = union_all(featured, select(roll_calls.c.person_id, roll_calls.c.shoutout_id)).subquery()
    last = (
        select(named.c.person_id, func.max(shoutouts.c.decided_at).label("at"))
        .join(shoutouts, shoutouts.c.id == named.c.shoutout_id)
        .where(shoutouts.c.workspace_id == workspace_id, shoutouts.c.decided_at < until)
        .group_by(named.c.person_id)
        .subquery()
    )
    rows = connection.execute(
        select(people.c.id, people.c.name, last.c.at.label("last_named_at"))
        .outerjoin(last, last.c.person_id == people.c.id)
        .where(people.c.id.in_(acted), people.c.id.not_in(without), may_be_named(people))
    ).all()
    return [Actor(row.id, row.name, row.last_named_at) for row in rows]


def keep(connection: Connection, shoutout_id: int, person_ids: Collection[int]) -> None:
    """Keep the people named beside a shout-out's stories."""
    if person_ids:
        rows = [{"shoutout_id": shoutout_id, "person_id": person_id} for person_id in sorted(person_ids)]
        connection.execute(insert(roll_calls), rows)


def kept(connection: Connection, shoutout_id: int) -> frozenset[int]:
    """Return the people chosen to be named beside a shout-out's stories when it was decided."""
    return frozenset(
        connection.execute(select(roll_calls.c.person_id).where(roll_calls.c.shoutout_id == shoutout_id)).scalars()
    )


def tellers(connection: Connection, shoutout_id: int) -> frozenset[int]:
    """Return the people with stories in a shout-out when it was decided."""
    return frozenset(
        connection.execute(
            select(actions.c.person_id)
            .join(stories, stories.c.action_id == actions.c.id)
            .where(stories.c.shoutout_id == shoutout_id)
        ).scalars()
    )
