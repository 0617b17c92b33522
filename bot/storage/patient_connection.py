"""Give up on a PostgreSQL server that is connected but silent.

The kernel of a stopped server goes on acknowledging, so that neither TCP nor the server's own timeouts end the wait.
"""

from collections.abc import Callable
from concurrent.futures import Future
from time import monotonic
from typing import Any, TypeVar

from psycopg import Connection, OperationalError
from psycopg.abc import PQGen
from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.pool import ConnectionPoolEntry

from bot.deadline import in_a_thread
from bot.storage.transaction_manners import PATIENCE, Ending, longest_wait

_Result = TypeVar("_Result")


class NoAnswerError(OperationalError):
    """The server did not answer in time."""

    def __init__(self) -> None:
        super().__init__("timeout expired: the server has not answered")


class PatientConnection(Connection[Any]):
    """A connection whose waits end; whatever the server then still does, this connection is closed."""

    ending: Ending

    def wait(self, gen: PQGen[_Result], *args: Any, **options: Any) -> _Result:  # noqa: ANN401  psycopg's own
        """Wait for the server; raise NoAnswerError if that takes too long."""
        give_up_at = monotonic() + longest_wait()
        try:
            return super().wait(_until(gen, lambda: min(give_up_at, self.ending.at)), *args, **options)
        except NoAnswerError:
            self.close()
            raise


def _until(gen: PQGen[_Result], give_up_at: Callable[[], float]) -> PQGen[_Result]:
    """Wrap what psycopg waits for; it looks in at least ten times a second, also when the server says nothing."""
    try:
        wanted = next(gen)
        while True:
            ready = yield wanted
            if not ready and monotonic() >= give_up_at():
                raise NoAnswerError
            wanted = gen.send(ready)
    except StopIteration as end:
        result: _Result = end.value
        return result


def connect_patiently(engine: Engine, ending: Ending) -> None:
    """Let an engine open its connections so that they give up, also while they are opened."""

    @event.listens_for(engine, "do_connect")
    def connect(
        _dialect: Dialect, _entry: ConnectionPoolEntry, arguments: tuple[Any, ...], options: dict[str, Any]
    ) -> PatientConnection:
        # Looking up the host's name has no timeout at all.
        opening = in_a_thread(lambda: PatientConnection.connect(*arguments, **options))
        wait = min(longest_wait(), PATIENCE.total_seconds(), ending.at - monotonic())
        try:
            connection = opening.result(max(0.0, wait))
        except TimeoutError:
            opening.add_done_callback(_close)
            raise NoAnswerError from None
        connection.ending = ending
        return connection


def _close(opened: Future[PatientConnection]) -> None:
    if opened.exception() is None:
        opened.result().close()
