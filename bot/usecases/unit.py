"""Define the one unit of work: a transaction, its workspace, person and instant, and the parts for use cases."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.clock import Clock
from bot.domain.ideas import Idea
from bot.domain.kept_ideas import digest
from bot.domain.offered_ideas import IdeaShelf
from bot.domain.people import Person, Workspace, local_day, person_zone
from bot.errors import BotError, Problem
from bot.storage import callers, people, workspaces
from bot.storage.engine import Store
from bot.storage.transaction_manners import PATIENCE
from bot.usecases.declined_names import DeclinedNames
from bot.usecases.edges import Holidays, Masking
from bot.usecases.known_people import Known, KnownPeople


@dataclass(frozen=True, slots=True)
class UnknownWorkspace(Problem):
    """The bot does not serve this workspace."""


@dataclass(frozen=True, slots=True)
class Caller:
    """The Slack user who asks, and their Slack workspace."""

    team_id: str
    user_id: str


@dataclass(frozen=True, slots=True)
class Context:
    """The parts that wiring puts together for the use cases.

    `new_seed` returns a fresh seed for each draw. The seed is kept with the draw, so that the draw can be replayed.
    `admins` are Slack ids of people who may change the workspace's settings in addition to Slack's admins. `is_foreign`
    tells whether a text is surely not in English. `known` is what the process remembers of people. `catalogue` is the
    digest of the ideas, and `shelf` weighs them.
    """

    store: Store
    clock: Clock
    ideas: tuple[Idea, ...]
    new_seed: Callable[[], str]
    holidays: Holidays
    masking: Masking
    admins: frozenset[str] = frozenset()
    is_foreign: Callable[[str], bool] = lambda _: False
    known: KnownPeople = field(default_factory=KnownPeople)
    catalogue: str = field(init=False)
    shelf: IdeaShelf = field(init=False)

    def __post_init__(self) -> None:
        """Compute what follows from the ideas."""
        object.__setattr__(self, "catalogue", digest(self.ideas))
        object.__setattr__(self, "shelf", IdeaShelf(self.ideas))

    def idea(self, key: str) -> Idea | None:
        """Return the idea with this key, or None if it has left the catalogue."""
        return next((idea for idea in self.ideas if idea.key == key), None)

    @contextmanager
    def unit(self, caller: Caller, *, locked: bool = False) -> Iterator["PersonUnit"]:
        """Open one write transaction for the caller; add a person who is new.

        With `locked`, the caller's other locked transactions wait until this one ends. Commit when the block ends, roll
        back when the block raises. Units do not nest. Raise BotError if the workspace is unknown, or the database is
        too busy, full or out of reach.
        """
        now = self.clock.now()
        with self.store.unit() as connection:
            found = callers.find(connection, caller.team_id, caller.user_id, lock=locked)
            if found is None:
                workspace = known_workspace(connection, caller.team_id)
                people.get_or_add(connection, workspace.id, caller.user_id, now)
                found = callers.find(connection, caller.team_id, caller.user_id, lock=locked)
            if found is None:  # pragma: no cover - it has just been added
                raise BotError(UnknownWorkspace())
            self.remember(caller, found[1])
            yield PersonUnit(self, connection, found[0], now, found[1], locked)

    @contextmanager
    def view(self, caller: Caller, patience: timedelta = PATIENCE) -> Iterator["PersonUnit"]:
        """Open one transaction that only reads, for the caller; it takes no write lock.

        A new person is added before, in a transaction of its own.
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
        """Open one write transaction for a workspace, for work that the bot starts by itself."""
        now = self.clock.now()
        with self.store.unit() as connection:
            yield Unit(self, connection, known_workspace(connection, team_id), now)

    @contextmanager
    def view_of(self, team_id: str, patience: timedelta = PATIENCE) -> Iterator["Unit"]:
        """Open one read-only transaction for a workspace; each statement may take as long as `patience`."""
        now = self.clock.now()
        with self.store.reading(patience) as connection:
            yield Unit(self, connection, known_workspace(connection, team_id), now)

    def _find(self, connection: Connection, caller: Caller) -> "PersonUnit | None":
        found = callers.find(connection, caller.team_id, caller.user_id, lock=False)
        if found is None:
            known_workspace(connection, caller.team_id)
            return None
        self.remember(caller, found[1])
        return PersonUnit(self, connection, found[0], self.clock.now(), found[1])

    def remember(self, caller: Caller, person: Person) -> None:
        """Remember what the database has just said of a person."""
        known = Known(profile=person.profile_at is not None, home=person.home_opened_at is not None)
        self.known.note(caller.team_id, caller.user_id, known)


@dataclass(frozen=True, slots=True)
class Unit:
    """One transaction on a workspace, and the instant at which it happens."""

    context: Context
    connection: Connection
    workspace: Workspace
    now: datetime
    declined: DeclinedNames = field(default_factory=DeclinedNames, kw_only=True, compare=False, repr=False)

    @contextmanager
    def then_write(self) -> Iterator["Unit"]:
        """Open a write transaction for the same workspace and instant, after this one has ended."""
        with self.context.store.unit() as connection:
            yield Unit(self.context, connection, self.workspace, self.now)

    def of(self, person: Person) -> "PersonUnit":
        """Return the same transaction, about this person."""
        return PersonUnit(self.context, self.connection, self.workspace, self.now, person, declined=self.declined)


@dataclass(frozen=True, slots=True)
class PersonUnit(Unit):
    """One transaction about one person; if they are `locked`, `person` is what the database holds."""

    person: Person
    locked: bool = False

    @property
    def reads_channel(self) -> bool:
        """Whether the person may see what colleagues did and noticed."""
        return self.person.reads_channel_of(self.workspace)

    @property
    def zone(self) -> ZoneInfo:
        """Return the person's time zone."""
        return person_zone(self.person, self.workspace)

    @property
    def today(self) -> date:
        """Return the person's own calendar day."""
        return local_day(self.now, self.zone)


def known_workspace(connection: Connection, team_id: str) -> Workspace:
    """Return the workspace with this team id; raise BotError if the bot does not serve it."""
    workspace = workspaces.find(connection, team_id)
    if workspace is None:
        raise BotError(UnknownWorkspace())
    return workspace


def seeded(seed: str) -> Random:
    """Return the random source of a seed; the same seed gives the same draws."""
    return Random(seed)  # noqa: S311  it draws ideas, it keeps no secret
