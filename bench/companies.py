"""Companies of any size, written straight into the tables."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, insert

from bot.domain.actions import KindOrigin, Source
from bot.domain.kinds import Counted, Kind
from bot.domain.needs import NeedStatus
from bot.domain.people import Cadence
from bot.domain.profiles import Standing
from bot.holidays import PublicHolidays
from bot.ideas_file import builtin_ideas
from bot.masking import Masking
from bot.storage.engine import Store
from bot.storage.migrate import migrate
from bot.storage.tables import action_totals, actions, inspirations, needs, people
from bot.storage.tables.totals import Span
from bot.storage.total_changes import begin_of
from bot.usecases.unit import Caller, Context
from bot.usecases.workspace.open import WorkspaceSettings, open_workspace
from bot.usecases.workspace.totals import keep_widest
from tests.support.clock import SetClock

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
"""A Monday morning."""
TEAM = "T0BENCH"
ROWS = 10_000
"""How many rows are written at once."""
ACTIONS_EACH = 100
OPEN_NEEDS = 50
UNDONE = 33
"""One of so many actions is undone."""


def caller(number: int) -> Caller:
    """Return one of a company's people; the first has the number 1."""
    return Caller(TEAM, f"U{number:07}")


def company(url: str, staff: int, due: int = 0) -> Context:
    """Return a company of so many people, the first of whom are due now."""
    store = Store.open(url)
    migrate(store)
    context = Context(store, SetClock(NOW), builtin_ideas(), lambda: "seed", PublicHolidays(), Masking())
    given = WorkspaceSettings(TEAM, "Bench", "U0BOT", "C0BENCH", "cx", "Europe/Berlin", time(9, 30), (4, time(15)))
    workspace = open_workspace(context, given)
    with store.migrating() as connection:
        _write(connection, people, (_person(workspace.id, number, due) for number in range(1, staff + 1)))
    return context


def let_time_pass(context: Context, by: timedelta) -> None:
    """Move a company's clock."""
    if isinstance(context.clock, SetClock):
        context.clock.move(by)


def _person(workspace_id: int, number: int, due: int) -> dict[str, Any]:
    return {
        "id": number,
        "workspace_id": workspace_id,
        "slack_id": caller(number).user_id,
        "name": f"person {number}",
        "zone": "UTC",
        "standing": Standing.MEMBER,
        "in_channel": True,
        "cadence": Cadence.DAILY,
        "enrolled_at": NOW,
        "unanswered": 0,
        "next_nudge_at": NOW if number <= due else NOW + timedelta(weeks=1),
        "profile_at": NOW,
        "created_at": NOW,
    }


def company_with_actions(url: str, number: int) -> Context:
    """Return a company that did so much in a year; some of it is undone, a tenth inspired, a tenth met a need."""
    context = company(url, number // ACTIONS_EACH)
    since = [NOW - timedelta(days=365) * at / number for at in range(number)]
    kept = [at for at in range(1, number) if at % UNDONE]
    likes, met = [at for at in kept if at % 10 == 0], [at for at in kept if at % 10 == 1]
    sums: Counter[tuple[Span, datetime, Counted]] = Counter()
    for counted, those in ((None, kept), (Counted.INSPIRED, likes), (Counted.MET, met)):
        sums.update((span, begin_of(span, since[at]), counted or Counted(_kind(at))) for at in those for span in Span)
    with context.store.migrating() as connection:
        _write(connection, actions, (_action(at, since[at], number // ACTIONS_EACH) for at in range(1, number)))
        links = ({"action_id": at, "inspired_by_id": at + 7, "counted": True} for at in likes if at + 7 < number)
        _write(connection, inspirations, links)
        _write(connection, needs, (_need(at, since[at], since[at]) for at in met))
        _write(connection, needs, (_need(number + at, NOW) for at in range(OPEN_NEEDS)))
        _write(
            connection,
            action_totals,
            (
                {"workspace_id": 1, "span": span, "begins_at": at, "counted": counted, "number": total}
                for (span, at, counted), total in sums.items()
            ),
        )
    keep_widest(context, TEAM)
    return context


def _kind(at: int) -> Kind:
    return tuple(Kind)[at % len(Kind)]


def _action(at: int, recorded_at: datetime, staff: int) -> dict[str, Any]:
    return {
        "id": at,
        "workspace_id": 1,
        "person_id": 1 + at % staff,
        "kind": _kind(at),
        "kind_origin": KindOrigin.GIVEN,
        "text": f"helped Ms Okafor with her invoice number {at}",
        "own_words": True,
        "customer": "Acme",
        "customer_key": "acme",
        "happened_on": recorded_at.date(),
        "recorded_at": recorded_at,
        "undone_at": None if at % UNDONE else recorded_at,
        "shared": True,
        "source": Source.COMMAND,
        "origin_key": f"bench:{at}",
    }


def _need(at: int, created_at: datetime, met_at: datetime | None = None) -> dict[str, Any]:
    return {
        "workspace_id": 1,
        "noticed_by": 2,
        "text": f"Ms Okafor waits for invoice number {at}",
        "status": NeedStatus.MET if met_at else NeedStatus.OPEN,
        "met_at": met_at,
        "created_at": created_at,
        "origin_key": f"bench:{at}",
    }


def _write(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    left = iter(rows)
    while some := list(islice(left, ROWS)):
        connection.execute(insert(table), some)
