"""The demo: the bot on a SQLite file, against the local Slack with invented colleagues."""

import tempfile
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from threading import Event
from zoneinfo import ZoneInfo

import yaml

from bot.demo_past import CHANNEL, ZONE, friday_before, live_through_last_friday
from bot.domain.when import ShoutoutTime
from bot.errors import ConfigurationError
from bot.settings import Settings
from bot.wiring import Bot
from local_slack import AppConfig, LocalSlack

TICK_SECONDS = 1.0
USUAL_PORT = 3977
_LUNCH_IS_OVER = time_of_day(14)
COLLEAGUES = (
    ("ana", "Ana Ferreira", "Europe/Lisbon", True),
    ("ben", "Ben Adeyemi", "Europe/London", False),
    ("chidi", "Chidi Okoro", "Africa/Lagos", False),
    ("dana", "Dana Weiss", "America/New_York", False),
    ("emi", "Emi Tanaka", "Asia/Tokyo", False),
    ("farid", "Farid Rahimi", "Asia/Kolkata", False),
    ("gro", "Gro Nilsen", None, False),
)
"""Name, full name, zone (Slack knows none of one of them), and whether they are an admin."""


def demonstrate(port: int | None, stopped: Event) -> int:
    """Run the demo until `stopped` is set; the exit code."""
    with tempfile.TemporaryDirectory(prefix="cx-help-demo-") as folder:
        slack = start_slack(port)
        try:
            _run(slack, Path(folder) / "demo.sqlite3", stopped)
        finally:
            slack.stop()
    return 0


def start_slack(port: int | None) -> LocalSlack:
    """A local Slack that the manifest's app is installed in, on the Friday before the demo begins.

    Without a `port` it is the usual one, or a free one if that is taken; raise ConfigurationError for one that is.
    """
    app, at = AppConfig.from_manifest(manifest()), friday_before(monday_morning(datetime.now(UTC)), _LUNCH_IS_OVER)
    try:
        slack = LocalSlack.start(app=app, port=USUAL_PORT if port is None else port, at=at)
    except OSError as error:
        if port is not None:
            raise ConfigurationError(
                f"Port {port} is taken: stop what uses it, or choose another one with --port."
            ) from error
        slack = LocalSlack.start(app=app, at=at)
    people = [
        slack.add_person(name, real_name=full, display_name="", tz=zone, admin=admin)
        for name, full, zone, admin in COLLEAGUES
    ]
    slack.add_channel(CHANNEL, members=people)
    slack.add_channel("lunch", members=people[:3], bot_is_member=False)
    return slack


def manifest() -> dict[str, object]:
    """The app's manifest, which lies beside the package in a checkout."""
    path = Path(__file__).resolve().parent.parent / "manifest.yml"
    try:
        loaded: dict[str, object] = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigurationError("The demo needs manifest.yml: run it from a checkout of the project.") from error
    return loaded


def monday_morning(now: datetime) -> datetime:
    """The last Monday at 09:00 in the demo's zone: half an hour before the first nudges there."""
    local = now.astimezone(ZoneInfo(ZONE))
    monday = local.date() - timedelta(days=local.weekday())
    return datetime.combine(monday, time_of_day(9), ZoneInfo(ZONE)).astimezone(UTC)


def demo_settings(slack: LocalSlack, database: Path) -> Settings:
    """The settings with which the bot runs against the local Slack."""
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
    bot = Bot.assemble(demo_settings(slack, database), slack.clock)
    bot.start(tick_seconds=None)
    slack.connections.wait_for(1)
    live_through_last_friday(slack, bot, monday_morning(datetime.now(UTC)))
    scheduler = bot.begin_to_tick(TICK_SECONDS)
    print(f"ready: {slack.url}", flush=True)
    print("It is Monday, 09:00: be one of the colleagues, type /cx-help, and move the clock. Ctrl+C ends it.")
    stopped.wait()
    bot.stop(scheduler)
