"""Deliveries: messages owed to Slack, each of them never owed twice. planned → sending → sent, failed or expired."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.domain.channel_trouble import ChannelTrouble, trouble_of
from bot.errors import DeliveryError


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


LEASE = timedelta(minutes=5)
"""How long a sender may take; after it, what became of the message is looked up in Slack."""
LEAST_LEFT = timedelta(minutes=2)
"""How much of the lease must be left when a post begins: more than its time-outs and retries can take."""
LOOKS = (5, 15, 35, 65, 120)
"""Seconds after an answer was lost at which the bot looks in Slack for the message, which may be stored late."""
BACKOFF = (5, 15, 60, 300, 900)
"""Seconds to wait after the first, second, … failed attempt; the last one from then on."""
UNTIL_MENDED = timedelta(minutes=10)
"""How long a shout-out waits after a refusal that somebody in the workspace can mend."""
EDIT_BACKOFF = (600, *BACKOFF[-1:], 3600, 3 * 3600, 6 * 3600)
"""Seconds that an edit waits for its channel after the first, second, … refusal: there may be many, and for weeks."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message owed to Slack, to a person (their direct message) or else to a channel.

    `kind` names its kind, and `payload` says in that kind's words what it is about. `next_attempt_at` is when it is due
    or, while it is being sent, when its lease ends or when to look for it. `lost_at` is when the answer was lost, None
    when a sender may still be at it. The message is behind what it shows while `wanted_revision` is more than
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


@dataclass(frozen=True, slots=True)
class Settlement:
    """What becomes of a delivery after an attempt."""

    status: DeliveryStatus
    next_attempt_at: datetime | None = None
    error: str | None = None
    lost_at: datetime | None = None


def settle_failure(
    delivery: Delivery, failure: DeliveryError, now: datetime, retrying: Retrying = Retrying.UNTIL_REFUSED
) -> Settlement:
    """Decide what becomes of `delivery` after `failure`.

    An unknown outcome stays `sending` until it has been looked up. What happens after a refusal is up to `retrying`:
    somebody can still invite the bot or bring a channel back. Content that Slack refuses has been tried in its shorter
    forms, and is given up.
    """
    text = str(failure)
    if failure.outcome_unknown:
        return Settlement(DeliveryStatus.SENDING, now + timedelta(seconds=LOOKS[0]), text, lost_at=now)
    if not failure.permanent:
        return Settlement(DeliveryStatus.PLANNED, now + _wait(delivery, failure), text)
    if retrying is Retrying.UNTIL_IT_EXPIRES:
        return Settlement(DeliveryStatus.PLANNED, now + UNTIL_MENDED, text)
    in_trouble = trouble_of(failure.reason) not in {None, ChannelTrouble.CONTENT}
    if retrying is Retrying.WHILE_THE_CHANNEL_IS_IN_TROUBLE and in_trouble:
        return Settlement(DeliveryStatus.PLANNED, now + timedelta(seconds=_backoff(delivery, EDIT_BACKOFF)), text)
    return Settlement(DeliveryStatus.FAILED, None, text)


def settle_lookup_failure(delivery: Delivery, failure: DeliveryError, now: datetime) -> Settlement:
    """Decide what becomes of `delivery` when Slack could not be asked whether its message is there.

    It is not sent again, because it may be there; it is given up when it has expired.
    """
    text = str(failure)
    if now >= delivery.expires_at:
        return Settlement(DeliveryStatus.FAILED, None, text)
    return Settlement(DeliveryStatus.SENDING, now + _wait(delivery, failure), text, delivery.lost_at)


def settle_not_found(delivery: Delivery, now: datetime) -> Settlement:
    """Decide what becomes of `delivery` when its message is not in Slack.

    Look for it again while Slack may still store it; a lease ends later than that. Then it is sent again until it
    expires, at once the first time and then less and less often.
    """
    # After the clock was set back, the looks begin again.
    lost_at = min(delivery.lost_at, now) if delivery.lost_at else None
    looks = [lost_at + timedelta(seconds=after) for after in LOOKS] if lost_at else []
    for look_at in looks:
        if look_at > now:
            return Settlement(DeliveryStatus.SENDING, look_at, delivery.error, lost_at)
    wait = _step(delivery.attempts // (1 + len(LOOKS)), (0, *BACKOFF))
    return Settlement(DeliveryStatus.PLANNED, now + timedelta(seconds=wait), delivery.error)


def next_edit_at(delivery: Delivery, failure: DeliveryError, now: datetime) -> datetime | None:
    """Return when to try an edit again after `failure`; None to give it up.

    Editing twice changes nothing, so an unknown outcome is tried again like any other. A refusal is final, except one
    that somebody in the workspace can fix: what was taken back must not stay for good.
    """
    if delivery.edit_expires_at is None or now >= delivery.edit_expires_at:
        return None
    if not failure.permanent:
        return now + timedelta(seconds=max(_step(delivery.edit_attempts, BACKOFF), failure.retry_after or 0.0))
    if delivery.person_id is not None or trouble_of(failure.reason) in {None, ChannelTrouble.CONTENT}:
        return None
    return now + timedelta(seconds=_step(delivery.edit_attempts, EDIT_BACKOFF))


def _wait(delivery: Delivery, failure: DeliveryError) -> timedelta:
    return timedelta(seconds=max(_backoff(delivery), failure.retry_after or 0.0))


def _backoff(delivery: Delivery, waits: Sequence[int] = BACKOFF) -> float:
    return _step(delivery.attempts, waits)


def _step(attempts: int, waits: Sequence[int]) -> float:
    return waits[min(max(attempts, 1), len(waits)) - 1]
