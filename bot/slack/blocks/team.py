"""Show what we did together, never by person."""

from itertools import groupby

from bot.domain.ripples import Reach
from bot.slack.blocks.kit import button, buttons, heading, plain, say
from bot.slack.blocks.parts import Message, Part, message
from bot.slack.blocks.wording import by_kind, count, listed, own
from bot.slack.ids import Act
from bot.usecases.workspace.totals import TeamSummary, Totals

_NEED = 240
"""The most characters of a need in the list."""


def summary(summary: TeamSummary) -> Message:
    """Show the totals of the week, the month and the year, and the oldest open needs."""
    return message(heading("What we did together"), *summary_parts(summary), *_open_needs(summary))


def summary_parts(summary: TeamSummary) -> list[Part]:
    """Return the totals without a heading; equal totals of several periods share a line."""
    spans = (("week", summary.week), ("month", summary.month), ("year", summary.year))
    groups = [(totals, [word for word, _ in same]) for totals, same in groupby(spans, key=lambda span: span[1])]
    parts = [say(_span(words, totals)) for totals, words in groups]
    if summary.widest and summary.widest.people > 1:
        parts.append(say(f"*This year's most inspiring story* {_reach(summary.widest)}"))
    return parts


def _open_needs(summary: TeamSummary) -> list[Part]:
    """List the oldest open needs, and count the others."""
    if not summary.needs:
        return []
    more = summary.needs_open - len(summary.needs)
    lines = [
        *(f"• {own(need.text, summary.names, _NEED)}" for need in summary.needs),
        *([f"and {more:,} more"] if more > 0 else []),
    ]
    return [
        say(f"*{count(summary.needs_open, 'need is', 'needs are')} open:*"),
        plain("\n".join(lines)),
        buttons(button("See the open needs", Act.NEEDS.on("all"), 0)),
    ]


def _span(words: list[str], totals: Totals) -> str:
    return f"*This {listed(words)}:* {_totals(totals)}"


def _totals(totals: Totals) -> str:
    if not totals.all:
        return f"nothing recorded yet.{_needs_met(totals)}"
    spread = f" {_inspired(totals)}" if totals.inspired else ""
    done = f"{count(totals.all, 'useful thing')} for customers: {by_kind(totals.by_kind)}."
    return f"{done}{spread}{_needs_met(totals)}"


def _inspired(totals: Totals) -> str:
    if totals.all == 1:
        return "A colleague inspired it."
    return f"Colleagues inspired {totals.inspired:,} of them."


def _needs_met(totals: Totals) -> str:
    if not totals.needs_met:
        return ""
    return f" {count(totals.needs_met, 'need')} {'was' if totals.needs_met == 1 else 'were'} met."


def _reach(reach: Reach) -> str:
    teams = f" in {count(reach.teams, 'team')}" if reach.teams else ""
    return f"was repeated by {reach.people:,} people{teams}."
