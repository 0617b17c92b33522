"""Explain a database's errors to people: passing trouble, or a setting to fix."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from bot.errors import BotError

# SQLite's codes for a correct statement at a bad moment.
_SQLITE_PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}
# Parts of SQLite's and PostgreSQL's errors on opening, and what they mean here; the first match is shown.
_REASONS = (
    ("not a database", "it is not a SQLite database; name another file in DATABASE_URL"),
    ("readonly|unable to open", "it is not writable; let the bot's user write to the file and its folder"),
    ("database is locked", "another program has locked it; stop that program or try again"),
    (
        'password authentication failed|no password supplied|role ".*" does not exist',
        "the server rejected the user or password; correct them in DATABASE_URL",
    ),
    ('database ".*" does not exist', "the server has no such database; create it or change DATABASE_URL"),
    ("invalid connection option", "the server does not know an option at the end of DATABASE_URL; remove it"),
    ("read-write mode during recovery", "the server is read-only; name the primary server in DATABASE_URL"),
    (
        "connection refused|timeout|timed out|resolve|no such file|unreachable|no route",
        "the server did not answer; check that it runs, and the host and port in DATABASE_URL",
    ),
)
_REASON_UNKNOWN = "the reason is unknown; try again, and look at the database's log"


@contextmanager
def friendly(text: str) -> Iterator[None]:
    """Turn a database's passing trouble into a BotError with `text`; let mistakes in a statement through."""
    try:
        yield
    except exc.TimeoutError as error:
        raise BotError(text) from error
    except exc.OperationalError as error:
        if not _passes(error):
            raise
        raise BotError(text) from error


def _passes(error: exc.OperationalError) -> bool:
    if isinstance(error.orig, sqlite3.OperationalError):
        # The low byte is the kind of error, the rest is its detail.
        return error.orig.sqlite_errorcode & 0xFF in _SQLITE_PASSING
    # psycopg calls a mistake in a statement a ProgrammingError; operational errors come from the server.
    return True


def reason(error: exc.DBAPIError) -> str:
    """Return why a database cannot be opened, in words that quote nothing of its URL."""
    said = str(error.orig).lower()
    return next((reason for sign, reason in _REASONS if re.search(sign, said)), _REASON_UNKNOWN)
