"""Jobs run side by side: one after the other in each lane, and whatever one does, the others go on."""

from collections.abc import Callable
from threading import Event

import pytest

from bot.deadline import in_a_thread
from bot.usecases.delivery.lanes import Lanes

PATIENCE = 30


def after(event: Event, result: str) -> Callable[[], str]:
    """Return a job that waits for an event."""

    def job() -> str:
        assert event.wait(PATIENCE)
        return result

    return job


def then(event: Event, result: str) -> Callable[[], str]:
    """Return a job that lets an event happen."""

    def job() -> str:
        event.set()
        return result

    return job


def test_one_lane_waits_for_no_other() -> None:
    lanes, event = Lanes[str](5, in_a_thread), Event()
    lanes.add("ana", after(event, "slow"))
    lanes.add("ben", then(event, "quick"))
    lanes.wait(PATIENCE)
    assert sorted(lanes.collect()) == ["quick", "slow"]
    assert not lanes.busy


def test_in_a_lane_one_comes_after_the_other() -> None:
    lanes, event = Lanes[str](5, in_a_thread), Event()
    lanes.add("ana", after(event, "first"))
    lanes.add("ana", lambda: "second")
    assert (lanes.free, lanes.has("ana"), lanes.has("ben")) == (3, True, False)
    lanes.wait(0.01)
    assert lanes.collect() == []
    event.set()
    lanes.wait(PATIENCE)
    assert lanes.collect() == ["first", "second"]


def test_some_results_can_be_waited_for() -> None:
    lanes, event = Lanes[str](5, in_a_thread), Event()
    lanes.add("ana", after(event, "slow"))
    lanes.add("ben", lambda: "quick")
    lanes.wait(PATIENCE, finished=1)
    assert lanes.collect() == ["quick"]
    event.set()
    lanes.wait(PATIENCE)


def test_a_job_that_raises_is_logged_and_ends_no_lane(caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> str:
        raise RuntimeError("this job went wrong")

    lanes = Lanes[str](5)
    lanes.add("ana", fail)
    lanes.add("ana", lambda: "second")
    assert (lanes.collect(), lanes.busy) == (["second"], False)
    assert "this job went wrong" in caplog.text


def test_what_was_put_back_comes_first_the_next_time() -> None:
    lanes = Lanes[str](5)
    lanes.add("ana", lambda: "first")
    lanes.put_back(lanes.collect())
    lanes.add("ana", lambda: "second")
    assert lanes.collect() == ["first", "second"]


def test_a_lane_that_could_not_begin_is_as_if_nothing_had_been_added() -> None:
    def run_out_of_threads(run: Callable[[], None]) -> None:
        if not begun:
            begun.append(run)
            raise RuntimeError("can't start new thread")
        run()

    begun: list[Callable[[], None]] = []
    lanes = Lanes[str](5, run_out_of_threads)
    with pytest.raises(RuntimeError, match="can't start new thread"):
        lanes.add("ana", lambda: "lost")
    assert (lanes.free, lanes.busy, lanes.has("ana")) == (5, False, False)
    lanes.add("ana", lambda: "next")
    assert lanes.collect() == ["next"]
