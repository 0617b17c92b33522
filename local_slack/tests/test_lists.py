from datetime import UTC, datetime

from slack_sdk import WebClient

from local_slack import Channel, LocalSlack, Person
from support.harness import Dict, refusal


def everybody(client: WebClient) -> dict[str, Dict]:
    return {user["name"]: user for page in client.users_list(limit=2) for user in page["members"]}


def test_people_come_in_pages(slack: LocalSlack, client: WebClient) -> None:
    for number in range(5):
        slack.add_person(f"p{number}")
    first = client.users_list(limit=3)
    assert len(first["members"]) == 3
    rest = client.users_list(limit=10, cursor=first["response_metadata"]["next_cursor"])
    assert rest["response_metadata"]["next_cursor"] == ""
    assert len(first["members"]) + len(rest["members"]) == 7


def test_a_list_of_more_than_a_hundred_is_not_given_without_a_limit(slack: LocalSlack, client: WebClient) -> None:
    crowd = [slack.add_person(f"p{number}") for number in range(101)]
    channel = slack.add_channel("crowd", members=crowd)
    assert refusal(client.users_list) == "limit_required"
    assert refusal(lambda: client.conversations_members(channel=channel.id)) == "limit_required"
    members = [
        member for page in client.conversations_members(channel=channel.id, limit=40) for member in page["members"]
    ]
    assert len(set(members)) == 102


def test_an_invented_cursor_is_refused(client: WebClient) -> None:
    assert refusal(lambda: client.users_list(limit=2, cursor="nonsense")) == "invalid_cursor"


def test_the_list_holds_bots_guests_the_deactivated_and_slackbot(slack: LocalSlack, client: WebClient) -> None:
    slack.add_person("guest", guest=True)
    slack.add_person("gone", deactivated=True)
    slack.add_person("robot", bot=True)
    slack.add_person("boss", owner=True)
    people = everybody(client)
    assert people["slackbot"]["id"] == "USLACKBOT"
    assert people["slackbot"]["is_bot"] is False
    assert people["hello"]["is_bot"] is True
    assert people["robot"]["is_bot"] is True
    assert people["guest"]["is_restricted"] is True
    assert people["gone"]["deleted"] is True
    assert (people["boss"]["is_owner"], people["boss"]["is_admin"]) == (True, True)


def test_a_zone_is_given_by_name_with_its_present_offset(slack: LocalSlack, client: WebClient, ana: Person) -> None:
    winter = client.users_info(user=ana.id)["user"]
    slack.clock.move_to(datetime(2027, 7, 1, tzinfo=UTC))
    summer = client.users_info(user=ana.id)["user"]
    assert (winter["tz"], winter["tz_offset"], summer["tz_offset"]) == ("Europe/Berlin", 3600, 7200)


def test_somebody_may_have_no_zone(slack: LocalSlack, client: WebClient) -> None:
    eva = slack.add_person("eva", tz=None)
    assert client.users_info(user=eva.id)["user"]["tz"] is None


def test_the_locale_comes_only_when_asked_for(client: WebClient, ana: Person) -> None:
    assert "locale" not in client.users_info(user=ana.id)["user"]
    assert client.users_info(user=ana.id, include_locale=True)["user"]["locale"] == "en-US"


def test_somebody_unknown_is_not_found(client: WebClient) -> None:
    assert refusal(lambda: client.users_info(user="U404")) == "user_not_found"


def test_history_comes_newest_first_in_pages(client: WebClient, cx: Channel, ana: Person) -> None:
    for number in range(5):
        ana.types(f"Message {number}", where=cx)
    first = client.conversations_history(channel=cx.id, limit=3)
    assert [message["text"] for message in first["messages"]] == ["Message 4", "Message 3", "Message 2"]
    assert first["has_more"] is True
    rest = client.conversations_history(channel=cx.id, cursor=first["response_metadata"]["next_cursor"])
    assert [message["text"] for message in rest["messages"]] == ["Message 1", "Message 0"]


def test_history_is_cut_by_oldest_and_latest(client: WebClient, cx: Channel, ana: Person, slack: LocalSlack) -> None:
    for number in range(3):
        ana.types(f"Message {number}", where=cx)
    first, second, third = (message.ts for message in slack.posted(cx))
    between = client.conversations_history(channel=cx.id, oldest=first, latest=third)["messages"]
    assert [message["ts"] for message in between] == [second]
    all_three = client.conversations_history(channel=cx.id, oldest=first, latest=third, inclusive=True)["messages"]
    assert len(all_three) == 3


def test_metadata_comes_back_only_when_asked_for(client: WebClient, cx: Channel) -> None:
    metadata = {"event_type": "delivery", "event_payload": {"id": 7}}
    client.chat_postMessage(channel=cx.id, text="Hi", metadata=metadata)
    with_it = client.conversations_history(channel=cx.id, include_all_metadata=True)["messages"][0]
    without = client.conversations_history(channel=cx.id)["messages"][0]
    assert with_it["metadata"] == metadata
    assert "metadata" not in without


def test_history_needs_the_bot_in_the_channel(slack: LocalSlack, client: WebClient, cx: Channel) -> None:
    slack.remove_bot(cx)
    assert refusal(lambda: client.conversations_history(channel=cx.id)) == "not_in_channel"
    client.conversations_join(channel=cx.id)
    client.conversations_history(channel=cx.id)


def test_channels_are_listed_by_the_types_asked_for(slack: LocalSlack, client: WebClient, cx: Channel) -> None:
    slack.add_channel("old", archived=True)
    listed = {channel["id"]: channel for channel in client.conversations_list(exclude_archived=True)["channels"]}
    assert list(listed) == [cx.id]
    assert listed[cx.id]["is_member"] is True
    error = refusal(lambda: client.conversations_list(types="public_channel,private_channel"))
    assert error == "missing_scope"


def test_the_direct_messages_of_one_person_are_opened_once(client: WebClient, ana: Person, ben: Person) -> None:
    first = client.conversations_open(users=ana.id)["channel"]["id"]
    assert client.conversations_open(users=[ana.id])["channel"]["id"] == first
    assert client.conversations_open(users=ben.id)["channel"]["id"] != first


def test_a_deactivated_person_s_direct_messages_are_not_opened(
    slack: LocalSlack, client: WebClient, ana: Person
) -> None:
    slack.deactivate(ana)
    assert refusal(lambda: client.conversations_open(users=ana.id)) == "user_disabled"


def test_the_conversations_of_a_person_are_those_that_the_bot_may_know_of(
    slack: LocalSlack, client: WebClient, ana: Person, ben: Person, cx: Channel
) -> None:
    far = slack.add_channel("far", members=[ana], bot_is_member=False)
    secret = slack.add_channel("secret", members=[ana], private=True)
    slack.add_channel("hidden", members=[ana], private=True, bot_is_member=False)
    slack.add_channel("his", members=[ben])
    group = slack.add_group_dm(ana, ben)
    slack.set_scopes(["channels:read", "groups:read", "im:read", "mpim:read"])
    types = "public_channel,private_channel,im,mpim"
    listed = client.users_conversations(user=ana.id, types=types)["channels"]
    assert [each["id"] for each in listed] == [cx.id, far.id, secret.id, group.id]
    assert not any({"is_member", "num_members"} & each.keys() for each in listed)
    assert [each["id"] for each in client.users_conversations(user=ana.id)["channels"]] == [cx.id, far.id]
    assert refusal(lambda: client.users_conversations(user="U404")) == "user_not_found"


def test_an_address_is_told_with_its_scope_alone(slack: LocalSlack, client: WebClient) -> None:
    slack.add_person("ana")
    tom = slack.add_person("tom", email="t.jones@example.com")
    assert "email" not in client.users_info(user=tom.id)["user"]["profile"]
    slack.set_scopes(["users:read", "users:read.email"])
    profiles = {name: person["profile"] for name, person in everybody(client).items()}
    assert profiles["tom"]["email"] == "t.jones@example.com"
    assert profiles["ana"]["email"] == "ana@acme.example"
    assert "email" not in profiles["hello"]
