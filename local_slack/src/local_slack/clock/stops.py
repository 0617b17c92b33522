"""Let the clock stop at what is due on its way, so that an app misses nothing while somebody jumps days ahead."""

import asyncio
import time
from collections.abc import Callable
from datetime import datetime

from local_slack.clock.movable import MovableClock

NextDue = Callable[[], datetime | None]
"""Returns the instant at which an app has something to do next, even if that is over; None if there is nothing."""
LOOK_EVERY = 0.05
"""Seconds between looks at whether the app has done what was due."""
WITHIN = 10.0
"""Seconds to wait for that at one stop; then the clock moves on to where it was sent."""


def nothing() -> None:
    """Return that nothing is due: the clock never stops."""


async def go_to(clock: MovableClock, at: datetime, next_due: NextDue, within: float = WITHIN) -> None:
    """Move the clock to `at`; on the way there let the app do what is due, each thing at its time.

    After `within` seconds at one stop it goes all the way.
    """
    stopped = time.monotonic()
    while (due := await asyncio.to_thread(next_due)) is not None and due <= at:
        if due > clock.now():
            clock.move_to(due)
            stopped = time.monotonic()
        elif time.monotonic() - stopped > within:
            break
        else:
            await asyncio.sleep(LOOK_EVERY)
    if at > clock.now():
        clock.move_to(at)
