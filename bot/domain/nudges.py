"""Decide whether a person gets a nudge now, why not, and when to look again.

Every workday of an enrolled person gets one decision with its reason, whether it sends or not.
"""

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.absences import is_away, is_paused
from bot.domain.pace import is_sooner_than_chosen, is_sooner_than_silence_asks, is_to_rest
from bot.domain.people import Person, Workspace, local_day, person_zone, workdays_of
from bot.domain.profiles import Profile, Standing
from bot.domain.schedule import next_nudge_at, nudge_expires_at

LOOK_BACK = timedelta(days=31)
"""How much of a long outage is decided about: only its last days."""


class Outcome(StrEnum):
    """The result of a decision about one nudge."""

    SEND = "send"
    SKIP = "skip"
    WAIT = "wait"
    """Send it later, while it is still useful."""
    REST = "rest"
    """Send the last message instead; after it there are no nudges until the person answers."""


class Reason(StrEnum):
    """Say why a nudge was sent or not."""

    DUE = "due"
    NOT_ACTIVE = "not_active"
    NOT_ENROLLED = "not_enrolled"
    PAUSED = "paused"
    NOT_A_WORKDAY = "not_a_workday"
    PUBLIC_HOLIDAY = "public_holiday"
    TOO_LATE = "too_late"
    RESCHEDULED = "rescheduled"
    """A change moved its time, day or zone, so that it had already passed."""
    TOO_SOON = "too_soon"
    """The person wants fewer."""
    BACKED_OFF = "backed_off"
    """The last nudges stayed unanswered, so the pace is slower."""
    UNANSWERED = "unanswered"
    """Too many stayed unanswered, so nudges stop."""
    ALREADY_NUDGED = "already_nudged"
    ALREADY_ASKED = "already_asked"
    """The day has a question about a need that the person noticed."""
    ALREADY_ACTED = "already_acted"
    AWAY = "away"
    DO_NOT_DISTURB = "do_not_disturb"
    NOTHING_TO_OFFER = "nothing_to_offer"
    FAILED = "failed"


class Answer(StrEnum):
    """Say how a person answered a nudge."""

    DID_IT = "did_it"
    TOOK_IT = "took_it"
    """They took the need."""
    HANDED_BACK = "handed_back"
    """They gave back the need that they had taken."""
    PROMISED = "promised"
    """They promised to do one like the story, or kept the idea as their plan."""
    DROPPED = "dropped"
    """They dropped their plan."""
    ACTED = "acted"
    """They recorded another action on the day of the nudge."""
    ANOTHER = "another"
    NOT_TODAY = "not_today"
    NOT_FOR_ME = "not_for_me"
    """They declined the idea for good."""
    FEWER = "fewer"
    PAUSED = "paused"
    CHANGED_TIME = "changed_time"
    STOPPED = "stopped"
    KEPT_COMING = "kept_coming"
    """They kept nudges going that had stopped for silence."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision about the nudge due at `due`, on the person's local `day`.

    `next_at` is when to look again, None for never. After a wait it concerns the same nudge, still due at `due`. After
    any other outcome it concerns the next one. `expires_at` is when this nudge is no longer useful.
    """

    outcome: Outcome
    reason: Reason
    due: datetime
    day: date
    expires_at: datetime
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """The facts that a decision needs beyond the person.

    `nudged_on` holds the local days of the last two nudges, newest first, as `day_of_nudge` returns them. `acted_today`
    is whether the person recorded an action on the local day of `now`. `holidays` are their public holidays.
    `undisturbed_until` is when their Do Not Disturb ends, None when it is off. `asked_on` are local days with a
    question about a need.
    """

    nudged_on: tuple[date, ...] = ()
    acted_today: bool = False
    holidays: Container[date] = frozenset()
    undisturbed_until: datetime | None = None
    asked_on: Container[date] = ()


def decide(person: Person, workspace: Workspace, facts: DecisionFacts, now: datetime) -> tuple[Verdict, ...]:
    """Decide about each nudge that is due for `person` at `now`: the next one and those missed in an outage.

    `person.next_nudge_at` must not be after `now`. Decisions are in order of their days. At most one of them sends,
    because the earlier ones are too late.
    """
    verdicts = [_decide(person, workspace, facts, now)]
    while (next_at := verdicts[-1].next_at) is not None and next_at <= now:
        sent = (verdicts[-1].day,) if verdicts[-1].outcome is Outcome.SEND else ()
        person, facts = with_next_nudge(person, next_at), replace(facts, nudged_on=(sent + facts.nudged_on)[:2])
        verdicts.append(_decide(person, workspace, facts, now))
    return tuple(verdicts)


def next_due(person: Person, workspace: Workspace, *, after: datetime) -> datetime | None:
    """Return when to decide about the person after `after`: at their nudge time on a workday.

    None when they get no nudges. Pauses and holidays are checked only when the nudge is due.
    """
    if not (person.enrolled and may_be_nudged(person)) or person.resting_since is not None:
        return None
    return next_nudge_at(
        after=after,
        zone=person_zone(person, workspace),
        at=person.nudge_time or workspace.nudge_time,
        days=workdays_of(person, workspace),
    )


def due_of(person: Person) -> datetime | None:
    """Return when the person's next nudge is due; the original time if it was put off."""
    return person.nudge_due_at or person.next_nudge_at


def can_be_sent(person: Person, workspace: Workspace, now: datetime) -> bool:
    """Whether the latest nudge due at `now` is still in time."""
    return now < decide(person, workspace, DecisionFacts(), now)[-1].expires_at


def day_of_nudge(day: date, at: datetime, zone: ZoneInfo) -> date:
    """Return the local day of a nudge, for `DecisionFacts`.

    `day` was that nudge's local day, `at` its instant; `zone` is the person's zone now. After a flight east the nudge
    may fall on their new today, so the later day counts.
    """
    return max(day, local_day(at, zone))


def may_be_nudged(person: Person | Profile) -> bool:
    """Whether the account may be welcomed and nudged: an active member, no guest and no bot."""
    return person.active and person.standing is Standing.MEMBER


def with_next_nudge(person: Person, next_at: datetime | None) -> Person:
    """Return the person with their next nudge at this instant."""
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
    unwanted = unwanted_on(person, workspace, replace(facts, acted_today=acted), day)
    return unwanted or next((reason for holds, reason in checks if holds), Reason.DUE)


def unwanted_on(person: Person, workspace: Workspace, facts: DecisionFacts, day: date) -> Reason | None:
    """Return why `day` has no nudge, for reasons in the day or the person's settings; None when there is none."""
    last, workdays = facts.nudged_on, workdays_of(person, workspace)
    checks = (
        (is_paused(person, day), Reason.PAUSED),
        (day.weekday() not in workdays, Reason.NOT_A_WORKDAY),
        (day in facts.holidays, Reason.PUBLIC_HOLIDAY),
        (bool(last) and day <= last[0], Reason.ALREADY_NUDGED),
        (day in facts.asked_on, Reason.ALREADY_ASKED),
        (is_sooner_than_chosen(person.cadence, workdays, last, day), Reason.TOO_SOON),
        (is_sooner_than_silence_asks(person.unanswered, last, day), Reason.BACKED_OFF),
        (facts.acted_today, Reason.ALREADY_ACTED),
    )
    return next((reason for holds, reason in checks if holds), None)
