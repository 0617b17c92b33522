"""Who reviews the stories, and of which week."""

from datetime import date

from sqlalchemy import Connection

from bot.domain.people import Person, Workspace
from bot.domain.reviews import may_review
from bot.storage import people


def reviewers_of(connection: Connection, workspace: Workspace) -> list[Person]:
    """The reviewers who are still here."""
    found = (people.find(connection, workspace.id, slack_id) for slack_id in sorted(workspace.reviewers))
    return [person for person in found if person is not None and may_review(person, workspace)]


def week_in(key: str) -> date:
    """The week, named by its Monday, of the shout-out that a delivery under this key is about."""
    return date.fromisoformat(key.split(":")[1])
