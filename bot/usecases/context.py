"""What every use case works with, and who is asking."""

from collections.abc import Callable, Container
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random
from typing import Protocol

from sqlalchemy import Connection

from bot.clock import Clock
from bot.domain.ideas import Idea
from bot.domain.offered_ideas import digest
from bot.domain.people import Person, Workspace
from bot.domain.personal_data import Finding
from bot.domain.reading.places import Country, Place
from bot.errors import BotError
from bot.storage import people, workspaces
from bot.storage.engine import Store


class Holidays(Protocol):
    """The public holidays of the world; bot.holidays is the real one."""

    def of(self, place: Place | None) -> Container[date]:
        """The public holidays of a place; none for no place."""
        ...

    def countries(self) -> tuple[Country, ...]:
        """Every country whose holidays are known, by name."""
        ...


class Masking(Protocol):
    """Finds customers' personal data in stored text; bot.masking is the real one.

    `homes` are the countries, or the IANA zones, in which phone numbers may be meant without a country's code.
    """

    def found_in(self, text: str, *homes: str | None) -> tuple[Finding, ...]:
        """All personal data in the text, from its beginning to its end."""
        ...

    def mask(self, text: str, *homes: str | None) -> str:
        """The text with a readable placeholder for each finding."""
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """The parts that wiring puts together for the use cases.

    `new_seed` gives a fresh seed for each draw; it is kept with what was drawn, so that the draw can be replayed.
    `admins` are the Slack ids of those who may change the workspace's settings beside Slack's own admins.
    `catalogue` is the digest of the ideas, worked out once.
    """

    store: Store
    clock: Clock
    ideas: tuple[Idea, ...]
    new_seed: Callable[[], str]
    holidays: Holidays
    masking: Masking
    admins: frozenset[str] = frozenset()
    catalogue: str = field(init=False)

    def __post_init__(self) -> None:
        """Work out what stands for the ideas."""
        object.__setattr__(self, "catalogue", digest(self.ideas))

    def idea(self, key: str) -> Idea | None:
        """The idea with this key, unless it has left the catalogue."""
        return next((idea for idea in self.ideas if idea.key == key), None)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who is asking: a Slack user in a Slack workspace."""

    team_id: str
    user_id: str


def recognise(connection: Connection, caller: Caller, now: datetime) -> tuple[Workspace, Person]:
    """The workspace and person behind a caller; a person seen for the first time is kept."""
    workspace = known_workspace(connection, caller.team_id)
    return workspace, people.get_or_add(connection, workspace.id, caller.user_id, now)


def known_workspace(connection: Connection, team_id: str) -> Workspace:
    """The workspace with this team id; raise BotError when the bot does not serve it."""
    workspace = workspaces.find(connection, team_id)
    if workspace is None:
        raise BotError("I am not set up for your workspace. Ask the colleague who runs the programme to install me.")
    return workspace


def seeded(seed: str) -> Random:
    """The random source that a seed stands for; the same seed gives the same draws."""
    return Random(seed)  # noqa: S311  it draws ideas, it keeps no secret
