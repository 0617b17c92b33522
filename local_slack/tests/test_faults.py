import socket
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from http.client import RemoteDisconnected
from urllib.error import URLError
from urllib.parse import urlsplit

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from local_slack import Channel, LocalSlack, Person
from support.harness import bolt_app, refusal, running

DROPPED = (RemoteDisconnected, ConnectionError, URLError)


def test_a_connection_dropped_after_the_message_was_stored(slack: LocalSlack, client: WebClient, cx: Channel) -> None:
    slack.faults.drop_after("chat.postMessage")
    with pytest.raises(DROPPED):
        client.chat_postMessage(channel=cx.id, text="Stored")
    assert [message.says for message in slack.posted(cx)] == ["Stored"]


def test_the_default_client_posts_twice_when_the_answer_is_dropped(slack: LocalSlack, ana: Person) -> None:
    slack.faults.drop_after("chat.postMessage")
    client = WebClient(token=slack.bot_token, base_url=slack.api_url)
    # The second try comes after a second or so: if it is quicker than that, the channel's limit stops it.
    with suppress(SlackApiError):
        client.chat_postMessage(channel=ana.id, text="Once?")
    first, second = slack.calls("chat.postMessage")
    assert (first.ok, second.args) == (True, first.args)


def test_a_program_that_dies_in_the_middle_of_a_call_leaves_no_error_in_the_log(
    slack: LocalSlack, caplog: pytest.LogCaptureFixture
) -> None:
    host = urlsplit(slack.api_url)
    with socket.create_connection((host.hostname, host.port)) as dying:
        head = f"Host: {host.netloc}\r\nContent-Type: application/json\r\nContent-Length: 9"
        dying.sendall(f"POST /api/auth.test HTTP/1.1\r\n{head}\r\n\r\n{{".encode())
    slack.wait_until(lambda: "hung up" in slack.transcript())
    assert "Traceback" not in caplog.text


def test_a_connection_dropped_before_anything_was_done(slack: LocalSlack, client: WebClient, cx: Channel) -> None:
    slack.faults.drop_before("chat.postMessage")
    with pytest.raises(DROPPED):
        client.chat_postMessage(channel=cx.id, text="Lost")
    assert slack.posted(cx) == []
    client.chat_postMessage(channel=cx.id, text="Kept")


def test_a_message_that_is_stored_long_after_its_connection_was_dropped(
    slack: LocalSlack, client: WebClient, cx: Channel
) -> None:
    slack.faults.store_late("chat.postMessage", seconds=60)
    with pytest.raises(DROPPED):
        client.chat_postMessage(channel=cx.id, text="Late")
    slack.clock.move(timedelta(seconds=50))
    assert slack.posted(cx) == []
    slack.clock.move(timedelta(seconds=10))
    slack.wait_until(lambda: slack.posted(cx))
    assert [message.says for message in slack.posted(cx)] == ["Late"]


def test_an_ordered_error_comes_as_often_as_ordered(slack: LocalSlack, client: WebClient) -> None:
    slack.faults.fail("auth.test", error="internal_error", times=2)
    assert [refusal(client.auth_test) for _ in range(2)] == ["internal_error"] * 2
    client.auth_test()


def test_an_ordered_server_error_has_its_http_status(slack: LocalSlack, client: WebClient) -> None:
    slack.faults.fail("auth.test", status=503)
    with pytest.raises(SlackApiError) as failed:
        client.auth_test()
    assert failed.value.response.status_code == 503


def test_an_ordered_rate_limit_says_when_to_come_back(slack: LocalSlack, client: WebClient) -> None:
    slack.faults.rate_limit("auth.test", retry_after=7)
    with pytest.raises(SlackApiError) as limited:
        client.auth_test()
    assert limited.value.response.headers["Retry-After"] == "7"


def test_a_delayed_answer_is_still_the_answer(slack: LocalSlack, client: WebClient) -> None:
    slack.faults.delay("auth.test", seconds=0.05)
    assert client.auth_test()["ok"]


def test_latency_lasts_until_it_is_taken_back(slack: LocalSlack, client: WebClient) -> None:
    def took(call: Callable[[], object]) -> float:
        began = time.perf_counter()
        call()
        return time.perf_counter() - began

    slack.faults.slow(0.2)
    slack.faults.slow(0, "api.test")
    assert [took(client.auth_test) >= 0.2 for _ in range(2)] == [True, True]
    assert min(took(client.api_test) for _ in range(3)) < 0.2
    slack.faults.slow(0)
    assert min(took(client.auth_test) for _ in range(3)) < 0.2


def test_ordered_faults_can_be_taken_back(slack: LocalSlack, client: WebClient) -> None:
    slack.faults.fail("auth.test", times=2)
    slack.faults.slow(30)
    slack.faults.forget()
    client.auth_test()


def test_in_an_outage_nothing_comes_through_and_afterwards_all_does(slack: LocalSlack, client: WebClient) -> None:
    with running(slack, bolt_app(slack)):
        slack.faults.go_offline()
        slack.connections.wait_for(0)
        with pytest.raises(DROPPED):
            client.auth_test()
        slack.faults.come_back()
        client.auth_test()
        slack.connections.wait_for(1)
