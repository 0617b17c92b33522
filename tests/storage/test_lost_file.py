"""A SQLite file that is deleted or replaced under the bot takes nothing with it, and is noticed before any commit."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.errors import BotError, DatabaseFault, DatabaseUnusable
from bot.storage.engine import Store
from bot.storage.tables import workspaces
from tests.support.problems import about
from tests.support.rows import add_workspace

LOST = about(DatabaseUnusable(DatabaseFault.REPLACED))


@pytest.fixture
def file(sqlite_template: Path, tmp_path: Path) -> Path:
    """A migrated database."""
    return Path(shutil.copy(sqlite_template, tmp_path / "bot.sqlite3"))


def count(store: Store) -> int:
    with store.reading() as connection:
        return connection.execute(select(func.count()).select_from(workspaces)).scalar_one()


def add(store: Store, team_id: str, meanwhile: Callable[[], object] = lambda: None) -> None:
    with store.unit() as connection:
        add_workspace(connection, team_id)
        meanwhile()


def replace_with(backup: Path, file: Path) -> None:
    """Do as a careless operator does."""
    backup.replace(file)


def test_nothing_is_committed_into_a_deleted_file(file: Path) -> None:
    store = Store.open(f"sqlite:///{file}")
    add(store, "T1")
    assert not store.is_lost()
    with pytest.raises(BotError, check=LOST):
        add(store, "T2", meanwhile=file.unlink)
    with pytest.raises(BotError, check=LOST):
        add(store, "T3")
    assert store.is_lost()
    assert count(store) == 1
    store.close()


def test_a_deleted_file_comes_back_with_everything_in_it(file: Path) -> None:
    store = Store.open(f"sqlite:///{file}")
    add(store, "T1")
    file.unlink()
    store.close()
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    again = Store.open(f"sqlite:///{file}")
    assert count(again) == 1
    again.close()


def test_a_deleted_log_is_noticed_and_nothing_in_it_is_lost(file: Path) -> None:
    store = Store.open(f"sqlite:///{file}")
    add(store, "T1")
    with pytest.raises(BotError, check=LOST):
        add(store, "T2", meanwhile=file.with_name(f"{file.name}-wal").unlink)
    assert store.is_lost()
    store.close()
    again = Store.open(f"sqlite:///{file}")
    assert count(again) == 1
    again.close()


def test_a_replaced_file_stays_as_it_is_without_the_old_ones_log(file: Path, tmp_path: Path) -> None:
    backup = Path(shutil.copy(file, tmp_path / "backup.sqlite3"))
    store = Store.open(f"sqlite:///{file}")
    add(store, "T1")
    replace_with(backup, file)
    with pytest.raises(BotError, check=LOST):
        add(store, "T2")
    store.close()
    again = Store.open(f"sqlite:///{file}")
    assert count(again) == 0
    again.close()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_no_connection_is_opened_to_another_file(file: Path, tmp_path: Path) -> None:
    backup = Path(shutil.copy(file, tmp_path / "backup.sqlite3"))
    store = Store.open(f"sqlite:///{file}")
    with store.reading():
        replace_with(backup, file)
        with pytest.raises(BotError, check=LOST):
            count(store)
    store.close()


def test_a_file_whose_folder_is_gone_is_told_and_cannot_come_back(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    moved = Path(shutil.move(file, folder / "bot.sqlite3"))
    store = Store.open(f"sqlite:///{moved}")
    shutil.rmtree(folder)
    assert store.is_lost()
    store.close()
    assert not folder.exists()
