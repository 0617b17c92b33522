"""Name what can be wrong with a pause."""

from dataclasses import dataclass

from bot.errors import Problem


@dataclass(frozen=True, slots=True)
class UnclearPause(Problem):
    """`text` was not understood as a time to pause."""

    text: str


@dataclass(frozen=True, slots=True)
class NothingToPause(Problem):
    """The pause in `text` ends before its first day."""

    text: str


@dataclass(frozen=True, slots=True)
class BackwardsPause(Problem):
    """The pause in `text` was written with its end first."""

    text: str


@dataclass(frozen=True, slots=True)
class PauseTooLong(Problem):
    """The pause lasts longer than a year, or begins later than that."""


@dataclass(frozen=True, slots=True)
class PauseWithGaps(Problem):
    """The pause has working days between its parts."""
