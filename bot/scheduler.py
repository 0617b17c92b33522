"""Time: one tick for all that is due, and one look at the channel's members, whatever the number of people."""

from collections.abc import Callable

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

LOOK_EVERY = 600
"""Seconds between looks whether the channel's members are to be read; they are read once a day."""


class Scheduler:
    """Calls `tick` every `tick_seconds`, and `look` at once and every ten minutes.

    A tick that comes late is made up for by a single one (APScheduler would drop it after a second), and none begins
    while another runs: what is due is in the database, not in the scheduler.
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
        """Begin to tick."""
        self._scheduler.start()

    def stop(self) -> None:
        """Let a running tick end, and begin no other."""
        self._scheduler.shutdown(wait=True)
