"""Tell the revision of the database's schema, and the newest one; Alembic itself is only needed to upgrade."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, column, inspect, select, table

from bot.errors import ConfigurationError, Problem
from bot.storage.engine import Store

MIGRATIONS = Path(__file__).parent / "migrations"
_VERSION = table("alembic_version", column("version_num"))
"""Where Alembic keeps the revision."""


@dataclass(frozen=True, slots=True)
class NewerSchema(Problem):
    """A newer version of the bot has upgraded the database's schema to `revision`."""

    revision: str


def revision_of(store: Store) -> str | None:
    """Return the revision of the database's schema; None before the first migration."""
    with store.reading() as connection:
        return read_revision(connection)


def newest_revision() -> str:
    """Return the revision that this version of the bot works with."""
    return max(_known())


def is_current(store: Store) -> bool:
    """Return whether the schema is the one that this version of the bot works with.

    Raise ConfigurationError if a newer version of the bot used the database last.
    """
    revision = revision_of(store)
    refuse_newer(revision)
    return revision == newest_revision()


def read_revision(connection: Connection) -> str | None:
    """Return the revision of the schema that the transaction sees; None before the first migration."""
    if not inspect(connection).has_table(_VERSION.name):
        return None
    revision: str | None = connection.scalar(select(_VERSION.c.version_num))
    return revision


def refuse_newer(revision: str | None) -> None:
    """Raise ConfigurationError if this version of the bot does not know the revision."""
    if revision is not None and revision not in _known():
        raise ConfigurationError(NewerSchema(revision))


@cache
def _known() -> frozenset[str]:
    """Return all revisions: each is the first part of its file's name, such as `0001_first.py`."""
    return frozenset(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
