"""Tell a database's errors apart: passing trouble, or a setting to fix."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import URL, exc

from bot.errors import BotError, DatabaseBusy, DatabaseFault, DatabaseUnusable, Problem, SavingUnknown
from bot.storage.outages import Outages


class OpeningFault(StrEnum):
    """Why a database cannot be opened."""

    NOT_SQLITE = "not_sqlite"
    DAMAGED = "damaged"
    FULL = "full"
    NOT_WRITABLE = "not_writable"
    LOCKED = "locked"
    USER_REJECTED = "user_rejected"
    NO_DATABASE = "no_database"
    UNKNOWN_OPTION = "unknown_option"
    READ_ONLY = "read_only"
    NO_ANSWER = "no_answer"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FileUnopened(Problem):
    """The SQLite file at `path` cannot be opened."""

    path: str | None
    why: OpeningFault


@dataclass(frozen=True, slots=True)
class ServerUnopened(Problem):
    """The PostgreSQL database cannot be opened; no `host` means this machine."""

    database: str | None
    host: str | None
    why: OpeningFault


@dataclass(frozen=True, slots=True)
class DriverMissing(Problem):
    """The package that speaks to PostgreSQL is not installed."""


# SQLite's codes for a correct statement at a bad moment: another writer's turn, or trouble with the disk.
_SQLITE_WAITING = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_SQLITE_PASSING = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}
# SQLite's and PostgreSQL's codes for trouble that stays until somebody fixes it.
_UNUSABLE = {
    sqlite3.SQLITE_READONLY: DatabaseFault.NOT_WRITABLE,
    sqlite3.SQLITE_FULL: DatabaseFault.FULL,
    sqlite3.SQLITE_CORRUPT: DatabaseFault.DAMAGED,
    sqlite3.SQLITE_NOTADB: DatabaseFault.DAMAGED,
    "25006": DatabaseFault.NOT_WRITABLE,
    "53100": DatabaseFault.FULL,
    "XX001": DatabaseFault.DAMAGED,
    "XX002": DatabaseFault.DAMAGED,
}
# PostgreSQL's codes for a lock, a statement or a deadlock that took too long.
_POSTGRES_WAITING = {"55P03", "57014", "40P01", "40001"}
# Parts of SQLite's and PostgreSQL's errors on opening, and what they mean here; the first match counts.
_FAULTS = (
    ("not a database", OpeningFault.NOT_SQLITE),
    ("malformed", OpeningFault.DAMAGED),
    ("is full", OpeningFault.FULL),
    ("readonly|unable to open", OpeningFault.NOT_WRITABLE),
    ("database is locked", OpeningFault.LOCKED),
    (
        'password authentication failed|no password supplied|role ".*" does not exist',
        OpeningFault.USER_REJECTED,
    ),
    ('database ".*" does not exist', OpeningFault.NO_DATABASE),
    ("invalid connection option", OpeningFault.UNKNOWN_OPTION),
    ("read-write mode during recovery", OpeningFault.READ_ONLY),
    (
        "connection refused|timeout|timed out|resolve|no such file|unreachable|no route",
        OpeningFault.NO_ANSWER,
    ),
)


@contextmanager
def passing_trouble(outages: Outages, *, writing: bool) -> Iterator[None]:
    """Turn trouble with the database into a BotError, and log it; let mistakes in a statement through."""
    try:
        yield
    except exc.DBAPIError as error:
        code = _code_of(error)
        if code in _SQLITE_WAITING | _POSTGRES_WAITING:
            raise BotError(DatabaseBusy(writing)) from error
        if code in _UNUSABLE:
            trouble = BotError(DatabaseUnusable(_UNUSABLE[code]))
        elif code in _SQLITE_PASSING or _is_of_server(error):
            trouble = BotError(DatabaseBusy(writing))
        else:
            raise
        trouble.__cause__ = error
        outages.failed(trouble, writing=writing)
        raise trouble from error
    else:
        outages.worked(writing=writing)


@contextmanager
def lost_commit(transaction: str | None) -> Iterator[None]:
    """Turn an error after which nobody knows whether `transaction` has committed into a BotError."""
    try:
        yield
    except exc.DBAPIError as error:
        if transaction is None or not error.connection_invalidated:
            raise
        raise BotError(SavingUnknown(transaction)) from error


def _code_of(error: exc.DBAPIError) -> int | str | None:
    """Return SQLite's or PostgreSQL's code for the kind of error."""
    code: int | None = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        # The low byte is the kind of error, the rest is its detail.
        return code & 0xFF
    return getattr(error.orig, "sqlstate", None)


def _is_of_server(error: exc.DBAPIError) -> bool:
    """Whether the server or the way to it fails; psycopg calls a mistake in a statement a ProgrammingError."""
    return isinstance(error, exc.OperationalError) and not isinstance(error.orig, sqlite3.Error)


def unopened(url: URL, error: exc.DBAPIError) -> FileUnopened | ServerUnopened:
    """Return why the database at `url` cannot be opened, without its password."""
    why = _fault(error)
    is_file = url.drivername == "sqlite"
    return FileUnopened(url.database, why) if is_file else ServerUnopened(url.database, url.host, why)


def _fault(error: exc.DBAPIError) -> OpeningFault:
    said = str(error.orig).lower()
    return next((fault for sign, fault in _FAULTS if re.search(sign, said)), OpeningFault.UNKNOWN)
