"""A lock that goes to whoever has waited longest."""

from collections import deque
from threading import Event, Lock


class FairLock:
    """A lock that is handed on in the order in which threads came for it.

    Python's own goes to whoever is quickest, so that of many threads some may wait for ever.
    """

    def __init__(self) -> None:
        self._guard = Lock()
        self._taken = False
        self._waiting: deque[Event] = deque()

    def acquire(self, within: float) -> bool:
        """Wait so many seconds at most for a turn; whether it has come."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return True
            come = Event()
            self._waiting.append(come)
        come.wait(within)
        with self._guard:
            # Asked again, because it may have come in this moment, and then nobody else has it.
            if not come.is_set():
                self._waiting.remove(come)
            return come.is_set()

    def release(self) -> None:
        """End the turn that was taken."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False
