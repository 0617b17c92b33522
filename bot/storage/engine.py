"""Open the database and hand out its transactions; it knows no table."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Self

from sqlalchemy import URL, Connection, Engine, create_engine, event, exc
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import BotError, ConfigurationError, DatabaseBusy
from bot.storage.database_errors import DriverMissing, passing_trouble, unopened
from bot.storage.database_url import parse
from bot.storage.fair_lock import FairLock

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

_CONNECT_SECONDS = 5
_CONNECTIONS = 20
_OVERFLOW = 10
_WAL_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class _Manner:
    """How one transaction runs."""

    writes: bool
    patience: timedelta = PATIENCE
    foreign_keys: bool = True

    @property
    def milliseconds(self) -> int:
        return int(self.patience / timedelta(milliseconds=1))

    @property
    def pragmas(self) -> dict[str, int]:
        """Return the same as SQLite's pragmas."""
        return {
            "busy_timeout": self.milliseconds,
            "foreign_keys": int(self.foreign_keys),
            "query_only": int(not self.writes),
        }


_WRITING = _Manner(writes=True)
# SQLite changes a table by copying it. With foreign keys on, dropping the old one would affect rows that refer to it.
_MIGRATING = _Manner(writes=True, patience=MIGRATION_PATIENCE, foreign_keys=False)


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
        self._manners: dict[_Manner, Engine] = {}
        self._writers = FairLock()

    @classmethod
    def open(cls, url: str) -> Self:
        """Open the database that `url` names and check that it answers.

        It accepts `sqlite:///relative.db`, `sqlite:////absolute.db`, `postgresql://…` and `postgres://…`. Raise
        ConfigurationError if the database cannot be used; it holds no password.
        """
        parsed = parse(url)
        store = cls(_sqlite_engine(parsed) if parsed.drivername == "sqlite" else _postgres_engine(parsed))
        try:
            # This is a write transaction, because a read-only file or server is of no use.
            with store._in_manner(_WRITING).begin() as connection:
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
        with passing_trouble(writing=True), self._in_turn(), self._in_manner(_WRITING).begin() as connection:
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
        manner = _Manner(writes=False, patience=patience)
        with passing_trouble(writing=False), self._in_manner(manner).begin() as connection:
            yield connection

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """Open one write transaction to change the schema; it waits much longer for others."""
        with passing_trouble(writing=True), self._in_manner(_MIGRATING).begin() as connection:
            yield connection

    def _in_manner(self, manner: _Manner) -> Engine:
        if manner not in self._manners:
            self._manners[manner] = self._engine.execution_options(manner=manner)
        return self._manners[manner]

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()


def _sqlite_engine(url: URL) -> Engine:
    engine = create_engine(
        url,
        hide_parameters=True,  # an error is logged with its statement, and what people typed is private
        pool_size=_CONNECTIONS,
        max_overflow=_OVERFLOW,
        pool_timeout=PATIENCE.total_seconds(),
        connect_args={"timeout": PATIENCE.total_seconds()},
    )

    @event.listens_for(engine, "connect")
    def set_up(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        # Python's driver would open and commit transactions by itself; here only `begin` below does.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA synchronous = FULL")
        _keep_a_write_ahead_log(cursor)
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        manner = _manner_of(connection)
        # SQLite keeps these as long as the connection lasts, so they are sent only when they change.
        told = connection.info.setdefault("pragmas", {})
        for name, value in manner.pragmas.items():
            if told.get(name) != value:
                connection.exec_driver_sql(f"PRAGMA {name} = {value}")
                told[name] = value
        connection.exec_driver_sql("BEGIN IMMEDIATE" if manner.writes else "BEGIN")

    return engine


def _postgres_engine(url: URL) -> Engine:
    try:
        engine = create_engine(
            url,
            hide_parameters=True,  # as above
            pool_size=_CONNECTIONS,
            max_overflow=_OVERFLOW,
            pool_timeout=PATIENCE.total_seconds(),
            pool_pre_ping=True,
            isolation_level="READ COMMITTED",
            connect_args={"connect_timeout": _CONNECT_SECONDS},
        )
    except ImportError as error:
        raise ConfigurationError(DriverMissing()) from error

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        manner = _manner_of(connection)
        # Set for the transaction alone, so that it also works behind a pooler that shares its sessions.
        connection.exec_driver_sql(
            f"SET LOCAL statement_timeout = {manner.milliseconds};"
            f"SET LOCAL lock_timeout = {manner.milliseconds};"
            "SET LOCAL TIME ZONE 'UTC';"
            f"SET TRANSACTION {'READ WRITE' if manner.writes else 'READ ONLY'}"
        )

    return engine


def _keep_a_write_ahead_log(cursor: DBAPICursor) -> None:
    """Turn on WAL, so that readers and the one writer do not wait for each other; the file remembers it.

    SQLite does not queue at this one step. If another process is doing it, this one takes the write lock, which does
    queue, and retries. If that never succeeds, everything still works, only slower.
    """
    for _ in range(_WAL_ATTEMPTS):
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            cursor.execute("BEGIN IMMEDIATE")
            cursor.execute("COMMIT")
        else:
            return


def _manner_of(connection: Connection) -> _Manner:
    manner: _Manner = connection.get_execution_options()["manner"]
    return manner
