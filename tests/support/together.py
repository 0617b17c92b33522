"""Several deeds at the same moment, each in a thread of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from bot.errors import InvalidInputError

Result = TypeVar("Result")


def together(*deeds: Callable[[], Result]) -> list[Result | InvalidInputError]:
    """What came of each deed; that it was refused counts as a result, any other error is raised."""
    start = Barrier(len(deeds))

    def run(deed: Callable[[], Result]) -> Result | InvalidInputError:
        start.wait()
        try:
            return deed()
        except InvalidInputError as refusal:
            return refusal

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))
