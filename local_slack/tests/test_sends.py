import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from local_slack import Channel, LocalSlack, Person
from support.harness import actions, button, config, refusal, web_client


def test_a_post_is_stored_and_returned_with_its_ts(client: WebClient, cx: Channel, slack: LocalSlack) -> None:
    answer = client.chat_postMessage(channel=cx.id, text="Hi", blocks=actions(button("Go")))
    [message] = slack.posted(cx)
    assert (answer["ts"], answer["channel"]) == (message.ts, cx.id)
    assert answer["message"]["bot_id"].startswith("B")
    assert message.buttons == ("Go",)


def test_a_text_is_cut_after_40_000_characters_with_a_warning(client: WebClient, cx: Channel, ana: Person) -> None:
    answer = client.chat_postMessage(channel=cx.id, text="a" * 40_000 + "b")
    assert answer["message"]["text"] == "a" * 40_000
    assert answer["warning"] == "message_truncated"
    assert answer["response_metadata"]["warnings"] == ["message_truncated"]
    shown = client.chat_postEphemeral(channel=cx.id, user=ana.id, text="c" * 40_000 + "d")
    assert shown["warning"] == "message_truncated"
    assert "d" not in ana.messages(cx)[-1].text


def test_a_text_of_40_000_characters_is_posted_without_a_warning(client: WebClient, cx: Channel) -> None:
    answer = client.chat_postMessage(channel=cx.id, text="a" * 40_000)
    assert answer.get("warning") is None
    assert answer["message"]["text"] == "a" * 40_000


def test_a_channel_that_does_not_exist_is_not_found(client: WebClient) -> None:
    assert refusal(lambda: client.chat_postMessage(channel="C404", text="Hi")) == "channel_not_found"


def test_a_channel_without_the_bot_is_refused(slack: LocalSlack, client: WebClient, ana: Person) -> None:
    elsewhere = slack.add_channel("elsewhere", members=[ana], bot_is_member=False)
    assert refusal(lambda: client.chat_postMessage(channel=elsewhere.id, text="Hi")) == "not_in_channel"


def test_a_bot_that_was_removed_can_post_no_more(slack: LocalSlack, client: WebClient, cx: Channel) -> None:
    slack.remove_bot(cx)
    assert refusal(lambda: client.chat_postMessage(channel=cx.id, text="Hi")) == "not_in_channel"
    slack.add_bot(cx)
    client.chat_postMessage(channel=cx.id, text="Hi")


def test_a_private_channel_without_the_bot_is_not_even_found(slack: LocalSlack, client: WebClient) -> None:
    secret = slack.add_channel("secret", private=True, bot_is_member=False)
    assert refusal(lambda: client.chat_postMessage(channel=secret.id, text="Hi")) == "channel_not_found"


def test_an_archived_channel_takes_no_posts(slack: LocalSlack, client: WebClient, cx: Channel) -> None:
    slack.archive(cx)
    assert refusal(lambda: client.chat_postMessage(channel=cx.id, text="Hi")) == "is_archived"


def test_posting_to_a_person_opens_their_direct_messages(client: WebClient, ana: Person) -> None:
    answer = client.chat_postMessage(channel=ana.id, text="Good morning")
    assert answer["channel"] == ana.dm.id == client.conversations_open(users=ana.id)["channel"]["id"]
    ana.sees("Good morning", where=ana.dm)


def test_somebody_unknown_gets_no_direct_message(client: WebClient) -> None:
    assert refusal(lambda: client.chat_postMessage(channel="U404", text="Hi")) == "channel_not_found"
    assert refusal(lambda: client.conversations_open(users="U404")) == "user_not_found"


def test_a_bot_gets_no_direct_message(slack: LocalSlack, client: WebClient) -> None:
    other = slack.add_person("other-bot", bot=True)
    assert refusal(lambda: client.chat_postMessage(channel=other.id, text="Hi")) == "cannot_dm_bot"
    assert refusal(lambda: client.conversations_open(users="USLACKBOT")) == "cannot_dm_bot"


def test_a_post_to_a_deactivated_person_succeeds(slack: LocalSlack, client: WebClient, ana: Person) -> None:
    slack.deactivate(ana)
    assert client.chat_postMessage(channel=ana.id, text="Hi")["ok"]


def test_without_a_messages_tab_there_are_no_direct_messages() -> None:
    with LocalSlack.start(app=config(messages_tab_enabled=False)) as slack:
        eva = slack.add_person("eva")
        client = web_client(slack)
        assert refusal(lambda: client.chat_postMessage(channel=eva.id, text="Hi")) == "messages_tab_disabled"


def test_a_message_without_words_is_refused(client: WebClient, cx: Channel) -> None:
    assert refusal(lambda: client.api_call("chat.postMessage", json={"channel": cx.id, "text": ""})) == "no_text"


def test_a_message_of_fifty_one_blocks_is_refused_with_the_reason(client: WebClient, cx: Channel) -> None:
    with pytest.raises(SlackApiError) as refused:
        client.chat_postMessage(channel=cx.id, text="Lines", blocks=[{"type": "divider"}] * 51)
    assert refused.value.response["error"] == "invalid_blocks"
    assert "[ERROR]" in refused.value.response["response_metadata"]["messages"][0]


def test_an_update_of_the_text_alone_takes_the_blocks_away(client: WebClient, cx: Channel, slack: LocalSlack) -> None:
    ts = client.chat_postMessage(channel=cx.id, text="Choose", blocks=actions(button("Go")))["ts"]
    client.chat_update(channel=cx.id, ts=ts, text="Chosen")
    [message] = slack.posted(cx)
    assert (message.says, message.buttons, message.edited) == ("Chosen", (), True)


def test_an_update_of_metadata_alone_leaves_the_rest(client: WebClient, cx: Channel, slack: LocalSlack) -> None:
    ts = client.chat_postMessage(channel=cx.id, text="Choose", blocks=actions(button("Go")))["ts"]
    metadata = {"event_type": "chosen", "event_payload": {"id": 1}}
    client.api_call("chat.update", json={"channel": cx.id, "ts": ts, "metadata": metadata})
    [message] = slack.posted(cx)
    assert (message.buttons, message.metadata) == (("Go",), metadata)


def test_only_the_app_s_own_messages_can_be_changed_or_deleted(client: WebClient, cx: Channel, ana: Person) -> None:
    ana.types("Mine", where=cx)
    ts = ana.sees("Mine").ts
    assert refusal(lambda: client.chat_update(channel=cx.id, ts=ts, text="Yours")) == "cant_update_message"
    assert refusal(lambda: client.chat_delete(channel=cx.id, ts=ts)) == "cant_delete_message"


def test_a_deleted_message_is_gone(client: WebClient, cx: Channel, slack: LocalSlack) -> None:
    ts = client.chat_postMessage(channel=cx.id, text="Hi")["ts"]
    client.chat_delete(channel=cx.id, ts=ts)
    assert slack.posted(cx) == []
    assert refusal(lambda: client.chat_delete(channel=cx.id, ts=ts)) == "message_not_found"


def test_an_ephemeral_is_seen_by_one_person_and_kept_nowhere(
    client: WebClient, cx: Channel, ana: Person, ben: Person
) -> None:
    ts = client.chat_postEphemeral(channel=cx.id, user=ana.id, text="Psst")["message_ts"]
    assert ana.sees("Psst").ephemeral
    ben.does_not_see("Psst")
    assert client.conversations_history(channel=cx.id)["messages"] == []
    assert refusal(lambda: client.chat_update(channel=cx.id, ts=ts, text="Louder")) == "message_not_found"


def test_an_ephemeral_needs_its_reader_in_the_channel(client: WebClient, cx: Channel, slack: LocalSlack) -> None:
    eva = slack.add_person("eva")
    assert refusal(lambda: client.chat_postEphemeral(channel=cx.id, user=eva.id, text="Psst")) == "user_not_in_channel"


def test_a_reply_goes_into_its_thread(client: WebClient, cx: Channel, ana: Person) -> None:
    ana.types("A question", where=cx)
    ts = ana.sees("A question").ts
    client.chat_postMessage(channel=cx.id, text="An answer", thread_ts=ts)
    thread = client.conversations_replies(channel=cx.id, ts=ts)["messages"]
    assert [message["text"] for message in thread] == ["A question", "An answer"]
    assert [message["text"] for message in client.conversations_history(channel=cx.id)["messages"]] == ["A question"]


def test_a_permalink_leads_to_the_message(client: WebClient, cx: Channel) -> None:
    ts = client.chat_postMessage(channel=cx.id, text="Hi")["ts"]
    link = client.chat_getPermalink(channel=cx.id, message_ts=ts)["permalink"]
    assert link.endswith(f"/archives/{cx.id}/p{ts.replace('.', '')}")
