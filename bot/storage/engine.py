"""Open the database and hand out its transactions; it knows no table."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import Self

from sqlalchemy import Connection, Engine, exc, text

from bot.errors import BotError, ConfigurationError, DatabaseBusy
from bot.storage.database_errors import lost_commit, passing_trouble, unopened
from bot.storage.database_file import DatabaseFile
from bot.storage.database_url import parse
from bot.storage.dialects import TRANSACTION, postgres_engine, sqlite_engine, try_to_write
from bot.storage.fair_lock import FairLock
from bot.storage.outages import Outages
from bot.storage.transaction_manners import MIGRATING, PATIENCE, WRITING, Ending, Manner, longest_wait, waiting_as

log = logging.getLogger(__name__)
STOPS_WITHIN = 2.0
"""Seconds for which waits go on when the bot stops."""


class Store:
    """The database: hands out transactions to any number of threads.

    On SQLite each write transaction takes the write lock as it begins, so that a second writer queues. If the first
    write took the lock, SQLite would refuse the second writer at once.

    Every wait (for a connection, a turn, a lock or an answer) lasts 2.5 s at most; a reader can ask for more patience.
    Where a person waits for an answer, all of them together last no longer. A PostgreSQL that is connected but silent
    is given up on like one that is away.

    Commits reach the disk (`synchronous=FULL`) before they return. In WAL mode NORMAL can lose the last ones to a power
    cut, and an action that the bot called recorded must be there.
    """

    def __init__(self, engine: Engine, ending: Ending, file: DatabaseFile | None = None) -> None:
        self._engine = engine
        self._ending = ending
        self._file = file
        self._outages = Outages()
        self._manners: dict[Manner, Engine] = {}
        self._writers = FairLock()

    @classmethod
    def open(cls, url: str) -> Self:
        """Open the database that `url` names and check that it answers.

        It accepts `sqlite:///relative.db`, `sqlite:////absolute.db`, `postgresql://…` and `postgres://…`. Raise
        ConfigurationError if the database cannot be used; it holds no password.
        """
        parsed = parse(url)
        file = DatabaseFile(Path(parsed.database or "")) if parsed.drivername == "sqlite" else None
        ending = Ending()
        store = cls(postgres_engine(parsed, ending) if file is None else sqlite_engine(parsed, file), ending, file)
        try:
            with store._in_manner(WRITING).connect() as connection:
                try_to_write(connection)
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

        Raise BotError if the database is too busy, full or out of reach, or does not say whether it has committed. Its
        cause is the database's own error, if any.
        """
        with passing_trouble(self._outages, writing=True), self._in_turn(), self._begun(WRITING) as connection:
            yield connection
            if self._file is not None:
                self._file.check()
            with lost_commit(connection.info.get(TRANSACTION)):
                connection.commit()

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """Let SQLite's writers in this process take turns; refuse to write after the deadline.

        SQLite would let them retry after growing pauses. Of many writers at once, some would never succeed. Writers of
        other processes have no better way. What is saved too late would be recorded, and Slack would call it failed.
        """
        wait = longest_wait()
        takes_turns = self.dialect == "sqlite"
        if wait <= 0 or (takes_turns and not self._writers.acquire(wait)):
            raise BotError(DatabaseBusy(writing=True))
        try:
            yield
        finally:
            if takes_turns:
                self._writers.release()

    @contextmanager
    def reading(self, patience: timedelta = PATIENCE) -> Iterator[Connection]:
        """Open one read-only transaction; each wait in it may take as long as `patience`.

        Raise BotError as `unit` does.
        """
        manner = Manner(writes=False, patience=patience)
        with passing_trouble(self._outages, writing=False), self._begun(manner) as connection:
            yield connection

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """Open one write transaction to change the schema; it waits much longer for others."""
        with passing_trouble(self._outages, writing=True), self._begun(MIGRATING) as connection:
            yield connection

    def has_committed(self, transaction: str) -> bool | None:
        """Return whether this transaction of PostgreSQL's has committed, None while it goes on.

        Raise BotError as `unit` does.
        """
        try:
            with self.reading() as connection:
                asked = text("SELECT pg_xact_status(CAST(:transaction AS xid8))")
                status = connection.execute(asked, {"transaction": transaction}).scalar_one()
        except exc.DataError:  # the server crashed and knows of no such transaction
            return False
        return None if status == "in progress" else status == "committed"

    @contextmanager
    def _begun(self, manner: Manner) -> Iterator[Connection]:
        with waiting_as(manner), ExitStack() as ending:
            begin = self._in_manner(manner).begin
            try:
                connection = ending.enter_context(begin())
            except exc.DBAPIError as error:
                # The server may have ended all idle connections. To ask first would cost each transaction a round trip.
                if not error.connection_invalidated:
                    raise
                connection = ending.enter_context(begin())
            yield connection

    def _in_manner(self, manner: Manner) -> Engine:
        if manner not in self._manners:
            options = {"manner": manner, "postgresql_readonly": not manner.writes}
            self._manners[manner] = self._engine.execution_options(**options)
        return self._manners[manner]

    def stop_waiting(self) -> None:
        """Let waits for a silent server end soon, because the bot stops."""
        self._ending.at = monotonic() + STOPS_WITHIN

    def close(self) -> None:
        """Close all connections; put back the database's file if it was deleted, which they still read."""
        copy = self._copy(self._file) if self._file is not None and self._file.is_moved() else None
        # If only the `-wal` was deleted, SQLite now writes what is in it into the file.
        self._engine.dispose()
        if self._file is not None:
            if self._file.is_moved() and self._file.give_way(copy):
                log.error("the deleted database file is back, with everything in it")
            self._file.forget()

    def is_lost(self) -> bool:
        """Return whether the database's file or its `-wal` was deleted or replaced while it is open."""
        return self._file is not None and self._file.is_lost()

    def _copy(self, file: DatabaseFile) -> Path | None:
        """Return a copy of the deleted file; None if it was replaced, or cannot be copied."""
        try:
            with self._in_manner(Manner(writes=False)).connect() as connection:
                opened = connection.connection.driver_connection
                return file.copy(opened) if isinstance(opened, sqlite3.Connection) else None
        except (BotError, exc.DBAPIError, sqlite3.Error):
            log.exception("the deleted database file could not be copied")
            return None
