"""Name the requests that come nearest to one that the bot cannot do, as a person would type them."""

import re
from collections.abc import Callable

from bot.domain.reading.frequency import CADENCE
from bot.domain.reading.times import at_work, looks_like_time
from bot.domain.reading.weekdays import WEEKDAYS, weekday_number

Nearest = Callable[[re.Match[str]], tuple[str, ...]]
"""Returns requests, the nearest first, from the match of what was asked; none if it is something else."""

_MOST_TIMES = 3
_DAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
_DAYTIMES = (
    (r"after work|evening|dinner|night|end of|dusk|sunset", ("nudge at 17:00", "nudge at 18:00")),
    (r"before lunch", ("nudge at 11:00", "nudge at 11:30")),
    (r"afternoon|after lunch", ("nudge at 13:30", "nudge at 15:00")),
    (r"lunch", ("nudge at 12:00", "nudge at 13:00")),
    (r"", ("nudge at 08:00", "nudge at 09:00")),
)


def weekly_on(found: re.Match[str]) -> tuple[str, ...]:
    """Offer that day of every week."""
    return (f"nudge on {_DAYS[weekday_number(found)]}", "nudge weekly")


def at_each(found: re.Match[str]) -> tuple[str, ...]:
    """Offer each of the times that the words name."""
    without_days = re.sub(rf"{CADENCE}|{WEEKDAYS}", ",", found["times"])
    parts = (part.removeprefix("at ") for part in re.split(r" ?(?:,|&|/|\band\b|\bor\b) ?", without_days))
    named = dict.fromkeys(at_work(part) for part in parts if looks_like_time(part))
    return tuple(f"nudge at {at:%H:%M}" for at in named)[:_MOST_TIMES] if len(named) > 1 else ()


def at_first(found: re.Match[str]) -> tuple[str, ...]:
    """Offer the first time of some hours."""
    first = found["first"] or found["bound"]
    return (f"nudge at {at_work(first):%H:%M}",) if looks_like_time(first) else ()


def half(found: re.Match[str]) -> tuple[str, ...]:
    """Offer both readings of "half nine": half past in Britain, half to in Germany."""
    hour = at_work(found["hour"]).hour
    return (f"nudge at {hour:02}:30", f"nudge at {hour - 1:02}:30")


def for_or_in(found: re.Match[str]) -> tuple[str, ...]:
    """Offer both readings of "pause in 2 weeks"."""
    return (f"pause for {found['length']}", f"pause starting in {found['length']}")


def at_daytime(found: re.Match[str]) -> tuple[str, ...]:
    """Offer times on the clock for a part of the day."""
    return next(times for said, times in _DAYTIMES if re.search(said, found[0]))


def never_on(found: re.Match[str]) -> tuple[str, ...]:
    """Offer to leave out that day of every week."""
    return (f"skip {_DAYS[weekday_number(found)]}",)


def days_at_daytime(found: re.Match[str]) -> tuple[str, ...]:
    """Offer times of day on the days that the words name."""
    return tuple(f"{at} {found['days']}" for at in at_daytime(found))
