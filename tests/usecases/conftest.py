"""A company on SQLite, and on PostgreSQL where a test is about locks, SQL or races.

Either store is one for all tests of a worker, emptied before each: PostgreSQL takes many times longer to make a new
database, and a new store has every statement to compile anew.
"""

from collections.abc import Iterator

import pytest

from bot.storage.engine import Store
from bot.storage.tables import metadata
from tests.support.company import Company
from tests.support.postgres import Postgres


@pytest.fixture
def sqlite_store(emptied_sqlite_store: Store) -> Store:
    """An empty, migrated SQLite database."""
    return emptied_sqlite_store


@pytest.fixture(scope="session")
def kept_postgres_store(postgres: Postgres, postgres_template: str) -> Iterator[Store]:
    """A migrated PostgreSQL database that holds what the last test left."""
    store = Store.open(postgres.create("usecases", template=postgres_template))
    yield store
    store.close()


@pytest.fixture
def postgres_store(kept_postgres_store: Store) -> Store:
    """An empty, migrated PostgreSQL database."""
    # Five thousand people may take longer to leave than anybody waits for an answer.
    with kept_postgres_store.migrating() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
    return kept_postgres_store


@pytest.fixture
def acme(store: Store) -> Company:
    """A company whose clocks show Monday, 09:30 in London."""
    return Company(store)
