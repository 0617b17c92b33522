"""Apps create channels, change them, and decide who is in them."""

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from local_slack import AppConfig, Channel, LocalSlack, Person
from support.harness import MANIFEST, MORNING, SCOPES, bolt_app, refusal, running
from support.listening import sent_events
from support.refusing import Row, refusals

_MANAGING = ["channels:manage", "groups:write", "groups:read"]
_EVENTS = ["channel_created", "channel_archive", "channel_rename", "member_joined_channel", "member_left_channel"]


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    settings = {**MANIFEST["settings"], "event_subscriptions": {"bot_events": _EVENTS}}
    oauth = {"scopes": {"bot": [*SCOPES, *_MANAGING]}}
    app = AppConfig.from_manifest({**MANIFEST, "settings": settings, "oauth_config": oauth})
    with LocalSlack.start(app=app, at=MORNING) as running_slack:
        yield running_slack


def test_an_app_makes_a_channel_fills_it_describes_it_and_puts_it_away(
    slack: LocalSlack, client: WebClient, ana: Person, ben: Person
) -> None:
    with running(slack, bolt_app(slack)):
        made = client.conversations_create(name="launch-2027")["channel"]
        invited = client.conversations_invite(channel=made["id"], users=[ana.id, ben.id])["channel"]
        topic = client.conversations_setTopic(channel=made["id"], topic="Rockets")["channel"]["topic"]
        client.conversations_setPurpose(channel=made["id"], purpose="To the moon")
        client.conversations_kick(channel=made["id"], user=ben.id)
        renamed = client.conversations_rename(channel=made["id"], name="launch")["channel"]
        client.conversations_archive(channel=made["id"])
        events = sent_events(slack, 6)
    assert (made["creator"], made["is_member"], invited["num_members"]) == (slack.bot_user_id, True, 3)
    assert (topic["value"], topic["creator"]) == ("Rockets", slack.bot_user_id)
    assert (renamed["name"], renamed["purpose"]["value"]) == ("launch", "To the moon")
    assert [event["type"] for event in events] == [
        "channel_created",
        "member_joined_channel",
        "member_joined_channel",
        "member_left_channel",
        "channel_rename",
        "channel_archive",
    ]
    assert (events[0]["channel"]["name"], events[0]["channel"]["creator"]) == (
        "launch-2027",
        slack.bot_user_id,
    )
    assert (events[1]["user"], events[1]["inviter"]) == (ana.id, slack.bot_user_id)
    client.conversations_unarchive(channel=made["id"])
    said = [message["text"] for message in client.conversations_history(channel=made["id"])["messages"]]
    assert f"<@{slack.bot_user_id}> set the channel topic: Rockets" in said


def test_a_private_channel_is_announced_to_nobody(slack: LocalSlack, client: WebClient) -> None:
    with running(slack, bolt_app(slack)):
        made = client.conversations_create(name="secret", is_private=True)["channel"]
        client.conversations_create(name="open")
        events = sent_events(slack, 1)
    assert [event["channel"]["name"] for event in events] == ["open"]
    assert made["is_private"]
    assert refusal(lambda: client.conversations_leave(channel=made["id"])) == "last_member"


def test_what_slack_refuses_about_channels(
    slack: LocalSlack, client: WebClient, ana: Person, ben: Person, cx: Channel
) -> None:
    gone = slack.add_person("gone", deactivated=True)
    eva = slack.add_person("eva")
    general = slack.add_channel("general", members=[ana])
    elsewhere = slack.add_channel("elsewhere", members=[ana], bot_is_member=False)
    old = slack.add_channel("old", members=[ana], archived=True)
    direct = client.conversations_open(users=ana.id)["channel"]["id"]
    rows: list[Row] = [
        ("conversations.create", {"name": ""}, "invalid_name_required"),
        ("conversations.create", {"name": "a" * 81}, "invalid_name_maxlength"),
        ("conversations.create", {"name": "Big"}, "invalid_name_specials"),
        ("conversations.create", {"name": "a b"}, "invalid_name_specials"),
        ("conversations.create", {"name": "--"}, "invalid_name_punctuation"),
        ("conversations.create", {"name": "cx"}, "name_taken"),
        ("conversations.invite", {"channel": cx.id}, "no_user"),
        ("conversations.invite", {"channel": cx.id, "users": "U404"}, "user_not_found"),
        ("conversations.invite", {"channel": cx.id, "users": slack.bot_user_id}, "cant_invite_self"),
        ("conversations.invite", {"channel": cx.id, "users": ana.id}, "already_in_channel"),
        ("conversations.invite", {"channel": cx.id, "users": gone.id}, "cant_invite"),
        ("conversations.invite", {"channel": cx.id, "users": f"{eva.id},U404"}, "user_not_found"),
        ("conversations.invite", {"channel": elsewhere.id, "users": eva.id}, "not_in_channel"),
        ("conversations.invite", {"channel": old.id, "users": eva.id}, "is_archived"),
        ("conversations.invite", {"channel": direct, "users": eva.id}, "method_not_supported_for_channel_type"),
        ("conversations.kick", {"channel": cx.id}, "no_user"),
        ("conversations.kick", {"channel": cx.id, "user": slack.bot_user_id}, "cant_kick_self"),
        ("conversations.kick", {"channel": cx.id, "user": eva.id}, "not_in_channel"),
        ("conversations.kick", {"channel": general.id, "user": ana.id}, "cant_kick_from_general"),
        ("conversations.leave", {"channel": general.id}, "cant_leave_general"),
        ("conversations.archive", {"channel": old.id}, "already_archived"),
        ("conversations.archive", {"channel": general.id}, "cant_archive_general"),
        ("conversations.archive", {"channel": "C404"}, "channel_not_found"),
        ("conversations.unarchive", {"channel": cx.id}, "not_archived"),
        ("conversations.rename", {"channel": cx.id, "name": "else"}, "not_authorized"),
        ("conversations.setTopic", {"channel": cx.id, "topic": "a" * 251}, "too_long"),
        ("conversations.setTopic", {"channel": old.id, "topic": "a"}, "is_archived"),
        ("conversations.setPurpose", {"channel": elsewhere.id, "purpose": "a"}, "not_in_channel"),
        ("conversations.mark", {"channel": cx.id, "ts": "yesterday"}, "invalid_timestamp"),
        ("conversations.mark", {"channel": elsewhere.id, "ts": "1.0"}, "not_in_channel"),
        ("conversations.close", {"channel": cx.id}, "method_not_supported_for_channel_type"),
    ]
    assert refusals(client, rows) == rows
    assert client.conversations_members(channel=cx.id, limit=9)["members"] == [ana.id, ben.id, slack.bot_user_id]


def test_a_forced_invitation_leaves_out_those_who_cannot_come(
    slack: LocalSlack, client: WebClient, cx: Channel
) -> None:
    eva = slack.add_person("eva")
    answer = client.conversations_invite(channel=cx.id, users=[eva.id, "U404"], force=True)
    assert answer["channel"]["num_members"] == 4
    assert answer["errors"] == [{"user": "U404", "ok": False, "error": "user_not_found"}]


def test_a_change_needs_the_scope_for_the_kind_of_channel(
    slack: LocalSlack, client: WebClient, ana: Person, cx: Channel
) -> None:
    hidden = slack.add_channel("hidden", members=[ana], private=True)
    slack.set_scopes(["channels:write.topic", "channels:manage"])
    client.conversations_setTopic(channel=cx.id, topic="Ours")
    rows: list[Row] = [
        ("conversations.archive", {"channel": hidden.id}, "missing_scope"),
        ("conversations.leave", {"channel": hidden.id}, "missing_scope"),
        ("conversations.setTopic", {"channel": hidden.id, "topic": "Ours"}, "missing_scope"),
    ]
    assert refusals(client, rows) == rows
    slack.set_scopes(["groups:write.topic"])
    client.conversations_setTopic(channel=hidden.id, topic="Ours")
    assert refusal(lambda: client.conversations_setTopic(channel=cx.id, topic="Ours")) == "missing_scope"


def test_a_group_has_a_topic_and_can_be_closed_but_nobody_is_removed_from_it(
    slack: LocalSlack, client: WebClient, ana: Person, ben: Person
) -> None:
    slack.set_scopes(["mpim:write", "mpim:read"])
    group = client.conversations_open(users=[ana.id, ben.id])["channel"]["id"]
    assert client.conversations_setTopic(channel=group, topic="Lunch")["channel"]["topic"]["value"] == "Lunch"
    rows: list[Row] = [
        ("conversations.kick", {"channel": group, "user": ana.id}, "method_not_supported_for_channel_type"),
        ("conversations.archive", {"channel": group}, "method_not_supported_for_channel_type"),
    ]
    assert refusals(client, rows) == rows
    client.conversations_close(channel=group)
    assert not client.conversations_open(users=[ana.id, ben.id])["already_open"]


def test_direct_messages_are_marked_closed_and_opened_again(client: WebClient, ana: Person) -> None:
    direct = client.conversations_open(users=ana.id)["channel"]["id"]
    ts = client.chat_postMessage(channel=direct, text="Hi")["ts"]
    assert client.conversations_mark(channel=direct, ts=ts)["ok"]
    assert "already_closed" not in client.conversations_close(channel=direct)
    assert client.conversations_close(channel=direct)["already_closed"]
    assert not client.conversations_open(users=ana.id)["already_open"]
    client.conversations_close(channel=direct)
    ana.types("Hi again")
    assert client.conversations_open(users=ana.id)["already_open"]
    assert client.conversations_leave(channel=client.conversations_create(name="x")["channel"]["id"])["ok"]
