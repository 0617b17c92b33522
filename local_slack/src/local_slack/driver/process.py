"""Run an app in a process of its own, as long as a test needs it."""

import os
import socket
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from local_slack.server.loop_thread import LoopThread
from local_slack.workspace.app import App

_PORTS = {"http": 80, "https": 443}


@contextmanager
def running(
    thread: LoopThread,
    app: App,
    command: Sequence[str],
    environment: Mapping[str, str],
    cwd: Path | str | None,
    within: float,
) -> Iterator["subprocess.Popen[bytes]"]:
    """Start a process, wait until the app in it is connected, and kill it afterwards."""
    env = {**os.environ, **environment}
    # Its standard input stays open, for apps that run until it ends.
    process = subprocess.Popen(command, cwd=cwd, env=env, stdin=subprocess.PIPE)  # noqa: S603  the test's own command
    try:
        thread.wait_until(lambda: process.poll() is not None or _is_connected(app), within, "a connected app")
        if process.poll() is not None:
            raise AssertionError(f"the app ended before it was connected, with exit code {process.returncode}")
        yield process
    finally:
        process.kill()
        process.communicate()


def _is_connected(app: App) -> bool:
    """Return whether the app has a socket open, or listens at each of its request URLs."""
    config = app.config
    if config.socket_mode_enabled:
        return app.sockets.count > 0
    urls = (config.event_url, config.interactivity_url, *(command.url for command in config.commands))
    return all(_listens(urlsplit(url)) for url in urls if url)


def _listens(url: SplitResult) -> bool:
    try:
        with socket.create_connection((url.hostname or "", url.port or _PORTS.get(url.scheme, 0)), timeout=1):
            return True
    except OSError:
        return False
