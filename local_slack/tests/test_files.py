from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from slack_sdk import WebClient

from local_slack import Channel, LocalSlack, Person
from support.harness import MORNING, refusal, send


def test_a_file_is_shared_in_three_steps(client: WebClient, ana: Person) -> None:
    client.files_upload_v2(channel=ana.dm.id, filename="me.csv", content="a,b\n1,2\n", initial_comment="Your data")
    message = ana.sees("Your data")
    assert "me.csv" in message.says
    shown = client.conversations_history(channel=ana.dm.id)["messages"][0]["files"][0]
    with urlopen(shown["url_private"], timeout=30) as response:  # noqa: S310 - our own loopback
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


def test_a_file_may_go_into_a_thread_with_words_and_a_description(client: WebClient, cx: Channel) -> None:
    post = client.chat_postMessage(channel=cx.id, text="The week")
    opened = client.files_getUploadURLExternal(filename="week.png", length=3, alt_txt="A picture of the week")
    send(opened["upload_url"], b"png")
    files = [{"id": opened["file_id"]}]
    client.files_completeUploadExternal(files=files, channel_id=cx.id, thread_ts=post["ts"], initial_comment="Look")
    reply = client.conversations_replies(channel=cx.id, ts=post["ts"])["messages"][-1]
    assert (reply["text"], reply["thread_ts"]) == ("Look", post["ts"])
    assert reply["files"][0]["alt_txt"] == "A picture of the week"
    again = refusal(lambda: client.files_completeUploadExternal(files=files, channel_id=cx.id))
    assert again == "file_not_found"


def test_a_file_for_a_thread_that_there_is_not_is_refused_and_may_be_completed_otherwise(
    client: WebClient, cx: Channel
) -> None:
    opened = client.files_getUploadURLExternal(filename="week.png", length=3)
    send(opened["upload_url"], b"png")
    files = [{"id": opened["file_id"]}]
    error = refusal(lambda: client.files_completeUploadExternal(files=files, channel_id=cx.id, thread_ts="1.1"))
    assert error == "thread_not_found"
    assert client.files_completeUploadExternal(files=files, channel_id=cx.id)["ok"]


def test_a_description_has_its_limit(client: WebClient) -> None:
    announce = client.files_getUploadURLExternal
    assert announce(filename="week.png", length=3, alt_txt="a" * 1000)["ok"]
    assert refusal(lambda: announce(filename="week.png", length=3, alt_txt="a" * 1001)) == "alt_txt_too_large"


def test_a_file_that_is_removed_takes_with_it_a_message_that_says_nothing_else(
    client: WebClient, slack: LocalSlack, cx: Channel
) -> None:
    client.chat_postMessage(channel=cx.id, text="It stays")
    file = client.files_upload_v2(channel=cx.id, filename="me.csv", content="a,b")["file"]
    client.files_delete(file=file["id"])
    assert [message.text for message in slack.posted(cx)] == ["It stays"]
    assert refusal(lambda: client.files_delete(file=file["id"])) == "file_not_found"


def test_the_words_of_a_file_that_is_removed_stay_and_a_tombstone_with_them(
    client: WebClient, slack: LocalSlack, cx: Channel
) -> None:
    file = client.files_upload_v2(channel=cx.id, filename="me.csv", content="a,b", initial_comment="Your data")["file"]
    client.files_delete(file=file["id"])
    (message,) = slack.posted(cx)
    assert (message.text, message.files) == ("Your data", ())
    assert message.says == "Your data\n[a file that was deleted]"
    (stored,) = client.conversations_history(channel=cx.id)["messages"]
    assert stored["files"] == [{"id": file["id"], "mode": "tombstone"}]
    with pytest.raises(HTTPError, match="404"), urlopen(file["url_private"], timeout=30):  # noqa: S310 - our own loopback
        pytest.fail("a file that was deleted is still there")


def test_a_file_says_what_it_is_whose_it_is_and_where_it_is_shared(
    slack: LocalSlack, client: WebClient, cx: Channel
) -> None:
    client.files_upload_v2(channel=cx.id, filename="list.csv", content="a,b", initial_comment="Here")
    message = client.conversations_history(channel=cx.id)["messages"][0]
    [file] = message["files"]
    told = {key: file[key] for key in ("mimetype", "filetype", "pretty_type", "size", "mode", "user", "is_public")}
    assert told == {
        "mimetype": "text/csv",
        "filetype": "csv",
        "pretty_type": "CSV",
        "size": 3,
        "mode": "hosted",
        "user": slack.bot_user_id,
        "is_public": True,
    }
    assert file["created"] == file["timestamp"] == int(MORNING.timestamp())
    assert file["permalink"].endswith(f"/files/{slack.bot_user_id}/{file['id']}/list.csv")
    assert (file["channels"], file["groups"], file["ims"]) == ([cx.id], [], [])
    [share] = file["shares"]["public"][cx.id]
    assert (share["ts"], share["channel_name"], share["reply_count"]) == (message["ts"], "cx", 0)


def test_a_file_in_direct_messages_is_shared_in_private(client: WebClient, ana: Person) -> None:
    client.files_upload_v2(channel=ana.dm.id, filename="README", content="a")
    [file] = client.conversations_history(channel=ana.dm.id)["messages"][0]["files"]
    assert (file["filetype"], file["pretty_type"], file["is_public"]) == ("binary", "Binary", False)
    assert (file["ims"], list(file["shares"])) == ([ana.dm.id], ["private"])
