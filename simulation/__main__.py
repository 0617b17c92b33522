"""Run the simulation: `python -m simulation`; it ends with 0 only if no rule was broken."""

import argparse
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from simulation.checks import breaches
from simulation.table import table
from simulation.world import World, quiet_logs

MEMORY = Path("/dev/shm")  # noqa: S108  a database in memory needs no disk; the folder in it is a fresh one


def main() -> int:
    """Print the table; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m simulation", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same table")
    parser.add_argument("--days", type=int, default=730)
    parser.add_argument("--people", type=int, default=300)
    options = parser.parse_args()
    began = perf_counter()
    memory = MEMORY if MEMORY.is_dir() else None
    with quiet_logs(), tempfile.TemporaryDirectory(prefix="cx-help-", dir=memory) as folder:
        history = World(seed=options.seed, days=options.days, people=options.people, folder=Path(folder)).run()
    simulated = perf_counter()
    found = breaches(history)
    print(table(history, found))
    print(f"{simulated - began:.0f} s to simulate, {perf_counter() - simulated:.0f} s to check", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
