"""Plan the trials: which classes of faults, how often, on which database, with how many replicas."""

import multiprocessing
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from chaos.company import Company, Size
from chaos.databases import Database, SqliteFile, postgres
from chaos.faults import CLASSES, FaultClass
from chaos.results import Result, result_of
from chaos.trial import Trial

_MEMORY = Path("/dev/shm")  # noqa: S108  a database in memory needs no disk; the folder in it is a fresh one
_APART = timedelta(minutes=1)
REPLICAS = {"sqlite": Size(), "postgresql": Size(skews=(timedelta(), _APART, -_APART))}
"""One process on SQLite, three whose clocks are a minute apart on PostgreSQL."""


@dataclass(frozen=True)
class Plan:
    """What was asked for."""

    seed: str
    kills: int
    seconds: float | None = None
    database: str | None = None
    only: str | None = None
    keep: str | None = None
    lanes: int = 1
    """How many trials run side by side."""

    def trials(self) -> list[tuple[FaultClass, str, int]]:
        """Return each class with its database and how often it strikes."""
        chosen = [
            (fault, database)
            for fault in CLASSES
            for database in fault.on
            if self.database in (None, database) and (self.only or "") in fault.name
        ]
        # Where none of the chosen kills, the others are as many as in a whole run.
        killing = sum(fault.weight == 1 for fault, _ in chosen) or sum(
            len(each.on) * (each.weight == 1) for each in CLASSES
        )
        each = self.kills / killing
        return [(fault, database, max(1, round(each * fault.weight))) for fault, database in chosen]


_Ordered = tuple[Plan, int, tuple[FaultClass, str, int], float | None]
"""A trial: of which plan, its number in it, what strikes where and how often, and the deadline."""


def run(plan: Plan) -> Iterator[Result]:
    """Run all trials, one after the other or in lanes; yield the results as they come.

    Raise ExceptionGroup in the end if trials could not be run to their ends.
    """
    deadline = time.monotonic() + plan.seconds if plan.seconds is not None else None
    trials = [(plan, number, ordered, deadline) for number, ordered in enumerate(plan.trials())]
    broken = []
    for outcome in _outcomes(trials, plan.lanes):
        try:
            result = outcome()
        except Exception as failure:  # noqa: BLE001  the others go on, and this one is raised in the end
            broken.append(failure)
        else:
            yield result
    if broken:
        raise ExceptionGroup("trials that did not run to their ends", broken)


def _outcomes(trials: Sequence[_Ordered], lanes: int) -> Iterator[Callable[[], Result]]:
    """Yield what gives the result of each trial: in lanes that are processes, or one after the other here."""
    if lanes == 1:
        yield from (partial(_run_one, *trial) for trial in trials)
        return
    # The weeks come first: they take the longest.
    longest_first = sorted(trials, key=lambda trial: trial[2][0].every is None)
    with ProcessPoolExecutor(lanes, multiprocessing.get_context("spawn")) as pool:
        yield from (done.result for done in as_completed([pool.submit(_run_one, *trial) for trial in longest_first]))


def _run_one(plan: Plan, number: int, ordered: tuple[FaultClass, str, int], deadline: float | None) -> Result:
    fault, database, times = ordered
    with _folder(plan.keep, f"{number}-{database}") as folder, _opened(database, folder) as opened:
        return _try(plan, fault, times, Company(folder, opened, REPLICAS[database]), deadline)


def _try(plan: Plan, fault: FaultClass, times: int, company: Company, deadline: float | None) -> Result:
    trial = Trial(company, f"{plan.seed}:{fault.name}")
    struck = 0
    try:
        company.open(trial.rng)
        trial.crowd.start()
        try:
            while struck < times and (deadline is None or time.monotonic() < deadline):
                if fault.every is None:
                    trial.begin_to_work()
                    fault.strike(trial)
                    trial.recover()
                else:
                    trial.pass_time(fault.every)
                    fault.strike(trial)
                struck += 1
            trial.calm()
        finally:
            trial.crowd.end()
        trial.settle()
        return result_of(trial, fault, "sqlite" if isinstance(company.database, SqliteFile) else "postgresql", struck)
    finally:
        company.close()


@contextmanager
def _folder(keep: str | None, name: str) -> Iterator[Path]:
    if keep is not None:
        folder = Path(keep) / name
        folder.mkdir(parents=True)
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="cx-chaos-", dir=_MEMORY if _MEMORY.is_dir() else None) as made:
        yield Path(made)


@contextmanager
def _opened(database: str, folder: Path) -> Iterator[Database]:
    with ExitStack() as stack:
        yield SqliteFile(folder / "bot.sqlite3") if database == "sqlite" else stack.enter_context(postgres())
