"""Keep time: one tick for everything due, and one check of the channel's members, however many people."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

log = logging.getLogger(__name__)
LOOK_EVERY = 600.0
"""Seconds between checks whether to read the channel's members; they are read once a day."""
AT_ONCE = datetime.fromtimestamp(0, UTC)
"""A start that is past, whatever the machine's clock says."""


class Scheduler:
    """Call `tick` every `tick_seconds`, and `look` at once and every ten minutes.

    APScheduler's intervals run on the machine's clock: set back an hour, it would start nothing for an hour. So it
    only starts the work, which then repeats on monotonic time. A slow tick delays the next one, and never overlaps it.
    The database, not the scheduler, holds what is due.
    """

    def __init__(self, *, tick: Callable[[], None], look: Callable[[], None], tick_seconds: float) -> None:
        self._stopping = Event()
        self._scheduler = BackgroundScheduler(
            timezone="UTC",
            executors={"default": ThreadPoolExecutor(2)},
            job_defaults={"misfire_grace_time": None},
        )
        self._scheduler.add_job(self._look_and_repeat, "date", (look,), run_date=AT_ONCE)
        self._scheduler.add_job(self._repeat, "date", (tick, tick_seconds), run_date=AT_ONCE)

    def start(self) -> None:
        """Start ticking."""
        self._scheduler.start()

    def stop(self) -> None:
        """Wait for a running tick to end, and start no other."""
        self._stopping.set()
        self._scheduler.shutdown(wait=True)

    def _look_and_repeat(self, look: Callable[[], None]) -> None:
        _do(look)
        self._repeat(look, LOOK_EVERY)

    def _repeat(self, work: Callable[[], None], seconds: float) -> None:
        while not self._stopping.wait(seconds):
            _do(work)


def _do(work: Callable[[], None]) -> None:
    try:
        work()
    except Exception:  # one that fails must not be the last
        log.exception("something could not be done; it is tried again")
