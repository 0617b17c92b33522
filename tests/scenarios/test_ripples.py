"""The picture of what spread: posted once in the thread of the shout-out, and never at the post's cost."""

from datetime import timedelta
from urllib.request import urlopen

import pytest
from slack_sdk import WebClient

from bot.domain.settlements import LOOKS
from local_slack import Person, SeenMessage
from tests.support.edits import SHOWN
from tests.support.office import Office, answer

A_WHILE = timedelta(minutes=6)


def inspired(office: Office, *people: Person) -> None:
    """Everybody does something, and says that the one before inspired it."""
    for number, person in enumerate(people):
        answer(person, f"helped customer number {number}")
        if number:
            office.link(number + 1, number)


def pictures(office: Office) -> list[SeenMessage]:
    return [message for message in office.slack.posted("cx") if message.files]


@pytest.fixture
def spread(office: Office, ana: Person, ben: Person, chidi: Person) -> Office:
    """A week in which a story inspired others."""
    inspired(office, ana, ben, chidi)
    return office


def test_the_post_comes_first_and_the_picture_in_its_thread(spread: Office) -> None:
    spread.go_to(27, "15:01")
    (post,), (picture,) = spread.shoutouts(), pictures(spread)
    assert picture.thread_ts == post.ts
    assert "Who inspired whom, in a picture" in picture.text
    assert "ana (helped) inspired ben (helped)" in picture.text.casefold()
    assert (picture.pings, picture.broadcasts) == ((), ())
    client = WebClient(spread.slack.bot_token, spread.slack.api_url)
    replies = client.conversations_replies(channel=post.channel, ts=post.ts)["messages"]
    (file,) = replies[-1]["files"]
    assert file["alt_txt"].startswith("A picture of who inspired whom")
    with urlopen(file["url_private"], timeout=30) as response:  # noqa: S310  our own loopback
        assert response.read().startswith(b"\x89PNG")
    spread.restart()
    spread.wait(A_WHILE)
    assert len(pictures(spread)) == 1


def test_after_a_restart_between_upload_and_completion_the_same_file_is_shown(spread: Office) -> None:
    spread.slack.faults.drop_before("files.completeUploadExternal")
    spread.go_to(27, "15:01")
    kept = spread.row("SELECT picture_file_id FROM shoutouts")
    assert kept["picture_file_id"]
    assert pictures(spread) == []
    spread.restart()
    for _ in LOOKS:
        spread.wait(A_WHILE)
    (picture,) = pictures(spread)
    assert picture.files == (kept["picture_file_id"],)
    assert spread.row("SELECT picture_file_id FROM shoutouts") == kept


def words(office: Office) -> list[str]:
    """What is said of pictures in the channel, also of one that is gone."""
    return [message.says for message in office.slack.posted("cx") if "Who inspired whom, in a picture" in message.says]


def test_what_is_undone_after_the_post_takes_the_picture_away_with_its_words(
    office: Office, ana: Person, ben: Person, chidi: Person
) -> None:
    inspired(office, ana, ben)
    card = answer(chidi, "helped customer number 2")
    office.link(3, 2)
    office.go_to(27, "15:01")
    assert len(pictures(office)) == 1
    chidi.clicks("Undo", on=card)
    office.slack.wait_until(lambda: office.rows("SELECT id FROM actions WHERE undone_at IS NOT NULL"))
    office.wait(timedelta(seconds=5))
    assert (pictures(office), words(office)) == ([], [])
    assert len(office.shoutouts()) == 1
    assert office.edits("ripples") == [SHOWN]


def test_without_the_scope_the_post_stands_and_that_is_logged_once(
    spread: Office, caplog: pytest.LogCaptureFixture
) -> None:
    spread.slack.faults.fail("files.getUploadURLExternal", "missing_scope")
    spread.go_to(27, "15:01")
    spread.wait(A_WHILE)
    spread.restart()
    spread.wait(timedelta(hours=2))
    assert pictures(spread) == []
    assert len(spread.shoutouts()) == 1
    (said,) = [record.message for record in caplog.records if "missing_scope" in record.message]
    assert "install the app again" in said
