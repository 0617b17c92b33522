"""The table that is printed: plain text, a column for all companies together and one for each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulation.checks import CHECKS, breaches
from simulation.figures import Figure, Part, figures
from simulation.history import Breach, History

BREACHES_SHOWN = 5
"""Breaches of each rule that are told in full."""
NAME, COLUMN = 38, 12


@dataclass(frozen=True, slots=True)
class Account:
    """What became of one company: its figures, and where a rule was broken."""

    parts: tuple[Part, ...]
    breaches: tuple[Breach, ...]


def account_of(history: History) -> Account:
    """Count what happened in a history, and look for broken rules."""
    found = tuple(breaches(history))
    broken = Counter(breach.rule for breach in found)
    rules: list[Figure] = [(rule, broken[rule]) for rule in CHECKS]
    return Account((*figures(history), ("Rules broken", rules)), found)


def table(accounts: Sequence[Account]) -> str:
    """All figures side by side, and what exactly happened where a rule was broken."""
    headings = [heading for heading, _ in accounts[0].parts]
    return "\n".join([*(line for heading in headings for line in _part(heading, accounts)), *_told(accounts)])


def _part(heading: str, accounts: Sequence[Account]) -> Iterator[str]:
    figures_of = [dict(dict(account.parts)[heading]) for account in accounts]
    names = dict.fromkeys(name for found in figures_of for name in found)
    if not names:
        return
    titles = ["all", *(f"company {number}" for number in range(1, len(accounts) + 1))]
    yield f"{heading:<{NAME}}" + "".join(f"{title:>{COLUMN}}" for title in titles)
    for name in names:
        values = [found.get(name, 0) for found in figures_of]
        counts = [value for value in values if isinstance(value, int)]
        total = sum(counts) if len(counts) == len(values) else ""
        yield f"  {name:<{NAME - 2}}" + "".join(_cell(value) for value in (total, *values))
    yield ""


def _cell(value: int | str) -> str:
    return f"{value:>{COLUMN},}" if isinstance(value, int) else f" {value:>{COLUMN - 1}}"


def _told(accounts: Sequence[Account]) -> Iterator[str]:
    for number, account in enumerate(accounts, 1):
        told: Counter[str] = Counter()
        for breach in account.breaches:
            told[breach.rule] += 1
            if told[breach.rule] <= BREACHES_SHOWN:
                yield f"company {number}, {breach.rule}: {breach.what}"
