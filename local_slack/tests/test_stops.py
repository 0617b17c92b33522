"""A clock that is moved far ahead stops at what an app has to do on the way."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from local_slack.clock.movable import MovableClock
from local_slack.clock.stops import WITHIN, NextDue, go_to

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


class Works:
    """An app that has things to do, and does each when it is asked for the second time."""

    def __init__(self, clock: MovableClock, *dues: datetime) -> None:
        self.clock, self.left = clock, list(dues)
        self.done: list[tuple[datetime, timedelta]] = []
        self._seen = False

    def next_due(self) -> datetime | None:
        if self.left and self.left[0] <= self.clock.now():
            if self._seen:
                due = self.left.pop(0)
                self.done.append((due, self.clock.now() - due))
            self._seen = not self._seen
        return self.left[0] if self.left else None


def moves(clock: MovableClock, next_due: NextDue, within: float = WITHIN) -> None:
    """Move the clock a day ahead, in a thread of its own: a browser may have a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(go_to(clock, NOON + DAY, next_due, within))).result()


def test_each_thing_is_done_at_its_time() -> None:
    clock = MovableClock(NOON)
    works = Works(clock, NOON, NOON + timedelta(hours=2), NOON + timedelta(hours=9), NOON + 2 * DAY)
    moves(clock, works.next_due)
    assert [due for due, _ in works.done] == [NOON, NOON + timedelta(hours=2), NOON + timedelta(hours=9)]
    assert max(late for _, late in works.done) < timedelta(seconds=10)
    assert NOON + DAY <= clock.now() < NOON + DAY + timedelta(minutes=1)


def test_an_app_that_never_gets_done_does_not_hold_the_clock() -> None:
    clock = MovableClock(NOON)
    moves(clock, lambda: NOON, within=0.2)
    assert clock.now() >= NOON + DAY
