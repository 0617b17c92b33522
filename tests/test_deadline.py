"""All waits for one answer share one deadline, in other threads, too; work that nobody waits for has none."""

from concurrent.futures import ThreadPoolExecutor
from math import inf
from threading import Event
from time import monotonic

import pytest

from bot.deadline import ANSWER_WITHIN, answering, by_the_same_time, in_time, seconds_left


def test_work_that_nobody_waits_for_has_no_deadline() -> None:
    assert seconds_left() == inf
    assert in_time(lambda: "found") == "found"


def test_the_deadline_counts_from_the_arrival_and_ends_with_the_answer() -> None:
    with answering(monotonic() - 1):
        assert ANSWER_WITHIN - 1.1 < seconds_left() <= ANSWER_WITHIN - 1
    with answering(monotonic() - 60):
        assert seconds_left() == 0
    assert seconds_left() == inf


def test_a_call_without_a_deadline_of_its_own_is_given_up_on_in_time() -> None:
    never = Event()
    began = monotonic()
    with answering(began - ANSWER_WITHIN + 0.5), pytest.raises(TimeoutError):
        in_time(never.wait, leaving=0.4)
    assert monotonic() - began < 0.4
    never.set()


def test_a_call_in_time_returns_or_raises_what_it_would_without() -> None:
    with answering(monotonic()):
        assert in_time(lambda: "found") == "found"
        with pytest.raises(ZeroDivisionError):
            in_time(lambda: 1 // 0)


def test_another_thread_has_the_deadline_only_where_it_is_handed_on() -> None:
    with ThreadPoolExecutor(1) as pool, answering(monotonic()):
        assert pool.submit(seconds_left).result() == inf
        assert pool.submit(by_the_same_time(seconds_left)).result() <= ANSWER_WITHIN
