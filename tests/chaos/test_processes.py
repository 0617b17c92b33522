"""What `make chaos` notices of the bot's processes: here they only begin and end."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import time as time_of_day
from pathlib import Path
from threading import Event

from bot.domain.reading.times import ShoutoutTime
from bot.settings import Settings
from chaos.life import Start
from chaos.processes import Processes
from tests.support.waiting import WITHIN, wait_until


def dies(start: Start) -> None:
    start.log.touch()
    os._exit(3)


def lives(start: Start) -> None:
    start.log.touch()
    Event().wait(WITHIN)


def lives_on(start: Start) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    lives(start)


@contextmanager
def running(folder: Path, life: Callable[[Start], None]) -> Iterator[Processes]:
    settings = Settings("", "", "", "", None, "UTC", time_of_day(9), ShoutoutTime(4, time_of_day(15)), None, "INFO")
    log = folder / "log"
    processes = Processes([Start(settings, folder / "clock", log)], life, ends_within=0.5)
    processes.start()
    try:
        wait_until(log.exists)
        yield processes
    finally:
        processes.end()


def test_one_that_ends_by_itself_is_a_problem(tmp_path: Path) -> None:
    with running(tmp_path, dies) as processes:
        wait_until(lambda: processes.problems)
    assert processes.problems[0].startswith("process 0 ended by itself after ")
    assert processes.problems[0].endswith(" s, exit code 3")


def test_one_that_does_not_stop_when_asked_to_is_a_problem(tmp_path: Path) -> None:
    with running(tmp_path, lives_on) as processes:
        processes.terminate(0)
    assert processes.problems == ["process 0 did not obey SIGTERM within 0.5 s"]


def test_ends_that_were_ordered_are_none_and_only_what_runs_is_killed(tmp_path: Path) -> None:
    with running(tmp_path, lives) as processes:
        with processes.all_dead():
            processes.kill(0)
        wait_until(processes.pids)
        processes.terminate(0)
    assert (processes.problems, processes.kills) == ([], 1)
