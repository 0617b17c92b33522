"""Decide how fast a workspace's messages go out: hand out slots, and learn from Slack's refusals.

Slack does not say how many messages a minute it takes. So the rate grows while Slack takes all, fast as long as nothing
is known and slowly after the first refusal. A refusal stops everybody for as long as Slack asks, and brings the rate
down to just below the one that was refused.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

MINUTE = timedelta(minutes=1)
SPAN = timedelta(seconds=0.5)
"""The time that slots handed out together fill: no sender goes on for longer without news of a refusal."""
CUT = 0.95
"""How much of a refused rate is left after the refusal."""
FAST, SLOW = 0.24, 0.01
"""How much the rate grows in a minute of sending: before any refusal, and around a rate that was refused."""
RAISED = 1.1
"""How far above the refused rate all went well, before that refusal counts as out of date."""
SETTLING = timedelta(seconds=2)
"""How long after a block refusals only block again: Slack may refuse everything then, whatever the rate."""
AHEAD = timedelta(seconds=30)
"""How far ahead slots can be handed out; one that is further off is from before the clock was set back."""


class Sends(StrEnum):
    """Name what has a pace of its own."""

    POSTS = "posts"
    EDITS = "edits"


@dataclass(frozen=True, slots=True)
class Limits:
    """How many messages a minute: to begin with, at the least, and at the most."""

    start: float
    least: float
    most: float


LIMITS = {
    Sends.POSTS: Limits(start=240, least=60, most=3000),
    Sends.EDITS: Limits(start=48, least=12, most=48),
}
"""Slack says "several hundred messages a minute", and 50 edits."""


@dataclass(frozen=True, slots=True)
class Slot:
    """An instant at which one message may go out; `rate` is the rate of that time, in messages a minute."""

    at: datetime
    rate: float


@dataclass(frozen=True, slots=True)
class SendingPace:
    """How fast a workspace sends, in messages a minute, and when the next slot is free.

    `refused_rate` is the rate that Slack refused last. Nobody sends from `blocked_at` to `blocked_until`.
    """

    rate: float
    next_slot: datetime
    refused_rate: float | None = None
    blocked_at: datetime | None = None
    blocked_until: datetime | None = None

    def opens(self, now: datetime) -> datetime:
        """Return when sending is allowed: now, or at the end of a block."""
        if self.blocked_at is None or self.blocked_until is None or now < self.blocked_at:
            return now
        return max(now, self.blocked_until)


def hand_out(pace: SendingPace, limits: Limits, now: datetime) -> tuple[SendingPace, tuple[Slot, ...]]:
    """Return the next few slots, and the pace after them.

    The rate only grows while somebody waits for slots: otherwise Slack was not asked for more.
    """
    opens = pace.opens(now)
    known = pace.next_slot if pace.next_slot <= opens + AHEAD else opens
    at, busy = max(opens, known), known > now == opens
    slots = []
    for _ in range(max(1, int(pace.rate * (SPAN / MINUTE)))):
        slots.append(Slot(at, pace.rate))
        at += MINUTE / pace.rate
        pace = _grown(pace, limits) if busy else pace
    return replace(pace, next_slot=at), tuple(slots)


def _grown(pace: SendingPace, limits: Limits) -> SendingPace:
    """Return the pace after one more slot: a minute has as many as its rate, so the growth adds up to its share."""
    rate = min(limits.most, pace.rate + (FAST if pace.refused_rate is None else SLOW))
    is_raised = pace.refused_rate is not None and rate > RAISED * pace.refused_rate
    return replace(pace, rate=rate, refused_rate=None if is_raised else pace.refused_rate)


def slow_down(pace: SendingPace, limits: Limits, refused: Slot, now: datetime, retry_after: timedelta) -> SendingPace:
    """Return the pace after Slack has refused what went out in a slot, and asked for a break.

    Of many refusals at one rate each leads to the same rate, so they count once.
    """
    until = max(now + retry_after, pace.opens(now))
    blocked = replace(pace, blocked_at=now, blocked_until=until)
    if pace.blocked_until is not None and refused.at < pace.blocked_until + SETTLING:
        return blocked
    rate = min(pace.rate, max(limits.least, CUT * refused.rate))
    return replace(blocked, rate=rate, refused_rate=refused.rate)


def begin(sends: Sends, now: datetime) -> SendingPace:
    """Return the pace of a workspace in which nothing was sent yet."""
    return SendingPace(LIMITS[sends].start, now)
