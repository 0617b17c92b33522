"""Collect what a decision about a nudge needs to know beside the person."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.domain.nudges import DecisionFacts, day_of_nudge
from bot.domain.people import Person, day_bounds, place_of
from bot.storage import history, need_questions, nudges_sent, what_people_have
from bot.usecases.delivery.messages.needs import STILL_NEEDED
from bot.usecases.unit import PersonUnit, Unit


def decision_facts(unit: PersonUnit) -> DecisionFacts:
    """Return what is known now; nobody is asked whether the person has Do Not Disturb on."""
    return facts_for_all(unit, [unit.person], {})[unit.person.id]


def facts_for_all(
    unit: Unit, people: Sequence[Person], undisturbed: Mapping[str, datetime]
) -> dict[int, DecisionFacts]:
    """Return the same for several people; `undisturbed` has the ends of Do Not Disturb in Slack, by Slack id."""
    each = [unit.of(person) for person in people]
    ids = [person.id for person in people]
    nudged = nudges_sent.last_sent(unit.connection, {one.person.id: one.today for one in each})
    days = {one.person.id: day_bounds(unit.now, one.zone) for one in each}
    acted = what_people_have.acted_since(unit.connection, ids, min(since for since, _ in days.values()))
    asked = what_people_have.with_messages(unit.connection, ids, STILL_NEEDED.name)
    return {
        one.person.id: DecisionFacts(
            # These are days in the person's present zone.
            nudged_on=tuple(day_of_nudge(day, at, one.zone) for day, at in nudged[one.person.id]),
            acted_today=one.person.id in acted
            and history.acted_between(unit.connection, one.person.id, *days[one.person.id]),
            holidays=unit.context.holidays.of(place_of(one.person, unit.workspace)),
            undisturbed_until=undisturbed.get(one.person.slack_id),
            asked_on=_asked_on(one) if one.person.id in asked else (),
        )
        for one in each
    }


def _asked_on(unit: PersonUnit) -> tuple[date, ...]:
    questions = need_questions.asked_or_waiting(unit.connection, unit.person.id, STILL_NEEDED.name)
    return tuple(STILL_NEEDED.about_of(question).day for question in questions)
