"""Word the present state of a person's nudges: how often, on which days, at what time, and a pause."""

from datetime import date, datetime, timedelta

from bot.domain.people import MONDAY_TO_FRIDAY, Cadence
from bot.domain.text import escape
from bot.slack.blocks.wording import ANY_TIME, any_day, clock, day, listed, weekdays
from bot.usecases.nudges.preferences import NudgePlan

_NEAR = timedelta(days=270)
_EVERY_DAY = frozenset(range(7))
MOST = {
    Cadence.DAILY: "at most one a day",
    Cadence.TWICE_WEEKLY: "at most two a week",
    Cadence.WEEKLY: "at most one a week",
}
"""How often, in words."""


def status(plan: NudgePlan) -> str:
    """Describe the state of a person's nudges in a few short sentences of mrkdwn."""
    if not plan.person.enrolled:
        return f"Your nudges are off. {ANY_TIME}"
    if plan.person.resting_since:
        return f"Your nudges are resting, so I don't become noise. {ANY_TIME}"
    if not plan.paused_until:
        said = usual(plan)
        return f"{said[:1].upper()}{said[1:]}{next_one(plan)}"
    if plan.paused_from:
        return f"{pause(plan)} Until then {usual(plan)}{next_one(plan)}"
    return f"{pause(plan)} Then {usual(plan)}"


def usual(plan: NudgePlan) -> str:
    """Say how often, when and in which zone nudges come, as the end of a sentence; and why they are fewer for now."""
    slowed = plan.pace is not plan.person.cadence
    said = (
        f"{MOST[plan.pace]}{' for now' if slowed else ''}, {_on(plan.days)} at {clock(plan.at)} "
        f"({escape(plan.zone)} time)."
    )
    again = MOST[plan.person.cadence].removeprefix("at most ")
    return f"{said} Answer any nudge to get {again} again." if slowed else said


def next_one(plan: NudgePlan) -> str:
    """Say when the next nudge comes, as a sentence that follows another; empty when none is expected."""
    return f" Next: {_at(plan.next_on, plan)}." if plan.next_on else ""


def pause(plan: NudgePlan) -> str:
    """Say from when until when nudges are paused, now and later; empty without a pause."""
    later = [f"{_day(each.begins or each.ends, plan)} until {_day(each.ends, plan)}" for each in plan.later_pauses]
    return f"{_next_pause(plan)}{f' Also paused from {listed(later)}.' if later else ''}"


def _next_pause(plan: NudgePlan) -> str:
    if plan.paused_until is None:
        return ""
    if plan.paused_from is None:
        # When nudges are not daily, the first one may come days after the pause.
        if plan.next_on is None or (plan.pace is not Cadence.DAILY and plan.next_on.date() > plan.paused_until):
            return f"Paused until {_day(plan.paused_until, plan)}.{next_one(plan)}"
        return f"Paused until {_at(plan.next_on, plan)}."
    start = _day(plan.paused_from, plan)
    # Nudges before the pause may put off the first one after it, when they are not daily.
    if plan.back_on is None or plan.pace is not Cadence.DAILY:
        return f"Paused from {start}, back from {_day(plan.paused_until, plan)}."
    return f"Paused from {start}, back on {_at(plan.back_on, plan)}."


def _on(days: frozenset[int]) -> str:
    if days == MONDAY_TO_FRIDAY:
        return "on weekdays"
    return weekdays(days) if days == _EVERY_DAY else f"on {weekdays(days)}"


def _at(on: datetime, plan: NudgePlan) -> str:
    return f"{_day(on.date(), plan)}, {clock(on)}"


def _day(on: date, plan: NudgePlan) -> str:
    """Return the day, with its year when it is far away."""
    return any_day(on) if plan.today and on - plan.today > _NEAR else day(on)
