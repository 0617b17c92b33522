"""Define what people can ask about their nudges."""

from dataclasses import dataclass
from enum import StrEnum, auto

from bot.domain.people import Cadence


@dataclass(frozen=True, slots=True)
class NotToday:
    """Answer today's nudge, if it came, with *Not today*."""


@dataclass(frozen=True, slots=True)
class ShowNudges:
    """Say how the person's nudges are set, and when the next one comes."""


class Over(StrEnum):
    """Say what a new pause does to those that there are."""

    ADDED = auto()
    """They stay, and the new one is added."""
    INSTEAD = auto()
    """It replaces one."""
    BACK = auto()
    """It ends the next one: "back on Monday"."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Pause nudges; `parse_pause` reads `text`, and `over` says what happens to pauses that there are."""

    text: str
    over: Over = Over.ADDED


@dataclass(frozen=True, slots=True)
class Resume:
    """Restart nudges, at once or on the day that `parse_pause` reads in `on`, such as "until Monday".

    `ends_planned` is whether a pause that has not begun ends, too.
    """

    on: str | None = None
    ends_planned: bool = True


@dataclass(frozen=True, slots=True)
class Stop:
    """Stop nudges."""


@dataclass(frozen=True, slots=True)
class Fewer:
    """Send nudges less often."""


@dataclass(frozen=True, slots=True)
class NudgeWhen:
    """Change when nudges come; what is not given stays.

    `parse_time` reads `at`; an empty one means: ask for it. Days of the week are numbers, Monday is 0: `days` are all,
    `without` and `also` change those of the person. `starts` is false for a text that only says when the person works.
    """

    at: str | None = None
    days: frozenset[int] | None = None
    without: frozenset[int] = frozenset()
    also: frozenset[int] = frozenset()
    cadence: Cadence | None = None
    starts: bool = True


@dataclass(frozen=True, slots=True)
class Several:
    """Change a person's nudges in several ways at once."""

    requests: tuple[NudgeWhen | Fewer | Pause, ...]


class Limit(StrEnum):
    """Say why the bot cannot do what a request asks for."""

    ONE_TIME = auto()
    """More than one time of day, or hours."""
    WHICH_TIME = auto()
    """A time that no clock shows: "after work"."""
    ONE_A_DAY = auto()
    WEEKLY = auto()
    """Days that differ from week to week."""
    NO_CALENDAR = auto()
    """Days that the bot does not know: Easter, days in the office."""
    WHOLE_DAYS = auto()
    """A pause of hours."""
    NO_REMINDERS = auto()
    """A reminder at a time of their choice."""
    WHICH_DAY = auto()
    """A day with two readings."""
    HOW_LONG = auto()
    """A pause without a clear end."""
    OPEN_END = auto()
    """A pause or a stop: "mute"."""
    FOR_GOOD = auto()
    """A pause without an end."""
    WHEN_BACK = auto()
    """A pause until they are back, without the day."""
    TWO_TIMES = auto()
    """A time in the afternoon or at night."""


@dataclass(frozen=True, slots=True)
class CannotDo:
    """Say that the bot cannot do what the words in `typed` ask for.

    `nearest` are requests that come near, the nearest first, as a person would type them.
    """

    typed: str
    limit: Limit
    nearest: tuple[str, ...]
