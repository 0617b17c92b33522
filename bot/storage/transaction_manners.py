"""Say how a transaction runs: whether it writes, and how long it waits."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from math import inf

from sqlalchemy import Connection

from bot.deadline import ANSWER_WITHIN, seconds_left

PATIENCE = timedelta(seconds=ANSWER_WITHIN)
"""How long one wait lasts at most: for a turn, a lock or a statement.

Where a person waits for an answer, all waits together last no longer.
"""
PLANNING_PATIENCE = timedelta(seconds=30)
"""The same for work that the bot starts by itself, or shows a little later: nobody waits for an answer."""
MIGRATION_PATIENCE = timedelta(minutes=5)
"""The same while the schema is upgraded, when nobody waits for an answer."""
AHEAD = 0.2
"""How many seconds a server gives up before the client, so that its answer saves the connection."""

_patience: ContextVar[timedelta] = ContextVar("patience", default=PATIENCE)


@dataclass(slots=True)
class Ending:
    """When all waits end because the bot stops: a monotonic time."""

    at: float = inf


@dataclass(frozen=True, slots=True)
class Manner:
    """How one transaction runs."""

    writes: bool
    patience: timedelta = PATIENCE
    foreign_keys: bool = True

    @property
    def pragmas(self) -> dict[str, int]:
        """Return the same as SQLite's pragmas, the wait in tenths of a second so that it rarely changes."""
        return {
            "busy_timeout": int(longest_wait() * 10) * 100,
            "foreign_keys": int(self.foreign_keys),
            "query_only": int(not self.writes),
        }


WRITING = Manner(writes=True)
# SQLite changes a table by copying it. With foreign keys on, dropping the old one would affect rows that refer to it.
MIGRATING = Manner(writes=True, patience=MIGRATION_PATIENCE, foreign_keys=False)


@contextmanager
def waiting_as(manner: Manner) -> Iterator[None]:
    """Let the waits in the block be as patient as the manner, but no longer than a person can wait."""
    before = _patience.set(manner.patience)
    try:
        yield
    finally:
        _patience.reset(before)


def longest_wait() -> float:
    """Return how many seconds a wait that begins now may last; 0 after the deadline."""
    return min(_patience.get().total_seconds(), seconds_left())


def manner_of(connection: Connection) -> Manner:
    """Return how the connection's present transaction runs."""
    manner: Manner = connection.get_execution_options()["manner"]
    return manner
