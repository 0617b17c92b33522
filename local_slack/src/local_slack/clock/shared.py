"""Let other processes of this machine follow the local Slack's clock, through a file in memory."""

import mmap
import struct
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from local_slack.clock.movable import MovableClock

_FORM = struct.Struct("<d")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class ClockFile:
    """Keep in a file how far a `MovableClock` is ahead of the machine's monotonic clock.

    All processes of a machine share that monotonic clock, so that one number is enough, and reading it costs nothing.
    """

    def __init__(self, clock: MovableClock, path: Path, ahead: timedelta = timedelta()) -> None:
        path.write_bytes(_FORM.pack(0.0))
        self._clock = clock
        self._shared = _mapped(path, mmap.ACCESS_WRITE)
        self._ahead = ahead
        self._write()
        clock.on_move(self._write)

    def step(self, by: timedelta) -> None:
        """Set the followers' clock ahead of the local Slack's, or back if negative, as a machine's clock is set."""
        self._ahead += by
        self._write()

    def _write(self) -> None:
        offset = (self._clock.now() + self._ahead - _EPOCH).total_seconds() - time.monotonic()
        _FORM.pack_into(self._shared, 0, offset)


class FollowingClock:
    """The clock that a `ClockFile` keeps, for another process."""

    def __init__(self, path: Path) -> None:
        self._shared = _mapped(path, mmap.ACCESS_READ)

    def now(self) -> datetime:
        """Return the present instant, aware and in UTC."""
        (offset,) = _FORM.unpack_from(self._shared)
        return _EPOCH + timedelta(seconds=offset + time.monotonic())


def _mapped(path: Path, access: int) -> mmap.mmap:
    with path.open("r+b") as file:
        return mmap.mmap(file.fileno(), _FORM.size, access=access)
