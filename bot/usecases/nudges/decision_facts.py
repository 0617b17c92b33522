"""What a decision about a person's nudge needs to know beside the person."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.domain.nudges import Situation, day_of_nudge
from bot.domain.people import Person, Workspace, local_day, person_zone, place_of, start_of_day
from bot.storage import actions, decisions
from bot.usecases.context import Context


def situation_of(
    context: Context,
    connection: Connection,
    workspace: Workspace,
    person: Person,
    now: datetime,
    undisturbed_until: datetime | None = None,
) -> Situation:
    """What is known now; `undisturbed_until` is what Slack says of the person's Do Not Disturb."""
    zone = person_zone(person, workspace)
    return Situation(
        # As days in the zone that the person is in now.
        nudged_on=tuple(
            day_of_nudge(day, at, zone) for day, at in decisions.last_sent(connection, person.id, local_day(now, zone))
        ),
        acted_today=acted_today(connection, workspace, person, now),
        holidays=context.holidays.of(place_of(person, workspace)),
        undisturbed_until=undisturbed_until,
    )


def acted_today(connection: Connection, workspace: Workspace, person: Person, now: datetime) -> bool:
    """Whether the person has recorded an action on the local day that it is for them now."""
    zone = person_zone(person, workspace)
    today = local_day(now, zone)
    since, until = start_of_day(today, zone), start_of_day(today + timedelta(days=1), zone)
    return actions.acted_between(connection, person.id, since, until)
