"""Set up the demo's company: a local Slack with its colleagues, channels and clock."""

from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.errors import ConfigurationError
from local_slack import AppConfig, LocalSlack

CHANNEL = "customer-experience"
ZONE = "Europe/Berlin"
COLLEAGUES = (
    ("ana", "Ana Ferreira", ZONE, True),
    ("ben", "Ben Adeyemi", "Europe/London", False),
    ("chidi", "Chidi Okoro", "Africa/Lagos", False),
    ("dana", "Dana Weiss", "America/New_York", False),
    ("emi", "Emi Tanaka", "Asia/Tokyo", False),
    ("farid", "Farid Rahimi", "Asia/Kolkata", False),
    ("gro", "Gro Nilsen", None, False),
)
"""Name, full name, zone (None for one, as in Slack), and whether they are an admin."""
USUAL_PORT = 3977
_LAST_PORT = 65535
_LUNCH_IS_OVER = time_of_day(14)


def start_slack(port: int | None) -> LocalSlack:
    """Start a local Slack with the manifest's app, on the Friday before the demo begins.

    Without a `port`, take the usual one, or any free one if that is in use. Raise ConfigurationError if `port` is in
    use.
    """
    app, at = _app(), friday_before(monday_morning(datetime.now(UTC)), _LUNCH_IS_OVER)
    try:
        slack = LocalSlack.start(app=app, port=USUAL_PORT if port is None else port, at=at)
    except OSError as error:
        if port is not None:
            another = port + 1 if port < _LAST_PORT else port - 1
            raise ConfigurationError(f"Port {port} is already in use. Try another: make demo PORT={another}") from error
        slack = LocalSlack.start(app=app, at=at)
    people = [
        slack.add_person(name, real_name=full, display_name="", tz=zone, admin=admin)
        for name, full, zone, admin in COLLEAGUES
    ]
    slack.add_channel(CHANNEL, members=people)
    slack.add_channel("lunch", members=people[:3], bot_is_member=False)
    return slack


def monday_morning(now: datetime) -> datetime:
    """Return the last Monday at 09:00 in the demo's zone, half an hour before the first nudges there."""
    local = now.astimezone(ZoneInfo(ZONE))
    monday = local.date() - timedelta(days=local.weekday())
    return datetime.combine(monday, time_of_day(9), ZoneInfo(ZONE)).astimezone(UTC)


def friday_before(monday: datetime, at: time_of_day) -> datetime:
    """Return the instant of `at` on the Friday before `monday`, in the demo's zone."""
    day = monday.astimezone(ZoneInfo(ZONE)).date() - timedelta(days=3)
    return datetime.combine(day, at, ZoneInfo(ZONE)).astimezone(UTC)


def _app() -> AppConfig:
    """Read the app's manifest, beside the package in a checkout."""
    try:
        return AppConfig.from_file(Path(__file__).resolve().parents[2] / "manifest.yml")
    except OSError as error:
        raise ConfigurationError("The demo needs manifest.yml. Run it from a checkout of the project.") from error
