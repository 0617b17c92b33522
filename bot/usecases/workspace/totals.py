"""Sum up what we did together: totals by kind, ripples and needs met; never by person."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.domain.kinds import Counted, Kind
from bot.domain.people import Workspace, local_day, start_of_day, zone_of
from bot.domain.ripples import Reach, ripples, widest
from bot.storage import action_totals, need_lists, total_changes, widest_ripples
from bot.storage import ripples as linked
from bot.storage.transaction_manners import PLANNING_PATIENCE
from bot.usecases.names import names_for_texts
from bot.usecases.unit import Caller, Context, PersonUnit
from bot.usecases.visible_words import VisibleNeed, needs_for

LINKS_AT_ONCE = 1000
"""Up to this many inspired actions, the widest ripple is computed on request; above, the kept one is shown."""
CHANGES_AT_ONCE = 1000
"""How many changes one unit of work sums up; a limit keeps other writers from waiting."""
NEEDS_LISTED = 3
"""How many open needs the summary lists."""
KEPT_FOR = timedelta(hours=1)
"""How old the kept ripple may be before it is computed again."""


@dataclass(frozen=True, slots=True)
class Totals:
    """What was done in one period, with private actions; `inspired` counts what people said themselves."""

    by_kind: dict[Kind, int]
    inspired: int
    needs_met: int

    @property
    def all(self) -> int:
        """Return the number of actions of every kind."""
        return sum(self.by_kind.values())


@dataclass(frozen=True, slots=True)
class TeamSummary:
    """The totals of this week, month and year in the workspace's zone, and the needs still open.

    `widest` is how many people the year's widest ripple reached. None means that there is none, or that nobody asked.
    People who are not in the private channel see totals by kind, and only their own open needs. `needs` are the oldest
    of the open needs, none if nobody asked; `names` gives names by Slack id.
    """

    week: Totals
    month: Totals
    year: Totals
    needs_open: int
    widest: Reach | None = None
    needs: tuple[VisibleNeed, ...] = ()
    names: dict[str, str] = field(default_factory=dict)


def sum_up(context: Context, caller: Caller) -> TeamSummary:
    """Return what the caller's workspace did together, with the year's widest ripple and the oldest open needs."""
    # Reading a year of thousands of actions takes a while; nobody who records something waits for it.
    with context.view(caller, PLANNING_PATIENCE) as unit:
        summary, year_began = _totals(unit)
        found = need_lists.open_ones(unit.connection, unit.workspace.id, unit.person.id, most=NEEDS_LISTED)
        oldest = needs_for(unit, None, found)
        names = names_for_texts(unit, [need.text for need in oldest], on_show=True)
        summary = replace(summary, needs=tuple(oldest), names=names)
        if not unit.reads_channel:
            return summary
        if summary.year.inspired > LINKS_AT_ONCE:
            return replace(summary, widest=widest_ripples.kept(unit.connection, unit.workspace.id, year_began))
        links = (
            linked.links(unit.connection, unit.workspace.id, year_began, _until(unit.now))
            if summary.year.inspired
            else []
        )
    return replace(summary, widest=widest(ripples(links)))


def keep_widest(context: Context, team_id: str) -> bool:
    """Compute the widest ripple of the year for `sum_up`, if the kept one is old; return whether it was."""
    with context.view_of(team_id, PLANNING_PATIENCE) as seen:
        year_began = _starts(seen.workspace, seen.now)[-1]
        if widest_ripples.is_kept(seen.connection, seen.workspace.id, year_began, seen.now - KEPT_FOR):
            return False
        (done,) = action_totals.totals_since(seen.connection, seen.workspace.id, [year_began])
        if done[Counted.INSPIRED] <= LINKS_AT_ONCE:
            return False
        links = linked.links(seen.connection, seen.workspace.id, year_began, _until(seen.now))
    found = widest(ripples(links))
    with seen.then_write() as unit:
        widest_ripples.keep(unit.connection, unit.workspace.id, year_began, found, unit.now)
    return True


def keep_totals(context: Context, team_id: str, go_on: Callable[[], bool] = lambda: True) -> int:
    """Sum up what was counted since the last time, while `go_on` says so; return how many changes there were."""
    with context.view_of(team_id) as seen:
        if not total_changes.are_waiting(seen.connection, seen.workspace.id):
            return 0
    summed = 0
    while go_on():
        with seen.then_write() as unit:
            some = total_changes.sum_up(unit.connection, unit.workspace.id, CHANGES_AT_ONCE)
        summed += some
        if some < CHANGES_AT_ONCE:
            break
    return summed


def totals_of(context: Context, caller: Caller) -> TeamSummary:
    """Return the same without ripples, for an App Home, which is refreshed after everything its person does."""
    with context.view(caller, PLANNING_PATIENCE) as unit:
        return _totals(unit)[0]


def _totals(unit: PersonUnit) -> tuple[TeamSummary, datetime]:
    """Return the totals, and when the year began."""
    starts = _starts(unit.workspace, unit.now)
    week, month, year = (
        Totals(
            by_kind={kind: done[Counted(kind)] for kind in Kind},
            inspired=done[Counted.INSPIRED] if unit.reads_channel else 0,
            needs_met=done[Counted.MET],
        )
        for done in action_totals.totals_since(unit.connection, unit.workspace.id, starts)
    )
    needs_open = need_lists.count_open(unit.connection, unit.workspace.id, unit.person.id)
    return TeamSummary(week, month, year, needs_open), starts[-1]


def _starts(workspace: Workspace, now: datetime) -> list[datetime]:
    """Return when the week, the month and the year began."""
    zone = zone_of([workspace.zone])
    today = local_day(now, zone)
    days = (today - timedelta(days=today.weekday()), today.replace(day=1), today.replace(month=1, day=1))
    return [start_of_day(day, zone) for day in days]


def _until(now: datetime) -> datetime:
    return now + timedelta(seconds=1)
