"""Times pairs in turn, A B A B …, so that a machine that grows slower meanwhile does so for both."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ways of doing the same thing, with the seconds of each of their runs."""

    what: str
    first: str
    second: str
    first_seconds: tuple[float, ...]
    second_seconds: tuple[float, ...]

    def __str__(self) -> str:
        """Both medians in milliseconds, and how many times longer the second takes."""
        first, second = median(self.first_seconds), median(self.second_seconds)
        return (
            f"{self.what}\n"
            f"  {self.first:<44} {first * 1000:9.2f} ms\n"
            f"  {self.second:<44} {second * 1000:9.2f} ms   ratio {second / first:.2f}\n"
        )


def compare(
    what: str, first: tuple[str, Callable[[], object]], second: tuple[str, Callable[[], object]], runs: int
) -> Pair:
    """Run both ways in turn, after one run of each that does not count."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for run in range(runs + 1):
        for kept, (_, work) in zip(seconds, (first, second), strict=True):
            began = perf_counter()
            work()
            if run:
                kept.append(perf_counter() - began)
    return Pair(what, first[0], second[0], tuple(seconds[0]), tuple(seconds[1]))
