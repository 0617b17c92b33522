"""The life of one bot process: what `bot run` does, on the local Slack's clock."""

import os
import sys
from dataclasses import dataclass
from multiprocessing import parent_process
from pathlib import Path
from threading import Thread

from bot.logs import configure_logs
from bot.settings import Settings
from bot.stopping import stop_signal
from bot.wiring import assemble
from local_slack import FollowingClock

TICK_SECONDS = 0.25
"""Ticks come much more often than in production, because the clock runs through days in minutes."""


@dataclass(frozen=True)
class Start:
    """What a bot process is started with."""

    settings: Settings
    clock: Path
    log: Path


def live(start: Start) -> None:
    """Run the bot until SIGTERM, or until the process that started it is gone."""
    Thread(target=_end_with_parent, daemon=True).start()
    log = os.open(start.log, os.O_CREAT | os.O_APPEND | os.O_WRONLY)
    os.dup2(log, sys.stderr.fileno())
    configure_logs(start.settings.log_level, (start.settings.bot_token, start.settings.app_token))
    stopped = stop_signal()
    bot = assemble(start.settings, FollowingClock(start.clock), stopped)
    scheduler = bot.start(TICK_SECONDS)
    stopped.wait()
    bot.stop(scheduler)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
