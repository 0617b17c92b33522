"""A machine whose clock is set back or forward: the bot goes on working."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from local_slack import LocalSlack
from tests.support.bot_process import QUICK, SET_CLOCK, running
from tests.support.slack import CHANNEL, environment, local_slack

pytestmark = pytest.mark.waits

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
STEPS = (-HOUR, HOUR, 3 * DAY, -3 * DAY)


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    with local_slack() as slack:
        yield slack


def test_whatever_the_clock_is_set_to_the_bot_goes_on_sending(slack: LocalSlack, tmp_path: Path) -> None:
    ahead, since = tmp_path / "ahead", timedelta()
    ahead.write_text("0")
    with running(["-c", SET_CLOCK + QUICK, str(ahead)], environment(slack, tmp_path), tmp_path) as bot:
        assert bot.wait_until_ready() == "ready"
        for number, step in enumerate((timedelta(), *STEPS, *(-step for step in STEPS))):
            since += step
            # In one go, so that no read finds an empty file.
            (tmp_path / "next").write_text(str(since.total_seconds()))
            (tmp_path / "next").rename(ahead)
            newcomer = slack.add_person(f"newcomer{number}")
            slack.join(newcomer, CHANNEL)
            slack.wait_until(partial(slack.posted, newcomer), saying=f"a welcome after {step}")
