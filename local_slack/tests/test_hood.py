"""Whoever looks under the hood sees what goes on between the app and Slack, and breaks and mends it."""

from dataclasses import dataclass
from datetime import timedelta
from urllib.error import HTTPError

import pytest
from slack_sdk import WebClient

from local_slack import LocalSlack, Person
from support.control import do, read
from support.harness import Dict, actions, bolt_app, button, config, refusal, running, web_client


def lines(slack: LocalSlack, what: str) -> list[tuple[str, str, bool | None, str]]:
    shown = [line for line in read(slack, "hood")["lines"] if line["what"] == what]
    return [(line["about"], line["more"], line["ok"], line["said"]) for line in shown]


def test_each_envelope_is_shown_with_its_ack(slack: LocalSlack, ana: Person) -> None:
    ana.types("/hello too early")
    app = bolt_app(slack)
    app.command("/hello")(lambda ack: ack(text="Choose", blocks=actions(button("Go"))))
    app.action("go")(lambda: slack.clock.move(timedelta(seconds=4)))
    with running(slack, app):
        ana.types("/hello you")
        ana.clicks("Go")
    early, typed, clicked = lines(slack, "envelope")
    assert early == ("slash_commands", "@ana: /hello too early", False, "nobody answers")
    assert (typed[:3], typed[3][:9]) == (("slash_commands", "@ana: /hello you", True), "acked in ")
    assert clicked == ("interactive", "@ana: block_actions Go", False, "no ack within 3 s")
    assert [line[0] for line in lines(slack, "socket")] == ["opened", "closed"]


def test_each_call_is_shown_with_what_came_of_it(slack: LocalSlack, ana: Person, client: WebClient) -> None:
    cx = slack.add_channel("cx", members=[ana])
    client.chat_postMessage(channel=cx.id, text="Hi\nyou")
    do(slack, "fault", {"kind": "rate_limit", "method": "chat.postMessage", "seconds": 7})
    assert read(slack, "hood")["limited"] == 1
    refusal(lambda: client.chat_postMessage(channel=ana.id, text="Again"))
    refusal(lambda: client.users_info(user="U404"))
    assert lines(slack, "call") == [
        ("chat.postMessage", "#cx Hi you", True, "ok"),
        ("chat.postMessage", "Again", False, "429 ratelimited"),
        ("users.info", "", False, "user_not_found"),
    ]


def test_with_several_apps_each_line_says_which(slack: LocalSlack, client: WebClient, ana: Person) -> None:
    polls = slack.install(config())
    client.auth_test()
    web_client(polls).auth_test()
    ana.types("/hello")
    refusal(WebClient("xoxb-nobody", slack.api_url, retry_handlers=[]).auth_test)
    assert [line[0] for line in lines(slack, "call")] == ["Hello: auth.test", "Hello: auth.test", "auth.test"]
    assert [line[0] for line in lines(slack, "envelope")] == ["Hello: slash_commands"]


def test_what_the_app_hands_in_is_shown_even_while_it_cannot_be_read(slack: LocalSlack) -> None:
    assert read(slack, "hood")["table"] is None
    owed = [["nudge", "sent"]]

    def rows() -> list[list[str]]:
        if not owed:
            raise OSError("the database is away")
        return owed

    slack.hood.show_table("Owed", ["what", "status"], rows)
    assert read(slack, "hood")["table"] == {"title": "Owed", "columns": ["what", "status"], "rows": owed}
    owed.clear()
    assert read(slack, "hood")["table"]["rows"] == []


@dataclass
class Switch:
    on: bool = True

    def kill(self) -> None:
        self.on = False

    def start(self) -> None:
        self.on = True


def test_the_app_is_killed_and_started_if_it_says_how(slack: LocalSlack) -> None:
    with pytest.raises(HTTPError, match="409"):
        do(slack, "power", {"on": False})
    switch = Switch()
    slack.hood.show_power(switch)
    assert read(slack, "hood")["power"] is True
    do(slack, "power", {"on": False})
    assert (read(slack, "hood")["power"], switch.on) == (False, False)
    do(slack, "power", {"on": True})
    assert switch.on


def test_mending_takes_back_all_that_is_broken(slack: LocalSlack, client: WebClient) -> None:
    switch = Switch(on=False)
    slack.hood.show_power(switch)
    broken: list[tuple[str, Dict]] = [
        ("slow", {"seconds": 5}),
        ("fault", {"kind": "fail", "method": "auth.test", "times": 3}),
        ("token", {"revoked": True}),
        ("sockets", {"do": "refuse"}),
        ("outage", {"offline": True}),
    ]
    for deed, body in broken:
        do(slack, deed, body)
    shown = read(slack, "hood")
    assert (shown["slow"], shown["failing"], shown["revoked"], shown["offline"]) == (5, 3, True, True)
    do(slack, "mend", {})
    shown = read(slack, "hood")
    assert (shown["slow"], shown["failing"], shown["revoked"], shown["offline"]) == (0, 0, False, False)
    assert client.auth_test()["ok"]
    assert switch.on
