"""What we did together: totals by kind, ripples and needs met; never by person."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.kinds import Kind
from bot.domain.people import Workspace, local_day, start_of_day, zone_of
from bot.domain.ripples import Reach, ripples, widest
from bot.storage import actions, needs, widest_ripples
from bot.storage import ripples as linked
from bot.storage.engine import PLANNING_PATIENCE
from bot.usecases.unit import Caller, Context, Unit

LINKS_AT_ONCE = 1000
"""Up to how many inspired actions the widest ripple is worked out for whoever asks; of more it is what was kept."""
KEPT_FOR = timedelta(hours=1)
"""How old what is kept may be before it is worked out again."""


@dataclass(frozen=True, slots=True)
class Totals:
    """What was done in one stretch of time, private actions counted: `inspired` as people said themselves."""

    by_kind: dict[Kind, int]
    inspired: int
    needs_met: int

    @property
    def all(self) -> int:
        """The number of actions of every kind."""
        return sum(self.by_kind.values())


@dataclass(frozen=True, slots=True)
class TeamSummary:
    """The totals of the week, the month and the year that it is now in the workspace's zone, and the needs still open.

    `widest` is how far the ripple of the year reached that reached the most people; None when there is none, or when
    that was not asked.
    """

    week: Totals
    month: Totals
    year: Totals
    needs_open: int
    widest: Reach | None = None


def sum_up(context: Context, caller: Caller) -> TeamSummary:
    """What the caller's workspace did together, with the widest ripple of the year."""
    # What thousands did in a year takes a while to read: nobody who records something waits for it.
    with context.view_of(caller.team_id, PLANNING_PATIENCE) as unit:
        summary, year_began = _totals(unit)
        if summary.year.inspired > LINKS_AT_ONCE:
            return replace(summary, widest=widest_ripples.kept(unit.connection, unit.workspace.id, year_began))
        links = (
            linked.links(unit.connection, unit.workspace.id, year_began, _until(unit.now))
            if summary.year.inspired
            else []
        )
    return replace(summary, widest=widest(ripples(links)))


def keep_widest(context: Context, team_id: str) -> bool:
    """Work out the widest ripple of the year where `sum_up` reads what was kept, if that is old; whether it was now."""
    with context.view_of(team_id, PLANNING_PATIENCE) as seen:
        year_began = _starts(seen.workspace, seen.now)[-1]
        if widest_ripples.is_kept(seen.connection, seen.workspace.id, year_began, seen.now - KEPT_FOR):
            return False
        ((_, inspired),) = actions.totals_since(seen.connection, seen.workspace.id, [year_began], _until(seen.now))
        if inspired <= LINKS_AT_ONCE:
            return False
        links = linked.links(seen.connection, seen.workspace.id, year_began, _until(seen.now))
    found = widest(ripples(links))
    with seen.then_write() as unit:
        widest_ripples.keep(unit.connection, unit.workspace.id, year_began, found, unit.now)
    return True


def totals_of(context: Context, caller: Caller) -> TeamSummary:
    """The same without the ripples, for an App Home, which is shown anew after whatever its person does."""
    with context.view_of(caller.team_id, PLANNING_PATIENCE) as unit:
        return _totals(unit)[0]


def _totals(unit: Unit) -> tuple[TeamSummary, datetime]:
    """The totals, and when the year began."""
    starts = _starts(unit.workspace, unit.now)
    done = actions.totals_since(unit.connection, unit.workspace.id, starts, _until(unit.now))
    met = needs.met_since(unit.connection, unit.workspace.id, starts, _until(unit.now))
    week, month, year = (Totals(*sums, needs_met) for sums, needs_met in zip(done, met, strict=True))
    return TeamSummary(week, month, year, needs.count_open(unit.connection, unit.workspace.id)), starts[-1]


def _starts(workspace: Workspace, now: datetime) -> list[datetime]:
    """When the week, the month and the year began."""
    zone = zone_of([workspace.zone])
    today = local_day(now, zone)
    days = (today - timedelta(days=today.weekday()), today.replace(day=1), today.replace(month=1, day=1))
    return [start_of_day(day, zone) for day in days]


def _until(now: datetime) -> datetime:
    return now + timedelta(seconds=1)
