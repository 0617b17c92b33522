"""Who the people are: where they live, and how each of them is, drawn from the seed."""

from dataclasses import dataclass, field
from datetime import datetime, time
from random import Random

from bot.domain.reading.places import Place
from simulation.history import State, Timeline

HOMES = (
    ("Pacific/Auckland", Place("NZ", "AUK")),
    ("Asia/Tokyo", Place("JP")),
    ("Asia/Kolkata", Place("IN", "KA")),
    ("Europe/Berlin", Place("DE", "BE")),
    ("Europe/London", Place("GB", "ENG")),
    ("Africa/Lagos", Place("NG")),
    ("America/Sao_Paulo", Place("BR", "SP")),
    ("America/New_York", Place("US", "NY")),
    ("America/Los_Angeles", Place("US", "CA")),
    ("Pacific/Honolulu", Place("US", "HI")),
    ("Africa/Casablanca", Place("MA")),
    ("Australia/Lord_Howe", Place("AU", "NSW")),
)
ROLES = ("support", "sales", "success", "engineering", "product", "finance", "operations", "field", "leadership")
TEAMS = ("North", "South", "Harbour", "Orchard", "Lighthouse", "Meadow", "River", "Hill")
TIMES = (time(8), time(9), time(9), time(10, 15), time(13), time(16, 30), time(17, 45), time(2, 30), time(19))
WEEKS = (frozenset({0, 1, 2, 3}), frozenset({0, 2, 4}), frozenset({6, 0, 1, 2, 3}), frozenset({1, 2, 3, 4, 5}))
NIGHT = (time(22), time(8))
QUIET_HOURS = (
    (NIGHT,),
    (NIGHT,),
    (NIGHT, (time(9), time(10, 5))),
    (NIGHT, (time(9, 15), time(13))),
    ((time(23), time(9, 45)),),
)


@dataclass(frozen=True, slots=True)
class Character:
    """How a person is: shares of nudges (0..1) for what they do with one, and times a year for what they do unasked."""

    answers: float
    records: float
    notices: float
    takes: float
    travels: float
    holidays: float
    changes: float
    pauses: float
    stops: float
    leaves: float
    shares: bool
    keeps_them_coming: float
    wants_fewer: float


@dataclass(slots=True)
class Inhabitant:
    """A person of the simulated company, with all that held for them so far; `id` is their row in the database."""

    slack_id: str
    name: str
    home: str
    place: Place
    role: str | None
    team: str | None
    character: Character
    rng: Random
    id: int = 0
    busy_until: datetime | None = None
    since: list[datetime] = field(default_factory=list)
    states: list[State] = field(default_factory=list)

    @property
    def state(self) -> State:
        """What holds for them now."""
        return self.states[-1]

    def becomes(self, at: datetime, state: State) -> None:
        """Let something else hold for them from now on."""
        self.since.append(at)
        self.states.append(state)

    @property
    def timeline(self) -> Timeline:
        """All that held for them."""
        return Timeline(tuple(self.since), tuple(self.states))


def inhabitant(seed: str, number: int, began: datetime) -> Inhabitant:
    """The person with a number, the same for the same seed."""
    rng = Random(f"{seed}:{number}")  # noqa: S311  it draws a life, it keeps no secret
    home, place = HOMES[number % len(HOMES)]
    character = Character(
        answers=rng.choice((0.75, 0.6, 0.35, 0.35, 0.12, 0.03, 0.0)),
        records=rng.choice((0, 4, 12, 12, 40)),
        notices=rng.choice((0, 1, 4, 12)),
        takes=rng.choice((0, 0, 2, 8)),
        travels=rng.choice((0, 0, 1, 5)),
        holidays=rng.choice((0, 1, 2, 3)),
        changes=rng.choice((0, 0.5, 2)),
        pauses=rng.choice((0, 0, 0.5, 1.5)),
        stops=rng.choice((0, 0, 0, 0.5)),
        leaves=rng.choice((0, 0, 0, 0, 0.3)),
        shares=rng.random() < 0.8,  # noqa: PLR2004  most share
        keeps_them_coming=rng.choice((0.0, 0.3, 0.9)),
        wants_fewer=rng.choice((0.0, 0.0, 0.01, 0.05)),
    )
    person = Inhabitant(
        slack_id=f"U{number:05}",
        name=f"Person {number}",
        home=home,
        place=place,
        role=rng.choice((*ROLES, None, None)),
        team=rng.choice((*TEAMS, None, None)),
        character=character,
        rng=rng,
    )
    quiet = rng.choice(QUIET_HOURS) if rng.random() < 0.5 else ()  # noqa: PLR2004  half of them keep quiet hours
    person.becomes(began, State(zone=home, quiet=quiet))
    return person
