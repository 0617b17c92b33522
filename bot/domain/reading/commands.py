"""Define what people can ask for with /cx-help; `bot.domain.reading.parse_command` reads it from their text."""

from dataclasses import dataclass
from enum import StrEnum, auto

from bot.domain.drafts import DraftKind
from bot.domain.kinds import Kind
from bot.domain.people import Cadence


class HelpTopic(StrEnum):
    """Say why the bot explains how to use it."""

    GENERAL = auto()
    """They asked for help, or said hello."""
    MORE = auto()
    """They want nudges more often."""
    HELLO = auto()
    THANKS = auto()
    FINE = auto()
    NOTHING_DONE = auto()
    """They have nothing to record."""
    NO = auto()
    """They said no, later or cancel."""
    ANNOYED = auto()
    """They want to be left alone."""
    WHY = auto()
    """They asked why the bot writes to them."""
    WHO_SEES = auto()
    """They asked about the audience of what they record."""
    POINTS = auto()
    """They asked about points, or who is best."""
    WHAT_COUNTS = auto()
    SHOUT_OUT = auto()
    """They asked when the weekly shout-out comes."""


@dataclass(frozen=True, slots=True)
class NextAction:
    """Offer the next useful action."""


@dataclass(frozen=True, slots=True)
class RecordAction:
    """Record `text`, as Slack sent it; `kind` is set if the person gave it."""

    text: str
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class KeepDraft:
    """Keep `text`, as Slack sent it, as a draft, and ask what it is; `kind` is what it seems to be.

    `meant` is the command that a text with a typo nearly is.
    """

    text: str
    kind: DraftKind
    meant: str | None = None


@dataclass(frozen=True, slots=True)
class NotToday:
    """Answer today's nudge, if it came, with *Not today*."""


@dataclass(frozen=True, slots=True)
class OpenForm:
    """Open the form for an action."""


@dataclass(frozen=True, slots=True)
class NoteNeed:
    """Note a need; `text` is what follows `need`, as Slack sent it. Empty means: ask for it."""

    text: str


@dataclass(frozen=True, slots=True)
class ListNeeds:
    """List the open needs."""


@dataclass(frozen=True, slots=True)
class ShowHistory:
    """Show the person's own actions."""


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """Show the person's own actions, to change, undo or hide the last one."""


@dataclass(frozen=True, slots=True)
class ShowNudges:
    """Say how the person's nudges are set, and when the next one comes."""


@dataclass(frozen=True, slots=True)
class HideMe:
    """Say how the person is left out of the shout-out."""


@dataclass(frozen=True, slots=True)
class ShowCustomer:
    """Show a customer; `name` is tidied. Empty means: ask which."""

    name: str


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


@dataclass(frozen=True, slots=True)
class Settings:
    """Show the person's settings."""


@dataclass(frozen=True, slots=True)
class WorkspaceSettings:
    """Show the workspace's settings to people who may change them."""


@dataclass(frozen=True, slots=True)
class Team:
    """Show what we did together."""


@dataclass(frozen=True, slots=True)
class Export:
    """Give the person their data."""


@dataclass(frozen=True, slots=True)
class ForgetMe:
    """Erase the person's data, after they confirm."""


@dataclass(frozen=True, slots=True)
class Help:
    """Explain how to use the bot."""

    topic: HelpTopic


Command = (
    NextAction | RecordAction | KeepDraft | NotToday | OpenForm | NoteNeed | ListNeeds | ShowHistory | ChangeEntry
    | ShowCustomer | ShowNudges | HideMe | Pause | Resume | Stop | Fewer | NudgeWhen | Several | CannotDo | Settings
    | WorkspaceSettings | Team | Export | ForgetMe | Help
)  # fmt: skip
