"""A minute of `make chaos`: the bot in a process of its own, killed again and again while people use it."""

import pytest

from chaos.plan import Plan, run

pytestmark = pytest.mark.waits

SECONDS = 50
"""The rest of the minute goes into starting, and into settling what is owed."""


@pytest.mark.timeout(300)
def test_nothing_is_lost_or_comes_twice_or_late_in_a_minute_of_kills() -> None:
    (result,) = run(Plan(seed="1", kills=20, seconds=SECONDS, database="sqlite", only="killed, answers lost"))
    # Answers within 3 s are for `make chaos` to count: other tests keep this machine busy.
    assert (result.breaches.lost, result.breaches.twice, result.breaches.late, result.breaches.untrue) == (
        [],
        [],
        [],
        [],
    )
    assert result.problems == []
    assert result.kills > 3
    assert result.recorded > 0
    assert result.breaches.sent > 0
