"""What we did together: totals by kind, ripples and needs met; never by person."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.domain.kinds import Kind
from bot.domain.people import Workspace, local_day, start_of_day, zone_of
from bot.storage import actions, needs
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
    """The totals of the week and of the month that it is now in the workspace's zone, and the needs still open."""

    week: Totals
    month: Totals
    needs_open: int


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
    monday = start_of_day(today - timedelta(days=today.weekday()), zone)
    first = start_of_day(today.replace(day=1), zone)
    until = now + timedelta(seconds=1)
    return TeamSummary(
        week=_totals(connection, workspace, monday, until),
        month=_totals(connection, workspace, first, until),
        needs_open=needs.count_open(connection, workspace.id),
    )


def _totals(connection: Connection, workspace: Workspace, since: datetime, until: datetime) -> Totals:
    return Totals(
        by_kind=actions.totals(connection, workspace.id, since, until),
        inspired=actions.inspired_total(connection, workspace.id, since, until),
        needs_met=needs.met_total(connection, workspace.id, since, until),
    )
