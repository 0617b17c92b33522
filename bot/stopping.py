"""Stop when asked to, soon: by SIGTERM, or SIGINT from the keyboard."""

import logging
import os
import signal
import time
from collections.abc import Callable
from threading import Event, Thread

log = logging.getLogger(__name__)
AT_MOST = 3.0
"""Seconds that the process may take to stop. Supervisors kill it after 10 s or more."""


def stop_signal(at_last: Callable[[], object] = lambda: None) -> Event:
    """Return an event that is set when the process is asked to stop; it ends after 3 s, whatever it still does.

    `at_last` is called before it ends in the middle of something.

    Python would call a handler only between two steps of the main thread, which may wait for a database or for the
    event itself. So a thread reads what the signal writes to a pipe.
    """
    stopped = Event()
    readable, writable = os.pipe()
    os.set_blocking(writable, False)
    signal.set_wakeup_fd(writable)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: None)
    Thread(target=_stop, args=(readable, stopped, at_last), name="stop", daemon=True).start()
    return stopped


def _stop(readable: int, stopped: Event, at_last: Callable[[], object]) -> None:
    os.read(readable, 1)
    stopped.set()
    time.sleep(AT_MOST)
    # A call to Slack or to the database hangs. What is in the database survives this as it survives a crash.
    log.warning("stopped without waiting any longer; what was not sent yet is sent after the next start")
    at_last()
    os._exit(0)
