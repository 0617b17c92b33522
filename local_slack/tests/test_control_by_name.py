"""A program that knows nothing but HTTP tries an app: people, channels, clicks and waiting, all by name."""

import threading

import pytest
from slack_bolt import Ack
from slack_sdk import WebClient

from local_slack import LocalSlack
from support.control import Program
from support.harness import Dict, actions, bolt_app, button, modal, refusal, running, text_entry


@pytest.fixture
def program(slack: LocalSlack) -> Program:
    program = Program(slack)
    program.do("add_person", name="ana", tz="Europe/Madrid", admin=True)
    program.do("add_person", name="ben", tz="UTC", email="ben@example.com")
    program.do("add_channel", name="cx", members=["ana", "@ben"])
    return program


def named(program: Program, name: str, what: str = "people") -> Dict:
    found: Dict = next(each for each in program.look(what)[what] if each["name"] == name)
    return found


def test_a_test_in_any_language_types_clicks_fills_and_waits(slack: LocalSlack, program: Program) -> None:
    app = bolt_app(slack)
    app.command("/hello")(lambda ack: ack(text="Choose", blocks=actions(button("Go"))))
    app.event("app_home_opened")(lambda: None)
    app.event("message")(lambda: None)

    @app.action("go")
    def form(ack: Ack, body: Dict, client: WebClient) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=modal(text_entry()))
        ack()

    @app.view("form")
    def keep(ack: Ack, view: Dict, client: WebClient) -> None:
        ack()
        client.chat_postMessage(channel="#cx", text=f"Kept {view['state']['values']['name']['name_text']['value']}")

    with running(slack, app):
        program.waits("sockets", count=1)
        assert program.do("resend")["error"] == "no event was sent yet"
        typed = program.do("type", as_="ana", text="/hello", where="#cx")
        assert (typed["ok"], typed["reply"]["buttons"], typed["payload"]["command"]) == (True, ["Go"], "/hello")
        assert program.do("click", as_="ana", action="Go")["ok"]
        assert program.waits("modal", as_="ana")["callback_id"] == "form"
        assert list(program.do("submit", as_="ana")["errors"]) == ["name"]
        assert program.do("fill", as_="ana", values={"name": "Tom"})["ok"]
        assert program.do("submit", as_="ana")["closed"]
        assert program.waits("message", as_="ben", text=r"Kept T\w+", where="cx")["by_app"]
        assert program.waits("call", method="chat.postMessage")["args"]["text"] == "Kept Tom"
        assert program.waits("envelope", type_="slash_commands")["payload"]["text"] == ""
        assert program.look("modal", as_="ana") == {"modal": None}
        program.do("type", as_="ben", text="Hi", where="cx")
        program.waits("envelope", type_="events_api")
        assert program.do("resend")["ok"]
        [*_, again] = program.look("envelopes", type_="events_api")["envelopes"]
        assert again["retry_attempt"] == 1
        assert program.do("resend", envelope=again["id"])["ok"]
        [first, *_] = program.look("attempts")["attempts"]
        assert (first["type"], first["ack"]["payload"]["text"]) == ("slash_commands", "Choose")


def test_waiting_ends_as_soon_as_it_is_so_and_says_what_happened_instead(slack: LocalSlack, program: Program) -> None:
    later = threading.Thread(target=lambda: slack.person("ana").types("Here", where="#cx"))
    later.start()
    assert program.waits("message", as_="ben", text="Here")["user"] == named(program, "ana")["id"]
    later.join()
    missed = program.look("wait", for_="message", as_="ben", text="Never", within=0.1)
    assert (missed["ok"], missed["error"]) == (False, "after 0.1 s still not: for=message as=ben text=Never")
    assert "ana: Here" in missed["lines"][-1]


def test_people_change(program: Program, client: WebClient) -> None:
    program.do("zone", as_="ana", tz="America/New_York")
    program.do("profile", as_="ana", real_name="Ana Ruiz", email="ana@example.com")
    shown = client.users_info(user=named(program, "ana")["id"])["user"]
    assert (shown["tz"], shown["real_name"]) == ("America/New_York", "Ana Ruiz")
    program.do("status", as_="ana", text="Away", until="2026-11-20T10:00:00+00:00")
    program.do("dnd", as_="ben", start="2026-11-20T08:00:00+00:00", end="2026-11-20T10:00:00+00:00")
    assert (named(program, "ana")["status_text"], named(program, "ben")["quiet_until"]) == ("Away", 1795168800)
    program.do("clock", to="2026-11-20T11:00:00+01:00")
    program.do("clock", move_seconds=1)
    assert (named(program, "ana")["status_text"], named(program, "ben")["quiet_until"]) == ("", None)
    program.do("dnd_schedule", as_="ben", from_="09:00", to="12:00")
    assert named(program, "ben")["quiet_until"] is not None
    program.do("dnd_schedule", as_="ben", from_=None, to=None)
    program.do("snooze", as_="ben", until="2026-11-20T12:00:00+00:00")
    assert named(program, "ben")["snoozes"]
    program.do("deactivate", as_="ben")
    assert named(program, "ben")["deactivated"]


def test_channels_change(program: Program, client: WebClient) -> None:
    program.do("add_channel", name="quiet", members=["ana"], bot=False)
    program.do("join", as_="ben", channel="quiet")
    program.do("leave", as_="ana", channel="#quiet")
    program.do("add_bot", channel="quiet")
    place = named(program, "quiet", "channels")
    assert place["members"] == [named(program, "ben")["id"], client.auth_test()["user_id"]]
    program.do("make_private", channel="quiet")
    program.do("rename", channel="quiet", name="secret")
    assert named(program, "secret", "channels")["kind"] == "private"
    program.do("make_public", channel="secret")
    program.do("archive", channel="secret")
    assert client.conversations_info(channel=place["id"])["channel"]["is_archived"]
    program.do("unarchive", channel="secret")
    program.do("remove_bot", channel="secret")
    program.do("delete_channel", channel="secret")
    assert refusal(lambda: client.conversations_info(channel=place["id"])) == "channel_not_found"


def test_messages_come_from_anybody_and_are_changed_by_their_authors(program: Program, client: WebClient) -> None:
    program.do("add_person", name="robo", bot=True)
    program.do("add_emoji", name="hurray")
    where = {"channel": "cx", "ts": program.do("post", as_="robo", channel="cx", text="Built")["ts"]}
    for on in (True, None, True, False, True):
        program.do("react", as_="ana", name="hurray", on=on, **where)
    seen = program.waits("message", as_="ben", text="Built")
    assert (seen["user"], seen["reactions"]) == (
        named(program, "robo")["id"],
        {"hurray": [named(program, "ana")["id"]]},
    )
    program.do("delete", as_="ana", **where)
    assert program.look("messages", as_="ben", where="cx") == {"messages": []}
    client.chat_postMessage(channel="#cx", text="Hi", blocks=actions(button("Go")))
    assert program.look("posted", channel="cx")["messages"][-1]["says"] == "Hi\nGo"


def test_the_app_loses_what_it_may_and_gets_it_back(slack: LocalSlack, program: Program, client: WebClient) -> None:
    program.do("scopes", scopes=["chat:write"])
    assert refusal(client.users_list) == "missing_scope"
    program.do("token", revoked=True)
    assert refusal(client.auth_test) == "token_revoked"
    program.do("token", revoked=False)
    program.do("uninstall")
    assert refusal(client.auth_test) == "account_inactive"
    token = program.do("reinstall")["bot_token"]
    assert token == program.look("app")["bot_token"] == slack.bot_token != client.token
    client.token = token
    assert client.users_list()["ok"]
    program.do("fault", kind="fail", method="auth.test", times=2)
    assert refusal(client.auth_test) == "internal_error"
    program.do("forget")
    assert client.auth_test()["ok"]
    program.do("sockets", do="disable")
    assert refusal(lambda: client.apps_connections_open(app_token=slack.app_token)) is not None
    program.do("sockets", do="enable")
    assert client.apps_connections_open(app_token=slack.app_token)["ok"]


GROUP = "mpdm-ana--ben--hello-1"
REFUSED: list[tuple[str, Dict, int, str]] = [
    ("type", {"text": "Hi"}, 400, "as is missing: a person, by id or name"),
    ("type", {"as": "ana", "text": 5}, 400, "text must be text, not 5"),
    ("type", {"as": "zoe", "text": "Hi"}, 409, "nobody is called 'zoe', nor has that id"),
    (
        "type",
        {"as": "ana", "text": "Hi", "where": "nowhere"},
        409,
        "no conversation is called 'nowhere'",
    ),
    ("type", {"as": "ana", "text": "Hi", "were": "cx"}, 400, "were is not known here; known: as, text, thread, where"),
    ("zone", {"as": "ana", "tz": "Mars"}, 409, "there is no zone 'Mars': use an IANA name such as Europe/Madrid"),
    (
        "add_channel",
        {"name": "x", "members": "ana"},
        400,
        "members must be a list, each a person, by id or name, not",
    ),
    ("add_person", {"name": "ana"}, 409, "somebody is called ana already"),
    ("add_channel", {"name": "#cx"}, 409, "a channel is called cx already"),
    ("clock", {}, 400, "say one of move_seconds, to and time"),
    (
        "clock",
        {"to": "tomorrow"},
        400,
        "to must be an instant with its offset, such as 2026-",
    ),
    (
        "dnd_schedule",
        {"as": "ana", "from": "noon", "to": "13:00"},
        400,
        "from must be a local time, such as 22:00",
    ),
    ("fault", {"kind": "delay", "method": "auth.test"}, 400, "seconds is missing: how many for delay"),
    ("fault", {"kind": "fail", "method": "auth.test", "times": 0}, 400, "times must be a whole number from 1, not 0"),
    ("sockets", {"do": "burn"}, 400, 'do must be "cut" or "warn"'),
    ("snooze", {"as": "ana", "minutes": 0}, 400, "minutes must be more than 0"),
    ("enter", {"as": "ana", "values": {"name": "Tom"}}, 400, "values must be an object of objects"),
    ("fill", {"as": "ana", "values": {}}, 409, "ana has no modal open"),
    ("click", {"as": "ana", "action": "Go"}, 409, "ana sees nothing to click called 'Go'"),
    ("resend", {"envelope": "none"}, 409, "no envelope has the id 'none'"),
    (
        "type",
        {"as": "ana", "text": "Hi", "where": "cx", "thread": "123"},
        409,
        "'123' is no message in that",
    ),
    ("type", {"as": "ana", "text": " "}, 409, "a message needs words"),
    ("post", {"as": "ana", "channel": "cx"}, 409, "a message needs text, blocks or attachments"),
    ("archive", {"channel": "general"}, 409, "nobody archives #general"),
    ("leave", {"as": "ana", "channel": "general"}, 409, "nobody leaves #general"),
    ("remove_bot", {"channel": "general"}, 409, "nobody leaves #general"),
    ("delete_channel", {"channel": "general"}, 409, "nobody deletes #general"),
    ("make_private", {"channel": "general"}, 409, "#general stays public"),
    ("make_public", {"channel": "cx"}, 409, "#cx is public already"),
    ("unarchive", {"channel": "cx"}, 409, "#cx is not archived"),
    ("leave", {"as": "eve", "channel": "cx"}, 409, "eve is not a member of #cx"),
    ("add_channel", {"name": ""}, 409, "a channel needs a name, not ''"),
    ("add_channel", {"name": "General Chat!"}, 409, "a channel's name has only lowercase letters"),
    ("add_channel", {"name": "c" * 81}, 409, "a channel's name has at most 80 characters"),
    ("rename", {"channel": "cx", "name": "Big Name!"}, 409, "a channel's name has only lowercase letters"),
    ("rename", {"channel": "cx", "name": "general"}, 409, "a channel is called general already"),
    *(
        (deed, {"channel": GROUP, **more}, 409, f"direct messages of a group are no channel: they cannot be {done}")
        for deed, more, done in (
            ("leave", {"as": "ana"}, "left"),
            ("join", {"as": "eve"}, "joined"),
            ("archive", {}, "archived"),
            ("rename", {"name": "us"}, "renamed"),
            ("make_private", {}, "made private"),
            ("delete_channel", {}, "deleted"),
        )
    ),
    ("add_group_dm", {"members": ["ana", "ana"]}, 409, "each member of a group is named once"),
    ("add_group_dm", {"members": ["ana"]}, 409, "a group has 3 to 9 members, the app among them, not 2"),
    ("add_person", {"name": "gus", "guest": True, "admin": True}, 409, "gus is a guest, and so neither an admin nor"),
    ("add_person", {"name": " "}, 409, "a person needs a name"),
    ("add_emoji", {"name": ":Party Time:"}, 409, "an emoji's name has only lowercase letters"),
    ("dnd", {"as": "ana", "start": None, "end": "2026-11-20T09:00:00Z"}, 409, "say both when it starts"),
    ("dnd_schedule", {"as": "ana", "from": "22:00", "to": None}, 409, "say both when it begins"),
    (
        "fault",
        {"kind": "fail", "method": "chat.psotMessage"},
        400,
        "there is no method 'chat.psotMessage' here; is it chat.postMessage?",
    ),
    ("fault", {"kind": "fail", "method": "auth.test", "status": 9}, 400, "status must be an HTTP status from 200"),
    ("fault", {"kind": "rate_limit", "method": "auth.test", "seconds": 0.5}, 400, "seconds must be a whole number"),
    ("slow", {"seconds": 1, "method": "auth.tset"}, 400, "there is no method 'auth.tset' here; is it auth.test?"),
    ("slow", {"seconds": float("nan")}, 400, "seconds must be a number from 0, not NaN"),
    ("clock", {"move_seconds": 1e300}, 400, "move_seconds is too far from now: 1e+300"),
    ("clock", {"move_seconds": 1e10}, 400, "the clock goes from 2001-09-10 to 2286-11-20"),
    ("clock", {"to": "1969-07-20T20:17:00Z"}, 400, "the clock goes from 2001-09-10 to 2286-11-20"),
    ("snooze", {"as": "ana", "minutes": 1e300}, 400, "minutes is too far from now"),
    ("shortcut", {"as": "ana", "name": "Quote", "channel": "cx"}, 400, "say both channel and ts for a shortcut on a"),
    (
        "shortcut",
        {"as": "ana", "name": "Quot"},
        409,
        "there is no shortcut 'Quot'; there are: 'Greet' (global), 'Quote' (message)",
    ),
    ("click", {"as": "ana", "action": "Nope"}, 409, "ana sees nothing to click called 'Nope'; there is: nothing"),
    ("request_urls", {"do": "verify"}, 409, "Hello has no request URLs: it uses Socket Mode"),
    ("dance", {}, 404, "there is no POST /_/dance; there are: type, click"),
]


def test_bad_input_is_refused_with_a_sentence(program: Program) -> None:
    program.do("add_person", name="eve")
    program.do("add_channel", name="general", members=["ana", "ben"])
    program.do("add_group_dm", members=["ana", "ben"])
    for deed, body, status, sentence in REFUSED:
        answer = program.do(deed, **body)
        assert (answer["ok"], answer["status"]) == (False, status), deed
        assert answer["error"].startswith(sentence), answer["error"]
    assert program.look("calls", since="many")["error"] == 'since must be a whole number from 0, not "many"'
    assert program.look("wait", for_="rain")["error"].startswith("for must be one of message, modal")
    assert program.look("wait", for_="sockets", count=0, within="long")["error"].startswith("within must be seconds")
    assert program.look("dreams")["status"] == 404
    assert named(program, "ana")["tz"] == "Europe/Madrid"


def test_one_of_two_buttons_is_named_by_its_number(program: Program, client: WebClient, slack: LocalSlack) -> None:
    client.chat_postMessage(channel="#cx", text="Choose", blocks=actions(button("Go", "one"), button("Go", "two")))
    assert "nth" in program.do("click", as_="ana", action="Go")["error"]
    app = bolt_app(slack)
    app.action("two")(lambda ack: ack())
    with running(slack, app):
        clicked = program.do("click", as_="ana", action="Go", nth=1)
    assert clicked["payload"]["actions"][0]["action_id"] == "two"
