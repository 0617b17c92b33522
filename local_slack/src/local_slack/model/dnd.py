"""Do Not Disturb: when somebody wants no notifications."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

_NEAR = (-1, 0, 1)
"""The days on which a nightly session that is on, or the next one, may begin: yesterday, today or tomorrow."""


@dataclass(frozen=True)
class Session:
    """A stretch of quiet, from an aware instant until another; the end is no part of it."""

    start: datetime
    end: datetime

    def is_on(self, now: datetime) -> bool:
        """Return whether it has begun and not ended."""
        return self.start <= now < self.end


@dataclass(frozen=True)
class Dnd:
    """What one person has set: each night between two local times, once between two instants, a snooze by hand."""

    nightly: tuple[time, time] | None = None
    once: Session | None = None
    snooze: Session | None = None

    def session(self, zone: tzinfo, now: datetime) -> Session | None:
        """Return the session that is on, as others see it, or else the next one; None if there is none."""
        coming = [each for each in self._sessions(zone, now) if now < each.end and each.start < each.end]
        on = [each for each in coming if each.is_on(now)]
        if on:
            return Session(min(each.start for each in on), max(each.end for each in on))
        return min(coming, key=lambda each: each.start, default=None)

    def _sessions(self, zone: tzinfo, now: datetime) -> Iterator[Session]:
        yield from (each for each in (self.once, self.snooze) if each is not None)
        if self.nightly is not None:
            today = now.astimezone(zone).date()
            yield from (_night(today + timedelta(days=days), self.nightly, zone) for days in _NEAR)


def _night(day: date, nightly: tuple[time, time], zone: tzinfo) -> Session:
    # A nightly time is the first that has it, whatever the fold it was made with.
    begins, ends = (at.replace(fold=0) for at in nightly)
    until = day if begins < ends else day + timedelta(days=1)
    start, end = (datetime.combine(*at, tzinfo=zone) for at in ((day, begins), (until, ends)))
    return Session(start.astimezone(UTC), end.astimezone(UTC))
