"""How long a tick takes: finding who is due, and deciding about them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from itertools import count
from pathlib import Path

from sqlalchemy import insert, text

from bench.measuring import Pair, compare
from bot.domain.people import Cadence
from bot.domain.profiles import Standing
from bot.holidays import PublicHolidays
from bot.ideas_file import builtin_ideas
from bot.masking import Masking
from bot.storage.engine import Store
from bot.storage.migrate import migrate
from bot.storage.tables import people
from bot.usecases.nudges.plan import plan_nudges
from bot.usecases.unit import Context
from bot.usecases.workspace.open import WorkspaceSettings, open_workspace
from tests.support.postgres import running_postgres

MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TEAM = "T0BENCH"
MANY, DUE = 20_000, 200


class WeeklyClock:
    """A clock that each run moves to the next Monday, when everybody is due again."""

    def __init__(self) -> None:
        self.at = MONDAY

    def now(self) -> datetime:
        """The instant of this run."""
        return self.at


class NobodyQuiet:
    """A Slack in which nobody is in Do Not Disturb."""

    def undisturbed_until(self, slack_ids: Sequence[str], now: datetime) -> Mapping[str, datetime]:  # noqa: ARG002  what the use case asks with
        """Nobody's Do Not Disturb."""
        return {}


def pairs(folder: Path) -> Iterator[Pair]:
    """A tick with nobody due, with and without its index; deciding on SQLite and on PostgreSQL."""
    yield from _nobody_due(folder)
    yield from _deciding(folder)


def _nobody_due(folder: Path) -> Iterator[Pair]:
    contexts = [_context(f"sqlite:///{folder / name}.sqlite3", MANY) for name in ("indexed", "scanned")]
    with contexts[1].store.unit() as connection:
        connection.execute(text("DROP INDEX ix_people_workspace_id_next_nudge_at"))
    yield compare(
        f"A tick over {MANY:,} people of whom nobody is due",
        ("with the index on next_nudge_at", lambda: plan_nudges(contexts[0], TEAM, NobodyQuiet())),
        ("without it", lambda: plan_nudges(contexts[1], TEAM, NobodyQuiet())),
        runs=20,
    )
    for context in contexts:
        context.store.close()


def _deciding(folder: Path) -> Iterator[Pair]:
    with running_postgres() as server:
        contexts = [_context(url, DUE) for url in (f"sqlite:///{folder / 'deciding'}.sqlite3", server.create("bench"))]
        turns = [count(), count()]

        def decide(which: int) -> int:
            clock = contexts[which].clock
            if isinstance(clock, WeeklyClock):
                clock.at = MONDAY + timedelta(weeks=1 + next(turns[which]))
            return plan_nudges(contexts[which], TEAM, NobodyQuiet())

        yield compare(
            f"Deciding about {DUE} nudges, each kept with its delivery",
            ("on SQLite", lambda: decide(0)),
            ("on PostgreSQL", lambda: decide(1)),
            runs=5,
        )
        for context in contexts:
            context.store.close()


def _context(url: str, number: int) -> Context:
    store = Store.open(url)
    migrate(store)
    context = Context(store, WeeklyClock(), builtin_ideas(), lambda: "seed", PublicHolidays(), Masking())
    workspace = open_workspace(
        context, WorkspaceSettings(TEAM, "Bench", "U0BOT", None, None, "UTC", time(9, 30), (4, time(15)))
    )
    rows = [
        {
            "workspace_id": workspace.id,
            "slack_id": f"U{index:06}",
            "name": f"person {index}",
            "zone": "UTC",
            "standing": Standing.MEMBER,
            "in_channel": True,
            "cadence": Cadence.DAILY,
            "enrolled_at": MONDAY,
            "unanswered": 0,
            "next_nudge_at": MONDAY + timedelta(weeks=1),
            "created_at": MONDAY,
        }
        for index in range(number)
    ]
    with store.unit() as connection:
        connection.execute(insert(people), rows)
    return context
