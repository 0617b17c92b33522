"""What may be asked for with /cx-help; `bot.domain.reading.parse_command` reads it from what was typed."""

from dataclasses import dataclass
from enum import StrEnum, auto

from bot.domain.kinds import Kind
from bot.domain.people import Cadence


class HelpTopic(StrEnum):
    """Why somebody is told how to use the bot."""

    GENERAL = auto()
    """They asked, or said hello."""
    UNKNOWN = auto()
    """What they typed was not understood."""
    WHAT = auto()
    """They gave a kind ("helped") and not yet what they did."""
    NUDGES = auto()
    """What they typed is about their nudges, and it is not sure what they want of them."""
    MORE = auto()
    """They want nudges more often."""
    SETTINGS = auto()
    """What they typed is about their settings."""
    HELLO = auto()
    THANKS = auto()
    FINE = auto()
    WHY = auto()
    """They asked why the bot writes to them."""
    WHO_SEES = auto()
    """They asked who sees what they record."""


@dataclass(frozen=True, slots=True)
class NextAction:
    """Offer the next useful action."""


@dataclass(frozen=True, slots=True)
class RecordAction:
    """Record `text`, as Slack sent it; `kind` where the person gave it."""

    text: str
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class OpenForm:
    """Open the form for an action."""


@dataclass(frozen=True, slots=True)
class NoteNeed:
    """Note a need: `text` is what follows `need`, as Slack sent it, or empty when it is still to be asked for."""

    text: str


@dataclass(frozen=True, slots=True)
class ListNeeds:
    """List the open needs."""


@dataclass(frozen=True, slots=True)
class ShowHistory:
    """Show the person's own actions."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Pause nudges; `text` is for `parse_pause`."""

    text: str


@dataclass(frozen=True, slots=True)
class Resume:
    """Have nudges again."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Have no nudges any more."""


@dataclass(frozen=True, slots=True)
class Fewer:
    """Have nudges less often."""


@dataclass(frozen=True, slots=True)
class NudgeAt:
    """Have nudges at another time; `text` is for `parse_time`."""

    text: str


@dataclass(frozen=True, slots=True)
class NudgePace:
    """Have nudges this often at the most."""

    cadence: Cadence


@dataclass(frozen=True, slots=True)
class NudgeOn:
    """Have nudges on these days of the week, Monday being 0."""

    days: frozenset[int]


@dataclass(frozen=True, slots=True)
class Settings:
    """Show the person's settings."""


@dataclass(frozen=True, slots=True)
class WorkspaceSettings:
    """Show the workspace's settings, to those who may change them."""


@dataclass(frozen=True, slots=True)
class Team:
    """Show what we did together."""


@dataclass(frozen=True, slots=True)
class Export:
    """Hand the person their data."""


@dataclass(frozen=True, slots=True)
class ForgetMe:
    """Erase the person's data, once they have confirmed it."""


@dataclass(frozen=True, slots=True)
class Help:
    """Tell how to use the bot; `typed` is the whole text as Slack sent it, so that it can be offered as a record."""

    topic: HelpTopic
    typed: str


Command = (
    NextAction | RecordAction | OpenForm | NoteNeed | ListNeeds | ShowHistory | Pause | Resume | Stop | Fewer
    | NudgeAt | NudgePace | NudgeOn | Settings | WorkspaceSettings | Team | Export | ForgetMe | Help
)  # fmt: skip
