"""Decide what becomes of a message after an attempt that failed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import inf

from bot.domain.channel_trouble import ChannelTrouble, trouble_of
from bot.domain.deliveries import Delivery, DeliveryStatus, Retrying
from bot.errors import DeliveryError

LOOKS = (5, 15, 35, 65, 120, 240)
"""Seconds after an answer was lost at which the bot looks in Slack for the message, which may be stored late.

Slack may take two minutes. The last look comes two minutes after that, because a replica may look by a clock that is
two minutes ahead of the clock by which another has lost the answer.
"""
ONCE_MORE_AFTER = timedelta(seconds=LOOKS[-1])
"""How long after the answer to an edit was lost the next edit is made once more.

Until then Slack may put the lost one over it: a lost message is looked for as long.
"""
NEVER_SEEN = "nobody could see in Slack whether it is there: "
"""How the error begins of a message that was given up because every look for it failed."""
TOO_LATE = "it was too late to be useful"
"""The error of a message, or of an edit, that had no time left."""
BACKOFF = (5, 15, 60, 300, 900)
"""Seconds to wait after the first, second, … failed attempt; the last one from then on."""
UNTIL_MENDED = timedelta(minutes=10)
"""How long a shout-out waits after a refusal that somebody in the workspace can mend."""
EDIT_BACKOFF = (600, *BACKOFF[-1:], 3600, 3 * 3600, 6 * 3600)
"""Seconds that an edit waits for its channel after the first, second, … refusal: there may be many, and for weeks."""


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


def settle_lookup_failure(
    delivery: Delivery, due_at: datetime | None, failure: DeliveryError, now: datetime
) -> Settlement:
    """Decide what becomes of `delivery` when Slack could not be asked whether its message is there.

    It is not sent again, because it may be there: the look that was due at `due_at` is made again, until the message
    has expired.
    """
    if now >= delivery.expires_at:
        return Settlement(DeliveryStatus.FAILED, None, f"{NEVER_SEEN}{failure}")
    again_at = now + _wait(delivery, failure)
    this_look = _since_lost(delivery, due_at)
    lost_at = None if this_look == inf else again_at - timedelta(seconds=this_look)
    return Settlement(DeliveryStatus.SENDING, again_at, str(failure), lost_at)


def settle_not_found(delivery: Delivery, due_at: datetime | None, asked_at: datetime) -> Settlement:
    """Decide what becomes of `delivery` when its message was not in Slack at `asked_at`, in the look due at `due_at`.

    Look for it again while Slack may still store it; a lease ends later than that. Then it is sent again until it
    expires, at once the first time and then less and less often.
    """
    this_look = _since_lost(delivery, due_at)
    next_look = next((look for look in LOOKS if look > this_look), None)
    if next_look is not None:
        # The loss moves with a clock that was set, and with a bot that was away: either can skip one wait at most.
        lost_at = asked_at - timedelta(seconds=this_look)
        return Settlement(DeliveryStatus.SENDING, lost_at + timedelta(seconds=next_look), delivery.error, lost_at)
    wait = _step(delivery.attempts // (1 + len(LOOKS)), (0, *BACKOFF))
    return Settlement(DeliveryStatus.PLANNED, asked_at + timedelta(seconds=wait), delivery.error)


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


def once_more_at(delivery: Delivery, now: datetime) -> datetime | None:
    """Return when to make an edit that was just made once more; None for never.

    If the answer to an earlier edit was lost, Slack may still store that one, over this one.
    """
    if delivery.lost_at is None or now >= delivery.lost_at + ONCE_MORE_AFTER:
        return None
    # After the clock was set back, the loss lies ahead.
    at = min(delivery.lost_at, now) + ONCE_MORE_AFTER
    is_too_late = delivery.edit_expires_at is not None and at >= delivery.edit_expires_at
    return None if is_too_late else at


def _since_lost(delivery: Delivery, due_at: datetime | None) -> float:
    """Return how many seconds after the loss a look was due; infinitely many after the lease of a sender that died."""
    if delivery.lost_at is None or due_at is None:
        return inf
    return max((due_at - delivery.lost_at).total_seconds(), 0.0)


def _wait(delivery: Delivery, failure: DeliveryError) -> timedelta:
    return timedelta(seconds=max(_backoff(delivery), failure.retry_after or 0.0))


def _backoff(delivery: Delivery, waits: Sequence[int] = BACKOFF) -> float:
    return _step(delivery.attempts, waits)


def _step(attempts: int, waits: Sequence[int]) -> float:
    return waits[min(max(attempts, 1), len(waits)) - 1]
