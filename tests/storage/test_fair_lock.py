"""FairLock come in the order in which threads came for them, and who has waited too long is left out."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from bot.storage.fair_lock import FairLock

THREADS = 5


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(THREADS) as pool:
        yield pool


@pytest.fixture
def turns() -> FairLock:
    """FairLock of which one has been taken."""
    turns = FairLock()
    assert turns.acquire(within=0)
    return turns


def queue_up(pool: ThreadPoolExecutor, turns: FairLock, came: list[int]) -> list[Future[None]]:
    """Let threads come for a turn one after the other; `came` gets their numbers as their turns come."""

    def take(number: int) -> None:
        assert turns.acquire(within=30)
        came.append(number)
        turns.release()

    takers = []
    for number in range(THREADS):
        takers.append(pool.submit(take, number))
        while len(turns._waiting) <= number:  # noqa: SLF001  nothing else tells that a thread has begun to wait
            assert not takers[-1].done()
    return takers


def test_a_free_turn_is_taken_at_once_and_given_to_one_alone() -> None:
    turns = FairLock()
    assert turns.acquire(within=0)
    assert not turns.acquire(within=0)
    turns.release()
    assert turns.acquire(within=0)


def test_turns_come_in_the_order_in_which_threads_came(pool: ThreadPoolExecutor, turns: FairLock) -> None:
    came: list[int] = []
    takers = queue_up(pool, turns, came)
    turns.release()
    for taker in takers:
        taker.result()
    assert came == list(range(THREADS))


def test_whoever_has_just_had_a_turn_comes_after_those_who_wait(pool: ThreadPoolExecutor, turns: FairLock) -> None:
    came: list[int] = []
    takers = queue_up(pool, turns, came)
    turns.release()
    assert turns.acquire(within=30)
    assert came == list(range(THREADS))
    for taker in takers:
        taker.result()


def test_who_has_waited_too_long_is_not_given_a_turn_later(turns: FairLock) -> None:
    assert not turns.acquire(within=0.01)
    turns.release()
    assert turns.acquire(within=0)
