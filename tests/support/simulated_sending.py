"""Sends by the pace's rule in simulated time: replicas with several senders each, and a Slack with a hidden limit."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from random import Random

from bot.domain.sending_pace import LIMITS, MINUTE, SendingPace, Sends, Slot, hand_out, slow_down

LIMIT = LIMITS[Sends.POSTS]
SENDERS = 24


@dataclass
class HiddenLimit:
    """Takes so many posts within any minute, as the local Slack does, and says after how long to try again."""

    per_minute: int
    taken: deque[datetime] = field(default_factory=deque)

    def post(self, now: datetime) -> timedelta | None:
        """Take a post; None, or how long Slack wants to be left alone."""
        while self.taken and self.taken[0] <= now - MINUTE:
            self.taken.popleft()
        if len(self.taken) < self.per_minute:
            self.taken.append(now)
            return None
        return timedelta(seconds=max(1, math.ceil((self.taken[0] + MINUTE - now).total_seconds())))


@dataclass
class Replica:
    """What one process knows by itself: the slots it has taken, and which of its senders are free."""

    idle: int = SENDERS
    taken: deque[Slot] = field(default_factory=deque)
    refusals: int = 0
    waits: bool = False


@dataclass
class Run:
    """One run of sending: `pace` before and after it, and what came of the posts."""

    pace: SendingPace
    limit: HiddenLimit
    latency: float
    at: datetime
    owed: int
    refused: int = 0
    flying: int = 0
    last: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.last = self.at
        self._began = self.at
        self._random = Random(1)  # noqa: S311  it only spreads the latency
        self._number = count()
        self._events: list[tuple[datetime, int, Callable[[], None]]] = []

    @property
    def took(self) -> timedelta:
        """How long it took until Slack had the last post."""
        return self.last - self._began

    def send(self, replicas: int = 1) -> "Run":
        """Send all that is owed."""
        self._replicas = [Replica() for _ in range(replicas)]
        self._wake_all()
        while self.owed:
            self.at, _, event = heappop(self._events)
            event()
        return self

    def _soon(self, seconds: float, event: Callable[[], None]) -> None:
        heappush(self._events, (self.at + timedelta(seconds=seconds), next(self._number), event))

    def _wake_all(self) -> None:
        for replica in self._replicas:
            self._turn(replica)

    def _turn(self, replica: Replica) -> None:
        """Let the next sender wait for its slot: one at a time in each process."""
        if replica.waits or not replica.idle or self.flying >= self.owed:
            return
        if not replica.taken:
            self.pace, slots = hand_out(self.pace, LIMIT, self.at)
            replica.taken.extend(slots)
        slot, refusals = replica.taken.popleft(), replica.refusals
        replica.waits = True

        def go() -> None:
            replica.waits = False
            if refusals == replica.refusals:
                replica.idle -= 1
                self.flying += 1
                self._soon(self.latency * self._random.uniform(0.3, 0.5), lambda: self._arrive(replica, slot))
            self._turn(replica)

        self._soon(max(0.0, (slot.at - self.at).total_seconds()), go)

    def _arrive(self, replica: Replica, slot: Slot) -> None:
        retry_after = self.limit.post(self.at)
        if retry_after is None:
            self.last = self.at

        def answer() -> None:
            replica.idle += 1
            self.flying -= 1
            if retry_after is None:
                self.owed -= 1
            else:
                self.refused += 1
                self.pace = slow_down(self.pace, LIMIT, slot, self.at, retry_after)
                replica.refusals += 1
                replica.taken.clear()
            self._wake_all()

        self._soon(self.latency * self._random.uniform(0.4, 0.7) + 0.02, answer)
