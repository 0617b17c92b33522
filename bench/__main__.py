"""Run every benchmark, or only those named: `python -m bench commands`."""

import sys
import tempfile
from pathlib import Path

from bench import commands, large, memory, planning, sending, ticking
from bench.measuring import HEAD

BENCHMARKS = {
    "commands": commands.pairs,
    "memory": memory.growth,
    "ticking": ticking.pairs,
    "large": large.pairs,
    "planning": planning.pairs,
    "sending": sending.costs,
}


def main() -> None:
    """Print each row as soon as it is measured."""
    print(HEAD)
    with tempfile.TemporaryDirectory(prefix="cx-help-bench-") as folder:
        for name in sys.argv[1:] or BENCHMARKS:
            for row in BENCHMARKS[name](Path(folder)):
                print(row, flush=True)


if __name__ == "__main__":
    main()
