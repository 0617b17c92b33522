"""What all tests share: databases with the migrated schema, how much Hypothesis tries, and what is measured."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import settings

from bot.storage.engine import Store
from bot.storage.migrate import migrate
from tests.support.everything import EVERYTHING
from tests.support.postgres import Postgres, running_postgres

# While tests are collected nothing is garbage.
gc.disable()
# `ci` tries the same examples every time; `search` looks for new ones, for as long as it takes.
settings.register_profile("ci", derandomize=True, deadline=None, max_examples=100 if EVERYTHING else 25, database=None)
settings.register_profile("search", deadline=None, max_examples=5000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

COVERED = tuple(Path(__file__).parent / folder for folder in ("domain", "usecases", "slack/blocks"))
"""The tests of what has to be covered completely."""


FINISHED = pytest.StashKey[int]()
"""How many tests this process has finished."""
COLLECTED_AFTER = 200
"""How many tests leave their garbage before it is collected."""
USECASES = Path(__file__).parent / "usecases"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Choose the databases of each test, mark the tests with which coverage is measured, and put them in order.

    Use cases run on SQLite alone, unless they are about locks, SQL or races (`both_databases`), or everything is run.
    To watch each line makes tests two or three times as slow: what runs on both databases is measured on one of them,
    and what tries the same lines again and again on neither.
    """
    left_out = set() if EVERYTHING else {item for item in items if _is_on_one_database_too_many(item)}
    config.hook.pytest_deselected(items=list(left_out))
    items[:] = [item for item in items if item not in left_out]
    for item in items:
        again = "postgresql" in item.name or item.get_closest_marker("exhaustive")
        if not again and any(item.path.is_relative_to(folder) for folder in COVERED):
            item.add_marker("covered")
    # What waits comes first: then one worker waits while the others work.
    items.sort(key=lambda item: item.get_closest_marker("waits") is None)


def pytest_collection_finish() -> None:
    """Keep what was collected out of the collector's way: it lives to the end, and is a million objects."""
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 1_000_000)


def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Look through all objects between tests only: within one, a second may pass in which nobody is answered."""
    finished = item.session.stash.get(FINISHED, 0) + 1
    item.session.stash[FINISHED] = finished
    if finished % COLLECTED_AFTER == 0:
        gc.collect()


def _is_on_one_database_too_many(item: pytest.Item) -> bool:
    again = "postgresql" in item.name and item.path.is_relative_to(USECASES)
    return again and not any(item.get_closest_marker(mark) for mark in ("both_databases", "covered"))


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Store:
    """An empty, migrated database; each test that takes it runs on both kinds."""
    kind = "sqlite_store" if request.param == "sqlite" else "postgres_store"
    opened: Store = request.getfixturevalue(kind)
    return opened


@pytest.fixture
def sqlite_store(sqlite_template: Path, tmp_path: Path) -> Iterator[Store]:
    """An empty, migrated SQLite database."""
    path = tmp_path / "bot.db"
    shutil.copyfile(sqlite_template, path)
    yield from _opened(f"sqlite:///{path}")


@pytest.fixture
def postgres_store(postgres: Postgres, postgres_template: str) -> Iterator[Store]:
    """An empty, migrated PostgreSQL database."""
    name = f"test_{uuid4().hex}"
    yield from _opened(postgres.create(name, template=postgres_template))
    postgres.drop(name)


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """The address of an empty PostgreSQL database without any table."""
    name = f"bare_{uuid4().hex}"
    yield postgres.create(name)
    postgres.drop(name)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("template") / "bot.db"
    store = Store.open(f"sqlite:///{path}")
    migrate(store)
    # Closing the last connection folds the write-ahead log into the file.
    store.close()
    return path


@pytest.fixture(scope="session")
def kept_sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the SQLite database of every test is, one after the other."""
    return tmp_path_factory.mktemp("kept") / "bot.db"


@pytest.fixture
def emptied_sqlite_store(kept_sqlite_store: Store, kept_sqlite_file: Path, sqlite_template: Path) -> Store:
    """The kept store on an empty, migrated database; whoever still has the last one open keeps that."""
    kept_sqlite_store.close()
    for left in kept_sqlite_file.parent.iterdir():
        left.unlink()
    shutil.copyfile(sqlite_template, kept_sqlite_file)
    return kept_sqlite_store


@pytest.fixture(scope="session")
def kept_sqlite_store(kept_sqlite_file: Path, sqlite_template: Path) -> Iterator[Store]:
    """A store on SQLite, whichever database it finds there."""
    shutil.copyfile(sqlite_template, kept_sqlite_file)
    store = Store.open(f"sqlite:///{kept_sqlite_file}")
    yield store
    store.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server for this worker."""
    with running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template(postgres: Postgres) -> str:
    """The name of a migrated PostgreSQL database to copy."""
    name = "template_bot"
    store = Store.open(postgres.create(name))
    migrate(store)
    store.close()
    return name


def _opened(url: str) -> Iterator[Store]:
    store = Store.open(url)
    yield store
    store.close()
