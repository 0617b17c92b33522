"""Say what a change did to a person's pauses: added to, replaced, cancelled, or left as they are."""

from bot.domain.pauses import pauses_of, within
from bot.domain.reading.pauses import PauseDates
from bot.slack.blocks.nudge_status import pause
from bot.slack.blocks.wording import day, listed
from bot.usecases.nudges.preferences import NudgePlan


def paused(plan: NudgePlan) -> str:
    """Answer a request for a pause."""
    if was_paused_already(plan):
        return f"That's already set. {pause(plan)} For a shorter pause, add *instead*."
    return f"{pause(plan)}{replaced(plan)}"


def replaced(plan: NudgePlan) -> str:
    """Say which pauses of before the new ones add days to, replace, end or cancel."""
    if plan.was is None or plan.today is None:
        return ""
    before, now = pauses_of(plan.was, plan.today), pauses_of(plan.person, plan.today)
    lost = [each for each in before if each not in now]
    grown = [_span(each) for each in lost if within(each, now, plan.today)]
    gone = [each for each in lost if not within(each, now, plan.today)]
    adds = f" This adds to your pause {listed(grown)}." if grown else ""
    if set(now) - set(before):
        return f"{adds} This replaces your pause {listed([_span(each) for each in gone])}." if gone else adds
    return "".join(
        f" Your pause {_span(each)} is cancelled." if each.begins else f" Your pause {_span(each)} has ended."
        for each in gone
    )


def _span(pause: PauseDates) -> str:
    return f"from {day(pause.begins)} until {day(pause.ends)}" if pause.begins else f"until {day(pause.ends)}"


def was_paused_already(plan: NudgePlan) -> bool:
    """Whether a request for a pause left the pauses as they were."""
    if plan.was is None or plan.today is None:
        return False
    return plan.paused_until is not None and pauses_of(plan.was, plan.today) == pauses_of(plan.person, plan.today)


def was_paused(plan: NudgePlan) -> bool:
    """Whether there were pauses before the change."""
    return plan.was is not None and plan.today is not None and bool(pauses_of(plan.was, plan.today))
