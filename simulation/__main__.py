"""Run the simulation: `python -m simulation`; it ends with 0 only if no rule was broken."""

import argparse
import gc
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from time import perf_counter

from simulation.table import Account, account_of, table
from simulation.world import World, quiet_logs

COMPANIES = 2
"""The people are those of so many companies, each with a process of its own, so that two cores are of use."""
MEMORY = Path("/dev/shm")  # noqa: S108  a database in memory needs no disk; the folder in it is a fresh one
GARBAGE = 100_000
"""How many objects may wait for a collection: with Python's own 700 a tenth of the time goes into looking for them."""


def main() -> int:
    """Print the table; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m simulation", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same table")
    parser.add_argument("--days", type=int, default=730)
    parser.add_argument("--people", type=int, default=300)
    options = parser.parse_args()
    began = perf_counter()
    with ProcessPoolExecutor(COMPANIES) as processes:
        people = [len(range(number, options.people, COMPANIES)) for number in range(COMPANIES)]
        accounts = list(processes.map(partial(live, options.seed, options.days), range(COMPANIES), people))
    print(table(accounts))
    print(f"{perf_counter() - began:.0f} s", file=sys.stderr)
    return 1 if any(account.breaches for account in accounts) else 0


def live(seed: int, days: int, number: int, people: int) -> Account:
    """Let one company live."""
    gc.set_threshold(GARBAGE)
    memory = MEMORY if MEMORY.is_dir() else None
    with quiet_logs(), tempfile.TemporaryDirectory(prefix="cx-help-", dir=memory) as folder:
        return account_of(World(seed=f"{seed}:{number}", days=days, people=people, folder=Path(folder)).run())


if __name__ == "__main__":
    sys.exit(main())
