"""What is slow to make is made once, however many threads need it at the same time."""

from functools import partial
from threading import Event

from bot.domain.once import once
from tests.support.together import together


def test_threads_that_come_while_it_is_made_wait_for_it() -> None:
    made, second_asks = [], Event()

    @once
    def slow(name: str) -> list[str]:
        second_asks.wait(0.05)  # time for the others to come
        made.append(name)
        return [name]

    one, *others = together(*[partial(slow, "one")] * 8)
    assert made == ["one"]
    assert all(each is one for each in others)


def test_other_arguments_make_another() -> None:
    @once
    def made(*, short: bool) -> list[bool]:
        return [short]

    assert made(short=True) is made(short=True)
    assert made(short=False) == [False]
