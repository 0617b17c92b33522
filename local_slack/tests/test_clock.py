import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest

from local_slack.clock.movable import MovableClock, Timers

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def test_the_clock_flows_from_where_it_was_set() -> None:
    clock = MovableClock(NOON)
    assert timedelta(0) <= clock.now() - NOON < timedelta(seconds=5)


def test_the_clock_jumps_ahead_and_to_an_instant() -> None:
    clock = MovableClock(NOON)
    clock.move(timedelta(days=3))
    assert clock.now() - NOON >= timedelta(days=3)
    clock.move_to(NOON)
    assert clock.now() - NOON < timedelta(seconds=5)


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        MovableClock(NOON.replace(tzinfo=None))


def test_who_waits_on_the_clock_wakes_when_another_thread_moves_it() -> None:
    clock = MovableClock(NOON)

    async def wait() -> None:
        waiting = asyncio.create_task(Timers(clock).until(NOON + timedelta(days=1)))
        await asyncio.sleep(0)
        Thread(target=clock.move, args=(timedelta(days=2),)).start()
        await asyncio.wait_for(waiting, 30)

    # In a thread of its own: a browser's loop may run in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(wait())).result()
