"""Make the engine of either database, and begin its transactions in their manner."""

import sqlite3

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import ConfigurationError
from bot.storage.database_errors import DriverMissing
from bot.storage.database_file import DatabaseFile
from bot.storage.transaction_manners import AHEAD, PATIENCE, Ending, longest_wait, manner_of

_CONNECT_SECONDS = 5
_CONNECTIONS = 20
_NO_LIMIT = -1
"""Each thread has one connection at most, so that their number is the limit, and nobody waits for one."""
TRANSACTION = "transaction"
"""Under this name a connection's info has PostgreSQL's number of the present transaction, if it writes."""
_WAL_ATTEMPTS = 5
_CACHE_KIBIBYTES = 512
"""Room for each connection's own copies of pages.

SQLite's default of 2 MB is 60 MB for 30 connections, which takes days to fill. The system's cache, which all
connections share, gives a page in a microsecond.
"""


def sqlite_engine(url: URL, file: DatabaseFile) -> Engine:
    """Return an engine on a SQLite file, in WAL mode, that begins each transaction by itself.

    It does not connect to a file that was deleted or replaced.
    """
    engine = create_engine(
        url,
        hide_parameters=True,  # an error is logged with its statement, and what people typed is private
        pool_size=_CONNECTIONS,
        max_overflow=_NO_LIMIT,
        connect_args={"timeout": PATIENCE.total_seconds()},
    )

    @event.listens_for(engine, "do_connect")
    def check_before_connecting(*_: object) -> None:
        file.check()

    @event.listens_for(engine, "connect")
    def set_up(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        # Python's driver would open and commit transactions by itself; here only `begin` below does.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute(f"PRAGMA cache_size = -{_CACHE_KIBIBYTES}")
        _keep_a_write_ahead_log(cursor)
        cursor.close()
        file.remember()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        manner = manner_of(connection)
        # SQLite keeps these as long as the connection lasts, so they are sent only when they change.
        told = connection.info.setdefault("pragmas", {})
        for name, value in manner.pragmas.items():
            if told.get(name) != value:
                connection.exec_driver_sql(f"PRAGMA {name} = {value}")
                told[name] = value
        connection.exec_driver_sql("BEGIN IMMEDIATE" if manner.writes else "BEGIN")

    return engine


def postgres_engine(url: URL, ending: Ending) -> Engine:
    """Return an engine on PostgreSQL whose waits end at `ending`; raise ConfigurationError if its driver is missing."""
    try:
        engine = create_engine(
            url,
            hide_parameters=True,  # as above
            pool_size=_CONNECTIONS,
            max_overflow=_NO_LIMIT,
            isolation_level="READ COMMITTED",
            connect_args={"connect_timeout": _CONNECT_SECONDS},
        )
        from bot.storage.patient_connection import connect_patiently  # noqa: PLC0415  it needs the driver
    except ImportError as error:
        raise ConfigurationError(DriverMissing()) from error
    connect_patiently(engine, ending)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = manner_of(connection).writes
        milliseconds = max(1, int((longest_wait() - AHEAD) * 1000))
        # Set for the transaction alone, so that it also works behind a pooler that shares its sessions.
        found = connection.exec_driver_sql(
            f"SELECT set_config('statement_timeout', '{milliseconds}', true), "
            f"set_config('lock_timeout', '{milliseconds}', true), set_config('TimeZone', 'UTC', true)"
            + (", pg_current_xact_id()::text" if writes else "")  # it tells later what became of a lost commit
        ).one()
        connection.info[TRANSACTION] = found[-1] if writes else None

    return engine


def try_to_write(connection: Connection) -> None:
    """Write something, to be rolled back; raise DBAPIError if that is impossible.

    SQLite lets a transaction for writing begin on a read-only file, and refuses the first statement that writes.
    """
    if connection.dialect.name == "sqlite":
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        connection.exec_driver_sql(f"PRAGMA user_version = {version}")
    else:
        connection.exec_driver_sql("SELECT 1")


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
