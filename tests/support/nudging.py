"""A person's nudge of one kind alone, and how they answered it."""

import sqlite3
from contextlib import closing

from local_slack import Person, SeenMessage
from tests.support.office import Office


def wants_only(office: Office, person: Person, source: str) -> None:
    """Let somebody get offers of one kind alone."""
    unwanted = " ".join(sorted({"need", "follow_up", "story", "idea"} - {source}))
    file = office.settings.database_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE people SET unwanted = ? WHERE slack_id = ?", (unwanted, person.id))


def nudge_of(office: Office, person: Person, day: int, month: int = 11) -> SeenMessage:
    """The nudge that comes to somebody on this day."""
    office.go_to(day, "09:31", month=month)
    return office.nudges(person)[-1]


def answered(office: Office) -> str | None:
    how: str | None = office.rows("SELECT answer FROM nudge_decisions WHERE outcome = 'send' ORDER BY id")[-1]["answer"]
    return how
