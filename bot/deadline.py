"""Share one deadline between all waits on the way to an answer that a person waits for."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from math import inf
from threading import Thread
from time import monotonic
from typing import TypeVar

ANSWER_WITHIN = 2.5
"""Seconds from a payload's arrival to the end of every wait for its answer; Slack gives up after 3."""

_Result = TypeVar("_Result")
_ends_at: ContextVar[float] = ContextVar("ends_at", default=inf)


@contextmanager
def answering(since: float) -> Iterator[None]:
    """Let every wait in the block end 2.5 s after `since`, a monotonic time."""
    before = _ends_at.set(since + ANSWER_WITHIN)
    try:
        yield
    finally:
        _ends_at.reset(before)


def seconds_left() -> float:
    """Return how long a wait may take; infinite for work that nobody waits for."""
    return max(0.0, _ends_at.get() - monotonic())


def in_time(call: Callable[[], _Result], *, leaving: float = 0.0) -> _Result:
    """Make a call that has no deadline of its own; raise TimeoutError when ours comes.

    `leaving` is how many seconds before the deadline to give up, for the work that follows. A late result is dropped.
    """
    left = seconds_left()
    return call() if left == inf else in_a_thread(call).result(max(0.0, left - leaving))


def by_the_same_time(call: Callable[[], _Result]) -> Callable[[], _Result]:
    """Return the call with the present deadline, for another thread."""
    present = copy_context()
    return lambda: present.run(call)


def in_a_thread(call: Callable[[], _Result]) -> Future[_Result]:
    """Start a call in a thread that does not keep the process from ending."""
    done: Future[_Result] = Future()

    def run() -> None:
        try:
            done.set_result(call())
        except BaseException as error:  # noqa: BLE001  whoever asks for the result gets it
            done.set_exception(error)

    Thread(target=run, daemon=True).start()
    return done
