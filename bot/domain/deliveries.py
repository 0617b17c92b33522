"""Deliveries: messages owed to Slack, each of them never owed twice. planned → sending → sent, failed or expired."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any


class DeliveryStatus(StrEnum):
    """Where a delivery stands."""

    PLANNED = "planned"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    EXPIRED = "expired"


class Retrying(StrEnum):
    """For how long a kind of message is tried again after Slack has refused it."""

    UNTIL_REFUSED = "until refused"
    """Not at all: the next attempt would be refused too."""
    WHILE_THE_CHANNEL_IS_IN_TROUBLE = "while the channel is in trouble"
    """Less and less often, for refusals that somebody in the workspace can fix."""
    UNTIL_IT_EXPIRES = "until it expires"
    """Regularly, whatever the refusal says."""


LEASE = timedelta(minutes=8)
"""How long a sender may take; after it, what became of the message is looked up in Slack."""
LEAST_LEFT = timedelta(minutes=5)
"""How much of the lease must be left when a post begins.

That is its time-outs and retries, the two minutes in which Slack may still store it, and the two minutes by which the
clock of another replica, which takes over at the end, may be ahead.
"""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message owed to Slack, to a person (their direct message) or else to a channel.

    `kind` names its kind, and `payload` says in that kind's words what it is about. `next_attempt_at` is when it is due
    or, while it is being sent, when its lease ends or when to look for it. `lost_at` is when the answer was lost, by
    the clock of the last look for it, None when a sender may still be at it. For a message that was sent, it is when
    the answer to an edit was lost. The message is behind what it shows while `wanted_revision` is more than
    `shown_revision`; then `edit_due_at` is when to edit it, None after that was given up. Until `edit_leased_until`
    somebody edits it.
    """

    id: int
    workspace_id: int
    key: str
    kind: str
    payload: dict[str, Any]
    person_id: int | None
    channel_id: str | None
    status: DeliveryStatus
    next_attempt_at: datetime | None
    expires_at: datetime
    attempts: int
    created_at: datetime
    sent_at: datetime | None
    sent_channel: str | None
    sent_ts: str | None
    error: str | None
    wanted_revision: int = 0
    shown_revision: int = 0
    edit_due_at: datetime | None = None
    edit_expires_at: datetime | None = None
    edit_attempts: int = 0
    edit_leased_until: datetime | None = None
    lost_at: datetime | None = None

    @property
    def may_be_read(self) -> bool:
        """Whether colleagues read the message by now, or soon may, in the words with which it was handed over."""
        return self.status in {DeliveryStatus.SENDING, DeliveryStatus.SENT}

    @property
    def may_have_been_read(self) -> bool:
        """Whether somebody may have read it: nobody knows of one that failed whether Slack has stored it."""
        return self.may_be_read or self.status is DeliveryStatus.FAILED

    def is_attempt(self, claimed: "Delivery") -> bool:
        """Return whether the row still belongs to the sender that claimed it so."""
        return (self.status, self.attempts) == (DeliveryStatus.SENDING, claimed.attempts)

    @property
    def sent(self) -> "Sent | None":
        """Where the message is stored in Slack, once that is known."""
        return Sent(self.sent_channel, self.sent_ts) if self.sent_channel and self.sent_ts else None


@dataclass(frozen=True, slots=True)
class Owed:
    """A message to be owed, under a `key` such as `nudge:7:2026-11-23` that can be owed once only."""

    workspace_id: int
    key: str
    kind: str
    payload: dict[str, Any]
    expires_at: datetime
    person_id: int | None = None
    channel_id: str | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """Where a message was stored in Slack."""

    channel: str
    ts: str
