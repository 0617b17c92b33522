"""Whether a person is nudged now, and if not why; when the bot looks again.

For every workday of a person who is enrolled there is a decision with its reason: one that sends, or one that says
why none was sent.
"""

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.pace import is_to_rest, is_too_soon, pace_of
from bot.domain.people import Person, Standing, Workspace, is_away, local_day, person_zone, workdays_of
from bot.domain.schedule import next_nudge_at, nudge_expires_at

LOOK_BACK = timedelta(days=31)
"""Of an outage longer than this only the last days are decided about."""


class Outcome(StrEnum):
    """What was decided about one nudge."""

    SEND = "send"
    SKIP = "skip"
    WAIT = "wait"
    """It is put off, within the time in which it is useful."""
    REST = "rest"
    """Instead of a nudge comes the last message, after which there are none until the person answers."""


class Reason(StrEnum):
    """Why a nudge was sent or not."""

    DUE = "due"
    NOT_ACTIVE = "not_active"
    NOT_ENROLLED = "not_enrolled"
    PAUSED = "paused"
    NOT_A_WORKDAY = "not_a_workday"
    PUBLIC_HOLIDAY = "public_holiday"
    TOO_LATE = "too_late"
    RESCHEDULED = "rescheduled"
    """Its time, day or zone was changed so that it had passed already."""
    TOO_SOON = "too_soon"
    """The person wants fewer."""
    BACKED_OFF = "backed_off"
    """The last ones stayed unanswered, so that there are fewer."""
    UNANSWERED = "unanswered"
    """So many stayed unanswered that they come to an end."""
    ALREADY_NUDGED = "already_nudged"
    ALREADY_ACTED = "already_acted"
    AWAY = "away"
    DO_NOT_DISTURB = "do_not_disturb"
    NOTHING_TO_OFFER = "nothing_to_offer"
    FAILED = "failed"


class Answer(StrEnum):
    """How a person answered a nudge."""

    DID_IT = "did_it"
    TOOK_IT = "took_it"
    """They took the need on."""
    HANDED_BACK = "handed_back"
    """They gave the need that they had taken back to everybody."""
    PROMISED = "promised"
    """They mean to do one like the story."""
    ACTED = "acted"
    """They recorded something else on the day of the nudge."""
    ANOTHER = "another"
    NOT_TODAY = "not_today"
    FEWER = "fewer"
    PAUSED = "paused"
    CHANGED_TIME = "changed_time"
    STOPPED = "stopped"
    KEPT_COMING = "kept_coming"
    """They let nudges go on that had come to an end for silence."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision about the nudge due at `due`, on the person's local `day`.

    `next_at` is when to look again, None for never. It is about the same nudge, still due at `due`, when the outcome
    is to wait, and about the next one otherwise. `expires_at` is when this one is no longer useful.
    """

    outcome: Outcome
    reason: Reason
    due: datetime
    day: date
    expires_at: datetime
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """What a decision needs to know beside the person.

    `nudged_on` are the local days of the last nudge and of the one before it, as `day_of_nudge` tells them, as far as
    there have been any; `acted_today` is whether they have recorded an action on the local day of `now`; `holidays` are
    the public holidays where they are; and `undisturbed_until` is when their Do Not Disturb ends, None when it is off.
    """

    nudged_on: tuple[date, ...] = ()
    acted_today: bool = False
    holidays: Container[date] = frozenset()
    undisturbed_until: datetime | None = None


def decide(person: Person, workspace: Workspace, facts: DecisionFacts, now: datetime) -> tuple[Verdict, ...]:
    """Decide about each nudge that is due for `person` by now: the next one, and after an outage those missed.

    The person has a `next_nudge_at` at or before `now`. The decisions come in the order of their days; at most one
    of them sends, because the days that lie behind are too late.
    """
    verdicts = [_decide(person, workspace, facts, now)]
    while (next_at := verdicts[-1].next_at) is not None and next_at <= now:
        sent = (verdicts[-1].day,) if verdicts[-1].outcome is Outcome.SEND else ()
        person, facts = _later(person, next_at), replace(facts, nudged_on=(sent + facts.nudged_on)[:2])
        verdicts.append(_decide(person, workspace, facts, now))
    return tuple(verdicts)


def next_due(person: Person, workspace: Workspace, *, after: datetime) -> datetime | None:
    """When the bot next decides about the person after `after`: their time on one of their workdays.

    None when they get none at all. That they are paused, or have a holiday, is decided about when it is due.
    """
    if not (person.enrolled and may_be_nudged(person)) or person.resting_since is not None:
        return None
    return next_nudge_at(
        after=after,
        zone=person_zone(person, workspace),
        at=person.nudge_time or workspace.nudge_time,
        days=workdays_of(person, workspace),
    )


def next_expected(person: Person, workspace: Workspace, facts: DecisionFacts, now: datetime) -> datetime | None:
    """When the person can expect their next nudge, for them to read; None when none is to come within a year.

    It leaves out the days that are over and those that will be skipped for what is known now. Do Not Disturb and a
    status pass, and are not looked at.
    """
    if not (person.enrolled and may_be_nudged(person)) or is_to_rest(person):
        return None
    zone, today = person_zone(person, workspace), local_day(now, person_zone(person, workspace))
    at, due = person.next_nudge_at, due_of(person)
    while at is not None and due is not None and at < now + timedelta(days=400):
        day = local_day(due, zone)
        known = replace(facts, acted_today=facts.acted_today and day == today)
        if now < nudge_expires_at(due, zone) and _unwanted_on(person, workspace, known, day) is None:
            return at
        at = due = next_due(person, workspace, after=max(due, now - LOOK_BACK))
    return None


def due_of(person: Person) -> datetime | None:
    """When the person's next nudge is due, or was due if it has been put off."""
    return person.nudge_due_at or person.next_nudge_at


def can_be_sent(person: Person, workspace: Workspace, now: datetime) -> bool:
    """Whether it is not too late for the last of the nudges that are due for the person by now."""
    return now < decide(person, workspace, DecisionFacts(), now)[-1].expires_at


def day_of_nudge(day: date, at: datetime, zone: ZoneInfo) -> date:
    """The local day on which a person was nudged, for `DecisionFacts`.

    `day` was the local day of that nudge and `at` its instant; `zone` is the person's zone now. Somebody who has
    flown east since may already have had the nudge on what is now their today: the later of the two days counts.
    """
    return max(day, local_day(at, zone))


def may_be_nudged(person: Person) -> bool:
    """Whether the account is one that is welcomed and nudged at all: an active member, no guest and no bot."""
    return person.active and person.standing is Standing.MEMBER


def _later(person: Person, next_at: datetime) -> Person:
    return replace(person, next_nudge_at=next_at, nudge_due_at=None)


def _decide(person: Person, workspace: Workspace, facts: DecisionFacts, now: datetime) -> Verdict:
    due = due_of(person) or now
    zone = person_zone(person, workspace)
    day = local_day(due, zone)
    expires_at = nudge_expires_at(due, zone)
    reason = _reason(person, workspace, facts, due, now)
    following = next_due(person, workspace, after=max(due, now - LOOK_BACK))
    undisturbed = facts.undisturbed_until
    if reason is Reason.DO_NOT_DISTURB and undisturbed is not None and undisturbed < expires_at:
        return Verdict(Outcome.WAIT, reason, due, day, expires_at, undisturbed)
    if reason is Reason.UNANSWERED:
        return Verdict(Outcome.REST, reason, due, day, expires_at, None)
    outcome = Outcome.SEND if reason is Reason.DUE else Outcome.SKIP
    return Verdict(outcome, reason, due, day, expires_at, following)


def _reason(person: Person, workspace: Workspace, facts: DecisionFacts, due: datetime, now: datetime) -> Reason:
    if not may_be_nudged(person):
        return Reason.NOT_ACTIVE
    if not person.enrolled:
        return Reason.NOT_ENROLLED
    zone = person_zone(person, workspace)
    day = local_day(due, zone)
    acted = facts.acted_today and day == local_day(now, zone)
    undisturbed = facts.undisturbed_until
    checks = (
        (now >= nudge_expires_at(due, zone), Reason.TOO_LATE),
        (is_away(person, workspace, now), Reason.AWAY),
        (undisturbed is not None and now < undisturbed, Reason.DO_NOT_DISTURB),
        (is_to_rest(person), Reason.UNANSWERED),
    )
    unwanted = _unwanted_on(person, workspace, replace(facts, acted_today=acted), day)
    return unwanted or next((reason for holds, reason in checks if holds), Reason.DUE)


def _unwanted_on(person: Person, workspace: Workspace, facts: DecisionFacts, day: date) -> Reason | None:
    """Why there is no nudge on `day`, for reasons that the day and the person's wishes give."""
    last = facts.nudged_on
    checks = (
        (person.paused_until is not None and day < person.paused_until, Reason.PAUSED),
        (day.weekday() not in workdays_of(person, workspace), Reason.NOT_A_WORKDAY),
        (day in facts.holidays, Reason.PUBLIC_HOLIDAY),
        (bool(last) and day <= last[0], Reason.ALREADY_NUDGED),
        (is_too_soon(person.cadence, last, day), Reason.TOO_SOON),
        (is_too_soon(pace_of(person), last, day), Reason.BACKED_OFF),
        (facts.acted_today, Reason.ALREADY_ACTED),
    )
    return next((reason for holds, reason in checks if holds), None)
