"""Collect what a decision about a nudge needs to know beside the person."""

from datetime import datetime

from bot.domain.nudges import DecisionFacts, day_of_nudge
from bot.domain.people import day_bounds, local_day, place_of
from bot.storage import actions, decisions, need_questions
from bot.usecases.delivery.messages.needs import STILL_NEEDED
from bot.usecases.unit import PersonUnit


def decision_facts(
    unit: PersonUnit,
    undisturbed_until: datetime | None = None,
) -> DecisionFacts:
    """Return what is known now; `undisturbed_until` is the end of the person's Do Not Disturb in Slack."""
    zone = unit.zone
    return DecisionFacts(
        # These are days in the person's present zone.
        nudged_on=tuple(
            day_of_nudge(day, at, zone)
            for day, at in decisions.last_sent(unit.connection, unit.person.id, local_day(unit.now, zone))
        ),
        acted_today=actions.acted_between(unit.connection, unit.person.id, *day_bounds(unit.now, zone)),
        holidays=unit.context.holidays.of(place_of(unit.person, unit.workspace)),
        undisturbed_until=undisturbed_until,
        asked_on=tuple(
            STILL_NEEDED.about_of(question).day
            for question in need_questions.asked_or_waiting(unit.connection, unit.person.id, STILL_NEEDED.name)
        ),
    )
