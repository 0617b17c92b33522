from datetime import timedelta
from threading import Event

import pytest
from aiohttp import ClientSession, WSMsgType, WSServerHandshakeError
from slack_bolt import Ack
from slack_sdk import WebClient

from local_slack import Channel, LocalSlack, Person
from support.harness import Dict, bolt_app, refusal, running


def address(slack: LocalSlack) -> str:
    opened = WebClient(base_url=slack.api_url).apps_connections_open(app_token=slack.app_token)
    return str(opened["url"])


async def first_messages(url: str, count: int = 1) -> list[Dict]:
    async with ClientSession() as session, session.ws_connect(url) as ws:
        return [await ws.receive_json() for _ in range(count)]


def run(slack: LocalSlack, url: str) -> Dict:
    return slack.thread.run(first_messages(url), 5)[0]


def test_the_first_message_on_a_socket_is_hello(slack: LocalSlack) -> None:
    hello = run(slack, address(slack))
    assert (hello["type"], hello["num_connections"]) == ("hello", 1)
    assert hello["connection_info"]["app_id"].startswith("A")


def test_a_ticket_is_good_once(slack: LocalSlack) -> None:
    url = address(slack)
    run(slack, url)
    with pytest.raises(WSServerHandshakeError):
        run(slack, url)


def test_a_ticket_expires(slack: LocalSlack) -> None:
    url = address(slack)
    slack.clock.move(timedelta(seconds=31))
    with pytest.raises(WSServerHandshakeError):
        run(slack, url)


def test_a_server_pings_with_a_payload_and_answers_pings(slack: LocalSlack) -> None:
    async def pong(url: str) -> bytes:
        async with ClientSession() as session, session.ws_connect(url, autoping=False) as ws:
            await ws.receive_json()
            await ws.ping(b"are you there")
            answer = await ws.receive()
            assert answer.type is WSMsgType.PONG
            return bytes(answer.data)

    assert slack.thread.run(pong(address(slack)), 5) == b"are you there"


def test_each_envelope_goes_to_exactly_one_of_many_sockets(slack: LocalSlack, ana: Person) -> None:
    app = bolt_app(slack)
    heard: list[str] = []

    @app.command("/hello")
    def count(ack: Ack, body: Dict) -> None:
        heard.append(body["text"])
        ack()

    with running(slack, app, sockets=3):
        for number in range(6):
            ana.types(f"/hello {number}")
    assert heard == [str(number) for number in range(6)]


def test_ten_sockets_are_open_at_most(slack: LocalSlack) -> None:
    async def eleven(urls: list[str]) -> Dict:
        async with ClientSession() as session:
            open_sockets = [await session.ws_connect(url) for url in urls]
            told = [await ws.receive_json() for ws in open_sockets]
            for ws in open_sockets:
                await ws.close()
        assert [each["type"] for each in told[:10]] == ["hello"] * 10
        last: Dict = told[10]
        return last

    refused = slack.thread.run(eleven([address(slack) for _ in range(11)]), 10)
    assert (refused["type"], refused["reason"]) == ("disconnect", "too_many_websockets")


def test_commands_are_answered_right_through_a_refresh(slack: LocalSlack, ana: Person) -> None:
    app = bolt_app(slack)
    app.command("/hello")(lambda ack: ack("Hi"))
    with running(slack, app):
        slack.connections.refresh()
        slack.connections.wait_for(1)
        assert ana.types("/hello").error is None


def test_a_command_that_was_under_way_at_a_refresh_is_acknowledged_on_the_new_socket(
    slack: LocalSlack, ana: Person
) -> None:
    app = bolt_app(slack)
    refreshed = Event()

    @app.command("/hello")
    def refresh(ack: Ack) -> None:
        slack.connections.refresh()
        slack.connections.wait_for(1)
        refreshed.set()
        ack("Still here")

    with running(slack, app):
        assert ana.types("/hello").error is None
    assert refreshed.is_set()


def test_a_client_whose_socket_was_cut_connects_again(slack: LocalSlack, ana: Person) -> None:
    app = bolt_app(slack)
    app.command("/hello")(lambda ack: ack("Hi"))
    with running(slack, app):
        before = slack.calls("apps.connections.open")
        slack.connections.kill()
        slack.wait_until(lambda: len(slack.calls("apps.connections.open")) > len(before), 15)
        slack.connections.wait_for(1)
        slack.wait_until(lambda: ana.types("/hello").error is None, 10)


def test_a_disabled_app_can_open_no_socket(slack: LocalSlack) -> None:
    slack.connections.disable()
    client = WebClient(base_url=slack.api_url)
    assert refusal(lambda: client.apps_connections_open(app_token=slack.app_token)) != ""
    slack.connections.enable()
    client.apps_connections_open(app_token=slack.app_token)


def test_a_disabled_app_s_sockets_are_told_and_closed(slack: LocalSlack) -> None:
    async def last(url: str) -> list[str]:
        async with ClientSession() as session, session.ws_connect(url) as ws:
            told = [(await ws.receive_json())["type"]]
            await slack.thread.workspace.app.sockets.disconnect("link_disabled")
            notice = await ws.receive_json()
            return [*told, notice["reason"], (await ws.receive()).type.name]

    assert slack.thread.run(last(address(slack)), 5) == ["hello", "link_disabled", "CLOSE"]


def test_a_mere_warning_leaves_the_socket_open(slack: LocalSlack) -> None:
    async def told(url: str) -> tuple[str, int]:
        async with ClientSession() as session, session.ws_connect(url) as ws:
            await ws.receive_json()
            await slack.thread.workspace.app.sockets.disconnect("warning")
            return (await ws.receive_json())["reason"], slack.thread.workspace.app.sockets.count

    assert slack.thread.run(told(address(slack)), 5) == ("warning", 1)


def test_a_late_ack_on_a_socket_counts_for_nothing(slack: LocalSlack, ana: Person, cx: Channel) -> None:
    app = bolt_app(slack)

    @app.command("/hello")
    def late(ack: Ack) -> None:
        slack.clock.move(timedelta(seconds=4))
        ack("Too late", response_type="in_channel")

    with running(slack, app):
        ana.types("/hello", where=cx)
    ana.does_not_see("Too late")
