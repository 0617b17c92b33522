"""Provide the local Slack's movable clock, and waiting on it: a test can jump days ahead."""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Any

_EARLIEST, _LATEST = datetime(2001, 9, 10, tzinfo=UTC), datetime(2286, 11, 20, tzinfo=UTC)


class MovableClock:
    """A clock that runs like the machine's and can be moved; safe to use from any thread."""

    def __init__(self, at: datetime | None = None) -> None:
        self._lock = Lock()
        self._listeners: list[Callable[[], None]] = []
        self._started = time.monotonic()
        self._origin = aware(at) if at is not None else datetime.now(UTC)

    def now(self) -> datetime:
        """Return the present instant on this clock, aware and in UTC."""
        with self._lock:
            return self._origin + timedelta(seconds=time.monotonic() - self._started)

    def move(self, by: timedelta) -> None:
        """Jump ahead (or back, if negative) and wake everything that waits on this clock.

        Raise ValueError if it would leave the time in which a `ts` has ten digits before its point.
        """
        with self._lock:
            now = self._origin + timedelta(seconds=time.monotonic() - self._started)
            demand_reachable(now + by)
            self._origin += by
        for listener in list(self._listeners):
            listener()

    def move_to(self, at: datetime) -> None:
        """Jump to an aware instant; a naive one raises ValueError."""
        self.move(aware(at) - self.now())

    def on_move(self, listener: Callable[[], None]) -> None:
        """Call `listener` after every move, in the thread that moved the clock."""
        self._listeners.append(listener)


class Timers:
    """Wait on a `MovableClock` inside one event loop: a move of the clock wakes the waiter."""

    def __init__(self, clock: MovableClock) -> None:
        self._clock = clock
        self._loop = asyncio.get_running_loop()
        self._waiting: set[asyncio.Future[None]] = set()
        self._deeds: set[asyncio.Task[None]] = set()
        clock.on_move(self._moved)

    async def until(self, at: datetime, *also: asyncio.Future[Any]) -> None:
        """Return when the clock reaches `at`, or when one of the futures `also` is done."""
        while not any(future.done() for future in also):
            left = (at - self._clock.now()).total_seconds()
            if left <= 0:
                return
            moved: asyncio.Future[None] = self._loop.create_future()
            self._waiting.add(moved)
            try:
                await asyncio.wait({moved, *also}, timeout=left, return_when=asyncio.FIRST_COMPLETED)
            finally:
                self._waiting.discard(moved)

    def at(self, at: datetime, deed: Callable[[], None]) -> None:
        """Do something when the clock reaches `at`; only from within the loop."""

        async def wait() -> None:
            await self.until(at)
            deed()

        task = asyncio.create_task(wait())
        self._deeds.add(task)
        task.add_done_callback(self._deeds.discard)

    def _moved(self) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        for future in list(self._waiting):
            if not future.done():
                future.set_result(None)


def demand_reachable(at: datetime) -> None:
    """Raise ValueError for an instant that a local Slack's clock does not show."""
    if not _EARLIEST <= at <= _LATEST:
        raise ValueError(f"the clock goes from {_EARLIEST:%Y-%m-%d} to {_LATEST:%Y-%m-%d}")


def aware(at: datetime) -> datetime:
    """Return the same instant in UTC; raise ValueError if it is naive."""
    if at.tzinfo is None:
        raise ValueError("the local Slack's clock takes aware instants only")
    return at.astimezone(UTC)
