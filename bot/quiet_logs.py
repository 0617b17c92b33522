"""Let each cause into the log once a minute, so that trouble fills neither the disk nor the reader's day."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from types import TracebackType

from bot.errors import BotError, DatabaseBusy, DatabaseUnusable

EVERY = 60.0
"""Seconds between two lines about the same cause."""
CAUSE = "cause"
"""Under this name, a line may carry the error that it is about without quoting it."""
_DATABASE = (DatabaseBusy, DatabaseUnusable)


@dataclass(slots=True)
class _Seen:
    at: float
    left_out: int = 0


class OncePerMinute(logging.Filter):
    """Let through one line a minute for each cause, with the number of those left out since the last.

    This is about lines with a traceback, and all lines about the database. One fault in either may concern every
    command and every step of every tick.
    """

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._monotonic = monotonic
        self._seen: dict[tuple[object, ...], _Seen] = {}
        self._lock = Lock()

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether the line goes to the log."""
        error = _error_in(record)
        if error is None:
            return True
        cause, now = _cause_of(error), self._monotonic()
        with self._lock:
            seen = self._seen.get(cause)
            if seen is not None and now - seen.at < EVERY:
                seen.left_out += 1
                return False
            self._seen[cause] = _Seen(now)
        if seen is not None and seen.left_out:
            record.msg = f"{record.getMessage()} (and {seen.left_out} more with this cause)"
            record.args = ()
        return True


def _error_in(record: logging.LogRecord) -> BaseException | None:
    """Return the error in a traceback, or the one about the database that the line quotes."""
    if record.exc_info and record.exc_info[1] is not None:
        return record.exc_info[1]
    quoted = (getattr(record, CAUSE, None), *(record.args if isinstance(record.args, tuple) else ()))
    return next((each for each in quoted if isinstance(each, BotError) and isinstance(each.problem, _DATABASE)), None)


def _cause_of(error: BaseException) -> tuple[object, ...]:
    """Return the type of the error that caused the others, with the database's code or the place in the code.

    Its message may hold what somebody typed, which would make each line a cause of its own.
    """
    while error.__cause__ is not None:
        error = error.__cause__
    code = getattr(error, "sqlite_errorcode", None) or getattr(error, "sqlstate", None)
    return (type(error).__qualname__, code or _place(error.__traceback__))


def _place(traceback: TracebackType | None) -> object:
    """Return the file and line where an error was raised."""
    if traceback is None:
        return None
    while traceback.tb_next is not None:
        traceback = traceback.tb_next
    return traceback.tb_frame.f_code.co_filename, traceback.tb_lineno
