"""A stand-in for Bolt's App that only writes down what is listened to."""

import re
from collections.abc import Callable
from typing import Any

Listener = Callable[..., Any]
Constraint = str | re.Pattern[str]


class RecordingApp:
    """Keeps the names that listeners are registered for, by sort; catch-alls are patterns."""

    def __init__(self) -> None:
        self.registered: dict[str, list[Constraint]] = {}

    def names(self, sort: str) -> list[str]:
        """The names, catch-alls left out."""
        return [name for name in self.registered.get(sort, []) if isinstance(name, str)]

    def catches_all(self, sort: str) -> bool:
        """Whether the last listener of a sort takes whatever comes."""
        last = self.registered[sort][-1]
        return isinstance(last, re.Pattern) and bool(last.fullmatch("anything\nat all"))

    def __getattr__(self, sort: str) -> Callable[[Constraint], Callable[[Listener], Listener]]:
        def register(name: Constraint) -> Callable[[Listener], Listener]:
            self.registered.setdefault(sort, []).append(name)
            return lambda listener: listener

        return register
