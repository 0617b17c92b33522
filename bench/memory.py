"""How memory grows with the commands that a bot has answered since its start."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from bench.commands import course_of
from bench.contestant import Kind
from bench.measuring import Side

COMMANDS, EACH = 50_000, 5_000
IN_FLIGHT = 8


def growth(folder: Path) -> Iterator[Side]:
    """Let people record for a long time; each row has the memory after that many more commands."""
    with ExitStack() as stack:
        course = course_of(stack, Kind.OURS, f"sqlite:///{folder / 'memory'}.sqlite3")
        for done in range(EACH, COMMANDS + 1, EACH):
            side = Side(f"this bot, up to command {done:,}")
            course.run(side, EACH, IN_FLIGHT)
            yield side
