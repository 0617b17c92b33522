"""Change a person's nudges: start, pause, resume, stop, another time, other days, fewer."""

from collections.abc import Callable, Container
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from bot.domain.nudges import may_be_nudged, next_expected
from bot.domain.pace import pace_of
from bot.domain.people import (
    Cadence,
    Person,
    Workspace,
    local_day,
    place_of,
    shares_by_default,
    workdays_of,
    workspace_place,
)
from bot.domain.reading.pauses import parse_pause
from bot.domain.reading.places import Place, place_name
from bot.domain.reading.times import parse_time
from bot.errors import InvalidInputError
from bot.storage import people
from bot.usecases.nudges.decision_facts import decision_facts
from bot.usecases.nudges.reschedule import reschedule
from bot.usecases.unit import Caller, Context, PersonUnit

Wish = Callable[[Person, date, datetime], Person]
"""Returns the changed person, from the person, their local day, and now."""


@dataclass(frozen=True, slots=True)
class Usual:
    """The workspace's defaults, for people who chose nothing else."""

    at: time
    days: frozenset[int]
    shares: bool
    place_name: str | None


@dataclass(frozen=True, slots=True)
class NudgePlan:
    """A person's settings as they see them, with the workspace's defaults where they chose nothing.

    `was` is the person before the change that this answers, None if nothing changed. `pace` is how often nudges come
    now, at most. `place_name` is the place of the public holidays, if any are known. `next_on` is the local time of the
    expected next nudge, None for none.
    """

    person: Person
    zone: str
    at: time
    days: frozenset[int]
    pace: Cadence
    place: Place | None
    shares: bool
    next_on: datetime | None
    paused_until: date | None
    place_name: str | None
    usual: Usual
    was: Person | None = field(default=None, compare=False)
    holidays_known: bool = True


def show_plan(context: Context, caller: Caller) -> NudgePlan:
    """Return the caller's current settings."""
    with context.view(caller) as unit:
        return plan_of(unit)


def enrol(context: Context, caller: Caller) -> NudgePlan:
    """Start nudges on workdays for the caller; change nothing if they have them."""
    return _changed(context, caller, lambda person, _today, now: enrolled(person, now))


def resume(context: Context, caller: Caller) -> NudgePlan:
    """End a pause, or start after a stop."""
    return _changed(context, caller, lambda person, _today, now: replace(enrolled(person, now), paused_until=None))


def pause(context: Context, caller: Caller, how_long: str) -> NudgePlan:
    """Pause nudges for as long as `how_long` says; a week if it says nothing."""
    return _changed(context, caller, paused_for(how_long))


def stop(context: Context, caller: Caller) -> NudgePlan:
    """Stop nudges until the caller asks for them again."""
    return _changed(context, caller, stopped)


def fewer(context: Context, caller: Caller) -> NudgePlan:
    """Send nudges less often, down to the slowest pace."""
    return _changed(context, caller, slower)


def nudge_at(context: Context, caller: Caller, at: str) -> NudgePlan:
    """Set the local time of the caller's nudges."""
    chosen = parse_time(at)
    return _changed(context, caller, lambda person, _today, now: replace(enrolled(person, now), nudge_time=chosen))


def nudge_this_often(context: Context, caller: Caller, cadence: Cadence) -> NudgePlan:
    """Set how often the caller gets nudges, at most."""
    return _changed(context, caller, lambda person, _today, now: replace(enrolled(person, now), cadence=cadence))


def nudge_on(context: Context, caller: Caller, days: frozenset[int]) -> NudgePlan:
    """Set the days of the week on which the caller gets nudges."""
    return _changed(context, caller, lambda person, _today, now: replace(enrolled(person, now), workdays=days))


def plan_of(unit: PersonUnit) -> NudgePlan:
    """Return a person's settings as they see them."""
    zone = unit.zone
    paused = (
        unit.person.paused_until
        if unit.person.paused_until and unit.person.paused_until > local_day(unit.now, zone)
        else None
    )
    facts = decision_facts(unit)
    expected = next_expected(unit.person, unit.workspace, facts, unit.now)
    place = place_of(unit.person, unit.workspace)
    return NudgePlan(
        person=unit.person,
        zone=zone.key,
        at=unit.person.nudge_time or unit.workspace.nudge_time,
        days=workdays_of(unit.person, unit.workspace),
        pace=pace_of(unit.person),
        place=place,
        shares=shares_by_default(unit.person, unit.workspace),
        next_on=expected.astimezone(zone) if expected else None,
        paused_until=paused,
        place_name=place_name(place, unit.context.holidays.countries()) if place else None,
        usual=usual_of(unit.context, unit.workspace),
        holidays_known=_has_holidays(unit.context.holidays.of(place), local_day(unit.now, zone)),
    )


def _has_holidays(holidays: Container[date], today: date) -> bool:
    """Return whether the year from `today` on has a public holiday; some places have none."""
    return any(today + timedelta(days=ahead) in holidays for ahead in range(366))


def usual_of(context: Context, workspace: Workspace) -> Usual:
    """Return the workspace's defaults, for people who chose nothing else."""
    place = workspace_place(workspace)
    return Usual(
        at=workspace.nudge_time,
        days=workspace.workdays,
        shares=workspace.shares,
        place_name=place_name(place, context.holidays.countries()) if place else None,
    )


def slower(person: Person, _today: date, _now: datetime) -> Person:
    """Return the person with fewer nudges: at most two a week, then weekly; unchanged if they have none."""
    return replace(person, cadence=person.cadence.fewer) if person.enrolled else person


def stopped(person: Person, _today: date, now: datetime) -> Person:
    """Return the person without nudges, until they ask for them again."""
    return replace(person, enrolled_at=None, stopped_at=now, paused_until=None)


def paused_for(how_long: str) -> Wish:
    """Return the wish for a pause as long as `how_long` says; it changes nothing for people without nudges."""

    def paused(person: Person, today: date, _now: datetime) -> Person:
        until = parse_pause(how_long, today)
        return replace(person, paused_until=until) if person.enrolled else person

    return paused


def change_person(unit: PersonUnit, wish: Wish) -> NudgePlan:
    """Change a person within the caller's unit of work; reschedule their nudge, and count them as having answered."""
    before = people.get_to_change(unit.connection, unit.person.id)
    after = wish(before, unit.of(before).today, unit.now)
    people.save(unit.connection, before, replace(after, unanswered=0, resting_since=None))
    plan = plan_of(unit.of(reschedule(unit, before)))
    return replace(plan, was=before)


def enrolled(person: Person, now: datetime) -> Person:
    """Return the person with nudges; raise InvalidInputError for a person who can have none."""
    if not may_be_nudged(person):
        raise InvalidInputError(
            "I nudge members of the workspace only; everything else of `/cx-help` works for you.", field="nudged"
        )
    return person if person.enrolled else replace(person, enrolled_at=now, stopped_at=None)


def _changed(context: Context, caller: Caller, wish: Wish) -> NudgePlan:
    with context.unit(caller) as unit:
        return change_person(unit, wish)
