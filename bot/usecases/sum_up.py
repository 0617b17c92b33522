"""What we did together: totals by kind, ripples and needs met; never by person."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.domain.kinds import Kind
from bot.domain.people import Workspace, local_day, start_of_day, zone_of
from bot.domain.ripples import Reach, ripples, widest
from bot.storage import actions, needs
from bot.storage import ripples as linked
from bot.usecases.context import Caller, Context, recognise


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

    `widest` is how far the ripple of the year reached that reached the most people; None when there is none.
    """

    week: Totals
    month: Totals
    year: Totals
    needs_open: int
    widest: Reach | None = None


def sum_up(context: Context, caller: Caller) -> TeamSummary:
    """What the caller's workspace did together."""
    now = context.clock.now()
    with context.store.unit() as connection:
        workspace, _ = recognise(connection, caller, now)
        return summary_of(connection, workspace, now)


def summary_of(connection: Connection, workspace: Workspace, now: datetime) -> TeamSummary:
    """The summary within the caller's unit of work."""
    zone = zone_of([workspace.zone])
    today = local_day(now, zone)
    days = (today - timedelta(days=today.weekday()), today.replace(day=1), today.replace(month=1, day=1))
    starts = [start_of_day(day, zone) for day in days]
    until = now + timedelta(seconds=1)
    done = actions.totals_since(connection, workspace.id, starts, until)
    met = needs.met_since(connection, workspace.id, starts, until)
    week, month, year = (Totals(*sums, needs_met) for sums, needs_met in zip(done, met, strict=True))
    of_the_year = linked.links(connection, workspace.id, starts[-1], until) if year.inspired else []
    return TeamSummary(week, month, year, needs.count_open(connection, workspace.id), widest(ripples(of_the_year)))
