from datetime import timedelta

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from local_slack import Channel, LocalSlack, Person
from support.harness import modal, refusal


def test_a_channel_takes_a_short_burst_and_then_one_post_a_second(
    slack: LocalSlack, client: WebClient, cx: Channel
) -> None:
    for number in range(5):
        client.chat_postMessage(channel=cx.id, text=str(number))
    assert refusal(lambda: client.chat_postMessage(channel=cx.id, text="Too many")) == "ratelimited"
    for number in range(5):
        slack.clock.move(timedelta(seconds=5 if number == 0 else 1))
        client.chat_postMessage(channel=cx.id, text=str(number))


def test_a_strict_one_takes_one_post_a_second_in_a_channel(slack: LocalSlack, client: WebClient, cx: Channel) -> None:
    slack.limit_bursts(1)
    client.chat_postMessage(channel=cx.id, text="One")
    with pytest.raises(SlackApiError) as limited:
        client.chat_postMessage(channel=cx.id, text="Two")
    assert limited.value.response.status_code == 429
    assert limited.value.response["error"] == "ratelimited"
    assert int(limited.value.response.headers["Retry-After"]) == 1
    slack.clock.move(timedelta(seconds=1))
    client.chat_postMessage(channel=cx.id, text="Two")


def test_two_channels_take_a_post_each_in_the_same_second(
    client: WebClient, cx: Channel, ana: Person, ben: Person
) -> None:
    for channel in (cx.id, ana.id, ben.id):
        client.chat_postMessage(channel=channel, text="Hi")


def test_the_workspace_takes_three_hundred_posts_a_minute(slack: LocalSlack, client: WebClient, cx: Channel) -> None:
    for _ in range(300):
        slack.thread.workspace.app.rates.call("chat.postMessage")
    assert refusal(lambda: client.chat_postMessage(channel=cx.id, text="Hi")) == "ratelimited"


def test_the_workspaces_limit_can_be_set(slack: LocalSlack, client: WebClient) -> None:
    slack.limit_posts(2)
    people = [slack.add_person(name) for name in ("cem", "dee", "eva")]
    for person in people[:2]:
        client.chat_postMessage(channel=person.id, text="Hi")
    with pytest.raises(SlackApiError) as limited:
        client.chat_postMessage(channel=people[2].id, text="Hi")
    assert 55 <= int(limited.value.response.headers["Retry-After"]) <= 60
    slack.limit_posts(3)
    client.chat_postMessage(channel=people[2].id, text="Hi")


def test_a_tier_two_method_takes_twenty_calls_a_minute(slack: LocalSlack, client: WebClient) -> None:
    for _ in range(20):
        client.users_list(limit=10)
    with pytest.raises(SlackApiError) as limited:
        client.users_list(limit=10)
    assert 55 <= int(limited.value.response.headers["Retry-After"]) <= 60
    slack.clock.move(timedelta(minutes=1))
    client.users_list(limit=10)


def test_a_tier_three_method_takes_fifty_calls_a_minute(client: WebClient, ana: Person) -> None:
    for _ in range(50):
        client.dnd_info(user=ana.id)
    assert refusal(lambda: client.dnd_info(user=ana.id)) == "ratelimited"


def test_a_tier_four_method_takes_a_hundred_calls_a_minute(client: WebClient) -> None:
    for _ in range(100):
        refusal(lambda: client.views_open(trigger_id="1.2.3", view=modal()))
    assert refusal(lambda: client.views_open(trigger_id="1.2.3", view=modal())) == "ratelimited"


def test_an_app_may_reconnect_many_sockets_at_once(slack: LocalSlack) -> None:
    client = WebClient(base_url=slack.api_url)
    for _ in range(20):
        client.apps_connections_open(app_token=slack.app_token)
