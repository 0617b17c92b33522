"""Who waits to be featured in a shout-out, and with what."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, exists, func, or_, select, union

from bot.domain.actions import Action
from bot.domain.reviews import UNTOLD
from bot.domain.shoutouts import Candidate
from bot.storage.rows import build
from bot.storage.tables import actions, people, reviews, shoutouts, stories


def for_a_story(connection: Connection, workspace_id: int, *, fresh_since: datetime, now: datetime) -> list[Candidate]:
    """The actions from which the stories of a shout-out may be chosen.

    They are shared, in no story yet, not skipped by a reviewer nor waiting for the edit that one asked for, and of
    people who are here and may be featured. An action waits as long as it is
    fresh, recorded since `fresh_since`; one that its person did after they were last featured, or who never was,
    waits longer: nobody loses their turn because many wait. Of what has so become old the newest is given, and only for
    who has done nothing fresh.

    Nobody chooses one that is like a newer one of the same person: so of each person's only those are given that were
    put to the reviewers, the newest, and the newest that says what changed for the customer.
    """
    tellers = _tellers(workspace_id, fresh_since, now).cte()
    given = union(select(tellers.c.newest), select(tellers.c.newest_with_outcome), select(reviews.c.action_id))
    rows = connection.execute(
        select(
            actions,
            *(tellers.c.last_featured_at, tellers.c.waits_since, tellers.c.team, tellers.c.role),
            reviews.c.id.is_not(None).label("reviewed"),
        )
        .join(tellers, tellers.c.id == actions.c.person_id)
        .outerjoin(reviews, reviews.c.action_id == actions.c.id)
        .where(
            actions.c.id.in_(given),
            _waits(actions, tellers.c.last_featured_at, fresh_since, now),
            or_(actions.c.recorded_at >= fresh_since, actions.c.id == tellers.c.newest),
        )
        .order_by(actions.c.id)
    ).all()
    return [
        Candidate(build(Action, row), row.last_featured_at, row.waits_since, row.team, row.role, row.reviewed)
        for row in rows
    ]


def _tellers(workspace_id: int, fresh_since: datetime, now: datetime) -> Select[Any]:
    """Who may be featured, since when they wait, and what of theirs is the newest.

    It is looked up for one person after the other, in the index, as most have done much that need not be read.
    """
    featured, theirs = actions.alias(), actions.alias()
    last = (
        select(featured.c.person_id, func.max(shoutouts.c.decided_at).label("at"))
        .join(stories, stories.c.action_id == featured.c.id)
        .join(shoutouts, shoutouts.c.id == stories.c.shoutout_id)
        .where(featured.c.workspace_id == workspace_id)
        .group_by(featured.c.person_id)
        .subquery()
    )
    waiting = select(theirs.c.id).where(theirs.c.person_id == people.c.id, _waits(theirs, last.c.at, fresh_since, now))
    newest = waiting.order_by(theirs.c.recorded_at.desc(), theirs.c.id.desc()).limit(1)
    return (
        select(
            people.c.id,
            people.c.team,
            people.c.role,
            last.c.at.label("last_featured_at"),
            waiting.with_only_columns(func.min(theirs.c.recorded_at)).scalar_subquery().label("waits_since"),
            newest.scalar_subquery().label("newest"),
            newest.where(theirs.c.outcome.is_not(None)).scalar_subquery().label("newest_with_outcome"),
        )
        .outerjoin(last, last.c.person_id == people.c.id)
        .where(people.c.workspace_id == workspace_id, people.c.active, people.c.featured)
    )


def _waits(
    some: FromClause, last_featured_at: ColumnElement[datetime], fresh_since: datetime, now: datetime
) -> ColumnElement[bool]:
    """Whether an action may become a story; of its person it is not asked whether they may be featured."""
    fresh = or_(some.c.recorded_at >= fresh_since, last_featured_at.is_(None), some.c.recorded_at >= last_featured_at)
    return and_(
        some.c.recorded_at < now,
        some.c.undone_at.is_(None),
        some.c.shared,
        fresh,
        ~exists().where(stories.c.action_id == some.c.id).correlate(some),
        ~exists().where(reviews.c.action_id == some.c.id, reviews.c.verdict.in_(UNTOLD)).correlate(some),
    )


def turns(connection: Connection, workspace_id: int) -> Sequence[datetime]:
    """When the workspace's shout-outs were decided, the first one first."""
    return list(
        connection.execute(
            select(shoutouts.c.decided_at)
            .where(shoutouts.c.workspace_id == workspace_id)
            .order_by(shoutouts.c.decided_at)
        ).scalars()
    )
