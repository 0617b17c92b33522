"""Store which ideas people declined for good."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select

from bot.domain.kinds import Kind
from bot.storage.rows import insert_once
from bot.storage.tables import unwanted_ideas


def of_person(connection: Connection, person_id: int) -> dict[str, Kind]:
    """Return the keys of the ideas that the person declined, each with its kind."""
    return {row.idea: row.kind for row in connection.execute(_OF_PERSON, {"person": person_id})}


def of_people(connection: Connection, person_ids: Sequence[int]) -> dict[int, dict[str, Kind]]:
    """Return the same for several people."""
    found: dict[int, dict[str, Kind]] = {person_id: {} for person_id in person_ids}
    for row in connection.execute(_OF_PEOPLE, {"people": list(person_ids)}):
        found[row.person_id][row.idea] = row.kind
    return found


def decline(connection: Connection, person_id: int, idea: str, kind: Kind, now: datetime) -> None:
    """Keep that the person declined the idea with this key; a second time changes nothing."""
    values = {"person_id": person_id, "idea": idea, "kind": kind, "declined_at": now}
    insert_once(connection, unwanted_ideas, values, ("person_id", "idea"))


def allow_again(connection: Connection, person_id: int, idea: str) -> None:
    """Forget that the person declined the idea."""
    connection.execute(
        delete(unwanted_ideas).where(unwanted_ideas.c.person_id == person_id, unwanted_ideas.c.idea == idea)
    )


# Built once: building takes SQLAlchemy longer than running, and every draw runs this.
_OF_PEOPLE = select(unwanted_ideas).where(unwanted_ideas.c.person_id.in_(bindparam("people", expanding=True)))
_OF_PERSON = select(unwanted_ideas.c.idea, unwanted_ideas.c.kind).where(
    unwanted_ideas.c.person_id == bindparam("person")
)
