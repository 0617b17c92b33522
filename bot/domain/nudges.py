"""Whether a person is nudged now, and if not why; when the bot looks again."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.people import Person, Standing, Workspace, local_day, person_zone
from bot.domain.schedule import NUDGE_USEFUL_FOR, next_nudge_at, nudge_expires_at


class Outcome(StrEnum):
    """What was decided about one nudge."""

    SEND = "send"
    SKIP = "skip"


class Reason(StrEnum):
    """Why a nudge was sent or not."""

    DUE = "due"
    NOT_ACTIVE = "not_active"
    NOT_ENROLLED = "not_enrolled"
    PAUSED = "paused"
    NOT_A_WORKDAY = "not_a_workday"
    TOO_LATE = "too_late"
    TOO_SOON = "too_soon"
    ALREADY_NUDGED = "already_nudged"
    ALREADY_ACTED = "already_acted"
    NOTHING_TO_OFFER = "nothing_to_offer"
    FAILED = "failed"


class Answer(StrEnum):
    """How a person answered a nudge."""

    DID_IT = "did_it"
    ANOTHER = "another"
    NOT_TODAY = "not_today"
    FEWER = "fewer"
    PAUSED = "paused"
    CHANGED_TIME = "changed_time"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision about the nudge due at `due`: `next_at` is when to look again, None for never."""

    outcome: Outcome
    reason: Reason
    due: datetime
    day: date
    expires_at: datetime
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class Situation:
    """What a decision needs to know beside the person.

    `last_nudged_on` is the local day of the last nudge, as `nudged_on` tells it; `acted_today` whether they have
    recorded an action on the local day of `now`.
    """

    last_nudged_on: date | None
    acted_today: bool


def decide(person: Person, workspace: Workspace, situation: Situation, now: datetime) -> Verdict:
    """Decide about the nudge that is due for `person`, who has a `next_nudge_at` at or before `now`.

    After an outage the next one may be due already: the first that can still be useful is decided about at once.
    """
    due = person.next_nudge_at or now
    zone = person_zone(person, workspace)
    day = local_day(due, zone)
    expires_at = nudge_expires_at(due, zone)
    reason = _reason(person, situation, day, late=now >= expires_at)
    outcome = Outcome.SEND if reason is Reason.DUE else Outcome.SKIP
    last = day if outcome is Outcome.SEND else situation.last_nudged_on
    next_at = next_due(person, workspace, after=max(due, now - NUDGE_USEFUL_FOR), last_nudged_on=last)
    return Verdict(outcome, reason, due, day, expires_at, next_at)


def next_due(person: Person, workspace: Workspace, *, after: datetime, last_nudged_on: date | None) -> datetime | None:
    """When the person's next nudge is due after `after`; None when they get none.

    Never on the local day of the last nudge (see `nudged_on`), and as many days after it as their cadence asks for.
    """
    if not (person.enrolled and may_be_nudged(person)):
        return None
    earliest = [day for day in (person.paused_until,) if day is not None]
    if last_nudged_on is not None:
        earliest.append(last_nudged_on + timedelta(days=person.cadence.least_gap))
    return next_nudge_at(
        after=after,
        zone=person_zone(person, workspace),
        at=person.nudge_time or workspace.nudge_time,
        days=person.days,
        not_before=max(earliest, default=None),
    )


def nudged_on(day: date, at: datetime, zone: ZoneInfo) -> date:
    """The local day on which a person was last nudged, for `Situation` and `next_due`.

    `day` was the local day of that nudge and `at` its instant; `zone` is the person's zone now. Somebody who has
    flown east since may already have had the nudge on what is now their today: the later of the two days counts.
    """
    return max(day, local_day(at, zone))


def may_be_nudged(person: Person) -> bool:
    """Whether the account is one that is welcomed and nudged at all: an active member, no guest and no bot."""
    return person.active and person.standing is Standing.MEMBER


def _reason(person: Person, situation: Situation, day: date, *, late: bool) -> Reason:
    last = situation.last_nudged_on
    checks = (
        (not may_be_nudged(person), Reason.NOT_ACTIVE),
        (not person.enrolled, Reason.NOT_ENROLLED),
        (person.paused_until is not None and day < person.paused_until, Reason.PAUSED),
        (day.weekday() not in person.days, Reason.NOT_A_WORKDAY),
        (late, Reason.TOO_LATE),
        (last is not None and day <= last, Reason.ALREADY_NUDGED),
        (last is not None and (day - last).days < person.cadence.least_gap, Reason.TOO_SOON),
        (situation.acted_today, Reason.ALREADY_ACTED),
    )
    return next((reason for holds, reason in checks if holds), Reason.DUE)
