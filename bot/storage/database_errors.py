"""Tell a database's errors apart: passing trouble, or a setting to fix."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import URL, exc

from bot.errors import BotError, DatabaseBusy, Problem


class OpeningFault(StrEnum):
    """Why a database cannot be opened."""

    NOT_SQLITE = "not_sqlite"
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


# SQLite's codes for a correct statement at a bad moment.
_SQLITE_PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}
# Parts of SQLite's and PostgreSQL's errors on opening, and what they mean here; the first match counts.
_FAULTS = (
    ("not a database", OpeningFault.NOT_SQLITE),
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
def passing_trouble(*, writing: bool) -> Iterator[None]:
    """Turn a database's passing trouble into a BotError; let mistakes in a statement through."""
    try:
        yield
    except exc.TimeoutError as error:
        raise BotError(DatabaseBusy(writing)) from error
    except exc.OperationalError as error:
        if not _passes(error):
            raise
        raise BotError(DatabaseBusy(writing)) from error


def _passes(error: exc.OperationalError) -> bool:
    if isinstance(error.orig, sqlite3.OperationalError):
        # The low byte is the kind of error, the rest is its detail.
        return error.orig.sqlite_errorcode & 0xFF in _SQLITE_PASSING
    # psycopg calls a mistake in a statement a ProgrammingError; operational errors come from the server.
    return True


def unopened(url: URL, error: exc.DBAPIError) -> FileUnopened | ServerUnopened:
    """Return why the database at `url` cannot be opened, without its password."""
    why = _fault(error)
    is_file = url.drivername == "sqlite"
    return FileUnopened(url.database, why) if is_file else ServerUnopened(url.database, url.host, why)


def _fault(error: exc.DBAPIError) -> OpeningFault:
    said = str(error.orig).lower()
    return next((fault for sign, fault in _FAULTS if re.search(sign, said)), OpeningFault.UNKNOWN)
