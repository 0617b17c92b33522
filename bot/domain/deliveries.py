"""Deliveries: messages owed to Slack, each of them never owed twice. planned → sending → sent, failed or expired."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.channel_trouble import ChannelTrouble, trouble_of
from bot.errors import DeliveryError


class DeliveryStatus(StrEnum):
    """Where a delivery stands."""

    PLANNED = "planned"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    EXPIRED = "expired"


class DeliveryKind(StrEnum):
    """What a delivery says."""

    WELCOME = "welcome"
    NUDGE = "nudge"
    NUDGE_EDIT = "nudge_edit"
    """What a nudge shows has been changed or taken back."""
    SHOUTOUT = "shoutout"
    SHOUTOUT_EDIT = "shoutout_edit"
    RIPPLES = "ripples"
    """The picture of the week's ripples, below the shout-out."""
    RIPPLES_GONE = "ripples_gone"
    """The picture is taken away: somebody has taken back what it shows."""
    DM_REPLY = "dm_reply"
    RESTING = "resting"
    """Nudges come to an end because they stay unanswered."""
    LEFT_CHANNEL = "left_channel"
    """Somebody has left the channel: are their nudges to go on?"""
    NEED_MET = "need_met"
    """A need that they noticed has been met."""
    NEED_OFF = "need_off"
    """A need that they have taken is off the list, by what its noticer says."""
    THANKS = "thanks"
    """A colleague's words of thanks for a story."""
    PRIVATE_THANKS = "private_thanks"
    """The thanks of the week for somebody who acted and would rather not be featured."""
    REVIEW = "review"
    """The stories of the week, for one of the reviewers to look at before they are posted."""
    REVIEW_EDIT = "review_edit"
    """What a message about the review shows has been changed, taken back, decided or posted, or a trouble is over."""
    ASKED_TO_EDIT = "asked_to_edit"
    """A reviewer asks a person for an edit of what may become a story."""
    WAS_EDITED = "was_edited"
    """The story of which a reviewer has asked an edit was edited."""
    POSTED_EDITED = "posted_edited"
    """A story that is posted was edited: a reviewer gets its new words."""
    NO_REVIEWER = "no_reviewer"
    """Stories are to be reviewed and nobody is left who could: an admin is told."""
    CHANNEL_TROUBLE = "channel_trouble"
    """The shout-out cannot be posted: an admin is told what to mend."""
    NEED_STANDS = "need_stands"
    """Nobody has taken a need that they noticed: does it still stand?"""


IN_THE_CHANNEL = (
    DeliveryKind.SHOUTOUT,
    DeliveryKind.SHOUTOUT_EDIT,
    DeliveryKind.RIPPLES,
    DeliveryKind.RIPPLES_GONE,
)
"""What waits for the channel when something is wrong with it."""
LEASE = timedelta(minutes=5)
"""How long a sender may take; after it, what became of the message is looked up in Slack."""
LEAST_LEFT = timedelta(minutes=2)
"""How much of the lease must be left when a post begins: more than its time-outs and retries can take."""
SETTLE_AFTER = timedelta(seconds=5)
"""How long after an unknown outcome Slack is asked whether the message is there."""
BACKOFF = (5, 15, 60, 300, 900)
"""Seconds to wait after the first, second, … failed attempt; the last one from then on."""
UNTIL_MENDED = timedelta(minutes=10)
"""How long a shout-out waits after a refusal that somebody in the workspace can mend."""
EDIT_BACKOFF = (600, *BACKOFF[-1:], 3600, 3 * 3600, 6 * 3600)
"""Seconds that an edit waits for its channel after the first, second, … refusal: there may be many, and for weeks."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message owed to Slack, to a person (their direct message) or else to a channel.

    `subject_id` is the row that it is about: a nudge decision's, a shout-out's, a need's or a request's id, that of the
    action that met a need or was edited, or that of the message about the review that is edited; the question of who
    has left a channel names it in `channel_id`. `next_attempt_at` is when it is due to be sent or, while sending, when
    its lease ends.
    """

    id: int
    workspace_id: int
    key: str
    kind: DeliveryKind
    person_id: int | None
    channel_id: str | None
    subject_id: int | None
    status: DeliveryStatus
    next_attempt_at: datetime | None
    expires_at: datetime
    attempts: int
    created_at: datetime
    sent_at: datetime | None
    sent_channel: str | None
    sent_ts: str | None
    error: str | None

    @property
    def may_be_read(self) -> bool:
        """Whether colleagues read the message by now, or soon may, in the words with which it was handed over."""
        return self.status in {DeliveryStatus.SENDING, DeliveryStatus.SENT}

    @property
    def sent(self) -> "Sent | None":
        """Where the message is stored in Slack, once that is known."""
        return Sent(self.sent_channel, self.sent_ts) if self.sent_channel and self.sent_ts else None


@dataclass(frozen=True, slots=True)
class Owed:
    """A message to be owed, under a `key` such as `nudge:7:2026-11-23` that can be owed once only."""

    workspace_id: int
    key: str
    kind: DeliveryKind
    expires_at: datetime
    person_id: int | None = None
    channel_id: str | None = None
    subject_id: int | None = None


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


def settle_failure(delivery: Delivery, failure: DeliveryError, now: datetime) -> Settlement:
    """Decide what becomes of `delivery` after `failure`.

    An unknown outcome stays `sending` until it has been looked up. A refused shout-out is tried again until it
    expires, because somebody can still invite the bot or bring the channel back; and for the channel's troubles so is
    an edit of it, lest what was taken back stays there for good, and its picture, but less and less often. An edit
    that is refused for what it holds has been tried in its shorter forms, and is given up.
    """
    text = str(failure)
    if failure.outcome_unknown:
        return Settlement(DeliveryStatus.SENDING, now + SETTLE_AFTER, text)
    if failure.permanent:
        if delivery.kind is DeliveryKind.SHOUTOUT:
            return Settlement(DeliveryStatus.PLANNED, now + UNTIL_MENDED, text)
        if delivery.kind in IN_THE_CHANNEL and trouble_of(failure.reason) not in {None, ChannelTrouble.CONTENT}:
            wait = timedelta(seconds=_backoff(delivery, EDIT_BACKOFF))
            return Settlement(DeliveryStatus.PLANNED, now + wait, text)
        return Settlement(DeliveryStatus.FAILED, None, text)
    return Settlement(DeliveryStatus.PLANNED, now + _wait(delivery, failure), text)


def settle_lookup_failure(delivery: Delivery, failure: DeliveryError, now: datetime) -> Settlement:
    """Decide what becomes of `delivery` when Slack could not be asked whether its message is there.

    It is not sent again, because it may be there; it is given up when it has expired.
    """
    text = str(failure)
    if now >= delivery.expires_at:
        return Settlement(DeliveryStatus.FAILED, None, text)
    return Settlement(DeliveryStatus.SENDING, now + _wait(delivery, failure), text)


def settle_not_found(delivery: Delivery, now: datetime) -> Settlement:
    """Decide what becomes of `delivery` when its message is not in Slack.

    It is sent again until it expires, at once the first time and then less and less often.
    """
    first = delivery.attempts <= 2  # noqa: PLR2004  one to send it and one to look it up
    return Settlement(DeliveryStatus.PLANNED, now if first else now + timedelta(seconds=_backoff(delivery)))


def _wait(delivery: Delivery, failure: DeliveryError) -> timedelta:
    return timedelta(seconds=max(_backoff(delivery), failure.retry_after or 0.0))


def _backoff(delivery: Delivery, waits: Sequence[int] = BACKOFF) -> float:
    return waits[min(max(delivery.attempts, 1), len(waits)) - 1]
