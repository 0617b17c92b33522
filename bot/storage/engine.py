"""Open the database and hand out its transactions; it knows no table."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Self

from sqlalchemy import Connection, Engine, exc

from bot.errors import BotError, ConfigurationError, DatabaseBusy
from bot.storage.database_errors import passing_trouble, unopened
from bot.storage.database_url import parse
from bot.storage.dialects import postgres_engine, sqlite_engine
from bot.storage.fair_lock import FairLock
from bot.storage.transaction_manners import MIGRATING, PATIENCE, TURN_PATIENCE, WRITING, Manner


class Store:
    """The database: hands out transactions to any number of threads.

    On SQLite each write transaction takes the write lock as it begins, so that a second writer queues. It waits up to
    2.5 s behind others of this process, then up to 1.2 s behind those of other processes. If the first write took the
    lock, SQLite would refuse the second writer at once.

    Commits reach the disk (`synchronous=FULL`) before they return. In WAL mode NORMAL can lose the last ones to a power
    cut, and an action that the bot called recorded must be there. On PostgreSQL, statements and locks time out after
    1.2 s; a reader can ask for more patience.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._manners: dict[Manner, Engine] = {}
        self._writers = FairLock()

    @classmethod
    def open(cls, url: str) -> Self:
        """Open the database that `url` names and check that it answers.

        It accepts `sqlite:///relative.db`, `sqlite:////absolute.db`, `postgresql://…` and `postgres://…`. Raise
        ConfigurationError if the database cannot be used; it holds no password.
        """
        parsed = parse(url)
        store = cls(sqlite_engine(parsed) if parsed.drivername == "sqlite" else postgres_engine(parsed))
        try:
            # This is a write transaction, because a read-only file or server is of no use.
            with store._in_manner(WRITING).begin() as connection:
                connection.exec_driver_sql("SELECT 1")
        except exc.DBAPIError as error:
            store.close()
            # The driver's own error may quote the URL, so it is not chained.
            raise ConfigurationError(unopened(parsed, error)) from None
        return store

    @property
    def dialect(self) -> str:
        """Return `sqlite` or `postgresql`."""
        return self._engine.dialect.name

    @contextmanager
    def unit(self) -> Iterator[Connection]:
        """Open one write transaction: commit when the block ends, roll back when it raises; they do not nest.

        Raise BotError if the database is too busy, full or out of reach. Its cause is the database's own error, if any.
        """
        with passing_trouble(writing=True), self._in_turn(), self._in_manner(WRITING).begin() as connection:
            yield connection

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """Let SQLite's writers in this process take turns.

        SQLite would let them retry after growing pauses. Of many writers at once, some would never succeed. Writers of
        other processes have no better way.
        """
        if self.dialect != "sqlite":
            yield
            return
        if not self._writers.acquire(TURN_PATIENCE.total_seconds()):
            raise BotError(DatabaseBusy(writing=True))
        try:
            yield
        finally:
            self._writers.release()

    @contextmanager
    def reading(self, patience: timedelta = PATIENCE) -> Iterator[Connection]:
        """Open one read-only transaction; on PostgreSQL, each statement may take as long as `patience`.

        Raise BotError as `unit` does.
        """
        manner = Manner(writes=False, patience=patience)
        with passing_trouble(writing=False), self._in_manner(manner).begin() as connection:
            yield connection

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """Open one write transaction to change the schema; it waits much longer for others."""
        with passing_trouble(writing=True), self._in_manner(MIGRATING).begin() as connection:
            yield connection

    def _in_manner(self, manner: Manner) -> Engine:
        if manner not in self._manners:
            self._manners[manner] = self._engine.execution_options(manner=manner)
        return self._manners[manner]

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()
