"""Work out when things are due, in the zone of the people they are for.

Every function takes aware instants and returns instants in UTC.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.people import Workspace, zone_of

NUDGE_USEFUL_FOR = timedelta(hours=3)
"""How long after its time a nudge is useful."""
WORKDAY_END = time(18)
"""When a workday ends, unless the person's nudge time is later."""
SHOUTOUT_ON_TIME_FOR = timedelta(hours=1)
"""How long after its time a shout-out still counts as on time."""
SHOUTOUT_USEFUL_FOR = timedelta(hours=72)
"""How long an outage may last before the stories wait for the next shout-out."""
POSTING_HOURS = (time(9), time(17))
"""The local hours of a workday (Monday to Friday) in which a late shout-out may be posted."""
SATURDAY = 5


def instant_of(day: date, at: time, zone: ZoneInfo) -> datetime | None:
    """Return the instant at which clocks in `zone` show `at` on `day`, or None if that day has none.

    A time that the clocks skip moves forward by the gap; one that comes twice means the first (PEP 495). None means
    that the zone skipped the day, or that the gap moves the time into the next day.
    """
    instant = datetime.combine(day, at, zone).astimezone(UTC)
    return instant if instant.astimezone(zone).date() == day else None


def next_nudge_at(*, after: datetime, zone: ZoneInfo, at: time, days: frozenset[int]) -> datetime | None:
    """Return the first instant after `after` that is `at` on one of the weekdays `days`.

    None when `days` is empty.
    """
    today = after.astimezone(zone).date()
    # Look more than two weeks ahead, because a zone may skip the only workday of a week.
    candidates = (today + timedelta(days=offset) for offset in range(-1, 16))
    instants = (instant_of(day, at, zone) for day in candidates if day.weekday() in days)
    return next((instant for instant in instants if instant is not None and instant > after), None)


def nudge_expires_at(due: datetime, zone: ZoneInfo) -> datetime:
    """Return when a nudge due at `due` expires: 3 h later, or when the local workday ends."""
    # In UTC, because Python adds hours to a local time by its wall clock. That is wrong on a day of 23 or 25 hours.
    due = due.astimezone(UTC)
    local = due.astimezone(zone)
    if local.time() < WORKDAY_END:
        end = datetime.combine(local.date(), WORKDAY_END, zone)
    else:
        end = datetime.combine(local.date() + timedelta(days=1), time(0), zone)
    return min(due + NUDGE_USEFUL_FOR, end.astimezone(UTC))


def week_of(instant: datetime, zone: ZoneInfo) -> date:
    """Return the Monday of the local week that contains `instant`."""
    day = instant.astimezone(zone).date()
    return day - timedelta(days=day.weekday())


def next_shoutout_at(*, after: datetime, zone: ZoneInfo, weekday: int, at: time) -> datetime:
    """Return the first instant after `after` that is `at` on `weekday` (Monday is 0) in `zone`."""
    today = after.astimezone(zone).date()
    # Look more than two weeks ahead, because a zone may skip a day; then every weekday occurs.
    days = (today + timedelta(days=offset) for offset in range(-1, 16))
    candidates = (instant_of(day, at, zone) for day in days if day.weekday() == weekday)
    return next(instant for instant in candidates if instant is not None and instant > after)


def next_shoutout_of(workspace: Workspace, after: datetime) -> datetime:
    """Return the first instant after `after` at which the workspace has its weekly shout-out."""
    zone = zone_of([workspace.zone])
    return next_shoutout_at(after=after, zone=zone, weekday=workspace.shoutout_weekday, at=workspace.shoutout_time)


def next_posting_hour(now: datetime, zone: ZoneInfo) -> datetime:
    """Return `now` if it is within posting hours on a workday in `zone`, else the start of the next ones."""
    opens, closes = POSTING_HOURS
    today = now.astimezone(zone).date()
    # A week has a workday, even in a zone that skips a day, so there is always a first.
    workdays = (day for offset in range(7) if (day := today + timedelta(days=offset)).weekday() < SATURDAY)
    hours = ((instant_of(day, opens, zone), instant_of(day, closes, zone)) for day in workdays)
    return next(max(now.astimezone(UTC), start) for start, end in hours if start and end and now < end)
