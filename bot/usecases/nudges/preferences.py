"""Change a person's nudges: start, pause, resume, stop, another time, other days, fewer."""

from collections.abc import Container
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from bot.domain.expected_nudges import expected_after_pause, next_expected
from bot.domain.pace import pace_of
from bot.domain.pauses import Pauses, pauses_of
from bot.domain.people import (
    Cadence,
    Person,
    Workspace,
    place_of,
    shares_by_default,
    workdays_of,
    workspace_place,
)
from bot.domain.reading.nudge_commands import NudgeWhen, Over, Pause, Several
from bot.domain.reading.places import Place, place_name
from bot.storage import people
from bot.usecases.nudges.decision_facts import decision_facts
from bot.usecases.nudges.reschedule import reschedule
from bot.usecases.nudges.undo import ChangedSinceError, as_before, pause_of, resumed_from, undo_of
from bot.usecases.nudges.wishes import Wish, all_of, enrolled, nudged_when, paused_for, restarted, slower, stopped
from bot.usecases.unit import Caller, Context, PersonUnit


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

    `was` is the person before the change that this answers, `undo` what takes it back; None for no change. `outdated`
    is whether a button did nothing, because what it was about has changed since. `pace` is
    how often nudges come now, at most. `place_name` is the place of the public holidays, if any are known. `next_on` is
    the local time of the expected next nudge, None for none. `paused_until` is set for a pause that is not over,
    `paused_from` for one that has not begun; `back_on` is the local time of the first nudge after it. `later_pauses`
    are the pauses after that one. `today` is the person's day. With `members_only`, only members of the private channel
    see what the person shares.
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
    paused_from: date | None = None
    back_on: datetime | None = None
    later_pauses: Pauses = ()
    today: date | None = None
    members_only: bool = False
    undo: str | None = field(default=None, compare=False)
    outdated: bool = field(default=False, compare=False)

    @property
    def pause(self) -> str:
        """Return what a button that lets nudges come again ends, for its value."""
        return pause_of(self.person, self.today or date.min)


def show_plan(context: Context, caller: Caller) -> NudgePlan:
    """Return the caller's current settings."""
    with context.view(caller) as unit:
        return plan_of(unit)


def enrol(context: Context, caller: Caller) -> NudgePlan:
    """Start nudges on workdays for the caller; change nothing if they have them."""
    return _changed(context, caller, lambda person, _today, now: enrolled(person, now))


def resume(context: Context, caller: Caller, on: str | None = None, *, ends_planned: bool = True) -> NudgePlan:
    """End a pause, or start after a stop: at once, or on the day that `parse_pause` reads in `on`.

    `ends_planned` is whether a pause that has not begun ends, too.
    """
    return _changed(context, caller, restarted(on, ends_planned=ends_planned))


def pause(context: Context, caller: Caller, how_long: str, over: Over = Over.ADDED) -> NudgePlan:
    """Pause nudges for as long as `how_long` says; a week if it says nothing."""
    with context.unit(caller, locked=True) as unit:
        return change_person(unit, paused_for(Pause(how_long, over), unit.workspace))


def stop(context: Context, caller: Caller) -> NudgePlan:
    """Stop nudges until the caller asks for them again."""
    return _changed(context, caller, stopped)


def fewer(context: Context, caller: Caller) -> NudgePlan:
    """Send nudges less often, down to the slowest pace."""
    return _changed(context, caller, slower)


def nudge_when(context: Context, caller: Caller, asked: NudgeWhen) -> NudgePlan:
    """Change the time, the days or the pace of the caller's nudges."""
    with context.unit(caller, locked=True) as unit:
        return change_person(unit, nudged_when(asked, unit.workspace))


def change_all(context: Context, caller: Caller, asked: Several) -> NudgePlan:
    """Change the caller's nudges in several ways at once."""
    with context.unit(caller, locked=True) as unit:
        return change_person(unit, all_of(asked, unit.workspace))


def undo(context: Context, caller: Caller, written: str) -> NudgePlan:
    """Take back an earlier change, as its answer's `undo` says; raise BotError for any other text."""
    return _unless_changed_since(context, caller, as_before(written))


def resume_from(context: Context, caller: Caller, pause: str) -> NudgePlan:
    """Let nudges come again after what a plan's `pause` says, unless something else keeps them from coming now."""
    return _unless_changed_since(context, caller, resumed_from(pause))


def plan_of(unit: PersonUnit) -> NudgePlan:
    """Return a person's settings as they see them."""
    zone, today, person = unit.zone, unit.today, unit.person
    facts = decision_facts(unit)
    expected = next_expected(person, unit.workspace, facts, unit.now)
    pauses = pauses_of(person, today)
    back = expected_after_pause(person, unit.workspace, facts, unit.now)
    place = place_of(person, unit.workspace)
    return NudgePlan(
        person=person,
        zone=zone.key,
        at=person.nudge_time or unit.workspace.nudge_time,
        days=workdays_of(person, unit.workspace),
        pace=pace_of(person),
        place=place,
        shares=shares_by_default(person, unit.workspace),
        next_on=expected.astimezone(zone) if expected else None,
        paused_until=pauses[0].ends if pauses else None,
        place_name=place_name(place, unit.context.holidays.countries()) if place else None,
        usual=usual_of(unit.context, unit.workspace),
        holidays_known=_has_holidays(unit.context.holidays.of(place), today),
        paused_from=pauses[0].begins if pauses else None,
        back_on=back.astimezone(zone) if back else None,
        later_pauses=pauses[1:],
        today=today,
        members_only=unit.workspace.channel_private,
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


def change_person(unit: PersonUnit, wish: Wish) -> NudgePlan:
    """Change a person within the caller's unit of work; reschedule their nudge, and count them as having answered."""
    before = unit.person if unit.locked else people.get_to_change(unit.connection, unit.person.id)
    after = wish(before, unit.of(before).today, unit.now)
    people.save(unit.connection, before, replace(after, unanswered=0, resting_since=None))
    plan = plan_of(unit.of(reschedule(unit, before)))
    return replace(plan, was=before, undo=undo_of(before, plan.person))


def _changed(context: Context, caller: Caller, wish: Wish) -> NudgePlan:
    with context.unit(caller, locked=True) as unit:
        return change_person(unit, wish)


def _unless_changed_since(context: Context, caller: Caller, wish: Wish) -> NudgePlan:
    try:
        return _changed(context, caller, wish)
    except ChangedSinceError:
        return replace(show_plan(context, caller), outdated=True)
