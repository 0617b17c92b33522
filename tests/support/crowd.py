"""Several people who type at the same moment."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from local_slack import Person
from tests.support.office import Office, answer


def eight_people(office: Office) -> list[Person]:
    """Eight people, of whom the bot knows four."""
    people = [office.slack.add_person(f"person{number}") for number in range(8)]
    for known in people[:4]:
        answer(known, "me")
    return people


def what_they_did(person: Person) -> str:
    """The deed that a person types."""
    return f"helped the customer of {person.name}"


def all_record(people: Sequence[Person]) -> list[str]:
    """Let everybody type at once what they did; what each is answered."""
    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(lambda person: answer(person, what_they_did(person)).says, people))
