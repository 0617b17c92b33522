"""Say when a person can expect their next nudge, to show to them."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.nudges import LOOK_BACK, DecisionFacts, due_of, may_be_nudged, next_due, unwanted_on, with_next_nudge
from bot.domain.pace import is_to_rest
from bot.domain.pauses import pauses_of, with_pauses
from bot.domain.people import (
    Person,
    Workspace,
    local_day,
    person_zone,
    start_of_day,
)
from bot.domain.schedule import nudge_expires_at


def next_expected(person: Person, workspace: Workspace, facts: DecisionFacts, now: datetime) -> datetime | None:
    """Return when the person can expect their next nudge, to show to them; None for none within a year.

    It skips past days, and days that are already known to have no nudge. It ignores Do Not Disturb and statuses,
    because they pass.
    """
    if not (person.enrolled and may_be_nudged(person)) or is_to_rest(person):
        return None
    zone, today = person_zone(person, workspace), local_day(now, person_zone(person, workspace))
    at, due = person.next_nudge_at, due_of(person)
    while at is not None and due is not None and at < now + timedelta(days=400):
        day = local_day(due, zone)
        known = replace(facts, acted_today=facts.acted_today and day == today)
        if now < nudge_expires_at(due, zone) and unwanted_on(person, workspace, known, day) is None:
            return at
        at = due = next_due(person, workspace, after=max(due, now - LOOK_BACK))
    return None


def expected_after_pause(person: Person, workspace: Workspace, facts: DecisionFacts, now: datetime) -> datetime | None:
    """Return when the first nudge after the person's next pause can be expected; None without a pause.

    It ignores nudges before the pause, so at a slow pace the first one may come a few days later.
    """
    zone = person_zone(person, workspace)
    pauses = pauses_of(person, local_day(now, zone))
    if not pauses:
        return None
    before = start_of_day(pauses[0].ends, zone) - timedelta.resolution
    later = with_next_nudge(with_pauses(person, pauses[1:]), next_due(person, workspace, after=before))
    return next_expected(later, workspace, replace(facts, nudged_on=(), acted_today=False), max(now, before))
