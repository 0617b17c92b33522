from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from http.client import RemoteDisconnected
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from slack_bolt import Ack
from slack_sdk import WebClient

from local_slack import Channel, LocalSlack, Person
from support.control import do, read, state
from support.harness import (
    MANIFEST,
    Dict,
    actions,
    bolt_app,
    button,
    home,
    modal,
    refusal,
    running,
    text_entry,
    web_client,
)

POLLS: Dict = {
    "app_home": {"home_tab_enabled": True},
    "bot_user": {"display_name": "Polls"},
    "shortcuts": [{"name": "Vote", "type": "global", "callback_id": "vote", "description": "Vote"}],
}
DROPPED = (RemoteDisconnected, ConnectionError, URLError)


def test_the_state_shows_what_one_person_sees(
    slack: LocalSlack, client: WebClient, ana: Person, ben: Person, cx: Channel
) -> None:
    client.chat_postMessage(channel=cx.id, text=f"Hi <@{ben.id}>")
    client.chat_postEphemeral(channel=cx.id, user=ana.id, text="Psst")
    hers, his = state(slack, ana), state(slack, ben)
    assert [message["text"] for message in hers["messages"]] == [f"Hi <@{ben.id}>", "Psst"]
    assert [message["text"] for message in his["messages"]] == [f"Hi <@{ben.id}>"]
    [channel] = [each for each in his["conversations"] if each["id"] == cx.id]
    assert (channel["unread"], channel["pings"]) == (1, 1)
    assert [command["command"] for command in hers["app"]["commands"]] == ["/hello", "/resolve"]


def test_a_conversation_that_was_read_has_nothing_unread(
    slack: LocalSlack, client: WebClient, ana: Person, cx: Channel
) -> None:
    client.chat_postMessage(channel=cx.id, text="Hi")
    do(slack, "read", {"as": ana.id, "channel": cx.id})
    [channel] = [each for each in state(slack, ana)["conversations"] if each["id"] == cx.id]
    assert channel["unread"] == 0


def test_a_person_types_clicks_fills_and_submits(slack: LocalSlack, ana: Person, cx: Channel) -> None:
    app = bolt_app(slack)
    seen: list[Dict] = []

    app.command("/hello")(lambda ack: ack(text="Choose", blocks=actions(button("Go"))))

    @app.action("go")
    def form(ack: Ack, body: Dict, client: WebClient) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=modal(text_entry()))
        ack()

    @app.view("form")
    def keep(ack: Ack, view: Dict) -> None:
        seen.append(view["state"]["values"])
        ack()

    with running(slack, app):
        assert do(slack, "type", {"as": ana.id, "text": "/hello", "where": cx.id})["ok"]
        message = state(slack, ana)["messages"][-1]
        assert do(slack, "click", {"as": ana.id, "channel": cx.id, "ts": message["ts"], "action": "go"})["ok"]
        view = state(slack, ana)["modals"][-1]
        empty = do(slack, "submit", {"as": ana.id, "view": view["id"]})
        assert list(empty["errors"]) == ["name"]
        values = {"name": {"name_text": "Tom"}}
        assert do(slack, "submit", {"as": ana.id, "view": view["id"], "values": values})["closed"]
    assert seen == [{"name": {"name_text": {"type": "plain_text_input", "value": "Tom"}}}]
    assert state(slack, ana)["modals"] == []


def test_moves_that_are_asked_for_at_once_follow_each_other(slack: LocalSlack) -> None:
    began = slack.clock.now()
    due = iter([began + timedelta(minutes=30)] * 5)
    slack.stop_clock_for(lambda: next(due, None))
    with ThreadPoolExecutor(3) as threads:
        list(threads.map(lambda _: do(slack, "clock", {"move_seconds": 3600}), range(3)))
    assert slack.clock.now() >= began + timedelta(hours=3)


def test_the_clock_can_be_moved(slack: LocalSlack) -> None:
    assert do(slack, "clock", {"to": "2027-01-01T00:00:00+00:00"})["now"].startswith("2027-01-01T00:00:0")
    assert do(slack, "clock", {"move_seconds": 3600})["now"].startswith("2027-01-01T01:00:0")


def test_changes_are_told_as_they_happen(slack: LocalSlack, ana: Person, cx: Channel) -> None:
    with urlopen(f"{slack.url}/_/changes", timeout=30) as stream:  # noqa: S310 - our own loopback
        lines = (line for line in stream if line.startswith(b"data: "))
        first = next(lines)
        ana.types("Hi", where=cx)
        second = next(lines)
    assert int(second.split()[1]) > int(first.split()[1])


def test_what_a_person_cannot_do_is_said(slack: LocalSlack, ana: Person) -> None:
    with pytest.raises(HTTPError, match="409"):
        do(slack, "type", {"as": ana.id, "text": "Hi", "where": "C404"})


def test_a_malformed_request_is_said_to_be_one(slack: LocalSlack) -> None:
    with pytest.raises(HTTPError, match="400"):
        do(slack, "type", {"text": "Hi"})


def test_the_page_of_another_site_can_do_nothing(slack: LocalSlack, ana: Person) -> None:
    with pytest.raises(HTTPError, match="403"):
        do(slack, "type", {"as": ana.id, "text": "Hi"}, Origin="https://evil.example")
    assert do(slack, "type", {"as": ana.id, "text": "Hi"}, Origin=slack.url)["ok"]


def test_a_form_of_another_site_can_do_nothing(slack: LocalSlack, ana: Person) -> None:
    with pytest.raises(HTTPError, match="415"):
        do(slack, "type", {"as": ana.id, "text": "Hi"}, Content_Type="text/plain")


def test_a_rebound_host_name_is_refused(slack: LocalSlack, ana: Person) -> None:
    with pytest.raises(HTTPError, match="403"):
        do(slack, "type", {"as": ana.id, "text": "Hi"}, Host="evil.example")


def described(slack: LocalSlack, person: Person) -> Dict:
    [found] = [each for each in state(slack, person)["people"] if each["id"] == person.id]
    assert isinstance(found, dict)
    return found


def test_a_program_adds_people_and_reads_what_happened(slack: LocalSlack, client: WebClient) -> None:
    ana = do(slack, "add_person", {"name": "ana", "tz": "Europe/Berlin", "admin": True})["id"]
    cx = do(slack, "add_channel", {"name": "cx", "members": [ana]})["id"]
    metadata = {"event_type": "greeting", "event_payload": {"key": "1"}}
    client.chat_postMessage(channel=cx, text="Hi", metadata=metadata)
    assert do(slack, "type", {"as": ana, "text": "Hello", "where": cx})["ok"]
    stored = read(slack, "posted")["messages"]
    assert [(message["text"], message["metadata"]) for message in stored] == [("Hi", metadata), ("Hello", None)]
    made = read(slack, "calls")
    assert [call["method"] for call in made["calls"]] == ["chat.postMessage"]
    assert read(slack, f"calls?since={made['next']}")["calls"] == []
    assert "ana: Hello" in read(slack, f"transcript?channel={cx}")["lines"][-1]
    assert read(slack, "clock")["now"].startswith("2026-11-20T09:00")


def test_a_program_orders_every_fault(slack: LocalSlack, client: WebClient) -> None:
    def refused() -> str | None:
        return refusal(client.auth_test)

    do(slack, "fault", {"kind": "fail", "method": "auth.test", "error": "internal_error"})
    assert refused() == "internal_error"
    do(slack, "fault", {"kind": "rate_limit", "method": "auth.test", "seconds": 7})
    assert refused() == "ratelimited"
    for kind in ("drop_before", "drop_after", "store_late"):
        do(slack, "fault", {"kind": kind, "method": "auth.test", "seconds": 1})
        with pytest.raises(DROPPED):
            client.auth_test()
    do(slack, "fault", {"kind": "delay", "method": "auth.test", "seconds": 0.01})
    do(slack, "slow", {"seconds": 0.01})
    client.auth_test()
    do(slack, "slow", {"seconds": 0})
    do(slack, "token", {"revoked": True})
    assert refused() == "token_revoked"
    do(slack, "token", {"revoked": False})
    do(slack, "limit_posts", {"per_minute": 0})
    with pytest.raises(HTTPError, match="400"):
        do(slack, "fault", {"kind": "earthquake", "method": "auth.test"})


def test_a_program_cuts_the_app_off(slack: LocalSlack, client: WebClient) -> None:
    with running(slack, bolt_app(slack)):
        do(slack, "sockets", {"do": "refuse"})
        do(slack, "sockets", {"do": "cut"})
        slack.connections.wait_for(0)
        do(slack, "sockets", {"do": "accept"})
        slack.connections.wait_for(1)
        do(slack, "outage", {"offline": True})
        slack.connections.wait_for(0)
        with pytest.raises(DROPPED):
            client.auth_test()
        do(slack, "outage", {"offline": False})
        slack.connections.wait_for(1)


def test_a_person_sets_and_clears_their_status(slack: LocalSlack, client: WebClient, ana: Person) -> None:
    do(slack, "status", {"as": ana.id, "text": "On holiday", "emoji": "palm_tree", "minutes": 60})
    shown = described(slack, ana)
    assert (shown["status_text"], shown["status_emoji"]) == ("On holiday", ":palm_tree:")
    assert shown["status_expiration"] == client.users_info(user=ana.id)["user"]["profile"]["status_expiration"] > 0
    do(slack, "status", {"as": ana.id, "text": ""})
    assert described(slack, ana)["status_emoji"] == ""


def test_a_person_pauses_notifications_and_resumes_them(slack: LocalSlack, client: WebClient, ana: Person) -> None:
    do(slack, "snooze", {"as": ana.id, "minutes": 60})
    shown = described(slack, ana)
    assert (shown["snoozes"], shown["quiet_until"]) == (True, client.dnd_info(user=ana.id)["next_dnd_end_ts"])
    slack.clock.move(timedelta(minutes=61))
    assert (described(slack, ana)["snoozes"], described(slack, ana)["quiet_until"]) == (False, None)
    do(slack, "snooze", {"as": ana.id, "minutes": 60})
    do(slack, "snooze", {"as": ana.id, "minutes": None})
    assert described(slack, ana)["quiet_until"] is None
    with pytest.raises(HTTPError, match="400"):
        do(slack, "snooze", {"as": ana.id, "minutes": 0})


def test_a_person_becomes_an_admin_and_a_member_again(slack: LocalSlack, ana: Person) -> None:
    do(slack, "admin", {"as": ana.id, "admin": True})
    assert described(slack, ana)["is_admin"] is True
    do(slack, "admin", {"as": ana.id, "admin": False})
    assert described(slack, ana)["is_admin"] is False
    guest = slack.add_person("gus", guest=True)
    with pytest.raises(HTTPError, match="409"):
        do(slack, "admin", {"as": guest.id, "admin": True})


def test_a_person_reacts_edits_and_deletes(slack: LocalSlack, ana: Person, ben: Person) -> None:
    group = do(slack, "add_group_dm", {"members": [ana.id, ben.id]})["id"]
    do(slack, "type", {"as": ana.id, "text": "Hi", "where": group})
    where = {"channel": group, "ts": ben.sees("Hi").ts}
    do(slack, "react", {"as": ben.id, "name": "wave", **where})
    assert ana.sees("Hi").reactions == {"wave": (ben.id,)}
    do(slack, "react", {"as": ben.id, "name": "wave", **where})
    do(slack, "edit", {"as": ana.id, "text": "Hello", **where})
    seen = ben.sees("Hello")
    assert (seen.reactions, seen.edited) == ({}, True)
    with pytest.raises(HTTPError) as refused:
        do(slack, "delete", {"as": ben.id, **where})
    refused.value.close()
    assert refused.value.code == 409
    do(slack, "delete", {"as": ana.id, **where})
    assert ana.messages(group) == []


def test_a_burst_of_posts_can_be_forbidden(slack: LocalSlack, client: WebClient, cx: Channel) -> None:
    do(slack, "limit_bursts", {"posts": 1})
    client.chat_postMessage(channel=cx.id, text="One")
    assert refusal(lambda: client.chat_postMessage(channel=cx.id, text="Two")) == "ratelimited"


def test_a_program_installs_another_app_and_says_which_it_means(slack: LocalSlack, ana: Person) -> None:
    manifest = {**MANIFEST, "display_information": {"name": "Polls"}, "features": POLLS}
    installed = do(slack, "install", {"manifest": manifest})
    given = read(slack, "app?app=Polls")
    assert (given["id"], given["sockets"]) == (installed["id"], 0)
    client = WebClient(given["bot_token"], slack.api_url, retry_handlers=[])
    client.views_publish(user_id=ana.id, view=home("Votes"))
    first, second = state(slack, ana)["apps"]
    assert (first["id"], first["home"]) == (slack.app_id, None)
    assert (second["id"], second["handle"], second["home"]["app_id"]) == (installed["id"], "polls", installed["id"])
    rooms = {each["app"]: each["id"] for each in state(slack, ana)["conversations"] if each["kind"] == "im"}
    assert rooms.keys() == {first["id"], second["id"]}
    assert do(slack, "home", {"as": ana.id, "app": "Polls"})["ok"]
    assert do(slack, "shortcut", {"as": ana.id, "name": "vote", "app": "polls"})["error"] == "dispatch_failed"
    do(slack, "token", {"revoked": True, "app": installed["id"]})
    assert refusal(client.auth_test) == "token_revoked"
    assert web_client(slack).auth_test()["ok"]
    with pytest.raises(HTTPError, match="409"):
        do(slack, "home", {"as": ana.id, "app": "Nobody"})
