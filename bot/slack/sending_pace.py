"""Keep posts within Slack's limits, so that refusals stay rare.

Slack takes one message a second in each channel and 50 edits a minute. A workspace may post "several hundred" a minute.
"""

from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock

from bot.clock import Clock

PER_CHANNEL = timedelta(seconds=1)
"""The least time between two posts to one channel."""
PER_EDIT = timedelta(seconds=1.25)
"""The least time between two edits anywhere: fewer than 50 a minute."""
PER_MINUTE = 240
"""The most posts to a workspace within a minute."""
MINUTE = timedelta(minutes=1)


class Pace:
    """Make senders wait as long as the limits require.

    `wait_for` waits a number of seconds, and returns whether a stop interrupted it.
    """

    def __init__(self, clock: Clock, wait_for: Callable[[float], bool]) -> None:
        self._clock = clock
        self._wait_for = wait_for
        self._lock = Lock()
        self._recent: deque[datetime] = deque()
        self._last: dict[str, datetime] = {}
        self._last_edit: datetime | None = None

    def wait(self, channel: str, *, edits: bool = False) -> bool:
        """Wait until a post to `channel` is within the limits, and count it; False if the bot stops first.

        `edits` is for a post that replaces an existing message.
        """
        with self._lock:
            now = self._clock.now()
            self._forget(now)
            due = max(self._channel_free(channel, now), self._workspace_free(now))
            if edits:
                due = max(due, self._edit_free(now))
            if due > now and self._wait_for((due - now).total_seconds()):
                return False
            self._recent.append(due)
            self._last[channel] = due
            if edits:
                self._last_edit = due
            return True

    def _forget(self, now: datetime) -> None:
        """Drop old posts, and those that a clock set back has left in the future."""
        self._recent = deque(at for at in self._recent if now - MINUTE < at <= now + PER_CHANNEL)
        self._last = {name: at for name, at in self._last.items() if now - PER_CHANNEL < at <= now + PER_CHANNEL}

    def _channel_free(self, channel: str, now: datetime) -> datetime:
        return self._last[channel] + PER_CHANNEL if channel in self._last else now

    def _edit_free(self, now: datetime) -> datetime:
        last = self._last_edit
        return last + PER_EDIT if last is not None and last <= now + PER_EDIT else now

    def _workspace_free(self, now: datetime) -> datetime:
        return self._recent[-PER_MINUTE] + MINUTE if len(self._recent) >= PER_MINUTE else now
