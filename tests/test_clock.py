"""A clock that is set back is noticed once; one that goes on, is corrected or is set forward is not."""

from datetime import timedelta

import pytest

from bot.clock import SET_BACK, ClockWatch, SystemClock
from tests.support.cast import MONDAY
from tests.support.clock import SetClock


def test_only_a_step_back_is_noticed_and_until_its_work_is_done() -> None:
    clock, done = SetClock(MONDAY), []
    watch = ClockWatch(clock)
    for step, noticed in ((0, False), (3600, False), (-10, False), (-3600, True), (0, False), (3 * 86400, False)):
        clock.move(timedelta(seconds=step))
        watch.after_set_back(lambda: done.append(True))
        assert (done != []) is noticed, step
        done.clear()
    clock.move(-2 * SET_BACK)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            watch.after_set_back(lambda: 1 / 0)
    watch.after_set_back(lambda: done.append(True))
    assert done


def test_the_machines_clock_is_not_taken_for_one_that_was_set_back() -> None:
    watch = ClockWatch(SystemClock())
    watch.after_set_back(lambda: pytest.fail("the clock was not set"))
