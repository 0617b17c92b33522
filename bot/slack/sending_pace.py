"""Keep posts within Slack's limits, so that refusals stay rare.

Slack takes one message a second in each channel, 50 edits a minute, and "several hundred" messages a minute in all.
"""

from collections import deque
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from threading import Lock

from bot.clock import Clock
from bot.domain.sending_pace import Sends, Slot
from bot.usecases.delivery.pace import SharedPace
from bot.usecases.unit import Context

PER_CHANNEL = timedelta(seconds=1)
"""The least time between two posts to one channel."""
STALE = timedelta(seconds=1)
"""How long after its instant a slot can still be used; later, others may have been refused since."""

WaitFor = Callable[[float], bool]
"""Waits a number of seconds, and returns whether a stop interrupted it."""


class Pace:
    """Makes senders wait for their slots, one after the other."""

    def __init__(self, clock: Clock, slots: SharedPace, wait_for: WaitFor) -> None:
        self._clock, self._slots, self._wait_for = clock, slots, wait_for
        self._turn = Lock()
        self._taken: deque[Slot] = deque()
        self._taken_at = clock.now()
        self._taken_after = self._refusals = 0
        # Each process keeps its own: a channel gets few posts, and hardly ever from two replicas within a second.
        self._last: dict[str, datetime] = {}
        self._noting = Lock()

    def wait(self, channel: str, latest: datetime | None = None) -> Slot | None:
        """Wait until something may go to `channel`, and return its slot; None if the bot stops first.

        Return a slot after `latest` at once, without waiting for it. Raise BotError if the database cannot be reached.
        """
        if self._is_stopped_before(self._channel_free(channel)):
            return None
        # The turn is held while waiting, so that no sender holds a slot far ahead, from before a refusal.
        with self._turn:
            slot = self._next()
            while latest is None or slot.at <= latest:
                refusals = self._refusals
                if self._is_stopped_before(slot.at):
                    return None
                if refusals == self._refusals:
                    break
                slot = self._next()
        return slot

    def refused(self, slot: Slot, retry_after: timedelta) -> None:
        """Let nobody send for as long as Slack asks, after it refused what went out in a slot."""
        try:
            self._slots.refused(slot, retry_after)
        finally:
            self._refusals += 1

    def sent(self, channel: str) -> None:
        """Note that Slack has answered a post to this channel, whose second begins when Slack took it, not before."""
        now = self._clock.now()
        with self._noting:
            self._last = {name: at for name, at in self._last.items() if now - PER_CHANNEL < at <= now} | {channel: now}

    def _next(self) -> Slot:
        """Return the next slot; skip those that went by, and those from before a refusal or a step back in time."""
        now = self._clock.now()
        if now < self._taken_at or self._taken_after != self._refusals:
            self._taken.clear()
        while self._taken and self._taken[0].at < now - STALE:
            self._taken.popleft()
        if not self._taken:
            self._taken_at, self._taken_after = now, self._refusals
            self._taken.extend(self._slots.take())
        return self._taken.popleft()

    def _is_stopped_before(self, at: datetime) -> bool:
        seconds = (at - self._clock.now()).total_seconds()
        return seconds > 0 and self._wait_for(seconds)

    def _channel_free(self, channel: str) -> datetime:
        now, last = self._clock.now(), self._last.get(channel)
        return now if last is None or last > now else last + PER_CHANNEL


def paces_of(context: Context, workspace_id: int, wait_for: WaitFor) -> Mapping[Sends, Pace]:
    """Return a workspace's pace of posts, and that of edits."""
    return {sends: Pace(context.clock, SharedPace(context, workspace_id, sends), wait_for) for sends in Sends}
