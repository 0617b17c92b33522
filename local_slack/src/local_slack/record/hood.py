"""Keep what an app hands in about itself for people who look under the hood: a table, and its power switch."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

Row = Sequence[str]


@dataclass(frozen=True)
class Table:
    """Rows that the app reads out of its own store whenever somebody looks."""

    title: str
    columns: Row
    read: Callable[[], Sequence[Row]]


class Power(Protocol):
    """Starts and kills the app, for people who want to see what it loses."""

    @property
    def on(self) -> bool:
        """Return whether the app runs."""
        ...

    def kill(self) -> None:
        """End the app at once, without a chance to finish anything."""
        ...

    def start(self) -> None:
        """Start the app again."""
        ...


@dataclass
class Hood:
    """What the app handed in: nothing, unless it did."""

    table: Table | None = None
    power: Power | None = None
