"""Upgrade the database's schema to the code's; migrations/versions says what each step does."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from bot.errors import ConfigurationError, Problem
from bot.storage.engine import Store

_LOCK = 0x63782D68656C70  # "cx-help": other programs on the same server are unlikely to take the same number


@dataclass(frozen=True, slots=True)
class NewerSchema(Problem):
    """A newer version of the bot has upgraded the database's schema to `revision`."""

    revision: str


def migrate(store: Store) -> None:
    """Upgrade the schema to the newest revision, all or nothing; do nothing if it is there.

    This is safe if several replicas start at once: one does the work, the others wait. Raise ConfigurationError if a
    newer version of the bot used the database last.
    """
    with store.migrating() as connection:
        if store.dialect == "postgresql":
            # On SQLite the transaction has the write lock already; either lock ends with the transaction.
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        _refuse_newer(_revision(connection))
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def revision_of(store: Store) -> str | None:
    """Return the revision of the database's schema; None before the first migration."""
    with store.reading() as connection:
        return _revision(connection)


def newest_revision() -> str:
    """Return the revision that this version of the bot works with."""
    [newest] = _scripts().get_heads()
    return newest


def is_current(store: Store) -> bool:
    """Return whether the schema is the one that this version of the bot works with.

    Raise ConfigurationError if a newer version of the bot used the database last.
    """
    revision = revision_of(store)
    _refuse_newer(revision)
    return revision == newest_revision()


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _refuse_newer(revision: str | None) -> None:
    if revision is not None and revision not in {script.revision for script in _scripts().walk_revisions()}:
        raise ConfigurationError(NewerSchema(revision))


@cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    # The configuration is an ini file, where a % begins an interpolation.
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config
