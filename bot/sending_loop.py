"""Send beside the tick, so that what is planned first goes out while the rest is still being planned."""

from collections.abc import Callable
from threading import Event, Thread

IDLE = 0.5
"""Seconds between looks at whether anything is due, while nothing is."""
STOPPED_WITHIN = 3.0
"""How many seconds a stop waits for what is being sent; what then still is on its way is looked up later."""


class SendingLoop:
    """Calls `send` again and again in a thread of its own, until `stopping` is set."""

    def __init__(self, send: Callable[[], object], stopping: Event) -> None:
        self._send, self._stopping = send, stopping
        self.turn = 0
        """Odd while it sends; each beginning and each end counts one more."""
        self._thread = Thread(target=self._run, name="sending", daemon=True)

    def start(self) -> None:
        """Start sending."""
        self._thread.start()

    def stop(self) -> None:
        """Wait until sending has ended; `stopping` is set before."""
        if self._thread.is_alive():
            self._thread.join(STOPPED_WITHIN)

    def _run(self) -> None:
        while not self._stopping.is_set():
            self.turn += 1
            self._send()
            self.turn += 1
            self._stopping.wait(IDLE)
