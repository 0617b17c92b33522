"""Noticing, thanking and declining: what people see of it, and what two hundred presses at once come to."""

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta

import pytest

from local_slack import LocalSlack, Person, SeenMessage
from tests.support.edits import SHOWN
from tests.support.office import Office, answer

CROWD = 200


@pytest.fixture
def crowd(slack: LocalSlack) -> list[Person]:
    """Two hundred more colleagues in the channel, who were there before the bot."""
    people = [slack.add_person(f"colleague{number}") for number in range(CROWD)]
    for person in people:
        slack.join(person, "cx")
    return people


@pytest.fixture
def post(office: Office, ana: Person) -> SeenMessage:
    """The shout-out with Ana's story."""
    office.has_learned_a_fast_pace()
    office.welcome()
    answer(ana, "delighted Ms Okafor with a cake")
    office.go_to(27, "15:01")
    (posted,) = office.shoutouts()
    return posted


def reads(office: Office) -> str:
    """What the one shout-out says by now."""
    (posted,) = office.shoutouts()
    return posted.says


def notices(office: Office) -> int:
    return len(office.rows("SELECT person_id FROM notices"))


def answer_to(person: Person, press: int, office: Office) -> str:
    """What the person alone reads in the channel after pressing for the first, second … time."""

    def answers() -> list[str]:
        return [message.says for message in person.messages("#cx") if message.ephemeral]

    office.slack.wait_until(lambda: len(answers()) >= press, within=30)
    return answers()[press - 1]


def press_again_if_told_to(office: Office, person: Person, post: SeenMessage) -> None:
    """Do as people do on a busy machine, which tells some of so many in time that it could not save that."""
    presses = 1
    while "couldn't save" in answer_to(person, presses, office):
        person.clicks("I noticed", on=post)
        presses += 1


def test_two_hundred_people_press_at_once(crowd: list[Person], office: Office, post: SeenMessage) -> None:
    with ThreadPoolExecutor(CROWD) as pool:
        pressing = [pool.submit(person.clicks, "I noticed", on=post) for person in crowd]
        while wait(pressing, timeout=1).not_done:
            office.wait(timedelta(seconds=5))
        for press in pressing:
            press.result()
    for person in crowd:
        press_again_if_told_to(office, person, post)
    office.slack.wait_until(lambda: notices(office) == CROWD, within=30, saying="all presses count")
    for _ in range(3):
        office.wait(timedelta(seconds=10))
    assert f"{CROWD} colleagues noticed" in reads(office)
    assert office.edits("shoutout") == [SHOWN]
    made = office.slack.calls("chat.update")
    assert len(made) < CROWD / 4
    assert all(call.ok for call in made)


def test_the_count_is_shown_in_the_post_and_taken_out_again(office: Office, ben: Person, post: SeenMessage) -> None:
    ben.clicks("I noticed", on=post)
    ben.sees("You noticed", where="#cx")
    office.wait(timedelta(seconds=10))
    assert "1 colleague noticed" in reads(office)
    ben.clicks("I noticed", on=post)
    office.slack.wait_until(lambda: notices(office) == 0)
    office.wait(timedelta(seconds=10))
    assert reads(office) == post.says
    assert office.edits("shoutout") == [SHOWN]
    assert len(office.slack.calls("chat.update")) == 2


def test_the_noticed_person_is_told_in_their_next_nudge(
    office: Office, ana: Person, ben: Person, chidi: Person, post: SeenMessage
) -> None:
    office.enrol(ana)
    for person in (ben, chidi):
        person.clicks("I noticed", on=post)
        person.sees("You noticed", where="#cx")
    office.wait(timedelta(minutes=1))
    ana.does_not_see("noticed by", where=ana.dm)
    assert "New: 2 colleagues noticed your story." in ana.opens_home().says
    office.go_to(30, "09:31")
    (nudge,) = office.nudges(ana)
    assert "2 colleagues noticed your story." in nudge.says
    office.slack.wait_until(lambda: "New:" not in ana.opens_home().says)


def thanks(office: Office, person: Person, post: SeenMessage, words: str) -> None:
    person.clicks("I noticed", on=post)
    button = person.sees("You noticed", where="#cx")
    person.clicks("Say thanks", on=button)
    assert "Ms Okafor" in person.wait_for_modal("Say thanks").says
    person.fills({"words": words})
    person.submits()
    assert "ana will get your thanks" in person.wait_for_modal("Thanks").says
    person.closes()
    office.tick()
    person.clicks("Say thanks", on=button)
    assert person.sees("already", where="#cx").ephemeral


def test_thanks_reach_the_person_with_words_that_do_no_harm(
    office: Office, ana: Person, ben: Person, post: SeenMessage
) -> None:
    thanks(office, ben, post, "Lovely, <!channel>! *Bold* <https://x.org|click>")
    brought = ana.sees("thanks you", where=ana.dm)
    assert "Ms Okafor" in brought.says
    for live in ("<!channel>", "<https://x.org|click>"):
        assert live not in brought.says
    assert {block["text"]["type"] for block in brought.blocks if "Lovely" in str(block)} == {"plain_text"}
    assert len(office.rows("SELECT id FROM thanks")) == 1


def test_thanks_without_words_are_asked_for_them(office: Office, ben: Person, post: SeenMessage) -> None:
    ben.clicks("I noticed", on=post)
    ben.clicks("Say thanks", on=ben.sees("You noticed", where="#cx"))
    ben.wait_for_modal("Say thanks")
    ben.fills({"words": "   "})
    assert "Write a few words" in str(ben.submits())
    assert office.rows("SELECT id FROM thanks") == []


def declines(office: Office, person: Person) -> None:
    person.types("/cx-help settings")
    person.wait_for_modal("Settings")
    person.fills({"featured": False})
    person.submits()
    assert "leave you out" in person.wait_for_modal("Saved").says
    person.closes()
    office.wait(timedelta(seconds=10))


def test_who_declines_goes_from_the_post_and_is_thanked_in_private_from_then_on(
    office: Office, ana: Person, post: SeenMessage
) -> None:
    assert "ana “" in post.says
    declines(office, ana)
    assert "Ms Okafor" not in reads(office)
    assert "ana" not in reads(office).split()
    assert "feature you" in answer(ana, "helped Mr Li with his form").says
    office.go_to(4, "15:01", month=12)
    newest = office.shoutouts()[-1]
    assert "ana" not in newest.says.split()
    office.wait(timedelta(minutes=1))
    assert "you've recorded 1 useful thing for customers since Fri 27 Nov." in ana.sees("Thank you:", where=ana.dm).says
    office.restart()
    office.wait(timedelta(minutes=1))
    assert len(office.rows("SELECT id FROM deliveries WHERE kind = 'private_thanks'")) == 1


def test_who_declines_is_named_no_more_in_a_colleagues_story(office: Office, ana: Person, ben: Person) -> None:
    office.welcome()
    answer(ben, f"baked a cake for Acme with <@{ana.id}> and ana ferreira, as Ana said")
    answer(ben, "need Globex waits for a call back from Ana Ferreira")
    office.go_to(27, "15:01")
    assert "“baked a cake for Acme with @\u2060ana and ana ferreira, as Ana said”" in reads(office)
    assert "call back from Ana Ferreira”" in reads(office)
    declines(office, ana)
    assert "“baked a cake for Acme with @\u2060a colleague and a colleague, as Ana said”" in reads(office)
    assert "call back from a colleague”" in reads(office)
