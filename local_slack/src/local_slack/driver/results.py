"""Define what the driver hands to tests: small values with the outcome of an act."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

from local_slack.acts.dispatch import Outcome
from local_slack.acts.seen import SeenMessage
from local_slack.acts.submissions import Submitted
from local_slack.json_types import Json
from local_slack.model.world import Conversation


@dataclass(frozen=True)
class Channel:
    """A conversation, by its id; `name` is what it was called when it was looked up."""

    id: str
    name: str
    private: bool = False


def handle_of(conversation: Conversation) -> Channel:
    """Return a conversation as tests name it."""
    return Channel(conversation.id, conversation.name, conversation.kind != "public")


@dataclass(frozen=True)
class Invocation:
    """What came of typing: of a slash command, `error` is what the person saw going wrong."""

    error: str | None
    payload: Json
    answers: Callable[[], list[SeenMessage]] = field(repr=False)

    @property
    def reply(self) -> SeenMessage | None:
        """Return the newest answer to this command (ack or response_url), as it is now; None without one."""
        found = self.answers()
        return found[-1] if found else None


@dataclass(frozen=True)
class Interaction:
    """What came of a click, a choice or a shortcut; `error` is None if the app acknowledged it in time."""

    error: str | None
    payload: Json = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, outcome: Outcome) -> Self:
        """Return what came of it, as tests see it."""
        return cls(outcome.error, outcome.payload)

    @property
    def ok(self) -> bool:
        """Return whether the app acknowledged it."""
        return self.error is None


@dataclass(frozen=True)
class Submission:
    """The outcome of submitting a modal.

    `errors` are messages by block_id (the client's own or the app's). `closed` says that this modal was closed. `error`
    is what else the person saw going wrong.
    """

    errors: dict[str, str]
    closed: bool
    error: str | None
    payload: Json = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, submitted: Submitted) -> Self:
        """Return what came of it, as tests see it."""
        return cls(submitted.errors, submitted.closed, submitted.error, submitted.payload)
