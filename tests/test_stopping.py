"""The process stops soon after it is asked to, at whatever moment and whatever it waits for."""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from local_slack import LocalSlack
from tests.support.bot_process import QUICK, ROOT, BotProcess, running
from tests.support.slack import CHANNEL, environment, local_slack

pytestmark = pytest.mark.waits

SOON = 5.0
"""Seconds that the process may take to stop."""

AT_THE_WORST_MOMENT = """
import os, signal, sys
from bot.stopping import stop_signal

stopped = stop_signal()

def trace(frame, event, argument):
    # The event holds its own lock while it gets ready to wait.
    if frame.f_code.co_name == "wait" and "_is_owned" in frame.f_code.co_names and event == "line":
        sys.settrace(None)
        os.kill(os.getpid(), signal.SIGTERM)
    return trace

sys.settrace(trace)
stopped.wait()
"""

IN_THE_DATABASE = """
import sqlite3, sys
from bot.logs import configure_logs
from bot.stopping import stop_signal

configure_logs("INFO")
stop_signal(lambda: print("at last", file=sys.stderr, flush=True))
print("waiting", flush=True)
sqlite3.connect(sys.argv[1], timeout=60).execute("BEGIN IMMEDIATE")
"""


def test_a_signal_that_interrupts_the_waiting_itself_ends_it() -> None:
    ended = subprocess.run(  # noqa: S603  our own Python and our own words
        [sys.executable, "-c", AT_THE_WORST_MOMENT], cwd=ROOT, timeout=30, check=False
    )
    assert ended.returncode == 0


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with local_slack() as slack:
        yield slack


def stops_soon(bot: BotProcess) -> str:
    """Ask the bot to stop; what it wrote."""
    asked = time.monotonic()
    code, errors = bot.terminate()
    assert time.monotonic() - asked < SOON
    assert (code, "Traceback" in errors) == (0, False), errors
    return errors


def limit(slack: LocalSlack, method: str, seconds: int) -> None:
    slack.faults.rate_limit(method, seconds)


def hang(slack: LocalSlack, method: str, _seconds: int) -> None:
    slack.faults.delay(method, 30)


@pytest.mark.parametrize("fault", [limit, hang])
def test_a_bot_stops_while_slack_makes_it_wait_and_goes_on_after_the_next_start(
    slack: LocalSlack, tmp_path: Path, fault: Callable[[LocalSlack, str, int], None]
) -> None:
    fault(slack, "users.list", 60)
    with running(["-c", QUICK], environment(slack, tmp_path), tmp_path) as bot:
        assert bot.wait_until_ready() == "ready"
        # Short enough to be waited for in the end.
        fault(slack, "chat.postMessage", 9)
        ben = slack.add_person("ben")
        slack.join(ben, CHANNEL)
        for method in ("users.list", "chat.postMessage"):
            slack.wait_until(partial(slack.calls, method), saying=f"{method} is called")
        stops_soon(bot)
    with running(["-c", QUICK], environment(slack, tmp_path), tmp_path):
        for person in (slack.person("ana"), ben):
            slack.wait_until(partial(slack.posted, person), saying=f"{person.name} is welcomed")


def test_a_bot_stops_while_it_starts_and_slack_makes_it_wait(slack: LocalSlack, tmp_path: Path) -> None:
    limit(slack, "auth.test", 60)
    with running(["-m", "bot", "run"], environment(slack, tmp_path), tmp_path) as bot:
        slack.wait_until(lambda: slack.calls("auth.test"), saying="the bot asks for its identity")
        stops_soon(bot)


def test_the_process_ends_while_its_main_thread_waits_for_the_database(tmp_path: Path) -> None:
    file = tmp_path / "locked.sqlite3"
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")
        with running(["-c", IN_THE_DATABASE, str(file)], {}, tmp_path) as process:
            assert process.wait_until_ready() == "waiting"
            said = stops_soon(process)
            assert said.index("stopped without waiting") < said.index("at last")
