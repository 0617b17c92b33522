"""Run the bot under faults: `python -m chaos`; it ends with 0 only if nothing was lost, twice, late or unanswered."""

import argparse
import sys
from time import perf_counter

from chaos.plan import Plan, run
from chaos.results import table


def main() -> int:
    """Print the table, then each breach; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m chaos", description=__doc__)
    parser.add_argument("--seed", default="1", help="the same seed orders the same faults")
    parser.add_argument("--kills", type=int, default=1000, help="how many, over all trials; other faults in proportion")
    parser.add_argument("--seconds", type=float, help="stop ordering faults after so long")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), help="only this one")
    parser.add_argument("--only", help="only the classes whose name contains this")
    parser.add_argument("--keep", help="a folder for logs and databases, which stay")
    parser.add_argument("--lanes", type=int, default=1, help="how many trials run side by side")
    options = parser.parse_args()
    began = perf_counter()
    results = []
    try:
        for result in run(Plan(**vars(options))):
            results.append(result)
            print("\n".join([table([result]).splitlines()[-1], *result.words[:20]]), file=sys.stderr, flush=True)
    finally:
        print(table(results))
        for result in results:
            print("\n".join(result.words[:20]), end="\n" if result.words else "")
    print(f"{perf_counter() - began:.0f} s", file=sys.stderr)
    return 0 if all(result.is_well for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
