"""Wait on a condition outside of a local Slack, which has a wait of its own."""

from collections.abc import Callable
from threading import Event
from time import monotonic

WITHIN = 30.0
_LOOK_EVERY = 0.02


def wait_until(holds: Callable[[], object], within: float = WITHIN) -> None:
    """Return as soon as it holds; fail after so many seconds."""
    deadline = monotonic() + within
    while not holds():
        assert monotonic() < deadline
        Event().wait(_LOOK_EVERY)
