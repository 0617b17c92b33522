"""The demo begins in a company in which something has happened."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from sqlalchemy import text

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


def move_ahead(slack: LocalSlack, by: timedelta) -> None:
    """Move the clock as its page does."""
    moved = Request(  # noqa: S310  our own address
        f"{slack.url}/_/clock",
        data=json.dumps({"move_seconds": by.total_seconds()}).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urlopen(moved, timeout=60) as answer:  # noqa: S310  as above
        assert json.load(answer)["ok"]


def test_the_clock_goes_a_day_ahead_and_nothing_is_skipped(demo: tuple[LocalSlack, Bot]) -> None:
    slack, bot = demo
    slack.stop_clock_for(bot.next_due_at)
    scheduler = bot.begin_to_tick(0.1)
    try:
        move_ahead(slack, timedelta(days=1))
    finally:
        scheduler.stop()
    with bot.context.store.reading() as connection:
        nudges = connection.execute(text("SELECT status FROM deliveries WHERE kind = 'nudge'")).scalars().all()
    assert len(nudges) >= 3
    assert set(nudges) == {"sent"}


def test_its_shout_out_tells_what_spread_who_noticed_and_carries_the_picture(demo: tuple[LocalSlack, Bot]) -> None:
    slack, _ = demo
    seen = slack.posted(CHANNEL)
    [post], [picture] = [each for each in seen if each.metadata], [each for each in seen if each.files]
    assert "Chidi Okoro inspired Emi Tanaka and Farid Rahimi" in post.says
    assert post.text.count("3 colleagues noticed") == 1
    assert (picture.thread_ts, len(picture.files)) == (post.ts, 1)
    assert "Chidi Okoro (helped) inspired" in picture.says
    assert "3 colleagues noticed" in slack.person("chidi").opens_home().says
