"""Define problems, which are facts without words, and the errors that carry them to the people concerned."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Problem:
    """What is wrong, as facts: each kind is a frozen dataclass beside the rule that finds it.

    `bot.slack.blocks.problems` has the words for people in Slack, `bot.setup_problems` those for the operator.
    """

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class DatabaseBusy(Problem):
    """The database is too busy or out of reach; `writing` is whether something was to be saved."""

    writing: bool


class DatabaseFault(StrEnum):
    """Why the database stays unusable until somebody fixes it."""

    NOT_WRITABLE = "not_writable"
    FULL = "full"
    DAMAGED = "damaged"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class DatabaseUnusable(Problem):
    """The database is unusable until somebody fixes it."""

    why: DatabaseFault


@dataclass(frozen=True, slots=True)
class SavingUnknown(Problem):
    """The database has not said whether this transaction of its has committed."""

    transaction: str


class BotError(Exception):
    """Something went wrong, and the person concerned is told: a problem, or a text that says what happened.

    A text never contains a token, another person's words or an internal detail. As a string, which logs may show, a
    problem is only its kind ("day in future"), because its facts may be what somebody typed.
    """

    def __init__(self, what: Problem | str) -> None:
        super().__init__(_kind(what) if isinstance(what, Problem) else what)
        self.problem = what if isinstance(what, Problem) else None


def _kind(problem: Problem) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", type(problem).__name__).lower()


class InvalidInputError(BotError):
    """What a person typed or filled in cannot be used; nothing was changed.

    `field` names the form field that the problem belongs to, if any.
    """

    problem: Problem

    def __init__(self, problem: Problem, *, field: str | None = None) -> None:
        super().__init__(problem)
        self.field = field


class ConfigurationError(BotError):
    """The bot cannot start with these settings; what is shown names the setting and the fix."""


class UnknownChannelError(ConfigurationError):
    """The bot sees no channel with the wanted name or id."""


class DeliveryError(BotError):
    """A message could not be handed to Slack.

    `permanent` is true when retrying cannot help until somebody changes something in Slack. `outcome_unknown` is true
    when Slack may have stored the message although no answer came. `retry_after` is the wait in seconds that Slack
    asked for, if any. `reason` is Slack's own word for a refusal.
    """

    def __init__(
        self,
        text: str,
        *,
        permanent: bool = False,
        outcome_unknown: bool = False,
        retry_after: float | None = None,
        reason: str | None = None,
    ) -> None:
        super().__init__(text)
        self.permanent = permanent
        self.outcome_unknown = outcome_unknown
        self.retry_after = retry_after
        self.reason = reason
