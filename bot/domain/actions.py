"""Define actions: useful things that people did for customers."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.kinds import Kind


class KindOrigin(StrEnum):
    """Say how an action got its kind."""

    GIVEN = "given"
    GUESSED = "guessed"
    CORRECTED = "corrected"


class Source(StrEnum):
    """Say where an action was recorded."""

    COMMAND = "command"
    FORM = "form"
    NUDGE = "nudge"
    NEED = "need"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class ActionDraft:
    """What a person says they did, before it is recorded.

    Each None means that the person gave no value. A missing `kind` is guessed. A missing `shared` means the person's
    own default, a missing `happened_on` means today in their zone. `companions` holds the Slack ids of colleagues who
    helped. `own_words` is as in an action.
    """

    text: str
    source: Source
    kind: Kind | None = None
    outcome: str | None = None
    customer: str | None = None
    happened_on: date | None = None
    shared: bool | None = None
    companions: tuple[str, ...] = ()
    inspired_by: int | None = None
    own_words: bool = True


@dataclass(frozen=True, slots=True)
class Action:
    """A recorded action.

    `outcome` is what changed for the customer. `happened_on` is a day in the person's own zone. An undone action
    (`undone_at` is set) is neither shown nor counted. A private one (`shared` is false) is shown to its person alone.

    Without `own_words` its person has not put it into words: `text` says what was offered to them, or what they had
    planned. Only they see it; it may be empty. Their colleagues only see that they acted.
    `customer_key` is the customer's name as names are compared; None if there is none, or nothing that others may see.
    """

    id: int
    workspace_id: int
    person_id: int
    kind: Kind
    kind_origin: KindOrigin
    text: str
    own_words: bool
    outcome: str | None
    customer: str | None
    happened_on: date
    recorded_at: datetime
    edited_at: datetime | None
    shared: bool
    undone_at: datetime | None
    source: Source
    customer_key: str | None = None


@dataclass(frozen=True, slots=True)
class ActionDetails:
    """An action with its links: the Slack ids of people who helped, and the action that inspired it."""

    action: Action
    companions: tuple[str, ...] = ()
    inspired_by: int | None = None
