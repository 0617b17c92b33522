"""Start apps that others' libraries run, each in a process of its own."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from local_slack import AppConfig, LocalSlack

HERE = Path(__file__).parent
APPS = HERE / "apps"
NODE_MODULES = HERE / "node_modules"


@pytest.fixture
def slack_app() -> AppConfig:
    """Install the app that all of them are."""
    return AppConfig.from_file(HERE / "manifest.yml")


@pytest.fixture
def run(slack: LocalSlack) -> Iterator[Callable[..., None]]:
    """Return what starts an app of the folder `apps` and waits until it is connected."""
    with ExitStack() as ending:

        def start(file: str, *arguments: str) -> None:
            env = {"NODE_PATH": str(NODE_MODULES)}
            ending.enter_context(slack.running(_runner(file), file, *arguments, cwd=APPS, env=env))

        yield start


def _runner(file: str) -> str:
    if not file.endswith(".js"):
        return sys.executable
    node = shutil.which("node")
    if node is None or not NODE_MODULES.is_dir():
        pytest.skip("Node and @slack/bolt are not here: `make test-foreign` installs it where Node is")
    return node
