"""Keep time: one tick for everything due, and one check of the channel's members, however many people."""

from collections.abc import Callable

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

LOOK_EVERY = 600
"""Seconds between checks whether to read the channel's members; they are read once a day."""


class Scheduler:
    """Call `tick` every `tick_seconds`, and `look` at once and every ten minutes.

    After a delay one tick replaces the missed ones; APScheduler would drop a tick that is a second late. Ticks never
    overlap. The database, not the scheduler, holds what is due.
    """

    def __init__(self, *, tick: Callable[[], None], look: Callable[[], None], tick_seconds: float) -> None:
        self._scheduler = BackgroundScheduler(
            timezone="UTC",
            executors={"default": ThreadPoolExecutor(2)},
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )
        self._scheduler.add_job(look, "date")
        self._scheduler.add_job(look, "interval", seconds=LOOK_EVERY)
        self._scheduler.add_job(tick, "interval", seconds=tick_seconds)

    def start(self) -> None:
        """Start ticking."""
        self._scheduler.start()

    def stop(self) -> None:
        """Wait for a running tick to end, and start no other."""
        self._scheduler.shutdown(wait=True)
