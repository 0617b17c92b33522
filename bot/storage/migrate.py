"""Upgrade the database's schema to the code's; migrations/versions says what each step does."""

from bot.storage.damage import refuse_missing_tables
from bot.storage.engine import Store
from bot.storage.revisions import is_current, read_revision, refuse_newer

_LOCK = 0x63782D68656C70  # "cx-help": other programs on the same server are unlikely to take the same number


def migrate(store: Store) -> None:
    """Upgrade the schema to the newest revision, all or nothing; do nothing if it is there.

    This is safe if several replicas start at once: one does the work, the others wait. Raise ConfigurationError if a
    newer version of the bot used the database last, or if tables are missing from it.
    """
    if not is_current(store):
        _upgrade(store)
    refuse_missing_tables(store)


def _upgrade(store: Store) -> None:
    from bot.storage.upgrade import upgrade  # noqa: PLC0415  Alembic is slow to import, and seldom needed

    with store.migrating() as connection:
        if store.dialect == "postgresql":
            # On SQLite the transaction has the write lock already; either lock ends with the transaction.
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        refuse_newer(read_revision(connection))
        upgrade(connection)
