"""The schema that migrations make is the one that the code works with, whoever makes it and how often."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import delete, inspect

import bot.storage.migrations
from bot.errors import ConfigurationError
from bot.storage.engine import Store
from bot.storage.migrate import migrate
from bot.storage.revisions import NewerSchema, is_current, newest_revision, revision_of
from bot.storage.tables import metadata, people
from tests.support.problems import about
from tests.support.rows import add_person, add_workspace

REPLICAS = 4


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without any table."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'bare.db'}"
    address: str = request.getfixturevalue("postgres_url")
    return address


@pytest.fixture
def bare(url: str) -> Iterator[Store]:
    store = Store.open(url)
    yield store
    store.close()


def test_the_migrated_schema_is_what_the_tables_say(store: Store) -> None:
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_the_partial_index_is_partial_in_the_migrated_schema(store: Store) -> None:
    with store.reading() as connection:
        found = {index["name"]: index for index in inspect(connection).get_indexes("nudge_decisions")}
    where = found["uq_nudge_decisions_sent"]["dialect_options"][f"{store.dialect}_where"]
    assert "outcome" in str(where)
    assert "'send'" in str(where)


def test_a_new_database_is_at_no_revision_and_not_current(bare: Store) -> None:
    assert revision_of(bare) is None
    assert not is_current(bare)


def test_migrating_brings_a_database_to_the_newest_revision(bare: Store) -> None:
    migrate(bare)
    assert revision_of(bare) == newest_revision()
    assert is_current(bare)


def test_migrating_again_keeps_what_is_there(store: Store) -> None:
    with store.unit() as connection:
        connection.exec_driver_sql("CREATE TABLE keepsake (id INTEGER)")
    migrate(store)
    with store.reading() as connection:
        assert inspect(connection).has_table("keepsake")
    assert is_current(store)


def test_replicas_that_start_at_once_all_find_the_newest_schema(url: str) -> None:
    barrier = Barrier(REPLICAS)

    def start() -> bool:
        barrier.wait()
        store = Store.open(url)
        migrate(store)
        current = is_current(store)
        store.close()
        return current

    with ThreadPoolExecutor(REPLICAS) as pool:
        replicas = [pool.submit(start) for _ in range(REPLICAS)]
    assert [replica.result() for replica in replicas] == [True] * REPLICAS


def test_a_database_of_a_newer_version_is_refused_and_left_alone(store: Store) -> None:
    with store.unit() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(ConfigurationError, check=about(NewerSchema("9999"))):
        migrate(store)
    with pytest.raises(ConfigurationError, check=about(NewerSchema("9999"))):
        is_current(store)
    assert revision_of(store) == "9999"


def test_there_is_no_way_back_that_would_lose_what_was_offered(store: Store) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(bot.storage.migrations.__file__).parent))
    with store.migrating() as connection:
        config.attributes["connection"] = connection
        with pytest.raises(NotImplementedError, match="restore the backup"):
            command.downgrade(config, "base")
    assert is_current(store)


def test_the_newest_revision_is_a_file_that_ships() -> None:
    versions = Path(bot.storage.migrations.__file__).parent / "versions"
    assert len(list(versions.glob(f"{newest_revision()}_*.py"))) == 1


def test_the_number_of_an_erased_row_is_never_given_again(store: Store) -> None:
    with store.unit() as connection:
        acme = add_workspace(connection)
        ana = add_person(connection, acme, "UANA")
    with store.unit() as connection:
        connection.execute(delete(people).where(people.c.id == ana))
        assert add_person(connection, acme, "UBEN") > ana


def test_every_table_that_numbers_its_rows_does_so_on_sqlite(sqlite_store: Store) -> None:
    with sqlite_store.reading() as connection:
        found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'")
        assert set(found.scalars()) == {name for name, table in metadata.tables.items() if "id" in table.c}
