"""A signal that comes at the worst moment stops the process all the same."""

import subprocess
import sys

from tests.support.bot_process import ROOT

AT_THE_WORST_MOMENT = """
import os, signal, sys
from bot.commands import stop_signal

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


def test_a_signal_that_interrupts_the_waiting_itself_ends_it() -> None:
    ended = subprocess.run(  # noqa: S603  our own Python and our own words
        [sys.executable, "-c", AT_THE_WORST_MOMENT], cwd=ROOT, timeout=30, check=False
    )
    assert ended.returncode == 0
