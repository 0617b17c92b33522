"""When things are due, in the zone of those whom they concern.

Every function takes aware instants and returns instants in UTC.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

NUDGE_USEFUL_FOR = timedelta(hours=3)
"""After this a nudge is too late to be useful."""
WORKDAY_END = time(18)
"""When a person's workday is over, unless their own nudge time is later."""
SHOUTOUT_ON_TIME_FOR = timedelta(hours=1)
"""A shout-out posted within this of its time counts as on time."""
SHOUTOUT_USEFUL_FOR = timedelta(hours=72)
"""An outage longer than this lets the stories wait for the next shout-out."""
POSTING_HOURS = (time(9), time(17))
"""A late shout-out is posted only between these local times of a workday (Monday to Friday)."""
SATURDAY = 5


def instant_of(day: date, at: time, zone: ZoneInfo) -> datetime | None:
    """The instant at which `zone`'s clocks show `at` on `day`, or None where no such instant is on that day.

    A time that the clocks skip is moved forward by the gap; one that comes twice is the first of the two (PEP 495).
    None is for a day that the zone skipped, and for a time that the gap would carry into the next day.
    """
    instant = datetime.combine(day, at, zone).astimezone(UTC)
    return instant if instant.astimezone(zone).date() == day else None


def next_nudge_at(*, after: datetime, zone: ZoneInfo, at: time, days: frozenset[int]) -> datetime | None:
    """The first instant later than `after` that is `at` on one of the weekdays `days`.

    None when the person works on no day at all.
    """
    today = after.astimezone(zone).date()
    # More than two weeks, because a zone may skip the only workday of a week.
    candidates = (today + timedelta(days=offset) for offset in range(-1, 16))
    instants = (instant_of(day, at, zone) for day in candidates if day.weekday() in days)
    return next((instant for instant in instants if instant is not None and instant > after), None)


def nudge_expires_at(due: datetime, zone: ZoneInfo) -> datetime:
    """The instant from which a nudge due at `due` is dropped: 3 h later, or when the local workday ends."""
    # In UTC, because Python adds hours to a local time by its wall clock, also on a day of 23 or 25 hours.
    due = due.astimezone(UTC)
    local = due.astimezone(zone)
    if local.time() < WORKDAY_END:
        end = datetime.combine(local.date(), WORKDAY_END, zone)
    else:
        end = datetime.combine(local.date() + timedelta(days=1), time(0), zone)
    return min(due + NUDGE_USEFUL_FOR, end.astimezone(UTC))


def week_of(instant: datetime, zone: ZoneInfo) -> date:
    """The Monday of the local week that `instant` falls in."""
    day = instant.astimezone(zone).date()
    return day - timedelta(days=day.weekday())


def next_shoutout_at(*, after: datetime, zone: ZoneInfo, weekday: int, at: time) -> datetime:
    """The first instant later than `after` that is `at` on `weekday` (Monday is 0) in `zone`."""
    today = after.astimezone(zone).date()
    # More than two weeks, because a zone may skip a day; they hold every weekday, so there is a first.
    days = (today + timedelta(days=offset) for offset in range(-1, 16))
    candidates = (instant_of(day, at, zone) for day in days if day.weekday() == weekday)
    return next(instant for instant in candidates if instant is not None and instant > after)


def next_posting_hour(now: datetime, zone: ZoneInfo) -> datetime:
    """`now` if it lies within the posting hours of a workday in `zone`, else when the next ones begin."""
    opens, closes = POSTING_HOURS
    today = now.astimezone(zone).date()
    # A week holds a workday, also in a zone that skips a day, so there is a first.
    workdays = (day for offset in range(7) if (day := today + timedelta(days=offset)).weekday() < SATURDAY)
    hours = ((instant_of(day, opens, zone), instant_of(day, closes, zone)) for day in workdays)
    return next(max(now.astimezone(UTC), start) for start, end in hours if start and end and now < end)
