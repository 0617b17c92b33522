"""A database that stays unusable until somebody fixes it is told apart from a busy one, and its end is logged."""

import logging
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.errors import BotError, ConfigurationError, DatabaseBusy, DatabaseFault, DatabaseUnusable
from bot.storage.damage import TablesMissing, refuse_damage
from bot.storage.database_errors import FileUnopened, OpeningFault
from bot.storage.engine import Store
from bot.storage.migrate import migrate
from bot.storage.outages import Outages
from tests.support.problems import about
from tests.support.rows import add_workspace

NOBODY = 65534
PAGE = 4096


@pytest.fixture
def file(sqlite_template: Path, tmp_path: Path) -> Path:
    """A migrated database."""
    file = tmp_path / "bot.sqlite3"
    file.write_bytes(sqlite_template.read_bytes())
    return file


def as_nobody(work: Callable[[], object]) -> str:
    """Do something in a process without any rights; the problem that it met."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            work()
        except BotError as error:
            os.write(writing, repr(error.problem).encode())
        except Exception as error:  # noqa: BLE001  the other process shows it
            os.write(writing, repr(error).encode())
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as said:
        return said.read().decode()


@pytest.mark.skipif(os.getuid() != 0, reason="only the superuser may become somebody else")
@pytest.mark.parametrize(("mode", "folder"), [(0o444, 0o777), (0o666, 0o555), (0o000, 0o777)])
def test_a_file_that_is_not_writable_is_not_opened(sqlite_template: Path, mode: int, folder: int) -> None:
    # Nobody else may look into pytest's folders.
    with TemporaryDirectory(prefix="cx-") as place:
        file = Path(shutil.copy(sqlite_template, place)).absolute()
        file.chmod(mode)
        file.parent.chmod(folder)
        met = as_nobody(lambda: Store.open(f"sqlite:///{file}"))
    assert met == repr(FileUnopened(str(file), OpeningFault.NOT_WRITABLE))


def test_a_damaged_file_is_told_wherever_it_is_damaged(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    whole = file.read_bytes()
    file.write_bytes(b"x" * PAGE + whole[PAGE:])
    with pytest.raises(ConfigurationError, check=about(FileUnopened(str(file), OpeningFault.NOT_SQLITE))):
        Store.open(f"sqlite:///{file}")
    file.write_bytes(whole[: (page - 1) * PAGE] + b"x" * PAGE + whole[page * PAGE :])
    store = Store.open(f"sqlite:///{file}")
    for look in (refuse_damage, migrate):
        with pytest.raises(BotError, check=about(DatabaseUnusable(DatabaseFault.DAMAGED))):
            look(store)
    store.close()


def test_a_missing_table_keeps_the_bot_from_starting(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DROP TABLE promises")
    store = Store.open(f"sqlite:///{file}")
    with pytest.raises(ConfigurationError, check=about(TablesMissing(("promises",)))):
        migrate(store)
    store.close()


def test_a_full_disk_and_a_file_that_became_read_only_are_told(file: Path) -> None:
    store = Store.open(f"sqlite:///{file}")

    def write(pragma: str) -> None:
        with store.unit() as connection:
            connection.exec_driver_sql(f"PRAGMA {pragma}")
            for number in range(1000):
                add_workspace(connection, f"T{number}")

    for pragma, fault in (("max_page_count = 1", DatabaseFault.FULL), ("query_only = 1", DatabaseFault.NOT_WRITABLE)):
        with pytest.raises(BotError, check=about(DatabaseUnusable(fault))):
            write(pragma)
    store.close()


def test_the_log_tells_when_the_database_fails_and_when_it_works_again(caplog: pytest.LogCaptureFixture) -> None:
    now = [0.0]
    outages = Outages(lambda: now[0])
    trouble = BotError(DatabaseBusy(writing=True))
    trouble.__cause__ = OSError("disk I/O error\nand so on")
    with caplog.at_level(logging.INFO, "bot.storage.outages"):
        outages.worked(writing=True)
        outages.failed(trouble, writing=True)
        now[0] = 11
        outages.worked(writing=False)
        outages.failed(trouble, writing=True)
        outages.worked(writing=True)
        outages.worked(writing=True)
    failed = "the database cannot be used: disk I/O error; `cx-help doctor` says more"
    assert caplog.messages == [failed, failed, "the database works again, after 11 s"]
