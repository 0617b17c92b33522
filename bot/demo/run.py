"""Run the demo: the bot on a SQLite file, in the demo's company."""

import tempfile
from datetime import UTC, datetime
from datetime import time as time_of_day
from pathlib import Path
from threading import Event

from bot.demo.company import CHANNEL, ZONE, monday_morning, start_slack
from bot.demo.past import live_through_last_friday
from bot.domain.reading.times import ShoutoutTime
from bot.settings import Settings
from bot.wiring import assemble
from local_slack import LocalSlack

TICK_SECONDS = 0.2
"""Short, because the clock waits at whatever is due until the bot has done it."""


def demonstrate(port: int | None, stopped: Event) -> int:
    """Run the demo until `stopped` is set, and return the exit code."""
    print("Starting the demo …", flush=True)
    with tempfile.TemporaryDirectory(prefix="cx-help-demo-") as folder:
        slack = start_slack(port)
        try:
            _run(slack, Path(folder) / "demo.sqlite3", stopped)
        finally:
            slack.stop()
    return 0


def demo_settings(slack: LocalSlack, database: Path) -> Settings:
    """Return the settings for running the bot against the local Slack."""
    return Settings(
        bot_token=slack.bot_token,
        app_token=slack.app_token,
        database_url=f"sqlite:///{database}",
        api_url=slack.api_url,
        channel=CHANNEL,
        zone=ZONE,
        nudge_time=time_of_day(9, 30),
        shoutout=ShoutoutTime(4, time_of_day(15)),
        ideas=None,
        log_level="WARNING",
    )


def _run(slack: LocalSlack, database: Path, stopped: Event) -> None:
    bot = assemble(demo_settings(slack, database), slack.clock, stopped)
    bot.start(tick_seconds=None)
    slack.connections.wait_for(1)
    live_through_last_friday(slack, bot, monday_morning(datetime.now(UTC)))
    slack.stop_clock_for(bot.next_due_at)
    scheduler = bot.begin_to_tick(TICK_SECONDS)
    print(f"ready: {slack.url}", flush=True)
    print("It is Monday, 09:00. Choose a colleague, type /cx-help, and move the clock. Stop with Ctrl+C.")
    stopped.wait()
    bot.stop(scheduler)
