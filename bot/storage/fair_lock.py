"""Provide a lock that goes to the thread that has waited longest."""

from collections import deque
from threading import Event, Lock


class FairLock:
    """A lock that threads get in the order in which they asked.

    Python's own lock goes to the quickest thread. Of two hundred presses at once on a busy machine, some then wait past
    their deadline.
    """

    def __init__(self) -> None:
        self._guard = Lock()
        self._taken = False
        self._waiting: deque[Event] = deque()

    def acquire(self, within: float) -> bool:
        """Wait at most `within` seconds for a turn; return whether it came."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return True
            come = Event()
            self._waiting.append(come)
        come.wait(within)
        with self._guard:
            # Check again: the turn may have come in this moment, and then nobody else has it.
            if not come.is_set():
                self._waiting.remove(come)
            return come.is_set()

    def release(self) -> None:
        """End one's turn."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False
