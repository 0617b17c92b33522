"""Keep each try to hand something to the app, with its outcome, for people who look under the hood."""

import asyncio
import time
from dataclasses import dataclass
from datetime import datetime

from local_slack.clock.movable import MovableClock
from local_slack.delivery.envelopes import Ack, Delivery, Envelope, EnvelopeType
from local_slack.json_types import Json


@dataclass(eq=False)
class Attempt:
    """One try; `ack` is None while it is waited for, and took `seconds`."""

    type: EnvelopeType
    payload: Json
    retry_attempt: int
    at: datetime
    ack: Ack | None = None
    seconds: float = 0.0


class Watched:
    """What carries envelopes to the app, watched."""

    def __init__(self, delivery: Delivery, clock: MovableClock) -> None:
        self._delivery, self._clock = delivery, clock
        self.attempts: list[Attempt] = []

    @property
    def sent(self) -> list[Envelope]:
        """Return every envelope that was sent."""
        return self._delivery.sent

    @property
    def began(self) -> bool:
        """Return whether the app can have been reached so far."""
        return self._delivery.began

    @property
    def count(self) -> int:
        """Return how many ways to the app are open."""
        return self._delivery.count

    def opened(self) -> asyncio.Future[None]:
        """Return a future that is done when it is worth trying again."""
        return self._delivery.opened()

    async def send(self, kind: EnvelopeType, payload: Json, retry_attempt: int = 0, retry_reason: str = "") -> Ack:
        """Send an envelope, and keep what came of it."""
        attempt, began = Attempt(kind, payload, retry_attempt, self._clock.now()), time.monotonic()
        self.attempts.append(attempt)
        attempt.ack = await self._delivery.send(kind, payload, retry_attempt, retry_reason)
        attempt.seconds = time.monotonic() - began
        return attempt.ack
