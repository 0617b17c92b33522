"""Name the times that people at the page can move the clock to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class NamedTime:
    """A button that moves the clock, such as *Next reminder*.

    `find` takes a person's id, in a thread, and returns the instant; None if there is none, and then `missing` is
    shown. `place` is where to look afterwards: a channel's name, `@messages` or `@home`.
    """

    label: str
    find: Callable[[str], datetime | None]
    missing: str
    place: str | None = None
