import json
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from slack_sdk import WebClient

from local_slack import AppConfig, CannotDoError, Channel, LocalSlack, Person
from support.harness import MANIFEST, actions, button, config, web_client


def test_waiting_in_vain_shows_what_happened_instead(ana: Person, cx: Channel) -> None:
    ana.types("Something else", where=cx)
    with pytest.raises(AssertionError, match="Something else"):
        ana.sees("What I hoped for", within=0.05)


def test_seeing_what_must_not_be_seen_is_an_error(ana: Person, cx: Channel) -> None:
    ana.types("A secret", where=cx)
    with pytest.raises(AssertionError, match="A secret"):
        ana.does_not_see("secret")


def test_sees_takes_the_newest_message_and_regular_expressions(ana: Person, cx: Channel) -> None:
    ana.types("Number 1", where=cx)
    ana.types("Number 2", where=cx)
    assert ana.sees(r"Number \d").says == "Number 2"


def test_two_buttons_of_one_name_must_be_told_apart(
    slack: LocalSlack, client: WebClient, cx: Channel, ana: Person
) -> None:
    blocks = actions(button("Go", "one"), button("Go", "two"))
    client.chat_postMessage(channel=cx.id, text="Choose", blocks=blocks)
    with pytest.raises(CannotDoError, match="nth"):
        ana.clicks("Go")
    assert ana.clicks("Go", nth=1).payload["actions"][0]["action_id"] == "two"
    assert slack.envelopes() == []


def test_a_button_that_is_not_there_cannot_be_clicked(client: WebClient, cx: Channel, ana: Person) -> None:
    client.chat_postMessage(channel=cx.id, text="Choose", blocks=actions(button("Go")))
    with pytest.raises(CannotDoError, match="Stop"):
        ana.clicks("Stop", on=ana.sees("Choose"))


def test_a_message_that_was_deleted_cannot_be_clicked(client: WebClient, cx: Channel, ana: Person) -> None:
    ts = client.chat_postMessage(channel=cx.id, text="Choose", blocks=actions(button("Go")))["ts"]
    seen = ana.sees("Choose")
    client.chat_delete(channel=cx.id, ts=ts)
    with pytest.raises(CannotDoError, match="no longer"):
        ana.clicks("Go", on=seen)


def test_a_deactivated_person_can_do_nothing(slack: LocalSlack, ana: Person) -> None:
    slack.deactivate(ana)
    with pytest.raises(CannotDoError, match="deactivated"):
        ana.types("Hi")


def test_nobody_types_where_they_are_not_a_member(slack: LocalSlack, ana: Person, ben: Person) -> None:
    secret = slack.add_channel("secret", members=[ben], private=True)
    with pytest.raises(CannotDoError, match="sees no conversation"):
        ana.types("Hi", where=secret)


def test_nobody_types_to_an_app_whose_messages_tab_is_read_only() -> None:
    with LocalSlack.start(app=config(messages_tab_read_only_enabled=True)) as slack:
        eva = slack.add_person("eva")
        with pytest.raises(CannotDoError, match="read-only"):
            eva.types("Hi")


def test_wrong_names_and_orders_are_refused_with_a_sentence(slack: LocalSlack, ana: Person) -> None:
    tries: list[tuple[Callable[[], object], type[Exception], str]] = [
        (lambda: slack.person("zz"), KeyError, "nobody is called 'zz'"),
        (lambda: slack.channel("nowhere"), KeyError, "no channel is called 'nowhere'"),
        (lambda: slack.add_person("ana"), CannotDoError, "somebody is called ana already"),
        (lambda: slack.add_channel("ops", members=["anna"]), CannotDoError, "nobody is called 'anna'"),
        (slack.resend_last_event, CannotDoError, "no event was sent yet"),
        (slack.request_urls.verify, CannotDoError, "Hello has no request URLs: it uses Socket Mode"),
        (lambda: slack.faults.fail("chat.psotMessage"), ValueError, "is it chat.postMessage"),
        (lambda: slack.faults.drop_after("auth.test", times=0), ValueError, "times must be at least 1"),
        (lambda: slack.faults.delay("auth.test", -1), ValueError, "seconds must be 0 or more"),
        (lambda: slack.faults.fail("auth.test", status=42), ValueError, "status must be an HTTP status"),
        (lambda: slack.clock.move(timedelta(days=99_999)), ValueError, "the clock goes from 2001-09-10"),
        (lambda: ana.looks_up("abc", "Go", on=ana.sees("Choose")), CannotDoError, "'Go' is no external menu"),
        (lambda: ana.clicks("Nope"), CannotDoError, "sees nothing to click called 'Nope'; there is: 'Go'"),
    ]
    web_client(slack).chat_postMessage(channel=ana.id, text="Choose", blocks=actions(button("Go")))
    for attempt, kind, said in tries:
        with pytest.raises(kind, match=re.escape(said)):
            attempt()


def test_members_are_given_by_name_and_apps_by_path(slack: LocalSlack, ana: Person, tmp_path: Path) -> None:
    assert slack.add_channel("ops", members=["@ana"]).name == "ops"
    ana.types("Here", where="#ops")
    (tmp_path / "polls.yml").write_text(json.dumps({**MANIFEST, "display_information": {"name": "Polls"}}))
    assert slack.install(str(tmp_path / "polls.yml")).app_id != slack.app_id


def test_the_transcript_tells_one_channel_or_one_person(slack: LocalSlack, ana: Person, cx: Channel) -> None:
    ana.types("In the channel", where=cx)
    ana.types("In private")
    assert "In private" not in slack.transcript(cx)
    assert "In the channel" in slack.transcript("#cx")
    assert "In private" in slack.transcript()


def test_people_and_channels_are_found_by_name(slack: LocalSlack, ana: Person, cx: Channel) -> None:
    assert slack.person("@ana").id == ana.id
    assert slack.channel("#cx") == cx
    with pytest.raises(KeyError):
        slack.person("nobody")
    with pytest.raises(KeyError):
        slack.channel("nowhere")


def test_a_manifest_says_all_that_is_known_of_an_app() -> None:
    app = AppConfig.from_manifest(MANIFEST)
    assert [(command.command, command.should_escape) for command in app.commands] == [
        ("/hello", False),
        ("/resolve", True),
    ]
    assert app.shortcut("Greet", "global") is not None
    assert app.shortcut("Greet", "message") is None
    assert "chat:write" in app.bot_scopes


def test_what_a_manifest_does_not_say_is_off() -> None:
    app = AppConfig.from_manifest({"display_information": {"name": "Hello"}})
    assert (app.commands, app.bot_scopes, app.home_tab_enabled) == ((), (), False)
    assert (app.interactivity_enabled, app.socket_mode_enabled) == (False, False)


def test_a_port_that_is_taken_is_an_error(slack: LocalSlack) -> None:
    with pytest.raises(OSError, match="in use"):
        LocalSlack.start(app=AppConfig(), port=int(slack.url.rpartition(":")[2]))
