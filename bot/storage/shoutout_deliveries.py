"""The deliveries that post shout-outs: of which, when, and which of them tell of an action or name a person."""

from datetime import date

from sqlalchemy import Connection, SelectBase, func, select, union

from bot.domain.deliveries import Delivery
from bot.domain.people import Person
from bot.storage.mentions import mention
from bot.storage.rows import build
from bot.storage.tables import action_companions, actions, deliveries, inspirations, needs, shoutouts, stories


def of_shoutout(connection: Connection, shoutout_id: int | None) -> Delivery | None:
    """The delivery that posts the shout-out, if it is to be posted."""
    row = connection.execute(
        select(deliveries)
        .join(shoutouts, shoutouts.c.delivery_id == deliveries.c.id)
        .where(shoutouts.c.id == shoutout_id)
    ).one_or_none()
    return None if row is None else build(Delivery, row)


def lock(connection: Connection, shoutout_id: int | None) -> Delivery | None:
    """As `of_shoutout`, and nobody else locks it or claims it until this unit of work ends.

    SQLite needs no lock on the row for that: its write transactions come one after the other.
    """
    row = connection.execute(
        select(deliveries)
        .where(deliveries.c.id.in_(select(shoutouts.c.delivery_id).where(shoutouts.c.id == shoutout_id)))
        .with_for_update()
    ).one_or_none()
    return None if row is None else build(Delivery, row)


def of_week(connection: Connection, workspace_id: int, week: date) -> Delivery | None:
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


def that_tell_of(connection: Connection, action_id: int) -> list[Delivery]:
    """The deliveries of the shout-outs that tell of this action: as a story or as what inspired one, or by a name.

    They name who acted in the time that they cover, and what spread in it. They are locked as by `lock`.
    """
    return _telling(connection, select(actions.c.id).where(actions.c.id == action_id))


def that_name(connection: Connection, person: Person) -> list[Delivery]:
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
    return _telling(connection, union(own, helped, met, mentioned))


def _telling(connection: Connection, action_ids: SelectBase) -> list[Delivery]:
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
