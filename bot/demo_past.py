"""What has happened in the demo's company before it begins: some actions, two needs, and a first shout-out."""

from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from zoneinfo import ZoneInfo

from bot.emulator import LocalSlack
from bot.wiring import Bot

ZONE = "Europe/Berlin"
_NUDGED = ("ben", "chidi", "dana")
_TYPED = (
    ("ben", "solved the double booking for Acme, so that both teams kept their slot"),
    ("chidi", "helped Ms Okafor find the invoice that she was looking for"),
    ("dana", "delighted a new customer with a hand-written note in the parcel"),
    ("farid", "fixed the broken link in the welcome letter"),
    ("emi", "need Mr Sato waits for the signed copy of his contract"),
    ("gro", "need The lift at the Harbour shop has been stuck since Thursday"),
)
"""What colleagues typed after /cx-help on the Friday before."""


def live_through_last_friday(slack: LocalSlack, bot: Bot, monday: datetime) -> None:
    """Let the colleagues use the connected bot on the Friday before `monday`, at which the clock stands then.

    The clock has to stand before that Friday's afternoon.
    """
    bot.read_members()
    bot.tick()
    for name in _NUDGED:
        slack.person(name).types("/cx-help resume")
    for name, typed in _TYPED:
        slack.person(name).types(f"/cx-help {typed}")
    slack.clock.move_to(friday_before(monday, time_of_day(15)))
    bot.tick()
    slack.clock.move_to(monday)


def friday_before(monday: datetime, at: time_of_day) -> datetime:
    """The instant of this time on the Friday before `monday` in the demo's zone."""
    day = monday.astimezone(ZoneInfo(ZONE)).date() - timedelta(days=3)
    return datetime.combine(day, at, ZoneInfo(ZONE)).astimezone(UTC)
