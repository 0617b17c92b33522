"""Run the demo's bot as a process of its own, so that people can kill it and start it again."""

import multiprocessing
import os
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Event as SharedEvent
from pathlib import Path
from threading import Lock, Thread

from bot.domain.deliveries import DeliveryStatus
from bot.logs import configure_logs
from bot.running import Bot
from bot.settings import Settings
from bot.stopping import stop_signal
from bot.wiring import assemble
from local_slack import FollowingClock, LocalSlack

TICK_SECONDS = 0.2
"""Short, because the clock waits at whatever is due until the bot has done it."""
_SPAWNING = multiprocessing.get_context("spawn")


def live(settings: Settings, clock: Path, connecting: SharedEvent) -> None:
    """Run the bot from when it may connect until SIGTERM, or until the process that started it is gone."""
    Thread(target=_end_with_parent, daemon=True).start()
    configure_logs(settings.log_level)
    stopped = stop_signal()
    connecting.wait()
    bot = assemble(settings, FollowingClock(clock), stopped)
    scheduler = bot.start(TICK_SECONDS)
    stopped.wait()
    bot.stop(scheduler)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@dataclass(eq=False)
class BotProcess:
    """The process of the bot. It can be started early, because it connects only when `take_over` lets it."""

    settings: Settings
    clock: Path
    _reader: Bot | None = None
    _process: BaseProcess | None = None
    _left_behind: frozenset[int] = frozenset()
    """Messages that a killed process was about to send: the next one looks for them when their lease ends."""
    _connecting: SharedEvent = field(default_factory=_SPAWNING.Event)
    _lock: Lock = field(default_factory=Lock)

    @property
    def on(self) -> bool:
        """Return whether the bot runs."""
        return self._process is not None and self._process.is_alive()

    def start(self) -> None:
        """Start the bot, unless it runs."""
        with self._lock:
            if not self.on:
                what = (self.settings, self.clock, self._connecting)
                self._process = _SPAWNING.Process(target=live, args=what, name="bot", daemon=True)
                self._process.start()

    def kill(self) -> None:
        """Cut its power, if it runs."""
        with self._lock:
            if self._process is not None and self.on:
                self._process.kill()
                self._process.join()
                self._left_behind = frozenset(self._being_sent())

    def take_over(self, slack: LocalSlack, bot: Bot) -> None:
        """Let the process go on where `bot` ends, which from now on only reads the database."""
        self._reader = bot
        bot.disconnect()
        slack.connections.wait_for(0)
        self._connecting.set()
        slack.connections.wait_for(1)
        slack.hood.show_power(self)

    def next_due_at(self) -> datetime | None:
        """Return when the bot has something to do next; it may be over. None while it is dead: nobody would do it."""
        if self._reader is None or not self.on:
            return None
        sending = self._being_sent() - self._left_behind
        return self._reader.context.clock.now() if sending else self._reader.next_due_at()

    def _being_sent(self) -> set[int]:
        lines = self._reader.ledger() if self._reader is not None else []
        return {line.message.id for line in lines if line.message.status is DeliveryStatus.SENDING}
