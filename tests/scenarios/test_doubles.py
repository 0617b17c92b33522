"""The same thing twice: two replicas, two clicks, two envelopes."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from bot.settings import Settings
from local_slack import LocalSlack, Person
from tests.support.office import Office, answer

ROUNDS = 3


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest, settings: Settings) -> Settings:
    """The settings, for each kind of database."""
    if request.param == "sqlite":
        return settings
    url: str = request.getfixturevalue("postgres_url")
    return replace(settings, database_url=url)


def test_two_replicas_that_tick_at_once_send_each_message_once(slack: LocalSlack, either: Settings) -> None:
    office = Office(slack, either)
    office.start()
    people = [slack.person(name) for name in ("ana", "ben", "chidi")]
    try:
        with office.replica() as other, ThreadPoolExecutor() as pool:

            def both() -> None:
                for done in [pool.submit(bot.tick) for bot in (office.bot, other) for _ in range(ROUNDS)]:
                    done.result()

            office.bot.read_members()
            other.read_members()
            both()
            office.enrol(*people)
            for day, at in ((24, "10:31"), (27, "15:01")):
                office.move_to(day, at)
                both()
            welcomes = [message for who in people for message in slack.posted(who) if "Hello" in message.says]
            assert [len(office.nudges(person)) for person in people] == [1, 1, 1]
            assert len(welcomes) == len(people)
            assert len(office.shoutouts()) == 1
    finally:
        office.stop()


def test_a_command_that_slack_sends_twice_records_once(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor")
    answer(ana, "need Acme waits")
    for envelope in [each for each in office.slack.envelopes() if each.type == "slash_commands"]:
        assert office.slack.resend(envelope)
    assert len(office.rows("SELECT id FROM actions")) == 1
    assert len(office.rows("SELECT id FROM needs")) == 1


def test_the_same_words_typed_twice_are_two_actions_once_their_person_says_so(office: Office, ana: Person) -> None:
    answer(ana, "helped Ms Okafor")
    again = answer(ana, "Helped Ms Okafor!")
    assert "You recorded this already today" in again.says
    assert len(office.rows("SELECT id FROM actions")) == 1
    ana.clicks("Record it again", on=again)
    ana.sees("✓ Recorded")
    assert len(office.rows("SELECT id FROM actions")) == 2


@pytest.mark.parametrize("button", ["Undo", "Keep private", "action.kind:delight", "Nudge me on workdays"])
def test_a_double_click_on_a_card_does_it_once_and_raises_no_warning(office: Office, ana: Person, button: str) -> None:
    card = answer(ana, "helped Ms Okafor")
    assert ana.clicks(button, on=card, times=3).ok
    assert len(office.rows("SELECT id FROM actions")) == 1
    assert len(office.rows("SELECT id FROM people")) == 1


def test_many_people_at_once_are_all_answered_in_time(office: Office) -> None:
    people = [office.slack.add_person(f"person{number}") for number in range(12)]
    with ThreadPoolExecutor(len(people)) as pool:
        replies = list(pool.map(lambda person: answer(person, f"helped the customer of {person.name}"), people))
    assert all("Undo" in reply.buttons for reply in replies)
    assert len(office.rows("SELECT id FROM actions")) == 12
