"""Measure two ways of doing the same thing in turn, A B A B …, so that a busy machine hits both."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter, process_time
from typing import Any

from sqlalchemy import Engine, event

NOT_COUNTED = ("BEGIN", "PRAGMA", "SET LOCAL")
"""How statements begin that only open a transaction."""
HEAD = f"{'':<52}{'p50':>9}{'p99':>9}{'a second':>10}{'CPU':>9}{'statements':>12}{'memory':>9}"


@dataclass(slots=True)
class Side:
    """One way of doing something, and what its runs cost: seconds, of which CPU, statements, and memory in MB.

    Runs that `failed` count nowhere else.
    """

    name: str
    seconds: list[float] = field(default_factory=list)
    elapsed: float = 0.0
    cpu: float = 0.0
    statements: int = 0
    memory: float | None = None
    failed: int = 0

    @property
    def runs(self) -> int:
        """Return how often it ran."""
        return len(self.seconds)

    def quantile(self, share: float) -> float:
        """Return the seconds that this share of the runs did not exceed."""
        return sorted(self.seconds)[min(self.runs - 1, int(share * self.runs))]

    def __str__(self) -> str:
        """Return its line of the table."""
        memory = "" if self.memory is None else f"{self.memory:6.0f} MB"
        return (
            f"  {self.name:<50}{self.quantile(0.5) * 1000:6.1f} ms{self.quantile(0.99) * 1000:6.0f} ms"
            f"{rate(self):10.0f}{cpu(self) * 1000:6.2f} ms"
            f"{self.statements / self.runs:12.1f}{memory:>9}{f'  {self.failed} failed' if self.failed else ''}"
        )


Measure = Callable[[Side], float]


def cpu(side: Side) -> float:
    """Return the seconds of CPU that each run took."""
    return side.cpu / side.runs


def median(side: Side) -> float:
    """Return the seconds that half of the runs took at most."""
    return side.quantile(0.5)


def rate(side: Side) -> float:
    """Return how many runs ended in a second."""
    return side.runs / side.elapsed


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ways of doing the same thing; `ratio` names what is compared, and the goal if there is one."""

    what: str
    first: Side
    second: Side
    ratio: str
    measure: Measure = median

    def __str__(self) -> str:
        """Return both lines of the table, and the ratio of the second to the first."""
        ratio = self.measure(self.second) / self.measure(self.first)
        return f"{self.what}\n{self.first}\n{self.second}\n  {self.ratio}: {ratio:.2f}\n"


def compare(
    what: str, first: tuple[str, Callable[[], object]], second: tuple[str, Callable[[], object]], runs: int
) -> Pair:
    """Run both ways in turn in this process, after one run of each that does not count."""
    sides = Side(first[0]), Side(second[0])
    for run in range(runs + 1):
        for side, (_, work) in zip(sides, (first, second), strict=True):
            with counted_statements() as statements:
                began, busy = perf_counter(), process_time()
                work()
                took = perf_counter() - began
            if run:
                side.seconds.append(took)
                side.elapsed += took
                side.cpu += process_time() - busy
                side.statements += statements.total()
    return Pair(what, *sides, "time")


@contextmanager
def counted_statements() -> Iterator["Counter[str]"]:
    """Count the statements that any engine of this process sends meanwhile, except those that open a transaction."""
    sent: Counter[str] = Counter()

    def note(_connection: object, _cursor: object, statement: str, *_: Any) -> None:  # noqa: ANN401  SQLAlchemy passes more
        if not statement.startswith(NOT_COUNTED):
            sent[statement] += 1

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)
