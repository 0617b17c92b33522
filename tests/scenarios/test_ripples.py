"""The picture of what spread: posted once in the thread of the shout-out, and never at the post's cost."""

from datetime import timedelta
from urllib.request import urlopen

import pytest
from slack_sdk import WebClient

from bot.domain.deliveries import UNTIL_MENDED
from local_slack import Person
from local_slack.mrkdwn import parse
from local_slack.seen import SeenMessage
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
    assert "What spread this week" in picture.text
    assert "ana (helped) inspired ben (helped)" in picture.text.casefold()
    assert (picture.pings, picture.broadcasts) == ((), ())
    client = WebClient(spread.slack.bot_token, spread.slack.api_url)
    replies = client.conversations_replies(channel=post.channel, ts=post.ts)["messages"]
    (file,) = replies[-1]["files"]
    assert file["alt_txt"].startswith("A picture of what spread")
    with urlopen(file["url_private"], timeout=5) as response:  # noqa: S310  our own loopback
        assert response.read().startswith(b"\x89PNG")
    spread.restart()
    spread.wait(A_WHILE)
    assert len(pictures(spread)) == 1


def test_a_name_in_its_words_becomes_no_link(office: Office, ana: Person, ben: Person) -> None:
    evil = office.slack.add_person("evil", display_name="https://evil.example/x")
    inspired(office, ana, ben, evil)
    office.go_to(27, "15:01")
    (picture,) = pictures(office)
    assert "evil.\u2060example" in picture.raw_text
    assert not parse(picture.raw_text).bare_links


def test_who_has_a_name_that_cannot_be_drawn_is_a_number_which_the_words_explain(
    office: Office, ana: Person, ben: Person
) -> None:
    star = office.slack.add_person("star", display_name="🌟🌟")
    inspired(office, ana, star, ben)
    office.go_to(27, "15:01")
    (picture,) = pictures(office)
    assert "inspired 1: 🌟🌟 (helped)." in picture.text
    assert "1: 🌟🌟 (helped) inspired" in picture.text
    client = WebClient(office.slack.bot_token, office.slack.api_url)
    (post,) = office.shoutouts()
    replies = client.conversations_replies(channel=post.channel, ts=post.ts)["messages"]
    assert "inspired 1: 🌟🌟 (helped)." in replies[-1]["files"][0]["alt_txt"]


def test_what_was_done_before_this_week_is_told_as_earlier(office: Office, ana: Person, ben: Person) -> None:
    answer(ana, "helped customer number 0")
    office.go_to(27, "15:01")
    assert pictures(office) == []
    answer(ben, "helped customer number 1")
    answer(office.slack.add_person("fay"), "helped customer number 2")
    office.link(2, 1)
    office.link(3, 1)
    office.go_to(4, "15:01", month=12)
    (picture,) = pictures(office)
    assert "ana (helped, earlier) inspired ben (helped) and fay (helped)." in picture.text.casefold()


@pytest.mark.parametrize(
    "method", ["files.getUploadURLExternal", "files.completeUploadExternal", "conversations.replies"]
)
@pytest.mark.parametrize("fault", ["drop_before", "drop_after", "fail", "rate_limit"])
def test_it_arrives_once_whatever_goes_wrong_on_the_way(spread: Office, method: str, fault: str) -> None:
    faults = spread.slack.faults
    if method == "conversations.replies":
        faults.drop_after("files.completeUploadExternal")
    more = {"retry_after": 1} if fault == "rate_limit" else {}
    getattr(faults, fault)(method, **more)
    spread.go_to(27, "15:01")
    for _ in range(4):
        spread.wait(A_WHILE)
    assert len(pictures(spread)) == 1
    assert len(spread.shoutouts()) == 1
    assert spread.row("SELECT status FROM deliveries WHERE kind = 'ripples'") == {"status": "sent"}


def test_after_a_restart_between_upload_and_completion_the_same_file_is_shown(spread: Office) -> None:
    spread.slack.faults.drop_before("files.completeUploadExternal")
    spread.go_to(27, "15:01")
    kept = spread.row("SELECT picture_file_id FROM shoutouts")
    assert kept["picture_file_id"]
    assert pictures(spread) == []
    spread.restart()
    spread.wait(A_WHILE)
    (picture,) = pictures(spread)
    assert picture.files == (kept["picture_file_id"],)
    assert spread.row("SELECT picture_file_id FROM shoutouts") == kept


def words(office: Office) -> list[str]:
    """What is said of pictures in the channel, also of one that is gone."""
    return [message.says for message in office.slack.posted("cx") if "What spread this week" in message.says]


def keep_private(office: Office, person: Person) -> None:
    """Let somebody keep their first action private."""
    (card,) = [message for message in person.messages() if "Keep private" in message.buttons]
    person.clicks("Keep private", on=card)
    office.slack.wait_until(lambda: office.rows("SELECT id FROM actions WHERE NOT shared"))


@pytest.mark.parametrize(
    ("button", "lost"), [("Undo", "files.delete"), ("Undo", "chat.delete"), ("Keep private", "conversations.replies")]
)
def test_what_is_taken_back_after_the_post_takes_the_picture_away_with_its_words(
    office: Office, ana: Person, ben: Person, button: str, lost: str
) -> None:
    answer(ana, "helped customer number 0")
    card = answer(ben, "helped customer number 1")
    office.link(2, 1)
    fay = office.slack.add_person("fay")
    answer(fay, "helped customer number 2")
    office.link(3, 2)
    office.go_to(27, "15:01")
    assert len(pictures(office)) == 1
    ben.clicks(button, on=card)
    gone = "SELECT id FROM actions WHERE undone_at IS NOT NULL OR NOT shared"
    office.slack.wait_until(lambda: office.rows(gone))
    office.slack.faults.drop_after(lost)
    office.wait(timedelta(seconds=5))
    office.wait(A_WHILE)
    office.wait(A_WHILE)
    assert (pictures(office), words(office)) == ([], [])
    assert len(office.shoutouts()) == 1
    assert office.row("SELECT status FROM deliveries WHERE kind = 'ripples_gone'") == {"status": "sent"}


@pytest.mark.parametrize(
    ("method", "error", "status"),
    [
        ("conversations.replies", "thread_not_found", "sent"),
        ("conversations.replies", "not_in_channel", "planned"),
        ("chat.delete", "message_not_found", "sent"),
        ("chat.delete", "is_archived", "planned"),
        ("files.delete", "file_not_found", "sent"),
        ("files.delete", "cant_delete_file", "failed"),
    ],
)
def test_the_picture_itself_goes_also_when_slack_leaves_its_words(
    spread: Office, ben: Person, method: str, error: str, status: str
) -> None:
    spread.go_to(27, "15:01")
    spread.slack.faults.fail(method, error)
    keep_private(spread, ben)
    spread.wait(A_WHILE)
    assert pictures(spread) == []
    assert (words(spread) == []) is (method == "files.delete")
    assert spread.row("SELECT status FROM deliveries WHERE kind = 'ripples_gone'") == {"status": status}


def test_words_that_slack_left_go_once_the_channel_is_mended(spread: Office, ben: Person) -> None:
    spread.go_to(27, "15:01")
    spread.slack.faults.fail("chat.delete", "is_archived")
    keep_private(spread, ben)
    spread.wait(A_WHILE)
    assert words(spread)
    spread.wait(UNTIL_MENDED + A_WHILE)
    assert words(spread) == []
    assert spread.row("SELECT status FROM deliveries WHERE kind = 'ripples_gone'") == {"status": "sent"}


def test_what_slack_says_is_somebody_elses_message_keeps_its_words(spread: Office, ben: Person) -> None:
    spread.go_to(27, "15:01")
    (picture,) = pictures(spread)
    spread.slack.faults.fail("chat.delete", "cant_delete_message")
    keep_private(spread, ben)
    spread.wait(A_WHILE)
    assert pictures(spread) == []
    assert words(spread) == [f"{picture.text}\n[a file that was deleted]"]
    assert spread.row("SELECT status FROM deliveries WHERE kind = 'ripples_gone'") == {"status": "sent"}


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


def test_a_stand_in_without_files_costs_the_picture_alone(spread: Office) -> None:
    spread.slack.faults.fail("files.getUploadURLExternal", "unknown_method")
    spread.go_to(27, "15:01")
    spread.wait(A_WHILE)
    assert (len(spread.shoutouts()), pictures(spread)) == (1, [])


def test_what_is_undone_before_the_post_is_not_in_the_picture(office: Office, ana: Person, ben: Person) -> None:
    others = [office.slack.add_person(name) for name in ("dana", "emil", "fay")]
    inspired(office, ana, *others)
    card = answer(ben, "solved it for another customer")
    office.link(5, 4)
    office.slack.faults.drop_before("chat.postMessage")
    office.go_to(27, "15:01")
    ben.clicks("Undo", on=card)
    office.slack.wait_until(lambda: office.rows("SELECT id FROM actions WHERE undone_at IS NOT NULL"))
    office.wait(timedelta(seconds=10))
    office.wait(timedelta(seconds=10))
    (picture,) = pictures(office)
    assert "fay" in picture.text.casefold()
    assert "ben" not in picture.text.casefold()
