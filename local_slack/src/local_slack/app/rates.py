"""Apply Slack's rate limits, on the local Slack's clock."""

import math
from collections import defaultdict, deque
from datetime import datetime, timedelta

from local_slack.app.scopes import METHODS, SPECIAL
from local_slack.clock.movable import MovableClock
from local_slack.errors import RateLimitedError

BURST = 5
"""How many posts a channel takes at once; Slack publishes no figure."""

_MINUTE = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)


class RateLimits:
    """Count calls in sliding windows; a call that is refused does not count."""

    def __init__(self, clock: MovableClock) -> None:
        self._clock = clock
        self.posts_per_minute, self.burst = SPECIAL, BURST
        self._calls: defaultdict[str, deque[datetime]] = defaultdict(deque)

    def call(self, method: str) -> None:
        """Count one call of a Web API method; RateLimitedError if its minute is full."""
        most = self.posts_per_minute if method == "chat.postMessage" else METHODS[method].per_minute
        self._count(method, most, _MINUTE)

    def post(self, channel: str) -> None:
        """Count one chat.postMessage into a channel: one a second, after a burst; RateLimitedError if over it."""
        self._count(f"post in {channel}", self.burst, self.burst * _SECOND)

    def _count(self, key: str, most: int, window: timedelta) -> None:
        now = self._clock.now()
        recent = deque(at for at in self._calls[key] if now - window < at <= now)
        self._calls[key] = recent
        if len(recent) >= most:
            wait = (recent[0] + window - now).total_seconds()
            raise RateLimitedError(max(1, math.ceil(wait)))
        recent.append(now)
