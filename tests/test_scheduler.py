"""The real scheduler: it ticks, never twice at once, and goes on after a tick that failed."""

from collections.abc import Callable
from threading import Event, Lock

from bot.scheduler import Scheduler

QUICK = 0.02
PATIENCE = 30


class Work:
    """Counts how often it was done, and how often at once at the most; `each` happens every time."""

    def __init__(self, each: Callable[[int], None] = lambda _number: None) -> None:
        self._each = each
        self._lock = Lock()
        self._under_way = 0
        self.begun = self.most_at_once = 0

    def __call__(self) -> None:
        with self._lock:
            self.begun += 1
            self._under_way += 1
            self.most_at_once = max(self.most_at_once, self._under_way)
            number = self.begun
        try:
            self._each(number)
        finally:
            with self._lock:
                self._under_way -= 1


def run_until(done: Event, *, tick: Callable[[], None], look: Callable[[], None]) -> None:
    """Let the scheduler work until something is done."""
    scheduler = Scheduler(tick=tick, look=look, tick_seconds=QUICK)
    scheduler.start()
    try:
        assert done.wait(PATIENCE)
    finally:
        scheduler.stop()


def test_it_ticks_again_and_again_and_looks_once_at_the_start() -> None:
    done = Event()
    tick, look = Work(lambda number: done.set() if number == 3 else None), Work()
    run_until(done, tick=tick, look=look)
    assert tick.begun >= 3
    assert look.begun == 1


def test_a_slow_tick_is_never_doubled() -> None:
    done, later = Event(), Event()

    def slow(number: int) -> None:
        if number == 1:
            # Many ticks are due meanwhile.
            later.wait(QUICK * 10)
        else:
            done.set()

    tick = Work(slow)
    run_until(done, tick=tick, look=Work())
    assert tick.most_at_once == 1


def test_a_look_that_takes_long_does_not_hold_up_the_ticks() -> None:
    done = Event()
    ticked = Event()
    look = Work(lambda _number: done.set() if ticked.wait(PATIENCE) else None)
    run_until(done, tick=Work(lambda _number: ticked.set()), look=look)


def test_a_tick_that_fails_does_not_end_it() -> None:
    done = Event()

    def failing(number: int) -> None:
        if number == 3:
            done.set()
        raise RuntimeError("this tick went wrong")

    tick = Work(failing)
    run_until(done, tick=tick, look=Work())
    assert tick.begun >= 3


def test_stopping_lets_a_running_tick_end_and_begins_no_other() -> None:
    begun, ended = Event(), []

    def long(_number: int) -> None:
        begun.set()
        # The tick takes its time: nothing ends it early.
        assert not Event().wait(QUICK * 5)
        ended.append(True)

    tick = Work(long)
    run_until(begun, tick=tick, look=Work())
    assert len(ended) == tick.begun
