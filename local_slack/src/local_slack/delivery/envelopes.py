"""Define what is sent to the app, its outcome, and what carries it."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, Protocol

from local_slack.json_types import Json

ACK_WITHIN = timedelta(seconds=3)
TIMED_OUT = "operation_timeout"
NOBODY_THERE = "dispatch_failed"

EnvelopeType = Literal["slash_commands", "interactive", "events_api"]


@dataclass(frozen=True)
class Envelope:
    """One envelope as it was sent."""

    id: str
    type: EnvelopeType
    payload: Json
    retry_attempt: int
    retry_reason: str
    at: datetime


@dataclass(frozen=True)
class Ack:
    """The outcome of an envelope: `payload` is the app's answer (empty: none).

    `error` is what a person sees if the app did not take it, `reason` what Slack says when it sends it again.
    """

    payload: Json = field(default_factory=dict)
    error: str | None = None
    reason: str = ""
    final: bool = False
    """Whether the app asked not to get it again."""


class Delivery(Protocol):
    """What carries envelopes to the app: sockets, or requests to its URLs."""

    @property
    def sent(self) -> list[Envelope]:
        """Return every envelope that was sent, oldest first."""
        ...

    @property
    def began(self) -> bool:
        """Return whether the app can have been reached so far; what happened before is history to it."""
        ...

    @property
    def count(self) -> int:
        """Return how many ways to the app are open; 0 means that it does not run."""
        ...

    def opened(self) -> asyncio.Future[None]:
        """Return a future that is done when it is worth trying again after `connection_failed`."""
        ...

    async def send(self, kind: EnvelopeType, payload: Json, retry_attempt: int = 0, retry_reason: str = "") -> Ack:
        """Send an envelope and wait for the app's answer, at most `ACK_WITHIN` on the clock."""
        ...
