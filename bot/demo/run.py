"""Run the demo: the bot on a SQLite file, in the demo's company."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from functools import partial
from pathlib import Path
from threading import Event
from zoneinfo import ZoneInfo

from bot.demo.browser import open_page
from bot.demo.company import CHANNEL, USUAL_PORT, ZONE, monday_morning, start_slack
from bot.demo.guide import show_guide
from bot.demo.ledger import show_ledger
from bot.demo.past import live_through_last_friday
from bot.demo.process import BotProcess
from bot.demo.week import Week
from bot.domain.reading.times import ShoutoutTime
from bot.running import Bot
from bot.settings import Settings
from bot.wiring import assemble
from local_slack import ClockFile, LocalSlack


def demonstrate(port: int | None, folder: Path, stopped: Event) -> int:
    """Run the demo until `stopped` is set, with its database in `folder`; return the exit code."""
    slack = start_slack(port)
    if port is None and not slack.url.endswith(f":{USUAL_PORT}"):
        print(f"Port {USUAL_PORT} is in use, so the page gets another. To choose one: make demo PORT=4000", flush=True)
    try:
        _run(slack, folder, stopped)
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


def begin(
    slack: LocalSlack,
    database: Path,
    stopped: Event,
    say: Callable[[str], object] = str,
    process: BotProcess | None = None,
) -> Bot | None:
    """Return the connected bot in a company with a past, on a Monday morning; None if it is stopped meanwhile.

    Meanwhile `say` gets a dot for each step. At the end the `process` takes over, if there is one.
    """
    monday = monday_morning(datetime.now(UTC))
    bot = assemble(demo_settings(slack, database), slack.clock, stopped, partial(_wait, slack, monday, stopped))
    bot.start(tick_seconds=None)
    slack.connections.wait_for(1)
    for _ in live_through_last_friday(slack, bot, monday):
        say(".")
        if stopped.is_set():
            bot.stop()
            return None
    week = Week(slack, monday)
    week.start(stopped)
    next_due = bot.next_due_at
    if process is not None:
        process.take_over(slack, bot)
        next_due = process.next_due_at
    slack.stop_clock_for(lambda: week.or_before(next_due))
    show_guide(slack, bot)
    show_ledger(slack, bot)
    return bot


def _wait(slack: LocalSlack, monday: datetime, stopped: Event, seconds: float) -> bool:
    """Wait between two posts; in the company's past, move the clock instead."""
    if slack.clock.now() >= monday:
        return stopped.wait(seconds)
    slack.clock.move(timedelta(seconds=seconds))
    return stopped.is_set()


def _run(slack: LocalSlack, folder: Path, stopped: Event) -> None:
    database = folder / "demo.sqlite3"
    process = BotProcess(demo_settings(slack, database), folder / "clock")
    ClockFile(slack.clock, process.clock)
    process.start()  # while the company's past goes by, it imports what it needs
    try:
        bot = begin(slack, database, stopped, partial(print, end="", flush=True), process)
        print(flush=True)
        if bot is None:
            return
        print(f"ready: {slack.url}", flush=True)
        now = slack.clock.now().astimezone(ZoneInfo(ZONE))
        print(f"It is {now:%A} {now.day} {now:%B %Y, %H:%M}, and you are Ana. Stop with Ctrl+C.", flush=True)
        open_page(slack.url)
        stopped.wait()
        process.kill()  # nothing of it is kept
        bot.stop()
    finally:
        process.kill()
