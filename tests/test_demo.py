"""The demo begins in a company in which something has happened."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.demo.company import CHANNEL, monday_morning, start_slack
from bot.demo.past import live_through_last_friday
from bot.demo.run import demo_settings
from bot.running import Bot
from bot.wiring import assemble
from local_slack import LocalSlack

pytestmark = pytest.mark.waits


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[tuple[LocalSlack, Bot]]:
    """The local Slack and the bot as the demo has them when it says that it is ready."""
    slack = start_slack(0)
    bot = assemble(demo_settings(slack, tmp_path / "demo.sqlite3"), slack.clock)
    bot.start(tick_seconds=None)
    slack.connections.wait_for(1)
    live_through_last_friday(slack, bot, monday_morning(datetime.now(UTC)))
    yield slack, bot
    bot.stop()
    slack.stop()


def test_the_demo_begins_with_a_shout_out_and_goes_on_with_nudges(demo: tuple[LocalSlack, Bot]) -> None:
    slack, bot = demo
    [post] = [message for message in slack.posted(CHANNEL) if message.by_app and message.metadata]
    assert "Okafor" in post.says
    assert "signed copy" in post.says

    bot.tick()
    slack.clock.move(timedelta(minutes=31))
    bot.tick()
    chidi = slack.person("chidi")
    assert "Not today" in chidi.sees("You asked for these nudges", where=chidi.dm).buttons


def test_its_shout_out_tells_what_spread_who_noticed_and_carries_the_picture(demo: tuple[LocalSlack, Bot]) -> None:
    slack, _ = demo
    seen = slack.posted(CHANNEL)
    [post], [picture] = [each for each in seen if each.metadata], [each for each in seen if each.files]
    assert "Chidi Okoro inspired Emi Tanaka and Farid Rahimi" in post.says
    assert post.text.count("3 colleagues noticed") == 1
    assert (picture.thread_ts, len(picture.files)) == (post.ts, 1)
    assert "Chidi Okoro (helped) inspired" in picture.says
    assert "3 colleagues noticed" in slack.person("chidi").opens_home().says
