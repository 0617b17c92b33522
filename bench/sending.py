"""What it costs to deliver a nudge, but for the call to Slack itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from time import process_time
from typing import Any

from sqlalchemy import Engine, event

from bot.domain.deliveries import Sent
from bot.storage.engine import Store
from bot.storage.migrate import migrate
from bot.usecases.delivery.deliver import deliver_owed
from bot.usecases.delivery.parcels import Parcel
from tests.support.company import Company
from tests.support.postgres import running_postgres

PEOPLE, WEEKS = 200, 4
MOST_CPU, MOST_STATEMENTS = 0.0025, 9


@dataclass(frozen=True, slots=True)
class Cost:
    """What one nudge costs: seconds of CPU, and statements."""

    where: str
    cpu: float
    statements: float

    def __str__(self) -> str:
        """Return the figures with their goals."""
        return (
            f"Delivering a nudge on {self.where}, claimed, loaded and settled together with others\n"
            f"  CPU        {self.cpu * 1000:6.2f} ms   goal {MOST_CPU * 1000:.2f} ms\n"
            f"  statements {self.statements:6.1f}      goal {MOST_STATEMENTS}\n"
        )


class Stored:
    """A Slack that stores everything at once."""

    def __init__(self) -> None:
        self.number = 0

    def send(self, parcel: Parcel) -> Sent:
        """Say where it is."""
        self.number += 1
        return Sent(f"D{parcel.target}", f"{self.number}.1")

    def upload(self, parcel: Parcel) -> str:
        """Refuse: nudges have no pictures."""
        raise NotImplementedError(parcel.delivery.key)

    def find(self, parcel: Parcel) -> Sent | None:
        """Refuse: no answer is lost."""
        raise NotImplementedError(parcel.delivery.key)


def costs(folder: Path) -> Iterator[Cost]:
    """Measure both databases."""
    yield _cost("SQLite", f"sqlite:///{folder / 'sending'}.sqlite3")
    with running_postgres() as server:
        yield _cost("PostgreSQL", server.create("sending"))


@contextmanager
def _noted(statements: list[str]) -> Iterator[None]:
    """Note every statement meanwhile, but for what opens a transaction."""

    def note(_connection: object, _cursor: object, statement: str, *_: Any) -> None:  # noqa: ANN401  SQLAlchemy passes more
        if not statement.startswith(("BEGIN", "PRAGMA", "SET LOCAL")):
            statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def _cost(where: str, url: str) -> Cost:
    store = Store.open(url)
    migrate(store)
    company, slack = Company(store), Stored()
    people = [company.hires_due(f"p{number}") for number in range(PEOPLE)]
    cpu, sent = 0.0, list[str]()
    for week in range(WEEKS):
        company.plans()
        with _noted([] if week == 0 else sent):
            began = process_time()
            deliver_owed(company.context, company.team_id, slack)
            # The first week only warms up.
            cpu += (process_time() - began) * (week > 0)
        company.clock.move(timedelta(weeks=1))
        for person in people:
            company.change(person, next_nudge_at=company.clock.now(), unanswered=0)
    store.close()
    nudges = PEOPLE * (WEEKS - 1)
    return Cost(where, cpu / nudges, len(sent) / nudges)
