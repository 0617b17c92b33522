"""The demo begins in a company in which something has happened."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from threading import Event
from urllib.request import Request, urlopen
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from bot.demo.browser import may_open
from bot.demo.company import CHANNEL, ZONE, monday_morning, start_slack
from bot.demo.run import begin
from bot.running import Bot
from local_slack import LocalSlack

pytestmark = pytest.mark.waits


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[tuple[LocalSlack, Bot]]:
    """The local Slack and the bot as the demo has them when it says that it is ready."""
    slack, stopped = start_slack(0), Event()
    bot = begin(slack, tmp_path / "demo.sqlite3", stopped)
    assert bot is not None
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
    scheduler = bot.begin_to_tick(0.1)
    try:
        move_ahead(slack, timedelta(days=1))
    finally:
        scheduler.stop()
    with bot.context.store.reading() as connection:
        nudges = connection.execute(text("SELECT status FROM deliveries WHERE kind = 'nudge'")).scalars().all()
    assert len(nudges) >= 3
    assert set(nudges) == {"sent"}
    for name, zone in (("ben", "Europe/London"), ("chidi", "Africa/Lagos")):
        nudge = next(each for each in slack.posted(slack.person(name)) if "Not today" in each.buttons)
        assert f"{datetime.fromtimestamp(float(nudge.ts), ZoneInfo(zone)):%a %H:%M}" == "Mon 09:30"


def test_its_shout_out_tells_what_spread_who_noticed_and_carries_the_picture(demo: tuple[LocalSlack, Bot]) -> None:
    slack, _ = demo
    seen = slack.posted(CHANNEL)
    [post], [picture] = [each for each in seen if each.metadata], [each for each in seen if each.files]
    assert "Chidi Okoro inspired Emi Tanaka and Farid Rahimi" in post.says
    assert post.text.count("3 colleagues noticed") == 1
    assert (picture.thread_ts, len(picture.files)) == (post.ts, 1)
    assert "Chidi Okoro (helped) inspired" in picture.says
    assert "3 colleagues noticed" in slack.person("chidi").opens_home().says


def test_a_stop_while_it_begins_is_heeded(tmp_path: Path) -> None:
    slack, stopped = start_slack(0), Event()
    stopped.set()
    assert begin(slack, tmp_path / "demo.sqlite3", stopped) is None
    slack.stop()


@pytest.mark.parametrize(
    ("environment", "platform", "opens"),
    [
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0", "OPEN": "1"}, "linux", True),
        ({}, "linux", False),
        ({}, "darwin", True),
        ({"OPEN": "0"}, "darwin", False),
        ({"CI": "true", "DISPLAY": ":0"}, "linux", False),
    ],
)
def test_the_browser_opens_where_there_is_one_and_nobody_minds(
    environment: dict[str, str], platform: str, *, opens: bool
) -> None:
    assert may_open(environment, platform) is opens


@pytest.mark.parametrize("day", [date(2026, 12, 21), date(2027, 1, 1), date(2027, 3, 28), date(2028, 2, 29)])
def test_it_begins_on_a_monday_morning_whatever_day_it_is(day: date) -> None:
    for hour in range(24):
        now = datetime.combine(day, time(hour), UTC)
        began = monday_morning(now).astimezone(ZoneInfo(ZONE))
        assert (began.weekday(), began.time()) == (0, time(9))
        assert timedelta(0) <= now.astimezone(ZoneInfo(ZONE)).date() - began.date() < timedelta(days=7)
