"""Count what a trial showed, and print it as one table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import quantiles

from chaos.checks import Breaches, breaches_in, is_recorded
from chaos.crowd import Attempt
from chaos.facts import facts_of
from chaos.faults import FaultClass
from chaos.trial import Trial

_TIMED_OUT = "operation_timeout"
_NOBODY = "dispatch_failed"
_STARTS_WITHIN = 15.0
"""Seconds after a fault in which nobody may be connected: on a busy machine a start takes a few."""
_Spans = Sequence[tuple[float, float]]
_HEAD = (
    "fault",
    "database",
    "faults",
    "kills",
    "commands",
    "recorded",
    "sent",
    "expired",
    "p99 ms",
    "cut off",
    "lost",
    "twice",
    "late",
)
_LAST = ("untrue", "unanswered", "problems")


@dataclass(frozen=True)
class Result:
    """One row of the table, and the breaches in words."""

    fault: str
    database: str
    faults: int
    kills: int
    commands: int
    recorded: int
    p99: float
    """Milliseconds within which 99 % of the answers came."""
    cut_off: int
    """Commands that met a dead process or a cut connection; Slack shows these people a failure."""
    breaches: Breaches
    unanswered: list[str]
    problems: list[str]
    """What processes did that nobody ordered, and other things that should not happen."""

    @property
    def is_well(self) -> bool:
        """Return whether nothing happened that should not."""
        broken = self.breaches
        return not (broken.lost or broken.twice or broken.late or broken.untrue or self.unanswered or self.problems)

    @property
    def cells(self) -> tuple[str, ...]:
        """Return the row."""
        broken = self.breaches
        people = (self.faults, self.kills, self.commands, self.recorded)
        counts = (*people, broken.sent, broken.expired, round(self.p99), self.cut_off)
        wrong = (broken.lost, broken.twice, broken.late, broken.untrue, self.unanswered, self.problems)
        return (self.fault, self.database, *map(str, counts), *(str(len(each)) for each in wrong))

    @property
    def words(self) -> list[str]:
        """Return every breach in words."""
        broken = self.breaches
        named = {"lost": broken.lost, "twice": broken.twice, "late": broken.late, "untrue": broken.untrue}
        named |= {"unanswered": self.unanswered, "problem": self.problems}
        return [f"{self.fault}, {self.database}: {name}: {what}" for name, whats in named.items() for what in whats]


def result_of(trial: Trial, fault: FaultClass, database: str, faults: int) -> Result:
    """Return what a trial that has settled showed."""
    company, crowd = trial.company, trial.crowd
    attempts = [*crowd.commands, *crowd.clicks]
    faults_met = [*company.processes.downs, *trial.excused]
    breaches = breaches_in(facts_of(company), crowd.commands, may_expire=not fault.is_brief)
    failed = [each for each in attempts if each.error is not None]
    blamed = [each for each in failed if not is_cut_off(each, faults_met, trial.moves)]
    return Result(
        fault.name,
        database,
        faults,
        company.processes.kills,
        len(attempts),
        sum(is_recorded(each) for each in crowd.commands),
        _p99(each.took * 1000 for each in attempts if each.error is None),
        len(failed) - len(blamed),
        replace(breaches, lost=[*trial.problems, *breaches.lost]),
        [str(each) for each in blamed],
        [*company.processes.problems, *crowd.problems],
    )


def is_cut_off(attempt: Attempt, faults: _Spans, moves: _Spans) -> bool:
    """Return whether a fault or a move of the clock explains that an attempt failed.

    Without a fault, somebody must be connected: a connection outlives the moves of the clock.
    """
    if attempt.error == _TIMED_OUT:
        return _meets(attempt, [*faults, *moves])
    return attempt.error == _NOBODY and _meets(attempt, [(since, until + _STARTS_WITHIN) for since, until in faults])


def table(results: Iterable[Result]) -> str:
    """Return all rows, in columns."""
    rows = [(*_HEAD, *_LAST), *(result.cells for result in results)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column < 2 else cell.rjust(width)  # noqa: PLR2004  two columns of words
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _meets(attempt: Attempt, spans: _Spans) -> bool:
    return any(attempt.began <= until and since <= attempt.ended for since, until in spans)


def _p99(times: Iterable[float]) -> float:
    known = list(times)
    return quantiles(known, n=100)[-1] if len(known) > 1 else sum(known)
