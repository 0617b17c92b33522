"""Run jobs side by side: one after the other in each lane, and at most so many at once."""

import logging
from collections import deque
from collections.abc import Callable
from threading import Condition
from typing import Generic, TypeVar

log = logging.getLogger(__name__)
Result = TypeVar("Result")


def at_once(run: Callable[[], None]) -> None:
    """Run it before anything else."""
    run()


class Lanes(Generic[Result]):
    """Runs jobs, each in a lane, and collects what they return; a job that raises is logged and returns nothing.

    `begin` starts what works through a lane: in a thread, or at once.
    """

    def __init__(self, most: int, begin: Callable[[Callable[[], None]], object] = at_once) -> None:
        self._most, self._begin = most, begin
        self._changed = Condition()
        self._waiting: dict[str, deque[Callable[[], Result]]] = {}
        self._running = 0
        self._finished: list[Result] = []

    @property
    def free(self) -> int:
        """Return how many more jobs there is room for."""
        return self._most - self._running

    @property
    def busy(self) -> bool:
        """Return whether any jobs are still to be done."""
        return self._running > 0

    def has(self, lane: str) -> bool:
        """Return whether any jobs in this lane are still to be done."""
        return lane in self._waiting

    def add(self, lane: str, job: Callable[[], Result]) -> None:
        """Do a job after those that its lane has already; if the lane cannot begin, raise, and forget the job."""
        with self._changed:
            self._running += 1
            if lane in self._waiting:
                self._waiting[lane].append(job)
                return
            self._waiting[lane] = deque([job])
        try:
            self._begin(lambda: self._work_through(lane))
        except BaseException:
            # Later jobs would wait for ever in a lane that nobody works through.
            with self._changed:
                self._running -= 1
                del self._waiting[lane]
            raise

    def _work_through(self, lane: str) -> None:
        while True:
            with self._changed:
                if not self._waiting[lane]:
                    del self._waiting[lane]
                    return
                job = self._waiting[lane].popleft()
            try:
                result = [job()]
            except Exception:  # there is nobody to raise it to
                log.exception("a message could not be handed over; it is looked up later")
                result = []
            with self._changed:
                self._running -= 1
                self._finished += result
                self._changed.notify_all()

    def wait(self, seconds: float, *, finished: int | None = None) -> None:
        """Wait until so many jobs are finished, or all of them, or so many seconds have passed."""

        def is_over() -> bool:
            return self._running == 0 or (finished is not None and len(self._finished) >= finished)

        with self._changed:
            self._changed.wait_for(is_over, seconds)

    def collect(self) -> list[Result]:
        """Return what jobs have returned since the last time."""
        with self._changed:
            finished, self._finished = self._finished, []
            return finished

    def put_back(self, results: list[Result]) -> None:
        """Return these once more the next time."""
        with self._changed:
            self._finished = results + self._finished
