"""The bot in a process of its own, to be stopped or killed."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0
"""Seconds to wait for a process to end: a busy machine may need them."""
QUICK = """
import os
from bot.clock import SystemClock
from bot.settings import Settings
from bot.stopping import stop_signal
from bot.wiring import assemble
stopped = stop_signal()
bot = assemble(Settings.from_environment(os.environ), SystemClock(), stopped)
scheduler = bot.start(tick_seconds=0.1)
print("ready", flush=True)
stopped.wait()
bot.stop(scheduler)
"""
"""Runs the bot as the command line does, but ticks ten times a second."""
SET_CLOCK = """
import datetime, pathlib, sys, time
ahead, real_time = pathlib.Path(sys.argv[1]), time.time

class Machine(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

time.time = lambda: real_time() + float(ahead.read_text())
datetime.datetime = Machine
"""
"""Sets the clock of the whole process ahead, by the seconds in the file that it is given; monotonic time goes on."""


class BotProcess:
    """A running bot."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def wait_until_ready(self) -> str:
        """The next line that it prints."""
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def terminate(self) -> tuple[int, str]:
        """Ask it to stop; its exit code and what it wrote to standard error."""
        self._process.send_signal(signal.SIGTERM)
        _, errors = self._process.communicate(timeout=PATIENCE)
        return self._process.returncode, errors

    def wait(self) -> tuple[int, str]:
        """Wait until it ends by itself; its exit code and what it wrote to standard error."""
        _, errors = self._process.communicate(timeout=PATIENCE)
        return self._process.returncode, errors

    def kill(self) -> None:
        """Cut its power."""
        self._process.kill()
        self._process.communicate(timeout=PATIENCE)


@contextmanager
def running(command: list[str], environment: dict[str, str], folder: Path) -> Iterator[BotProcess]:
    """A bot in a process of its own, killed in the end if it still runs."""
    process = subprocess.Popen(  # noqa: S603  our own code
        [sys.executable, *command],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    bot = BotProcess(process)
    try:
        yield bot
    finally:
        bot.kill()
