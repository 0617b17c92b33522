"""Read a shout-out's lines beside its stories; they never name people who declined to be featured."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, SelectBase, select

from bot.domain.shown_things import Thing, the_action, the_person
from bot.storage.tables import action_companions, actions, inspirations, needs, people
from bot.storage.visibility import is_shared, may_be_named

Pair = tuple[str, str]
"""The names of two people."""


def helpers(connection: Connection, workspace_id: int, action_ids: Sequence[int]) -> dict[int, list[str]]:
    """Return for each action the names of its helpers, if the bot has met them."""
    rows = connection.execute(
        select(action_companions.c.action_id, people.c.name)
        .join(people, people.c.slack_id == action_companions.c.slack_id)
        .where(
            action_companions.c.action_id.in_(action_ids),
            people.c.workspace_id == workspace_id,
            may_be_named(people),
        )
        .order_by(action_companions.c.slack_id)
    ).all()
    found: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        found[row.action_id].append(row.name)
    return found


def inspirers(connection: Connection, action_ids: Sequence[int]) -> dict[int, str]:
    """Return for each action the name of the colleague who inspired it, if others may see that action."""
    origin = actions.alias()
    rows = connection.execute(
        select(inspirations.c.action_id, people.c.name)
        .join(origin, origin.c.id == inspirations.c.inspired_by_id)
        .join(people, people.c.id == origin.c.person_id)
        .where(inspirations.c.action_id.in_(action_ids), is_shared(origin), may_be_named(people))
    ).all()
    return {row.action_id: row.name for row in rows}


def spread(connection: Connection, workspace_id: int, since: datetime, until: datetime) -> list[tuple[int, str, str]]:
    """Return what spread between colleagues in this time, the newest first.

    Each has the row id and the name of the colleague who did it first, then the other name.
    """
    origin, first = actions.alias(), people.alias()
    rows = connection.execute(
        select(first.c.id, first.c.name, people.c.name)
        .select_from(actions)
        .join(inspirations, inspirations.c.action_id == actions.c.id)
        .join(origin, origin.c.id == inspirations.c.inspired_by_id)
        .join(first, first.c.id == origin.c.person_id)
        .join(people, people.c.id == actions.c.person_id)
        .where(
            actions.c.workspace_id == workspace_id,
            actions.c.recorded_at >= since,
            actions.c.recorded_at < until,
            origin.c.person_id != actions.c.person_id,
            *(is_shared(actions), is_shared(origin), may_be_named(people), may_be_named(first)),
        )
        .order_by(actions.c.recorded_at.desc(), actions.c.id.desc())
    ).all()
    return [(row[0], row[1], row[2]) for row in rows]


def needs_met(connection: Connection, workspace_id: int, since: datetime, until: datetime, most: int) -> list[Pair]:
    """Return the names of a need's meeter and noticer, the newest first, if others may see the action."""
    noticer = people.alias()
    rows = connection.execute(
        select(people.c.name, noticer.c.name)
        .select_from(needs)
        .join(actions, actions.c.id == needs.c.met_action_id)
        .join(people, people.c.id == actions.c.person_id)
        .join(noticer, noticer.c.id == needs.c.noticed_by)
        .where(
            needs.c.workspace_id == workspace_id,
            needs.c.met_at >= since,
            needs.c.met_at < until,
            needs.c.noticed_by != actions.c.person_id,
            *(is_shared(actions), may_be_named(people), may_be_named(noticer)),
        )
        .order_by(needs.c.met_at.desc(), needs.c.id.desc())
        .limit(most)
    ).all()
    return [(row[0], row[1]) for row in rows]


def things_beside(connection: Connection, workspace_id: int, action_ids: SelectBase | Sequence[int]) -> Iterator[Thing]:
    """Return who helped with these actions, and what inspired them, whether they may be shown now or not."""
    helped = (
        select(people.c.id)
        .join(action_companions, action_companions.c.slack_id == people.c.slack_id)
        .where(people.c.workspace_id == workspace_id, action_companions.c.action_id.in_(action_ids))
    )
    inspired = (
        select(actions.c.id, actions.c.person_id)
        .join(inspirations, inspirations.c.inspired_by_id == actions.c.id)
        .where(inspirations.c.action_id.in_(action_ids))
        .distinct()
    )
    yield from map(the_person, connection.execute(helped).scalars())
    for origin in connection.execute(inspired).all():
        yield the_action(origin.id)
        yield the_person(origin.person_id)


def things_in_lines(connection: Connection, workspace_id: int, since: datetime, until: datetime) -> Iterator[Thing]:
    """Return what spread in a shout-out's time and whose needs were met, whether they may be shown now or not."""
    of_the_time = select(actions.c.id).where(
        actions.c.workspace_id == workspace_id, actions.c.recorded_at >= since, actions.c.recorded_at < until
    )
    met = (
        select(actions.c.id, actions.c.person_id, needs.c.noticed_by)
        .join(needs, needs.c.met_action_id == actions.c.id)
        .where(needs.c.workspace_id == workspace_id, needs.c.met_at >= since, needs.c.met_at < until)
    )
    yield from things_beside(connection, workspace_id, of_the_time)
    for meeting in connection.execute(met).all():
        yield the_action(meeting.id)
        yield the_person(meeting.person_id)
        yield the_person(meeting.noticed_by)
