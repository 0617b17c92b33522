import json
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from slack_sdk import WebClient

from local_slack import Channel, LocalSlack
from support.harness import Dict, actions, button, refusal


def call(url: str, body: bytes | None = None, **headers: str) -> Dict:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    with urlopen(Request(url, data=body, headers=sent), timeout=30) as response:  # noqa: S310 - our own loopback
        answer: Dict = json.load(response)
    return answer


def test_arguments_may_come_in_the_query_of_a_get(slack: LocalSlack, cx: Channel) -> None:
    query = urlencode({"token": slack.bot_token, "channel": cx.id})
    assert call(f"{slack.api_url}conversations.info?{query}")["channel"]["name"] == "cx"


def test_blocks_in_a_form_are_json_in_a_string(slack: LocalSlack, cx: Channel) -> None:
    form = {"token": slack.bot_token, "channel": cx.id, "text": "Hi", "blocks": json.dumps(actions(button("Go")))}
    assert call(f"{slack.api_url}chat.postMessage", urlencode(form).encode())["ok"]
    assert slack.posted(cx)[0].buttons == ("Go",)


def test_broken_json_in_a_form_is_refused(slack: LocalSlack, cx: Channel) -> None:
    form = {"token": slack.bot_token, "channel": cx.id, "text": "Hi", "blocks": "[{"}
    answer = call(f"{slack.api_url}chat.postMessage", urlencode(form).encode())
    assert answer["error"] == "invalid_blocks_format"


def test_a_json_body_needs_its_token_in_the_header(slack: LocalSlack, cx: Channel) -> None:
    body = json.dumps({"channel": cx.id, "text": "Hi", "token": slack.bot_token}).encode()
    url = f"{slack.api_url}chat.postMessage"
    assert call(url, body, Content_Type="application/json")["error"] == "not_authed"
    authorized = f"Bearer {slack.bot_token}"
    assert call(url, body, Content_Type="application/json", Authorization=authorized)["ok"]


@pytest.mark.parametrize(("body", "error"), [(b"{", "invalid_json"), (b"[]", "json_not_object")])
def test_a_broken_json_body_is_refused(slack: LocalSlack, body: bytes, error: str) -> None:
    assert call(f"{slack.api_url}auth.test", body, Content_Type="application/json")["error"] == error


def test_an_unknown_method_is_named(client: WebClient) -> None:
    assert refusal(lambda: client.api_call("chat.shout")) == "unknown_method"


def test_api_test_gives_arguments_and_errors_back(client: WebClient) -> None:
    assert client.api_test(foo="bar")["args"]["foo"] == "bar"
    assert refusal(lambda: client.api_test(error="my_error")) == "my_error"


def test_every_call_is_kept_with_its_answer_and_without_its_token(
    slack: LocalSlack, client: WebClient, cx: Channel
) -> None:
    client.chat_postMessage(channel=cx.id, text="Hi")
    refusal(lambda: client.chat_postMessage(channel="C404", text="Hi"))
    first, second = slack.calls("chat.postMessage")
    assert (first.ok, first.args["text"], second.error) == (True, "Hi", "channel_not_found")
    assert slack.bot_token not in repr(slack.calls())


def test_a_foreign_host_name_is_refused(slack: LocalSlack) -> None:
    with pytest.raises(HTTPError, match="403"):
        call(f"{slack.api_url}api.test", Host="evil.example")


def test_the_team_and_the_bot_are_told(slack: LocalSlack, client: WebClient) -> None:
    assert client.team_info()["team"]["id"] == slack.team_id
    bot = client.auth_test()["bot_id"]
    assert client.bots_info(bot=bot)["bot"]["user_id"] == slack.bot_user_id


def test_a_reaction_is_put_on_a_message_once(client: WebClient, cx: Channel) -> None:
    ts = client.chat_postMessage(channel=cx.id, text="Hi")["ts"]
    client.reactions_add(channel=cx.id, timestamp=ts, name="wave")
    assert refusal(lambda: client.reactions_add(channel=cx.id, timestamp=ts, name="wave")) == "already_reacted"
    assert client.conversations_history(channel=cx.id)["messages"][0]["reactions"][0]["name"] == "wave"
