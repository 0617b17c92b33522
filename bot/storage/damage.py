"""Look for damage in the database: broken pages and missing tables."""

from dataclasses import dataclass

from sqlalchemy import inspect

from bot.errors import BotError, ConfigurationError, DatabaseFault, DatabaseUnusable, Problem
from bot.storage.engine import Store
from bot.storage.tables import metadata


@dataclass(frozen=True, slots=True)
class TablesMissing(Problem):
    """The schema is up to date, but lacks these tables."""

    names: tuple[str, ...]


def refuse_damage(store: Store) -> None:
    """Read all pages of a SQLite file; raise BotError if some are broken. A gigabyte takes seconds."""
    with store.reading() as connection:
        if store.dialect == "sqlite" and connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() != "ok":
            raise BotError(DatabaseUnusable(DatabaseFault.DAMAGED))


def refuse_missing_tables(store: Store) -> None:
    """Raise ConfigurationError if a table of an up-to-date schema is missing."""
    with store.reading() as connection:
        missing = set(metadata.tables) - set(inspect(connection).get_table_names())
    if missing:
        raise ConfigurationError(TablesMissing(tuple(sorted(missing))))
