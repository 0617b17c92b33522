"""What a decision about a person's nudge needs to know beside the person."""

from datetime import datetime

from sqlalchemy import Connection

from bot.domain.nudges import DecisionFacts, day_of_nudge
from bot.domain.people import Person, Workspace, day_bounds, local_day, person_zone, place_of
from bot.storage import actions, decisions
from bot.usecases.context import Context


def decision_facts(
    context: Context,
    connection: Connection,
    workspace: Workspace,
    person: Person,
    now: datetime,
    undisturbed_until: datetime | None = None,
) -> DecisionFacts:
    """What is known now; `undisturbed_until` is what Slack says of the person's Do Not Disturb."""
    zone = person_zone(person, workspace)
    return DecisionFacts(
        # As days in the zone that the person is in now.
        nudged_on=tuple(
            day_of_nudge(day, at, zone) for day, at in decisions.last_sent(connection, person.id, local_day(now, zone))
        ),
        acted_today=actions.acted_between(connection, person.id, *day_bounds(now, zone)),
        holidays=context.holidays.of(place_of(person, workspace)),
        undisturbed_until=undisturbed_until,
    )
