"""Define what people can ask for with /cx-help; `bot.domain.reading.parse_command` reads it from their text."""

from dataclasses import dataclass
from enum import StrEnum, auto

from bot.domain.drafts import DraftKind
from bot.domain.kinds import Kind
from bot.domain.reading.nudge_commands import (
    CannotDo,
    Fewer,
    NotToday,
    NudgeWhen,
    Pause,
    Resume,
    Several,
    ShowNudges,
    Stop,
)


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
    OFFERS = auto()
    """They want fewer or better ideas or stories."""
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
    """Record `text`, as Slack sent it; `kind` is set if the person gave it.

    A wish in it to keep it private is heard when it is recorded.
    """

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
    """Show the person's own actions, to change, undo or hide some."""


@dataclass(frozen=True, slots=True)
class ChangeLatest:
    """Show the person's newest action, to change, undo or hide it."""


@dataclass(frozen=True, slots=True)
class KeepLatestPrivate:
    """Make the person's newest action private."""


@dataclass(frozen=True, slots=True)
class KeepAllPrivate:
    """Say how all that the person records stays private."""


@dataclass(frozen=True, slots=True)
class HideMe:
    """Say how the person is left out of the shout-out."""


@dataclass(frozen=True, slots=True)
class ShowCustomer:
    """Show a customer; `name` is tidied. Empty means: ask which."""

    name: str


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
    | ChangeLatest | KeepLatestPrivate | KeepAllPrivate | ShowCustomer | ShowNudges | HideMe | Pause | Resume | Stop
    | Fewer | NudgeWhen | Several | CannotDo | Settings | WorkspaceSettings | Team | Export | ForgetMe | Help
)  # fmt: skip
