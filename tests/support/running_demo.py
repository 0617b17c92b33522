"""Run the demo as people do, and use it over HTTP as its page does."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

ROOT = Path(__file__).parents[2]


@contextmanager
def demo() -> Iterator[str]:
    """Run the demo on any free port, and end it afterwards; yield its address."""
    command = [sys.executable, "-m", "bot", "demo", "--port", "0"]
    environment = os.environ | {"OPEN": "0"}
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment) as started:  # noqa: S603  our own demo
        try:
            assert started.stdout is not None
            ready = next(line for line in started.stdout if line.startswith("ready: "))
            yield ready.removeprefix("ready: ").strip()
        finally:
            started.send_signal(signal.SIGINT)
            started.wait(30)


def do(url: str, deed: str, body: dict[str, Any]) -> None:
    """Do what the page's buttons do."""
    headers = {"Content-Type": "application/json"}
    asked = Request(f"{url}/_/{deed}", data=json.dumps(body).encode(), headers=headers)  # noqa: S310  loopback
    with urlopen(asked, timeout=120):  # noqa: S310  as above
        pass


def read(url: str, what: str) -> dict[str, Any]:
    """Return what the page reads."""
    with urlopen(f"{url}/_/{what}", timeout=30) as response:  # noqa: S310  as above
        shown: dict[str, Any] = json.load(response)
    return shown
