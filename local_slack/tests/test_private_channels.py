"""Private channels: only their members see them, and an app hears of one only while its bot is a member."""

import pytest
from slack_sdk import WebClient

from local_slack import AppConfig, Channel, LocalSlack, Person
from support.harness import MANIFEST, SCOPES, refusal, running
from support.listening import Heard

NEWS = ("group_rename", "group_archive", "group_unarchive", "group_deleted", "group_left", "member_left_channel")


@pytest.fixture
def secret(slack: LocalSlack, ana: Person) -> Channel:
    slack.set_scopes([*SCOPES, "groups:read"])
    return slack.add_channel("secret", members=[ana], private=True)


def names(client: WebClient, types: str) -> set[str]:
    return {channel["name"] for channel in client.conversations_list(types=types)["channels"]}


def test_a_private_channel_is_described_and_listed_to_a_member(client: WebClient, secret: Channel) -> None:
    shown = client.conversations_info(channel=secret.id)["channel"]
    assert (shown["is_private"], shown["is_member"], shown["is_channel"], shown["is_group"]) == (
        True,
        True,
        True,
        False,
    )
    assert names(client, "private_channel") == {"secret"}
    assert "secret" not in names(client, "public_channel")


def test_to_others_it_does_not_exist(slack: LocalSlack, client: WebClient, secret: Channel) -> None:
    slack.remove_bot(secret)
    assert names(client, "public_channel,private_channel") == names(client, "public_channel")
    assert refusal(lambda: client.conversations_info(channel=secret.id)) == "channel_not_found"
    assert refusal(lambda: client.conversations_history(channel=secret.id)) == "channel_not_found"
    assert refusal(lambda: client.conversations_join(channel=secret.id)) == "channel_not_found"
    assert refusal(lambda: client.conversations_members(channel=secret.id, limit=9)) == "channel_not_found"
    assert refusal(lambda: client.chat_postMessage(channel=secret.id, text="Hi")) == "channel_not_found"


def test_a_member_cannot_join_it_by_the_method_for_public_channels(client: WebClient, secret: Channel) -> None:
    assert refusal(lambda: client.conversations_join(channel=secret.id)) == "method_not_supported_for_channel_type"


def test_a_public_channel_that_becomes_private_keeps_its_id_its_members_and_says_so(
    slack: LocalSlack, client: WebClient, cx: Channel
) -> None:
    slack.set_scopes([*SCOPES, "groups:read"])
    before = client.conversations_members(channel=cx.id, limit=9)["members"]
    heard = Heard(slack, "message")
    with running(slack, heard.app):
        slack.make_private(cx)
        heard.wait_for(1)
        slack.make_public(cx)
        heard.wait_for(2)
    assert [(event["subtype"], event["channel_type"], event["channel"]) for event in heard.events] == [
        ("channel_convert_to_private", "group", cx.id),
        ("channel_convert_to_public", "channel", cx.id),
    ]
    assert client.conversations_members(channel=cx.id, limit=9)["members"] == before
    assert client.conversations_info(channel=cx.id)["channel"]["is_private"] is False


def test_what_happens_to_it_comes_as_events_of_groups_to_a_member_alone() -> None:
    settings = {**MANIFEST["settings"], "event_subscriptions": {"bot_events": list(NEWS)}}
    scopes = {"scopes": {"bot": [*SCOPES, "groups:read"]}}
    app = AppConfig.from_manifest({**MANIFEST, "settings": settings, "oauth_config": scopes})
    with LocalSlack.start(app=app) as slack:
        hidden = slack.add_channel("hidden", private=True, bot_is_member=False)
        secret = slack.add_channel("secret", private=True)
        heard = Heard(slack, *NEWS)
        with running(slack, heard.app):
            for channel in (hidden, secret):
                slack.rename(channel, f"{channel.name}-2")
                slack.archive(channel)
                slack.unarchive(channel)
            slack.remove_bot(secret)
            slack.add_bot(secret)
            slack.delete_channel(hidden)
            slack.delete_channel(secret)
            heard.wait_for(6)
    assert sorted(event["type"] for event in heard.events) == sorted(NEWS)
    assert hidden.id not in str(heard.events)


def test_another_apps_message_has_its_words_where_that_app_put_them(
    slack: LocalSlack, client: WebClient, cx: Channel
) -> None:
    zendesk = slack.add_person("zendesk", bot=True)
    slack.post(zendesk, cx, text="No preview", attachments=[{"fallback": "A ticket", "text": "Acme waits"}])
    [message] = client.conversations_history(channel=cx.id)["messages"]
    assert (message["text"], message["attachments"][0]["text"]) == ("No preview", "Acme waits")
    assert message["user"] == zendesk.id
