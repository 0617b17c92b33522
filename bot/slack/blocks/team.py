"""What we did together, never by person."""

from bot.domain.ripples import Reach
from bot.slack.blocks.kit import Message, Part, heading, message, say
from bot.slack.blocks.wording import by_kind, count
from bot.slack.ids import COMMAND
from bot.usecases.sum_up import TeamSummary, Totals


def summary(summary: TeamSummary) -> Message:
    """The totals of the week, the month and the year."""
    return message(heading("What we did together"), *summary_parts(summary))


def summary_parts(summary: TeamSummary) -> list[Part]:
    """The totals without their heading."""
    times = (("This week", summary.week), ("This month", summary.month), ("This year", summary.year))
    parts = [say(f"*{when}:* {_totals(totals)}") for when, totals in times]
    if summary.widest:
        parts.append(say(f"*The widest ripple of the year:* {_reach(summary.widest)}"))
    if summary.needs_open:
        is_open = "is open" if summary.needs_open == 1 else "are open"
        parts.append(say(f"{count(summary.needs_open, 'need')} {is_open}; `{COMMAND} needs` lists them."))
    return parts


def _totals(totals: Totals) -> str:
    if not totals.all:
        return "the first action is still to come." + _needs_met(totals)
    spread = f" {_inspired(totals)}" if totals.inspired else ""
    return f"{count(totals.all, 'action')}. We {by_kind(totals.by_kind)}.{spread}{_needs_met(totals)}"


def _inspired(totals: Totals) -> str:
    if totals.all == 1:
        return "Its person said that a colleague had inspired it."
    was = "was" if totals.inspired == 1 else "were"
    return f"People said that {totals.inspired:,} of {totals.all:,} actions {was} inspired by a colleague."


def _needs_met(totals: Totals) -> str:
    if not totals.needs_met:
        return ""
    return f" {count(totals.needs_met, 'need')} {'was' if totals.needs_met == 1 else 'were'} met."


def _reach(reach: Reach) -> str:
    teams = f" in {count(reach.teams, 'team')}" if reach.teams else ""
    return f"one story reached {count(reach.people, 'person', 'people')}{teams}."
