"""Keeps posts within Slack's limits, so that being refused stays the exception.

Slack takes one message a second in each channel and "several hundred" a minute in a workspace.
"""

import time
from collections import deque
from collections.abc import Callable
from threading import Lock

PER_CHANNEL = 1.0
"""Least seconds between two posts to one channel."""
PER_MINUTE = 240
"""Most posts to a workspace within a minute."""
MINUTE = 60.0


class Pace:
    """Makes the one who posts wait as long as the limits ask for."""

    def __init__(
        self, monotonic: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._monotonic = monotonic
        self._sleep = sleep
        self._lock = Lock()
        self._recent: deque[float] = deque()
        self._last: dict[str, float] = {}

    def wait(self, channel: str) -> None:
        """Return when a post to `channel` is within the limits, and count it."""
        with self._lock:
            due = self._due(channel)
            now = self._monotonic()
            if due > now:
                self._sleep(due - now)
            at = max(now, due)
            self._recent.append(at)
            self._last[channel] = at

    def _due(self, channel: str) -> float:
        now = self._monotonic()
        while self._recent and self._recent[0] <= now - MINUTE:
            self._recent.popleft()
        self._last = {name: at for name, at in self._last.items() if at > now - PER_CHANNEL}
        due = self._last.get(channel, now - PER_CHANNEL) + PER_CHANNEL
        if len(self._recent) >= PER_MINUTE:
            due = max(due, self._recent[0] + MINUTE)
        return due
