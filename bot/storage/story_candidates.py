"""Find people who wait to be featured in a shout-out, and their actions."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, case, func, select

from bot.domain.actions import Action
from bot.domain.shoutouts import Candidate
from bot.storage.rows import build
from bot.storage.tables import actions, people, reviews, shoutouts, stories
from bot.storage.visibility import may_be_featured, may_become_story

_EVER = datetime.min.replace(tzinfo=UTC)
_BATCH = 1000
"""How many actions one statement reads by their ids."""


def for_a_story(connection: Connection, workspace_id: int, *, fresh_since: datetime, now: datetime) -> list[Candidate]:
    """Return the actions to choose the stories of a shout-out from.

    They are shared, and in no story yet. No reviewer skipped them or waits for an edit of them. Their people are still
    here and may be featured. An action waits while it is fresh, that is, recorded since `fresh_since`. It waits longer
    if its person did it after they were last featured, or never was featured: nobody loses their turn because many
    wait. Of such old actions only the newest is returned, and only for people with no fresh one.

    Nobody chooses an action that is like a newer one of the same person. So only these of each person are returned:
    those under review, the newest, and the newest that says what changed for the customer.
    """
    # These are separate statements: in a single one, PostgreSQL cannot guess how few rows each part has.
    tellers = {row.id: row for row in connection.execute(_tellers(workspace_id, fresh_since, now))}
    reviewed = _reviewed(connection, workspace_id, now)
    newest = {row.newest for row in tellers.values()}
    told_well = {row.newest_with_outcome for row in tellers.values()}
    wanted = sorted((newest | told_well | reviewed) - {None})
    return [
        Candidate(action, who.last_featured_at, who.waits_since, who.team, who.role, action.id in reviewed)
        for action in _read(connection, wanted)
        if (who := tellers.get(action.person_id)) and (action.recorded_at >= fresh_since or action.id in newest)
    ]


def _reviewed(connection: Connection, workspace_id: int, now: datetime) -> frozenset[int]:
    """Return what is under review and waits."""
    put = select(reviews.c.action_id).where(reviews.c.workspace_id == workspace_id)
    return frozenset(
        connection.execute(select(actions.c.id).where(actions.c.id.in_(put), may_become_story(actions, now))).scalars()
    )


def _read(connection: Connection, action_ids: Sequence[int]) -> Iterator[Action]:
    for start in range(0, len(action_ids), _BATCH):
        some = action_ids[start : start + _BATCH]
        for row in connection.execute(select(actions).where(actions.c.id.in_(some)).order_by(actions.c.id)):
            yield build(Action, row)


def lock_those_that_wait(connection: Connection, chosen: Sequence[Action], now: datetime) -> tuple[Action, ...]:
    """Return the actions that may still become stories; lock their reviews until this unit of work ends.

    SQLite needs no lock on the rows: its write transactions run one after the other.
    """
    ids = [action.id for action in chosen]
    connection.execute(
        select(reviews.c.id).where(reviews.c.action_id.in_(ids)).order_by(reviews.c.id).with_for_update()
    )
    rows = connection.execute(
        select(actions)
        .join(people, people.c.id == actions.c.person_id)
        .where(actions.c.id.in_(ids), may_become_story(actions, now), may_be_featured(people))
    ).all()
    found = {row.id: build(Action, row) for row in rows}
    return tuple(found[each] for each in ids if each in found)


def _tellers(workspace_id: int, fresh_since: datetime, now: datetime) -> Select[Any]:
    """Select people who may be featured, since when they wait, and their newest actions.

    The index is read for one person after the other, from one end. Most people have many actions, and most need not be
    read.
    """
    featured, theirs = actions.alias(), actions.alias()
    last = (
        select(featured.c.person_id, func.max(shoutouts.c.decided_at).label("at"))
        .join(stories, stories.c.action_id == featured.c.id)
        .join(shoutouts, shoutouts.c.id == stories.c.shoutout_id)
        .where(shoutouts.c.workspace_id == workspace_id)
        .group_by(featured.c.person_id)
        .subquery()
    )
    # Actions before their last turn wait while they are fresh; actions since then wait for ever.
    earliest = case((last.c.at.is_(None), _EVER), (last.c.at < fresh_since, last.c.at), else_=fresh_since)
    waiting = select(theirs.c.id).where(
        theirs.c.person_id == people.c.id, theirs.c.recorded_at >= earliest, may_become_story(theirs, now)
    )
    newest = waiting.order_by(theirs.c.recorded_at.desc(), theirs.c.id.desc()).limit(1)
    fresh_with_outcome = newest.where(theirs.c.outcome.is_not(None), theirs.c.recorded_at >= fresh_since)
    oldest = waiting.with_only_columns(theirs.c.recorded_at).order_by(theirs.c.recorded_at).limit(1)
    return (
        select(
            people.c.id,
            people.c.team,
            people.c.role,
            last.c.at.label("last_featured_at"),
            oldest.scalar_subquery().label("waits_since"),
            newest.scalar_subquery().label("newest"),
            fresh_with_outcome.scalar_subquery().label("newest_with_outcome"),
        )
        .outerjoin(last, last.c.person_id == people.c.id)
        .where(people.c.workspace_id == workspace_id, may_be_featured(people))
    )


def turns(connection: Connection, workspace_id: int) -> Sequence[datetime]:
    """Return when the workspace's shout-outs were decided, the first one first."""
    return list(
        connection.execute(
            select(shoutouts.c.decided_at)
            .where(shoutouts.c.workspace_id == workspace_id)
            .order_by(shoutouts.c.decided_at)
        ).scalars()
    )
