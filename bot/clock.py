"""Provide the present instant: rules take `now`, and only an edge reads a clock."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

SET_BACK = timedelta(minutes=1)
"""A clock that loses more between two looks was set back; one that is corrected loses less."""


class Clock(Protocol):
    """Tells the present instant."""

    def now(self) -> datetime:
        """Return the present instant, aware and in UTC."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the machine's present instant, aware and in UTC."""
        return datetime.now(UTC)


class ClockWatch:
    """Notice when a clock is set back, by monotonic time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._started_at = self._start()

    def after_set_back(self, work: Callable[[], object]) -> None:
        """Do this work if the clock was set back since it was last done; if it fails, it is due again."""
        started_at = self._start()
        if self._started_at - started_at > SET_BACK:
            work()
        self._started_at = started_at

    def _start(self) -> datetime:
        """Return when monotonic time began, by the clock; it moves only with a clock that is set."""
        return self._clock.now() - timedelta(seconds=time.monotonic())
