"""Find the people who review the stories."""

from bot.domain.people import Person, Workspace
from bot.domain.reviews import may_review
from bot.storage import people
from bot.usecases.unit import Unit


def reviewers_of(unit: Unit) -> list[Person]:
    """Return the reviewers who are still here."""
    found = (people.find(unit.connection, unit.workspace.id, slack_id) for slack_id in sorted(unit.workspace.reviewers))
    return [person for person in found if person is not None and may_review(person, unit.workspace)]


def reviews_stories(workspace: Workspace, person: Person) -> bool:
    """Return whether the person reviews stories now."""
    return workspace.review and may_review(person, workspace)
