"""Apps look up people, files and emoji, and learn what this local Slack does not know."""

import logging
from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from local_slack import AppConfig, Channel, LocalSlack, Person
from support.harness import MANIFEST, MORNING, SCOPES, bolt_app, refusal, running, send
from support.listening import sent_events
from support.refusing import Row, refusals

_MORE = ["emoji:read", "files:read", "users:read.email", "users:write"]


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    settings = {**MANIFEST["settings"], "event_subscriptions": {"bot_events": ["emoji_changed"]}}
    app = {**MANIFEST, "settings": settings, "oauth_config": {"scopes": {"bot": [*SCOPES, *_MORE]}}}
    with LocalSlack.start(app=AppConfig.from_manifest(app), at=MORNING) as running_slack:
        yield running_slack


def upload(client: WebClient, name: str, channel: str | None) -> str:
    announced = client.files_getUploadURLExternal(filename=name, length=3)
    send(announced["upload_url"], b"abc")
    client.files_completeUploadExternal(files=[{"id": announced["file_id"]}], channel_id=channel)
    return str(announced["file_id"])


def test_files_are_looked_up_and_listed_page_by_page(slack: LocalSlack, client: WebClient, cx: Channel) -> None:
    names = ["a.txt", "b.txt", "c.txt"]
    ids = [upload(client, name, cx.id if name != "c.txt" else None) for name in names]
    assert client.files_info(file=ids[0])["file"]["name"] == "a.txt"
    assert [file["name"] for file in client.files_list(channel=cx.id)["files"]] == ["b.txt", "a.txt"]
    second = client.files_list(count=2, page=2)
    assert [file["name"] for file in second["files"]] == ["a.txt"]
    assert second["paging"] == {"count": 2, "total": 3, "page": 2, "pages": 2}
    assert len(client.files_list(user=slack.bot_user_id)["files"]) == 3


def test_people_are_found_by_their_email_address(slack: LocalSlack, client: WebClient) -> None:
    eva = slack.add_person("eva", email="Eva@example.com")
    found = client.users_lookupByEmail(email="eva@Example.com")["user"]
    assert (found["id"], found["profile"]["email"]) == (eva.id, "Eva@example.com")
    slack.deactivate(eva)
    assert refusal(lambda: client.users_lookupByEmail(email="eva@example.com")) == "users_not_found"


def test_the_bot_is_away_when_it_says_so(slack: LocalSlack, client: WebClient, ana: Person) -> None:
    assert client.users_getPresence(user=ana.id).data == {"ok": True, "presence": "active"}
    client.users_setPresence(presence="away")
    own = client.users_getPresence(user=slack.bot_user_id)
    assert (own["presence"], own["manual_away"]) == ("away", True)


def test_the_workspace_s_own_emoji_are_listed_and_new_ones_announced(slack: LocalSlack, client: WebClient) -> None:
    assert client.emoji_list()["emoji"] == {}
    with running(slack, bolt_app(slack)):
        slack.add_emoji("parrot", "https://example.com/parrot.gif")
        [event] = sent_events(slack, 1)
    assert (event["type"], event["subtype"], event["name"]) == ("emoji_changed", "add", "parrot")
    assert client.emoji_list()["emoji"] == {"parrot": "https://example.com/parrot.gif"}


def test_what_slack_refuses_to_look_up(client: WebClient) -> None:
    rows: list[Row] = [
        ("files.info", {"file": "F404"}, "file_not_found"),
        ("files.list", {"channel": "C404"}, "channel_not_found"),
        ("files.list", {"user": "U404"}, "user_not_found"),
        ("users.lookupByEmail", {"email": "nobody@example.com"}, "users_not_found"),
        ("users.getPresence", {"user": "U404"}, "user_not_found"),
        ("users.setPresence", {"presence": "busy"}, "invalid_presence"),
    ]
    assert refusals(client, rows) == rows


def test_a_method_that_is_not_known_is_seen_in_the_calls_the_transcript_and_the_log(
    slack: LocalSlack, client: WebClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, logger="local_slack"):
        assert refusal(lambda: client.api_call("bookmarks.add", json={"title": "A"})) == "unknown_method"
    [call] = slack.calls("bookmarks.add")
    assert (call.ok, call.error, call.args) == (False, "unknown_method", {"title": "A"})
    assert "the app calls bookmarks.add: unknown_method" in slack.transcript()
    assert "bookmarks.add, which this local Slack does not know" in caplog.text
