"""What planning nudges costs beside inserting the same rows in batches."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Table, insert, select

from bench.companies import TEAM, company, let_time_pass
from bench.measuring import Pair, compare, cpu
from bench.ticking import NobodyQuiet
from bot.storage.nudge_times import Move, move, that_are_due
from bot.storage.tables import deliveries, nudge_decisions, offers
from bot.usecases.nudges.plan import BATCH, plan_nudges
from bot.usecases.unit import Context
from tests.support.postgres import running_postgres

A_DAY = timedelta(days=1)
DUE = 500
RUNS = 3
"""Days after Monday; Monday itself does not count."""
Rows = list[tuple[Table, list[dict[str, Any]]]]


def pairs(folder: Path) -> Iterator[Pair]:
    """Compare both on each database."""
    with ExitStack() as stack:
        server = stack.enter_context(running_postgres())
        for name in ("SQLite", "PostgreSQL"):
            companies = []
            for side in ("inserted", "planned"):
                url = f"sqlite:///{folder / side}.sqlite3" if name == "SQLite" else server.create(side)
                companies.append(company(url, DUE, DUE))
                stack.callback(companies[-1].store.close)
            inserted, planned = companies
            rows = _rows_of_days(folder / f"{name}.sqlite3")
            yield replace(
                compare(
                    f"{DUE} nudges planned, on {name}",
                    (
                        f"the same rows inserted, {BATCH} at once",
                        partial(_insert, inserted, rows),
                    ),
                    ("decided, drawn, kept and queued", partial(_plan, planned)),
                    runs=RUNS,
                ),
                ratio="CPU, at most 5",
                measure=cpu,
            )


def _plan(context: Context) -> None:
    """Plan a day's nudges, and let it be the next day."""
    plan_nudges(context, TEAM, NobodyQuiet())
    let_time_pass(context, A_DAY)


def _insert(context: Context, days: list[Rows]) -> None:
    """Claim whoever is due, and insert the next day's rows."""
    day = days.pop(0)
    with context.view_of(TEAM) as seen:
        due = that_are_due(seen.connection, seen.workspace.id, seen.now, DUE)
    for start in range(0, DUE, BATCH):
        with context.store.unit() as connection:
            tomorrow = context.clock.now() + A_DAY
            move(connection, [Move(person, tomorrow, None) for person in due[start : start + BATCH]])
            for table, rows in day:
                connection.execute(insert(table), rows[start : start + BATCH])
    let_time_pass(context, A_DAY)


def _rows_of_days(path: Path) -> list[Rows]:
    """Return what planning writes on each day, in the order in which foreign keys let it be inserted."""
    context = company(f"sqlite:///{path}", DUE, DUE)
    days = []
    for _ in range(RUNS + 1):
        now = context.clock.now()
        _plan(context)
        with context.store.reading() as connection:
            days.append([
                (table, [dict(row) for row in connection.execute(select(table).where(at == now)).mappings()])
                for table, at in (
                    (deliveries, deliveries.c.created_at),
                    (nudge_decisions, nudge_decisions.c.decided_at),
                    (offers, offers.c.offered_at),
                )
            ])  # fmt: skip
    context.store.close()
    return days
