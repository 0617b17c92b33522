"""The one unit of work: a transaction, its workspace, its person and its instant; and the parts that use cases need."""

from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Protocol
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.clock import Clock
from bot.domain.ideas import Idea
from bot.domain.offered_ideas import digest
from bot.domain.people import Person, Workspace, local_day, person_zone
from bot.domain.personal_data import Finding
from bot.domain.reading.places import Country, Place
from bot.errors import BotError
from bot.storage import people, workspaces
from bot.storage.engine import PATIENCE, Store

_NOT_SERVED = "I am not set up for your workspace. Ask the colleague who runs the programme to install me."


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
class Caller:
    """Who is asking: a Slack user in a Slack workspace."""

    team_id: str
    user_id: str


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

    @contextmanager
    def unit(self, caller: Caller) -> Iterator["PersonUnit"]:
        """Open one write transaction for the person who asks; a person seen for the first time is kept.

        It is committed when the block ends and rolled back when the block raises. Units do not nest.
        Raise BotError when the workspace is unknown, or the database is too busy, full or gone.
        """
        now = self.clock.now()
        with self.store.unit() as connection:
            workspace = known_workspace(connection, caller.team_id)
            person = people.get_or_add(connection, workspace.id, caller.user_id, now)
            yield PersonUnit(self, connection, workspace, now, person)

    @contextmanager
    def view(self, caller: Caller, patience: timedelta = PATIENCE) -> Iterator["PersonUnit"]:
        """Open one transaction that only reads, for the person who asks; it takes no write lock.

        A person seen for the first time is kept before, in a transaction of its own.
        """
        with self.store.reading(patience) as connection:
            found = self._find(connection, caller)
            if found is not None:
                yield found
                return
        with self.unit(caller) as first:
            person_id = first.person.id
        with self.store.reading(patience) as connection:
            yield PersonUnit(self, connection, first.workspace, first.now, people.get(connection, person_id))

    @contextmanager
    def unit_of(self, team_id: str) -> Iterator["Unit"]:
        """Open one write transaction for a workspace, for what the bot does by itself."""
        now = self.clock.now()
        with self.store.unit() as connection:
            yield Unit(self, connection, known_workspace(connection, team_id), now)

    @contextmanager
    def view_of(self, team_id: str, patience: timedelta = PATIENCE) -> Iterator["Unit"]:
        """Open one transaction that only reads, for a workspace; each statement may take as long as `patience`."""
        now = self.clock.now()
        with self.store.reading(patience) as connection:
            yield Unit(self, connection, known_workspace(connection, team_id), now)

    def _find(self, connection: Connection, caller: Caller) -> "PersonUnit | None":
        workspace = known_workspace(connection, caller.team_id)
        person = people.find(connection, workspace.id, caller.user_id)
        return None if person is None else PersonUnit(self, connection, workspace, self.clock.now(), person)


@dataclass(frozen=True, slots=True)
class Unit:
    """One transaction on a workspace, and the instant at which it happens."""

    context: Context
    connection: Connection
    workspace: Workspace
    now: datetime

    @contextmanager
    def then_write(self) -> Iterator["Unit"]:
        """Open a write transaction for the same workspace and instant, once this one has ended."""
        with self.context.store.unit() as connection:
            yield Unit(self.context, connection, self.workspace, self.now)

    def of(self, person: Person) -> "PersonUnit":
        """Return the same transaction as one about this person."""
        return PersonUnit(self.context, self.connection, self.workspace, self.now, person)


@dataclass(frozen=True, slots=True)
class PersonUnit(Unit):
    """One transaction about one person."""

    person: Person

    @property
    def zone(self) -> ZoneInfo:
        """The person's time zone."""
        return person_zone(self.person, self.workspace)

    @property
    def today(self) -> date:
        """The person's own calendar day."""
        return local_day(self.now, self.zone)


def known_workspace(connection: Connection, team_id: str) -> Workspace:
    """Return the workspace with this team id; raise BotError when the bot does not serve it."""
    workspace = workspaces.find(connection, team_id)
    if workspace is None:
        raise BotError(_NOT_SERVED)
    return workspace


def seeded(seed: str) -> Random:
    """The random source that a seed stands for; the same seed gives the same draws."""
    return Random(seed)  # noqa: S311  it draws ideas, it keeps no secret
