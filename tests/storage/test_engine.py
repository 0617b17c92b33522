"""Transactions hold together, writers queue, and a database that cannot be used is explained."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier, Timer
from time import monotonic

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, ProgrammingError

from bot.deadline import ANSWER_WITHIN, answering
from bot.errors import BotError, ConfigurationError, DatabaseBusy
from bot.storage.engine import Store
from bot.storage.tables import people, workspaces
from tests.support.postgres import Postgres
from tests.support.problems import about, saying
from tests.support.rows import add_person, add_workspace

SECRET = "hunter2"


def test_what_a_unit_wrote_is_there_for_the_next(store: Store) -> None:
    with store.unit() as connection:
        add_workspace(connection)
    with store.unit() as connection:
        assert connection.execute(select(workspaces.c.team_id)).scalars().all() == ["T1"]


def test_a_unit_that_fails_leaves_nothing_behind(store: Store) -> None:
    def fail_halfway() -> None:
        with store.unit() as connection:
            add_workspace(connection)
            raise KeyError

    with pytest.raises(KeyError):
        fail_halfway()
    with store.reading() as connection:
        assert connection.execute(select(workspaces)).all() == []


def test_another_reader_does_not_see_an_unfinished_unit(store: Store) -> None:
    with store.unit() as writer:
        add_workspace(writer)
        with store.reading() as reader:
            assert reader.execute(select(workspaces)).all() == []


def test_reading_refuses_to_write(store: Store) -> None:
    with pytest.raises((BotError, DBAPIError)), store.reading() as connection:
        add_workspace(connection)
    with store.unit() as connection:
        assert connection.execute(select(workspaces)).all() == []
        add_workspace(connection)


def test_twenty_threads_that_read_and_then_write_all_succeed(store: Store) -> None:
    threads = 20
    with store.unit() as connection:
        ana = add_person(connection, add_workspace(connection))
    barrier = Barrier(threads)

    def add_one() -> None:
        barrier.wait()
        with store.unit() as connection:
            seen = connection.execute(
                select(people.c.unanswered).where(people.c.id == ana).with_for_update()
            ).scalar_one()
            connection.execute(update(people).where(people.c.id == ana).values(unanswered=seen + 1))

    with ThreadPoolExecutor(threads) as pool:
        for done in [pool.submit(add_one) for _ in range(threads)]:
            done.result()
    with store.reading() as connection:
        assert connection.execute(select(people.c.unanswered)).scalar_one() == threads


def test_nothing_is_written_after_the_deadline(store: Store) -> None:
    def write_too_late() -> None:
        with answering(monotonic() - ANSWER_WITHIN), store.unit() as connection:
            add_workspace(connection)

    with pytest.raises(BotError, check=about(DatabaseBusy(writing=True))):
        write_too_late()
    with store.unit() as connection:
        assert connection.execute(select(workspaces)).all() == []


def test_a_turn_and_a_lock_share_one_deadline(sqlite_store: Store, tmp_path: Path) -> None:
    def write() -> None:
        with (
            pytest.raises(BotError, check=about(DatabaseBusy(writing=True))),
            answering(began),
            sqlite_store.unit(),
        ):
            pass

    with closing(sqlite3.connect(tmp_path / "bot.db")) as other, ThreadPoolExecutor(8) as pool:
        other.execute("BEGIN IMMEDIATE")
        began = monotonic()
        for done in [pool.submit(write) for _ in range(8)]:
            done.result()
    assert monotonic() - began < ANSWER_WITHIN + 0.4


def test_a_writer_that_waits_too_long_gets_words_for_a_person(store: Store) -> None:
    with store.unit() as first:
        ana = add_person(first, add_workspace(first))
    with store.unit() as first:
        first.execute(update(people).where(people.c.id == ana).values(name="Ana"))
        with pytest.raises(BotError, check=about(DatabaseBusy(writing=True))) as refused, store.unit() as second:
            second.execute(update(people).where(people.c.id == ana).values(name="Anna"))
    # On SQLite the writers of one process take turns, and the database is not asked before it is ours.
    assert store.dialect == "sqlite" or isinstance(refused.value.__cause__, OperationalError)
    with store.reading() as connection:
        assert connection.execute(select(people.c.name)).scalar_one() == "Ana"


def test_a_mistake_in_a_statement_is_not_hidden_behind_friendly_words(store: Store) -> None:
    with pytest.raises((OperationalError, ProgrammingError)), store.unit() as connection:
        connection.exec_driver_sql("SELECT * FROM no_such_table")


def test_a_statement_that_fails_is_told_without_what_somebody_typed(store: Store) -> None:
    with store.unit() as connection:
        workspace = add_workspace(connection)
        add_person(connection, workspace, "UANA")
    with pytest.raises(IntegrityError) as refused, store.unit() as connection:
        add_person(connection, workspace, "UANA", name="rang Ms Bell")
    assert "INSERT INTO people" in str(refused.value)
    assert "Ms Bell" not in str(refused.value)


def test_sqlite_keeps_what_it_was_told_to_keep(sqlite_store: Store) -> None:
    pragmas = {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 2500, "synchronous": 2}
    with sqlite_store.unit() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in pragmas}
    assert found == pragmas


def test_postgresql_is_asked_for_utc_and_not_to_wait_longer_than_a_person(postgres_store: Store) -> None:
    settings = {
        "timezone": "UTC",
        "statement_timeout": "2300ms",
        "lock_timeout": "2300ms",
        "transaction_isolation": "read committed",
    }
    with postgres_store.unit() as connection:
        found = {name: connection.exec_driver_sql(f"SHOW {name}").scalar_one() for name in settings}
    assert found == settings


def test_a_store_tells_its_dialect(sqlite_store: Store, postgres_store: Store) -> None:
    assert (sqlite_store.dialect, postgres_store.dialect) == ("sqlite", "postgresql")


def test_a_postgresql_server_that_drops_its_connections_is_reached_again(
    postgres_store: Store, postgres: Postgres
) -> None:
    with postgres_store.reading() as connection:
        name = connection.exec_driver_sql("SELECT current_database()").scalar_one()
    postgres.disconnect_all(name)
    with postgres_store.unit() as connection:
        add_workspace(connection)


def test_a_connection_lost_within_a_unit_gets_words_for_a_person(postgres_store: Store, postgres: Postgres) -> None:
    def lose_the_connection_halfway() -> None:
        with postgres_store.unit() as connection:
            name = connection.exec_driver_sql("SELECT current_database()").scalar_one()
            postgres.disconnect_all(name)
            add_workspace(connection)

    with pytest.raises(BotError, check=about(DatabaseBusy(writing=True))):
        lose_the_connection_halfway()
    with postgres_store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(workspaces)).scalar_one() == 0


def test_processes_that_open_a_new_file_at_once_all_succeed(tmp_path: Path) -> None:
    script = (
        "import sys; from bot.storage.engine import Store\n"
        "from bot.storage.migrate import migrate; from bot.storage.revisions import is_current\n"
        "store = Store.open(sys.argv[1]); migrate(store); sys.exit(not is_current(store))"
    )
    url = f"sqlite:///{tmp_path / 'new.db'}"
    started = [subprocess.Popen([sys.executable, "-c", script, url]) for _ in range(3)]  # noqa: S603  our own words
    assert [process.wait() for process in started] == [0, 0, 0]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "not a database address"),
        ("bot.db", "not a database address"),
        (f"postgresql://ana:{SECRET}@db:port/bot", "not a database address"),
        (f"mysql://ana:{SECRET}@db/bot", "kind of database that I can't use"),
        ("sqlite://", "forgets everything"),
        ("sqlite:///:memory:", "forgets everything"),
        ("sqlite://bot.db", "not the path of a SQLite file"),
        ("sqlite:////tmp/bot.db?mode=ro", "not the path of a SQLite file"),
        ("sqlite:////tmp", "names the folder /tmp"),
        ("sqlite:////nowhere/at/all/bot.db", "folder /nowhere/at/all does not exist"),
        # Not even root may make files there.
        ("sqlite:////proc/bot.db", "is not writable"),
        (f"postgresql://ana:{SECRET}@127.0.0.1:1/bot", "did not answer"),
        (f"postgres://ana:{SECRET}@127.0.0.1:1/bot?colour=red", "option at the end of DATABASE_URL"),
        (f"postgresql://ana:p@{SECRET}@127.0.0.1:1/bot", "Write it as %40"),
    ],
)
def test_a_database_that_cannot_be_opened_is_explained(url: str, said: str) -> None:
    with pytest.raises(ConfigurationError, check=saying(said)) as refused:
        Store.open(url)
    assert SECRET not in repr(refused.value.problem)
    assert refused.value.__cause__ is None


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear customer, " * 100)
    with pytest.raises(ConfigurationError, check=saying("not a SQLite database")):
        Store.open(f"sqlite:///{letter}")
    assert letter.read_text().startswith("Dear customer")


def test_a_file_that_another_program_keeps_locked_is_explained(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ConfigurationError, check=saying("has locked it")):
            Store.open(f"sqlite:///{path}")


def test_a_file_that_another_program_locks_for_a_moment_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    with closing(sqlite3.connect(path, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        release = Timer(0.2, other.rollback)
        release.start()
        store = Store.open(f"sqlite:///{path}")
        release.join()
    with store.unit() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
    store.close()


@pytest.mark.parametrize(
    ("account", "database", "said"),
    [
        (f"guarded:{SECRET}", "postgres", "rejected the user or password"),
        (f"nobody_known:{SECRET}", "postgres", "rejected the user or password"),
        (f"postgres:{SECRET}", "no_such_database", "no such database"),
    ],
)
def test_what_postgresql_refuses_is_explained(postgres: Postgres, account: str, database: str, said: str) -> None:
    url = postgres.url(database).replace("postgres@", f"{account}@", 1)
    with pytest.raises(ConfigurationError, check=saying(said)) as refused:
        Store.open(url)
    assert SECRET not in repr(refused.value.problem)
    assert refused.value.__cause__ is None


def test_without_psycopg_the_driver_is_said_to_be_missing() -> None:
    script = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from bot.storage.engine import Store\n"
        "Store.open('postgresql://ana:hunter2@127.0.0.1:1/bot')"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)  # noqa: S603  our own words
    last = run.stderr.splitlines()[-1]
    assert last.endswith("driver missing")
    assert SECRET not in last


def test_the_first_names_of_a_postgresql_url_all_work(postgres_url: str) -> None:
    for scheme in ("postgres", "postgresql", "postgresql+psycopg"):
        store = Store.open(postgres_url.replace("postgresql", scheme, 1))
        assert store.dialect == "postgresql"
        store.close()
