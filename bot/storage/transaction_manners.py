"""Say how a transaction runs: whether it writes, and how long its statements wait."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection

PATIENCE = timedelta(seconds=1.2)
"""How long a statement or a lock waits.

Slack gives up on an answer after 3 s, and the bot may first have to write a new person.
"""
TURN_PATIENCE = timedelta(seconds=2.5)
"""How long a writer on SQLite waits for earlier writers of the same process.

Their turns surely end. In a crowd that clicks at once, a late success is better than a refusal.
"""
PLANNING_PATIENCE = timedelta(seconds=30)
"""The same for work that the bot starts by itself, or shows a little later: nobody waits for an answer."""
MIGRATION_PATIENCE = timedelta(minutes=5)
"""The same while the schema is upgraded, when nobody waits for an answer."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How one transaction runs."""

    writes: bool
    patience: timedelta = PATIENCE
    foreign_keys: bool = True

    @property
    def milliseconds(self) -> int:
        """Return the patience in milliseconds."""
        return int(self.patience / timedelta(milliseconds=1))

    @property
    def pragmas(self) -> dict[str, int]:
        """Return the same as SQLite's pragmas."""
        return {
            "busy_timeout": self.milliseconds,
            "foreign_keys": int(self.foreign_keys),
            "query_only": int(not self.writes),
        }


WRITING = Manner(writes=True)
# SQLite changes a table by copying it. With foreign keys on, dropping the old one would affect rows that refer to it.
MIGRATING = Manner(writes=True, patience=MIGRATION_PATIENCE, foreign_keys=False)


def manner_of(connection: Connection) -> Manner:
    """Return how the connection's present transaction runs."""
    manner: Manner = connection.get_execution_options()["manner"]
    return manner
