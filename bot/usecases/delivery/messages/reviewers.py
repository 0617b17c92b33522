"""Who reviews the stories, and of which week."""

from datetime import date

from bot.domain.people import Person
from bot.domain.reviews import may_review
from bot.storage import people
from bot.usecases.unit import Unit


def reviewers_of(unit: Unit) -> list[Person]:
    """The reviewers who are still here."""
    found = (people.find(unit.connection, unit.workspace.id, slack_id) for slack_id in sorted(unit.workspace.reviewers))
    return [person for person in found if person is not None and may_review(person, unit.workspace)]


def week_in(key: str) -> date:
    """The week, named by its Monday, of the shout-out that a delivery under this key is about."""
    return date.fromisoformat(key.split(":")[1])
