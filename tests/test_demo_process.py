"""The demo's bot is a process of its own: people kill it under the hood, and nothing is lost."""

import pytest

from tests.support.running_demo import demo, do, read
from tests.support.waiting import wait_until

pytestmark = pytest.mark.waits
HOUR = 3600
PATIENCE = 60.0


def test_a_nudge_that_came_due_while_the_bot_was_dead_arrives_when_it_is_back() -> None:
    with demo() as url:

        def nudges() -> list[list[str]]:
            return [row for row in read(url, "hood")["table"]["rows"] if row[:2] == ["nudge", "Chidi Okoro"]]

        assert read(url, "hood")["power"] is True
        do(url, "power", {"on": False})
        do(url, "clock", {"move_seconds": HOUR})
        shown = read(url, "hood")
        assert (shown["power"], shown["sockets"], nudges()) == (False, 0, [])
        do(url, "power", {"on": True})
        wait_until(lambda: [row[2] for row in nudges()] == ["sent"], PATIENCE)
