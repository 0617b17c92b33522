"""What the clocks of a zone show, worked out without any of the bot's rules: by stretches of one offset each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from tests.support.times import ALL_ZONES

FROM = datetime(2024, 12, 1, tzinfo=UTC)
UNTIL = datetime(2028, 2, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
WORKDAY_ENDS = 18


@dataclass(frozen=True)
class Stretch:
    """From `start` until `end` the clocks are `offset` ahead of UTC."""

    start: datetime
    end: datetime
    offset: timedelta


@dataclass(frozen=True)
class Clocks:
    """The clocks of a zone in some years."""

    stretches: tuple[Stretch, ...]

    def shows(self, day: date, at: time) -> Iterator[datetime]:
        """Each instant at which the clocks show `at` on `day`: one, two when they are set back, none in a gap."""
        for stretch in self.stretches:
            instant = datetime.combine(day, at, UTC) - stretch.offset
            if stretch.start <= instant < stretch.end:
                yield instant

    def when(self, day: date, at: time) -> datetime | None:
        """The first instant that shows `at` on `day`; in a gap as much later as the gap is long, if still on `day`."""
        found = min(self.shows(day, at), default=None)
        if found is not None:
            return found
        for before, after in zip(self.stretches, self.stretches[1:], strict=False):
            instant = datetime.combine(day, at, UTC) - before.offset
            in_gap = before.end <= instant < before.end + (after.offset - before.offset)
            if in_gap and self.local(instant).date() == day:
                return instant
        return None

    def local(self, instant: datetime) -> datetime:
        """What the clocks show, in UTC's clothes."""
        return instant + next(each.offset for each in self.stretches if each.start <= instant < each.end)

    def too_late(self, due: datetime) -> datetime:
        """The end of the time in which a nudge due at `due` is useful: 3 h, the workday's end, or the day's."""
        local = self.local(due)
        evening = local.hour >= WORKDAY_ENDS
        ends = [due + timedelta(hours=3), *self.shows(local.date() + DAY, time(0))]
        if not evening:
            ends.extend(self.shows(local.date(), time(WORKDAY_ENDS)))
        for stretch in self.stretches:
            # The clocks may jump over the end.
            begins = stretch.start + stretch.offset
            if begins.date() > local.date() or (begins.hour >= WORKDAY_ENDS and not evening):
                ends.append(stretch.start)
        return min(end for end in ends if end > due)


@cache
def clocks_of(zone: str, since: datetime = FROM, until: datetime = UNTIL) -> Clocks:
    """The clocks of a zone, found by looking at them once a day, and each minute where they were changed."""
    there = ZoneInfo(zone)
    stretches, start, now, offset = [], since, since, _offset(since, there)
    while now < until:
        tomorrow = now + DAY
        if _offset(tomorrow, there) != offset:
            low, high = now, tomorrow
            while high - low > MINUTE:
                middle = low + (high - low) // MINUTE // 2 * MINUTE
                low, high = (middle, high) if _offset(middle, there) == offset else (low, middle)
            stretches.append(Stretch(start, high, offset))
            start, offset = high, _offset(high, there)
        now = tomorrow
    return Clocks((*stretches, Stretch(start, until, offset)))


@cache
def alike() -> tuple[tuple[str, ...], ...]:
    """All zones, those together whose clocks never differ."""
    found: dict[Clocks, list[str]] = {}
    for zone in ALL_ZONES:
        found.setdefault(clocks_of(zone), []).append(zone)
    return tuple(tuple(zones) for zones in found.values())


def _offset(instant: datetime, zone: ZoneInfo) -> timedelta:
    offset = instant.astimezone(zone).utcoffset()
    assert offset is not None
    return offset
