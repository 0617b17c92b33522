"""The table that is printed: plain text in two columns."""

from collections import Counter
from collections.abc import Iterable

from simulation.checks import CHECKS
from simulation.figures import Figure, figures
from simulation.history import Breach, History

BREACHES_SHOWN = 5
"""Breaches of each rule that are told in full."""


def table(history: History, breaches: list[Breach]) -> str:
    """All figures, each rule with how often it was broken, and what exactly happened."""
    broken = Counter(breach.rule for breach in breaches)
    parts = [*figures(history), ("Rules broken", [(rule, f"{broken[rule]:,}") for rule in CHECKS])]
    lines = [line for heading, part in parts for line in _part(heading, part)]
    return "\n".join([*lines, *_told(breaches)])


def _part(heading: str, part: Iterable[Figure]) -> list[str]:
    return [heading, *(f"  {name:<36}{value}" for name, value in part), ""]


def _told(breaches: list[Breach]) -> list[str]:
    told: Counter[str] = Counter()
    lines = []
    for breach in breaches:
        told[breach.rule] += 1
        if told[breach.rule] <= BREACHES_SHOWN:
            lines.append(f"{breach.rule}: {breach.what}")
    return lines
