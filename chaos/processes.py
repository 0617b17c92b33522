"""Keep bot processes alive as a supervisor does, and kill, stop and restart them."""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.process import BaseProcess
from threading import Event, RLock, Thread

from chaos.life import Start, live

_FORKING = multiprocessing.get_context("forkserver")
# Each process begins as a copy of one that has imported everything: a start costs a fifth, so that kills are many.
_FORKING.set_forkserver_preload(["chaos.preloaded"])
_LOOK_EVERY = 0.02
_ENDS_WITHIN = 30.0
"""Seconds: the bot stops after three, but a busy machine is slow."""
_YOUNG = 0.5


class Processes:
    """Some replicas of the bot; those that die are started again at once.

    `downs` are the times, by `time.monotonic`, at which a process died or stood still: from, until.
    """

    def __init__(
        self, starts: Sequence[Start], life: Callable[[Start], None] = live, ends_within: float = _ENDS_WITHIN
    ) -> None:
        self._starts, self._life, self._ends_within = starts, life, ends_within
        self._running: list[BaseProcess | None] = [None] * len(starts)
        self._started = [0.0] * len(starts)
        self._lock = RLock()
        self._ending = Event()
        self._keeper = Thread(target=self._keep, name="keeper", daemon=True)
        self.downs: list[tuple[float, float]] = []
        self.kills = 0
        self.problems: list[str] = []
        """Which ended by themselves, or did not stop when they were asked to."""

    def start(self) -> None:
        """Start all, and keep them alive."""
        self._keeper.start()

    def kill(self, number: int) -> None:
        """Cut the power of one process; it is started again at once."""
        self.kills += self._end(number, signal.SIGKILL)

    def terminate(self, number: int) -> None:
        """Ask one process to stop, as a deployment does; it is started again when it has stopped."""
        self._end(number, signal.SIGTERM)

    @contextmanager
    def stopped(self, number: int) -> Iterator[None]:
        """Let one process stand still."""
        process = self._running[number]
        began = time.monotonic()
        try:
            _signal(process, signal.SIGSTOP)
            yield
        finally:
            _signal(process, signal.SIGCONT)
            self.downs.append((began, time.monotonic()))

    @contextmanager
    def all_dead(self) -> Iterator[None]:
        """Kill all, and start them again at the end."""
        with self._lock:
            began = time.monotonic()
            for number in range(len(self._running)):
                self.kill(number)
            yield
            self.downs.append((began, time.monotonic()))

    def pids(self) -> list[int]:
        """Return the ids of the processes that run."""
        return [process.pid for process in self._running if process is not None and process.pid is not None]

    def __len__(self) -> int:
        return len(self._starts)

    def end(self) -> None:
        """Kill all for good."""
        self._ending.set()
        self._keeper.join()
        for process in self._running:
            if process is not None:
                process.kill()
                process.join()

    def _end(self, number: int, how: signal.Signals) -> bool:
        """End one process; return whether it was running."""
        with self._lock:
            process, began = self._running[number], time.monotonic()
            if process is None:
                return False
            was_running = process.is_alive()
            if was_running:
                _signal(process, how)
                process.join(self._ends_within)
                if process.is_alive():
                    self.problems.append(f"process {number} did not obey {how.name} within {self._ends_within:g} s")
                    process.kill()
                    process.join()
            else:
                self._note_death(number, process)
            self._running[number] = None
            self.downs.append((began, time.monotonic()))
            return was_running

    def _note_death(self, number: int, process: BaseProcess) -> None:
        lived = time.monotonic() - self._started[number]
        self.problems.append(f"process {number} ended by itself after {lived:.1f} s, exit code {process.exitcode}")

    def _keep(self) -> None:
        while not self._ending.wait(_LOOK_EVERY):
            if not self._lock.acquire(blocking=False):
                continue
            try:
                self._start_the_dead()
            finally:
                self._lock.release()

    def _start_the_dead(self) -> None:
        for number, process in enumerate(self._running):
            if process is not None and process.is_alive():
                continue
            if process is not None:
                self._note_death(number, process)
                now = time.monotonic()
                self.downs.append((now - _LOOK_EVERY * 2, now))
                if now - self._started[number] < _YOUNG:
                    self._ending.wait(_YOUNG)  # as a supervisor does with what cannot start
            self._started[number] = time.monotonic()
            started = _FORKING.Process(target=self._life, args=(self._starts[number],), daemon=True)
            started.start()
            self._running[number] = started


def _signal(process: BaseProcess | None, number: signal.Signals) -> None:
    if process is not None and process.pid is not None:
        with suppress(ProcessLookupError):
            os.kill(process.pid, number)
