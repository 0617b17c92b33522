"""A PostgreSQL that is connected but silent is given up on, and the truth about a lost commit is found out."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from threading import Timer
from time import monotonic

import pytest
from sqlalchemy import Connection, select

from bot.deadline import ANSWER_WITHIN, answering
from bot.errors import BotError, ConfigurationError, DatabaseBusy, SavingUnknown
from bot.storage.engine import STOPS_WITHIN, Store
from bot.storage.tables import workspaces
from bot.storage.transaction_manners import PLANNING_PATIENCE
from tests.support.postgres import Postgres
from tests.support.problems import about, saying
from tests.support.rows import add_workspace

pytestmark = pytest.mark.waits

A_MOMENT = 0.4
"""What little work there is takes at most, in seconds."""


@contextmanager
def ending_within(seconds: float) -> Iterator[None]:
    began = monotonic()
    yield
    assert monotonic() - began < seconds + A_MOMENT


@contextmanager
def in_time() -> Iterator[None]:
    """What a person waits for, which Slack wants within 3 s."""
    with ending_within(ANSWER_WITHIN), answering(monotonic()):
        yield


def teams(store: Store) -> list[str]:
    with store.reading() as connection:
        return list(connection.execute(select(workspaces.c.team_id)).scalars())


def lose_a_commit(store: Store, postgres: Postgres) -> None:
    """Let the server fall silent before a commit, within the time of one answer."""
    with ExitStack() as silence, in_time(), store.unit() as connection:
        add_workspace(connection)
        silence.enter_context(postgres.silent())


def test_a_silent_server_is_given_up_on_in_time_and_used_again_later(postgres: Postgres, postgres_store: Store) -> None:
    def write(_number: int) -> None:
        with pytest.raises(BotError, check=about(DatabaseBusy(writing=True))), in_time(), postgres_store.unit():
            pass

    def read(_number: int) -> None:
        with pytest.raises(BotError, check=about(DatabaseBusy(writing=False))), in_time():
            teams(postgres_store)

    assert teams(postgres_store) == []
    with postgres.silent(), ThreadPoolExecutor(8) as pool:
        # Some get the connection that is there, and all others wait for a new one.
        for done in [pool.submit(work, number) for number in range(4) for work in (write, read)]:
            done.result()
    assert teams(postgres_store) == []


def test_a_server_that_falls_silent_within_a_unit_has_saved_nothing(postgres: Postgres, postgres_store: Store) -> None:
    def fall_silent(silence: ExitStack, connection: Connection) -> None:
        add_workspace(connection)
        silence.enter_context(postgres.silent())
        add_workspace(connection, "T2")

    with (
        ExitStack() as silence,
        pytest.raises(BotError, check=about(DatabaseBusy(writing=True))),
        in_time(),
        postgres_store.unit() as connection,
    ):
        fall_silent(silence, connection)
    assert teams(postgres_store) == []


def test_a_commit_whose_answer_is_lost_is_looked_up(postgres: Postgres, postgres_store: Store) -> None:
    with pytest.raises(BotError) as lost:
        lose_a_commit(postgres_store, postgres)
    assert isinstance(lost.value.problem, SavingUnknown)
    assert postgres_store.has_committed(lost.value.problem.transaction) is True
    assert teams(postgres_store) == ["T1"]


def test_a_transaction_is_said_to_go_on_to_have_failed_or_to_be_unknown(postgres_store: Store) -> None:
    def number(connection: Connection) -> str:
        found: str = connection.exec_driver_sql("SELECT pg_current_xact_id()::text").scalar_one()
        return found

    def fail() -> None:
        with postgres_store.unit() as connection:
            numbers.append(number(connection))
            assert postgres_store.has_committed(numbers[0]) is None
            raise KeyError

    numbers: list[str] = []
    with pytest.raises(KeyError):
        fail()
    assert postgres_store.has_committed(numbers[0]) is False
    assert postgres_store.has_committed(str(int(numbers[0]) + 1000)) is False


def test_a_server_that_is_silent_at_the_start_is_explained(postgres: Postgres, postgres_url: str) -> None:
    with (
        pytest.raises(ConfigurationError, check=saying("did not answer")),
        postgres.silent(),
        ending_within(ANSWER_WITHIN),
    ):
        Store.open(postgres_url)


def test_the_longest_wait_ends_soon_when_the_bot_stops(postgres: Postgres, postgres_store: Store) -> None:
    assert teams(postgres_store) == []
    with postgres.silent():
        stop = Timer(0.1, postgres_store.stop_waiting)
        stop.start()
        with (
            pytest.raises(BotError, check=about(DatabaseBusy(writing=False))),
            ending_within(STOPS_WITHIN),
            postgres_store.reading(PLANNING_PATIENCE),
        ):
            pass
        stop.join()
