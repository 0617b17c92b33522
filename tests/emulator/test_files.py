from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from slack_sdk import WebClient

from bot.emulator import Channel, LocalSlack, Person
from tests.emulator.harness import refusal


def send(url: str, content: bytes) -> None:
    with urlopen(Request(url, data=content, method="POST"), timeout=5) as response:  # noqa: S310 - our own loopback
        assert response.status == 200


def test_a_file_is_shared_in_three_steps(client: WebClient, ana: Person) -> None:
    client.files_upload_v2(channel=ana.dm.id, filename="me.csv", content="a,b\n1,2\n", initial_comment="Your data")
    message = ana.sees("Your data")
    assert "me.csv" in message.says
    shown = client.conversations_history(channel=ana.dm.id)["messages"][0]["files"][0]
    with urlopen(shown["url_private"], timeout=5) as response:  # noqa: S310 - our own loopback
        assert response.read() == b"a,b\n1,2\n"


def test_without_a_channel_a_file_stays_private(client: WebClient, slack: LocalSlack, cx: Channel) -> None:
    uploaded = client.files_upload_v2(filename="me.csv", content="a,b")
    assert uploaded["files"][0]["is_public"] is False
    assert slack.posted(cx) == []


def test_a_file_that_was_never_sent_cannot_be_completed(client: WebClient) -> None:
    file = client.files_getUploadURLExternal(filename="me.csv", length=3)["file_id"]
    assert refusal(lambda: client.files_completeUploadExternal(files=[{"id": file}])) == "file_not_found"


def test_a_file_of_another_length_than_announced_is_refused(client: WebClient) -> None:
    url = client.files_getUploadURLExternal(filename="me.csv", length=3)["upload_url"]
    with pytest.raises(HTTPError, match="400"):
        send(url, b"far too long")


def test_a_file_goes_only_where_the_bot_may_post(client: WebClient, slack: LocalSlack, ana: Person) -> None:
    elsewhere = slack.add_channel("elsewhere", members=[ana], bot_is_member=False)
    opened = client.files_getUploadURLExternal(filename="me.csv", length=3)
    send(opened["upload_url"], b"a,b")
    files = [{"id": opened["file_id"]}]
    error = refusal(lambda: client.files_completeUploadExternal(files=files, channel_id=elsewhere.id))
    assert error == "not_in_channel"
