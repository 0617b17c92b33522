"""Who waits to be featured in a shout-out, and with what."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, and_, func, or_, select

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
    """
    featured = actions.alias()
    last = (
        select(featured.c.person_id, func.max(shoutouts.c.decided_at).label("at"))
        .join(stories, stories.c.action_id == featured.c.id)
        .join(shoutouts, shoutouts.c.id == stories.c.shoutout_id)
        .where(featured.c.workspace_id == workspace_id)
        .group_by(featured.c.person_id)
        .subquery()
    )
    newest_first = (actions.c.recorded_at.desc(), actions.c.id.desc())
    waiting = (
        select(
            actions,
            last.c.at.label("last_featured_at"),
            func.min(actions.c.recorded_at).over(partition_by=actions.c.person_id).label("waits_since"),
            func.row_number().over(partition_by=actions.c.person_id, order_by=newest_first).label("place"),
            people.c.team,
            people.c.role,
            reviews.c.id.is_not(None).label("reviewed"),
        )
        .join(people, people.c.id == actions.c.person_id)
        .outerjoin(last, last.c.person_id == actions.c.person_id)
        .outerjoin(stories, stories.c.action_id == actions.c.id)
        .outerjoin(reviews, reviews.c.action_id == actions.c.id)
        .where(
            actions.c.workspace_id == workspace_id,
            or_(reviews.c.id.is_(None), reviews.c.verdict.not_in(UNTOLD)),
            actions.c.recorded_at < now,
            actions.c.undone_at.is_(None),
            actions.c.shared,
            stories.c.id.is_(None),
            and_(people.c.active, people.c.featured),
            or_(actions.c.recorded_at >= fresh_since, last.c.at.is_(None), actions.c.recorded_at >= last.c.at),
        )
        .subquery()
    )
    rows = connection.execute(
        select(waiting).where(or_(waiting.c.recorded_at >= fresh_since, waiting.c.place == 1)).order_by(waiting.c.id)
    ).all()
    return [
        Candidate(build(Action, row), row.last_featured_at, row.waits_since, row.team, row.role, row.reviewed)
        for row in rows
    ]


def turns(connection: Connection, workspace_id: int) -> Sequence[datetime]:
    """When the workspace's shout-outs were decided, the first one first."""
    return list(
        connection.execute(
            select(shoutouts.c.decided_at)
            .where(shoutouts.c.workspace_id == workspace_id)
            .order_by(shoutouts.c.decided_at)
        ).scalars()
    )
