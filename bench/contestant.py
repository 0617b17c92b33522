"""Run one bot in a process of its own, so that its CPU and memory are its own, and report what it used."""

import logging
import resource
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from enum import Enum
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from time import process_time
from typing import Self

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

from bench.measuring import counted_statements
from bench.naive import naive_app, noop_app
from bot.clock import SystemClock
from bot.settings import Settings
from bot.wiring import assemble

READY_WITHIN = 60.0
"""Seconds for a bot to start."""


class Kind(Enum):
    """The bots that are compared."""

    NOOP = "a listener that does nothing"
    NAIVE = "thirty naive lines"
    OURS = "this bot"


@dataclass(frozen=True, slots=True)
class Usage:
    """What a bot has used since its start: seconds of CPU, statements, and MB of memory at the most."""

    cpu: float
    statements: int
    memory: float


class Contestant:
    """A bot that runs in a process of its own, connected to a local Slack."""

    def __init__(self, kind: Kind, settings: Settings) -> None:
        spawn = get_context("spawn")
        self._line, theirs = spawn.Pipe()
        self._process = spawn.Process(target=_serve, args=(kind, settings, theirs), daemon=True)
        self._process.start()
        if not self._line.poll(READY_WITHIN):
            raise RuntimeError(f"{kind.value} did not start")
        self._line.recv()

    def usage(self) -> Usage:
        """Return what it has used so far."""
        self._line.send("usage")
        used: Usage = self._line.recv()
        return used

    def __enter__(self) -> Self:
        """Return it, to be stopped in the end."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop it."""
        self._line.send("stop")
        self._process.join()


def _serve(kind: Kind, settings: Settings, line: Connection) -> None:
    logging.lastResort = None  # what fails is counted by the one who types
    with ExitStack() as ending, counted_statements() as statements:
        ending.callback(_START[kind](settings))
        line.send("ready")
        while line.recv() == "usage":
            line.send(Usage(process_time(), statements.total(), _memory()))


def _memory() -> float:
    """Return the resident memory in MB, on Linux now, elsewhere at the most."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * resource.getpagesize() / 1e6


def _ours(settings: Settings) -> Callable[[], None]:
    bot = assemble(settings, SystemClock())
    bot.start(tick_seconds=None)
    bot.read_members()
    return bot.stop


def _simple(app: App, settings: Settings) -> Callable[[], None]:
    handler = SocketModeHandler(app, settings.app_token)
    handler.connect()
    return handler.close


_START: dict[Kind, Callable[[Settings], Callable[[], None]]] = {
    Kind.OURS: _ours,
    Kind.NAIVE: lambda given: _simple(naive_app(given.bot_token, given.api_url, given.database_url), given),
    Kind.NOOP: lambda given: _simple(noop_app(given.bot_token, given.api_url), given),
}
