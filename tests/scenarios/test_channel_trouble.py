"""The channel is archived, or the bot is not in it: admins are told, nothing is lost, and it is posted when mended."""

from datetime import timedelta

import pytest

from bot.domain.settlements import LOOKS
from local_slack import LocalSlack, Person, SeenMessage
from tests.support.office import Office, answer

MENDED = timedelta(minutes=11)


@pytest.fixture
def ada(slack: LocalSlack) -> Person:
    """Ada, an admin of Slack whom the bot has met in the channel."""
    ada = slack.add_person("ada", real_name="Ada Admin", admin=True)
    slack.join(ada, "cx")
    return ada


def news(office: Office, person: Person) -> list[SeenMessage]:
    return [message for message in office.slack.posted(person) if "Nothing is lost" in message.says]


def told(office: Office, person: Person) -> SeenMessage:
    """What the admin is told after some ticks, in which it is told once."""
    for _ in range(3):
        office.wait(timedelta(minutes=1))
    (message,) = news(office, person)
    return message


def test_an_archived_channel_is_told_once_and_posted_to_once_when_it_is_back(
    ada: Person, office: Office, ana: Person
) -> None:
    office.welcome()
    answer(ana, "helped Ms Okafor")
    office.go_to(26, "10:00")
    office.slack.archive("cx")
    office.slack.wait_until(lambda: office.rows("SELECT id FROM deliveries WHERE kind = 'channel_trouble'"))
    office.tick()
    message = told(office, ada)
    assert "Fri 27 Nov, 15:00" in message.says
    assert "#cx" in message.says
    assert "archived" in message.says
    office.go_to(27, "15:01")
    for _ in range(3):
        office.wait(MENDED)
    assert len(news(office, ada)) == 1
    assert office.shoutouts() == []
    office.slack.unarchive("cx")
    office.slack.wait_until(lambda: office.rows("SELECT id FROM deliveries WHERE next_attempt_at <= ?", _now(office)))
    office.tick()
    (post,) = office.shoutouts()
    assert "Okafor" in post.says
    office.wait(MENDED)
    assert len(office.shoutouts()) == 1
    assert news(office, ada) == []
    (told_again,) = [message for message in office.slack.posted(ada) if "Fixed: " in message.says]
    assert "the shout-out is now posted in #cx" in told_again.says


def test_a_bot_that_was_removed_says_so_and_posts_when_it_is_invited(ada: Person, office: Office, ana: Person) -> None:
    office.welcome()
    answer(ana, "helped Ms Okafor")
    office.go_to(27, "12:00")
    office.slack.remove_bot("cx")
    office.go_to(27, "15:01")
    message = told(office, ada)
    assert "/invite @cx-help" in message.says
    assert office.shoutouts() == []
    office.slack.add_bot("cx")
    office.wait(MENDED)
    assert len(office.shoutouts()) == 1
    assert news(office, ada) == []


def test_without_an_event_the_refusal_itself_tells(ada: Person, office: Office, ana: Person) -> None:
    office.welcome()
    answer(ana, "helped Ms Okafor")
    office.slack.faults.fail("chat.postMessage", "restricted_action_read_only_channel", times=1)
    office.go_to(27, "15:01")
    message = told(office, ada)
    assert "Mon 30 Nov, 15:0" in message.says
    assert "only some people may" in message.says
    ada.clicks("Workspace settings", on=message)
    assert ada.wait_for_modal("Workspace settings")
    office.wait(MENDED)
    assert len(office.shoutouts()) == 1


def test_several_admins_are_told_and_nobody_else(ada: Person, office: Office, ana: Person, ben: Person) -> None:
    office.slack.set_admin(ben, admin=True)
    office.welcome()
    office.slack.archive("cx")
    office.go_to(27, "15:01")
    told(office, ada)
    told(office, ben)
    assert news(office, ana) == []


def test_where_no_admin_is_known_it_is_logged_and_nothing_is_lost(
    office: Office, ana: Person, caplog: pytest.LogCaptureFixture
) -> None:
    answer(ana, "helped Ms Okafor")
    office.slack.archive("cx")
    office.go_to(27, "15:01")
    assert "no admin is known" in caplog.text
    office.slack.unarchive("cx")
    office.wait(MENDED)
    assert len(office.shoutouts()) == 1


def test_after_three_days_the_stories_are_in_the_next_one(ada: Person, office: Office, ana: Person) -> None:
    office.welcome()
    answer(ana, "helped Ms Okafor")
    office.slack.archive("cx")
    office.go_to(27, "15:01")
    office.go_to(30, "15:30")
    office.go_to(30, "16:30")
    assert office.row("SELECT outcome FROM shoutouts") == {"outcome": "missed"}
    office.slack.unarchive("cx")
    office.go_to(4, "15:01", month=12)
    (post,) = office.shoutouts()
    assert "Okafor" in post.says
    assert len(news(office, ada)) == 1


def test_a_shout_out_whose_channel_an_admin_empties_waits_for_another(ada: Person, office: Office, ana: Person) -> None:
    office.welcome()
    answer(ana, "helped Ms Okafor")
    office.slack.faults.drop_before("chat.postMessage")
    office.go_to(27, "15:01")
    choose_channel(ada, None)
    for _ in range(len(LOOKS) + 1):
        office.wait(MENDED)
    assert office.shoutouts() == []
    choose_channel(ada, "#cx")
    office.wait(MENDED)
    assert len(office.shoutouts()) == 1


@pytest.mark.parametrize("refusal", ["msg_blocks_too_long", "invalid_blocks"])
def test_a_shout_out_that_slack_refuses_for_its_length_is_posted_shorter_at_once(
    ada: Person, office: Office, ana: Person, ben: Person, chidi: Person, refusal: str
) -> None:
    office.welcome()
    for person in (ada, ana, ben, chidi):
        answer(person, "helped Ms Okafor " + "with her invoice, " * 100 + "and with her order")
    office.slack.faults.fail("chat.postMessage", refusal)
    office.go_to(27, "15:01")
    (post,) = office.shoutouts()
    assert all(f"{name} “" in post.text for name in ("ada", "ana", "ben", "chidi"))
    assert 4 <= post.text.count("with her invoice") < 100
    assert news(office, ada) == []


def test_one_that_slack_refuses_however_short_it_is_made_is_told_to_an_admin(
    ada: Person, office: Office, ana: Person
) -> None:
    office.welcome()
    answer(ana, "helped Ms Okafor " + "with her invoice, " * 100 + "and with her order")
    office.slack.faults.fail("chat.postMessage", "msg_blocks_too_long", times=2)
    office.go_to(27, "15:01")
    assert office.shoutouts() == []
    assert "even in a shorter form" in told(office, ada).says
    office.wait(MENDED)
    assert len(office.shoutouts()) == 1


def choose_channel(admin: Person, channel: str | None) -> None:
    admin.types("/cx-help workspace settings")
    admin.wait_for_modal("Workspace settings")
    admin.fills({"channel": channel})
    submitted = admin.submits()
    assert submitted.errors == {}
    admin.closes(everything=True)


def _now(office: Office) -> str:
    return office.slack.clock.now().strftime("%Y-%m-%d %H:%M:%S.%f")
