"""Opening the database and handing out its transactions; it knows no table."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Self

from sqlalchemy import URL, Connection, Engine, create_engine, event, exc
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import BotError, ConfigurationError
from bot.storage.database_errors import friendly, reason
from bot.storage.database_url import parse
from bot.storage.fair_lock import FairLock

PATIENCE = timedelta(seconds=1.2)
"""How long a statement or a lock is waited for: Slack gives up on an answer after 3 s, and who somebody new is may have
to be written before what they asked for."""
TURN_PATIENCE = timedelta(seconds=2.5)
"""How long a writer on SQLite waits for those of the same process that came before it. Their turns end for certain, and
in a crowd that presses at once what is done a little late is better than what is refused."""
PLANNING_PATIENCE = timedelta(seconds=30)
"""The same for what the bot works out by itself, or shows a little later: nobody waits for an answer."""
MIGRATION_PATIENCE = timedelta(minutes=5)
"""The same while the schema is brought up to date, when nobody waits for an answer."""

_CONNECT_SECONDS = 5
_CONNECTIONS = 20
_OVERFLOW = 10
_NOT_SAVED = "I couldn't save that just now. Please try again in a moment."
_NOT_READ = "I couldn't look that up just now. Please try again in a moment."
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
        """The same in SQLite's words."""
        return {
            "busy_timeout": self.milliseconds,
            "foreign_keys": int(self.foreign_keys),
            "query_only": int(not self.writes),
        }


_WRITING = _Manner(writes=True)
# SQLite changes a table by copying it, and dropping the old one would strike at the rows that refer to it.
_MIGRATING = _Manner(writes=True, patience=MIGRATION_PATIENCE, foreign_keys=False)


class Store:
    """The database: hands out transactions to any number of threads.

    On SQLite each write transaction takes the write lock as it begins, so that a second writer queues: for up to 2.5 s
    behind others of this process, then for up to 1.2 s behind those of other processes. Were the lock taken at the
    first write, SQLite would refuse the second writer at once. Commits reach the disk (`synchronous=FULL`) before they
    return: in WAL mode NORMAL can lose the last ones to a power cut, and an action that the bot said it recorded must
    be there. On PostgreSQL statements and locks are given up after 1.2 s, but for those of a reader who has more
    patience.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._manners: dict[_Manner, Engine] = {}
        self._writers = FairLock()

    @classmethod
    def open(cls, url: str) -> Self:
        """Open the database that `url` names and see that it answers.

        `sqlite:///relative.db`, `sqlite:////absolute.db`, `postgresql://…` and `postgres://…` are understood.
        Raises ConfigurationError, whose text holds no password, when the database cannot be used.
        """
        parsed = parse(url)
        if parsed.drivername == "sqlite":
            store = cls(_sqlite_engine(parsed))
            where = f"The database file {parsed.database}"
        else:
            store = cls(_postgres_engine(parsed))
            where = f"The PostgreSQL database {parsed.database or ''} at {parsed.host or 'this machine'}"
        try:
            # A write transaction, because a file or server that can only be read is of no use.
            with store._in_manner(_WRITING).begin() as connection:
                connection.exec_driver_sql("SELECT 1")
        except exc.DBAPIError as error:
            store.close()
            # The driver's own error may quote the URL, so it is not chained.
            raise ConfigurationError(f"{where} cannot be opened: {reason(error)}.") from None
        return store

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engine.dialect.name

    @contextmanager
    def unit(self) -> Iterator[Connection]:
        """One write transaction: committed when the block ends, rolled back when it raises; they do not nest.

        Raises BotError, with the database's own error as its cause where it gave one, when the database is too busy,
        full or gone.
        """
        with friendly(_NOT_SAVED), self._in_turn(), self._in_manner(_WRITING).begin() as connection:
            yield connection

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """Let SQLite's writers in this process take turns.

        SQLite would let them try again and again after pauses that grow, and of many who write at once some never get
        through; those of other processes have no better way.
        """
        if self.dialect != "sqlite":
            yield
            return
        if not self._writers.acquire(TURN_PATIENCE.total_seconds()):
            raise BotError(_NOT_SAVED)
        try:
            yield
        finally:
            self._writers.release()

    @contextmanager
    def reading(self, patience: timedelta = PATIENCE) -> Iterator[Connection]:
        """One transaction that may only read; each statement may take as long as `patience`, on PostgreSQL.

        Raises BotError as `unit` does.
        """
        manner = _Manner(writes=False, patience=patience)
        with friendly(_NOT_READ), self._in_manner(manner).begin() as connection:
            yield connection

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """One write transaction for changing the schema, for which others are waited for much longer."""
        with friendly(_NOT_SAVED), self._in_manner(_MIGRATING).begin() as connection:
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
        hide_parameters=True,  # an error is logged with its statement, and what people typed is nobody else's
        pool_size=_CONNECTIONS,
        max_overflow=_OVERFLOW,
        pool_timeout=PATIENCE.total_seconds(),
        connect_args={"timeout": PATIENCE.total_seconds()},
    )

    @event.listens_for(engine, "connect")
    def set_up(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        # Python's driver would open and commit transactions by itself; here `begin` below alone does.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA synchronous = FULL")
        _keep_a_write_ahead_log(cursor)
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        manner = _manner_of(connection)
        # SQLite keeps these for as long as the connection lasts, so they are told only when they change.
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
        raise ConfigurationError(
            "PostgreSQL needs one more package: install the bot with its `postgres` extra, "
            "as in pip install 'cx-help[postgres]'."
        ) from error

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        manner = _manner_of(connection)
        # For the transaction alone, so that it holds behind a pooler that shares its sessions, too.
        connection.exec_driver_sql(
            f"SET LOCAL statement_timeout = {manner.milliseconds};"
            f"SET LOCAL lock_timeout = {manner.milliseconds};"
            "SET LOCAL TIME ZONE 'UTC';"
            f"SET TRANSACTION {'READ WRITE' if manner.writes else 'READ ONLY'}"
        )

    return engine


def _keep_a_write_ahead_log(cursor: DBAPICursor) -> None:
    """Turn on WAL, in which readers and the one writer do not wait for each other; the file remembers it.

    SQLite waits for nobody at this one step: when another process is at it, this one waits by taking the write
    lock, for which it does queue, and tries again. Should it never be its turn, all works as well, only slower.
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
