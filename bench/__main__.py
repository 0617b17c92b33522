"""Run every benchmark: `python -m bench`."""

import tempfile
from pathlib import Path

from bench import answering, large, planning, sending, ticking


def main() -> None:
    """Print each pair as soon as it is measured."""
    with tempfile.TemporaryDirectory(prefix="cx-help-bench-") as folder:
        for pairs in (ticking.pairs, answering.pairs, sending.costs, planning.pairs, large.pairs):
            for pair in pairs(Path(folder)):
                print(pair, flush=True)


if __name__ == "__main__":
    main()
