"""Several real Bolt apps in one workspace: each gets what is its own, and nothing of the others."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from slack_bolt import Ack, App, Respond
from slack_bolt.context.say import Say
from slack_sdk import WebClient

from local_slack import AppConfig, Channel, InstalledApp, LocalSlack, Person
from support.harness import (
    MANIFEST,
    Dict,
    actions,
    bolt_app,
    button,
    home,
    modal,
    open_modal,
    refusal,
    running,
    text_entry,
    web_client,
)
from support.http_app import http_manifest, serve_bolt, site

FEATURES = MANIFEST["features"]
COMMANDS = [{"command": "/hello", "description": "The same"}, {"command": "/poll", "description": "Ask everybody"}]
POLLS: Dict = {
    **MANIFEST,
    "display_information": {"name": "Polls"},
    "features": {
        **FEATURES,
        "bot_user": {"display_name": "Polls"},
        "slash_commands": COMMANDS,
        "shortcuts": [
            *FEATURES["shortcuts"],
            {"name": "Ask", "type": "global", "callback_id": "ask", "description": "Ask"},
        ],
    },
}


@pytest.fixture
def polls(slack: LocalSlack) -> InstalledApp:
    return slack.install(AppConfig.from_manifest(POLLS))


@pytest.fixture
def both(slack: LocalSlack, polls: InstalledApp) -> Iterator[tuple[App, App]]:
    """Two apps, each on its own socket."""
    first, second = bolt_app(slack), bolt_app(polls)
    with running(slack, first), running(polls, second):
        yield first, second


@pytest.fixture
def together(both: tuple[App, App], slack: LocalSlack, ana: Person, ben: Person) -> Channel:
    """A channel with both bots in it."""
    assert both
    return slack.add_channel("together", members=[ana, ben])


def test_a_token_says_whose_call_it_is(slack: LocalSlack, polls: InstalledApp, ana: Person) -> None:
    mine, theirs = web_client(slack), web_client(polls)
    assert mine.auth_test()["user_id"] == slack.bot_user_id
    assert theirs.auth_test()["user_id"] == polls.bot_user_id
    assert [call.method for call in polls.calls()] == ["auth.test"]
    assert len(slack.calls()) == 2
    assert {bot["name"] for bot in mine.users_list()["members"] if bot["is_bot"]} == {"hello", "polls"}
    assert theirs.bots_info(bot=mine.auth_test()["bot_id"])["bot"]["name"] == "Hello"
    posted = theirs.chat_postMessage(channel=ana.id, text="From Polls")
    assert posted["message"]["app_id"] == polls.app_id
    assert refusal(lambda: mine.conversations_history(channel=posted["channel"])) == "channel_not_found"
    polls.revoke_token()
    assert refusal(theirs.auth_test) == "token_revoked"
    assert mine.auth_test()["ok"]


def converse(app: App, name: str) -> None:
    """Let an app say its name in all that it does."""

    @app.event("app_home_opened")
    def show(event: Dict, client: WebClient) -> None:
        client.views_publish(user_id=event["user"], view=home(name, *actions(button(f"Go {name}", "go"))))

    @app.event("message")
    def answer(say: Say) -> None:
        say(f"{name} heard that")

    @app.action("go")
    def go(ack: Ack, body: Dict, client: WebClient) -> None:
        ack()
        client.chat_postMessage(channel=body["user"]["id"], text=f"{name} goes")


def answer_commands(app: App, name: str) -> None:
    """Let an app answer every command with its name."""
    app.command(re.compile(".*"))(lambda ack: ack(f"{name} answers"))


def note_all(app: App, name: str, noted: list[str]) -> None:
    """Let an app note its name for every interaction."""

    def note(ack: Ack) -> None:
        noted.append(name)
        ack()

    for listen in (
        app.action("go"),
        app.shortcut("greet"),
        app.shortcut("ask"),
        app.shortcut("quote"),
        app.view("form"),
    ):
        listen(note)


def hear(app: App) -> list[Dict]:
    """Return the list of what an app will hear."""
    heard: list[Dict] = []

    def note(event: Dict) -> None:
        heard.append(event)

    for kind in ("message", "app_mention", "reaction_added"):
        app.event(kind)(note)
    return heard


def test_each_has_messages_and_a_home_of_its_own_with_everybody(
    both: tuple[App, App], slack: LocalSlack, polls: InstalledApp, ana: Person
) -> None:
    converse(both[0], "Hello")
    converse(both[1], "Polls")
    ana.types("Hi")
    ana.sees("Hello heard that", where=ana.dm)
    ana.types("Hi", where=ana.dm_with(polls))
    ana.sees("Polls heard that", where=ana.dm_with(polls))
    assert ana.dm_with(slack) == ana.dm != ana.dm_with(polls)
    ana.does_not_see("Polls", where=ana.dm)
    assert "Polls" in ana.opens_home(of=polls).says
    assert ana.home is None
    assert "Hello" in ana.opens_home().says
    assert ana.clicks("Go Polls").ok
    ana.sees("Polls goes", where=ana.dm_with(polls))


def test_the_app_that_was_installed_last_gets_a_command_that_both_have(both: tuple[App, App], ana: Person) -> None:
    answer_commands(both[0], "Hello")
    answer_commands(both[1], "Polls")
    answers = {command: ana.types(command).reply for command in ("/hello", "/resolve", "/poll")}
    assert {command: reply.says for command, reply in answers.items() if reply} == {
        "/hello": "Polls answers",
        "/resolve": "Hello answers",
        "/poll": "Polls answers",
    }


def test_a_command_goes_back_to_the_other_app_when_the_last_one_is_uninstalled(
    both: tuple[App, App], polls: InstalledApp, ana: Person
) -> None:
    answer_commands(both[0], "Hello")
    polls.uninstall()
    assert ana.types("/hello").error is None
    assert ana.types("/poll").error == "/poll is not a valid command."


def test_buttons_go_to_the_app_that_posted_and_shortcuts_to_the_one_that_has_them(
    both: tuple[App, App], slack: LocalSlack, polls: InstalledApp, together: Channel, ana: Person
) -> None:
    clicked: list[str] = []
    note_all(both[0], "Hello", clicked)
    note_all(both[1], "Polls", clicked)
    web_client(polls).chat_postMessage(channel=together.id, text="P", blocks=actions(button("Vote")))
    web_client(slack).chat_postMessage(channel=together.id, text="H", blocks=actions(button("Greet")))
    assert ana.clicks("Vote").ok
    assert ana.clicks("Greet").ok
    assert ana.uses_shortcut("ask").ok
    assert ana.uses_shortcut("greet").ok
    assert ana.uses_shortcut("greet", of=polls).ok
    assert ana.uses_message_shortcut("Quote", ana.messages(together)[-1], of=polls).ok
    assert clicked == ["Polls", "Hello", "Polls", "Hello", "Polls", "Polls"]


def test_a_modal_belongs_to_the_app_that_opened_it(both: tuple[App, App], slack: LocalSlack, ana: Person) -> None:
    submitted: list[str] = []
    note_all(both[0], "Hello", submitted)
    note_all(both[1], "Polls", submitted)

    @both[1].command("/poll")
    def ask(ack: Ack, body: Dict, client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=modal())

    trigger = ana.types("/poll").payload["trigger_id"]
    view = ana.wait_for_modal("Form")
    foreign = web_client(slack)
    assert refusal(lambda: foreign.views_update(view_id=view.id, view=modal())) == "not_found"
    assert refusal(lambda: foreign.views_open(trigger_id=trigger, view=modal())) == "invalid_trigger_id"
    ana.fills({"Name": "Lunch?"})
    assert ana.submits().closed
    assert submitted == ["Polls"]
    open_modal(slack, ana, modal(text_entry(), title="Hello's"))
    ana.fills({"Name": "Ana"})
    assert ana.submits().closed
    assert submitted == ["Polls", "Hello"]


def test_events_go_to_each_app_whose_bot_is_there_also_of_the_other_bot(
    both: tuple[App, App], slack: LocalSlack, polls: InstalledApp, together: Channel, ana: Person
) -> None:
    hello, poll = hear(both[0]), hear(both[1])
    ana.types("To both", where=together)
    slack.wait_until(lambda: [event["text"] for event in (*hello, *poll)] == ["To both"] * 2)
    web_client(polls).chat_postMessage(channel=together.id, text="From a bot")
    slack.wait_until(lambda: len(hello) == 2)
    assert (hello[1]["app_id"], hello[1]["bot_profile"]["name"]) == (polls.app_id, "Polls")
    slack.remove_bot(together, polls)
    ana.types("@hello and @polls", where=together)
    slack.wait_until(lambda: "app_mention" in [event["type"] for event in hello])
    ana.reacts("wave", ana.messages(together)[-1])
    slack.wait_until(lambda: "reaction_added" in [event["type"] for event in hello])
    assert not {"app_mention", "reaction_added"} & {event["type"] for event in poll}
    assert {envelope.payload["api_app_id"] for envelope in polls.envelopes()} == {polls.app_id}


def test_what_slack_handed_out_to_one_app_is_no_good_for_another(
    slack: LocalSlack, polls: InstalledApp, ana: Person
) -> None:
    mine, theirs = web_client(slack), web_client(polls)
    dm = ana.dm_with(polls).id
    later = int(slack.clock.now().timestamp()) + 600
    scheduled = theirs.chat_scheduleMessage(channel=dm, text="Later", post_at=later)
    place = {"channel": dm, "scheduled_message_id": scheduled["scheduled_message_id"]}
    assert refusal(lambda: mine.chat_deleteScheduledMessage(**place)) == "channel_not_found"
    assert mine.chat_scheduledMessages_list()["scheduled_messages"] == []
    assert len(theirs.chat_scheduledMessages_list()["scheduled_messages"]) == 1
    slack.clock.move(timedelta(minutes=11))
    assert ana.sees("Later", where=ana.dm_with(polls)).user == polls.bot_user_id
    cx = slack.add_channel("cx", members=[ana])
    posted = theirs.chat_postMessage(channel=cx.id, text="Mine")
    assert refusal(lambda: mine.chat_update(channel=cx.id, ts=posted["ts"], text="Yours")) == "cant_update_message"
    asked = {"client_id": polls.client_id, "code": "unknown"}
    foreign, own = slack.client_secret, polls.client_secret
    assert refusal(lambda: mine.oauth_v2_access(**asked, client_secret=foreign)) == "bad_client_secret"
    assert refusal(lambda: mine.oauth_v2_access(**asked, client_secret=own)) == "invalid_code"


def test_each_answers_at_its_own_response_urls(both: tuple[App, App], polls: InstalledApp, ana: Person) -> None:
    @both[1].command("/poll")
    def later(ack: Ack, respond: Respond) -> None:
        ack()
        respond("As Polls")

    ana.types("/poll")
    assert ana.sees("As Polls").user == polls.bot_user_id


def test_an_app_over_request_urls_lives_beside_one_over_sockets(slack: LocalSlack, ana: Person, cx: Channel) -> None:
    with site() as web:
        manifest = http_manifest(web.url)
        manifest["features"] = {
            **manifest["features"],
            "slash_commands": [{"command": "/web", "description": "Web", "url": web.url + "/slack/events"}],
        }
        manifest["features"]["bot_user"] = {"display_name": "Web"}
        installed = slack.install(AppConfig.from_manifest(manifest))
        slack.add_bot(cx, installed)
        over_http, over_socket = serve_bolt(web, installed), bolt_app(slack)
        heard: list[str] = []
        over_http.command("/web")(lambda ack: ack("Over HTTP"))
        over_socket.command("/hello")(lambda ack: ack("Over a socket"))
        over_http.event("message")(lambda: heard.append("HTTP"))
        over_socket.event("message")(lambda: heard.append("socket"))
        with running(slack, over_socket):
            web_reply, socket_reply = ana.types("/web").reply, ana.types("/hello").reply
            ana.types("To both", where=cx)
            slack.wait_until(lambda: {"HTTP", "socket"} <= set(heard))
    assert web_reply is not None
    assert socket_reply is not None
    assert (web_reply.says, socket_reply.says) == ("Over HTTP", "Over a socket")
    assert installed.connections.count == 0
