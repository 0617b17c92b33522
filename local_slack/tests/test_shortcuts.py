import pytest
from slack_bolt import Ack
from slack_sdk import WebClient

from local_slack import CannotDoError, Channel, LocalSlack, Person
from support.harness import Dict, bolt_app, modal, running


def test_no_slash_command_runs_in_a_thread(slack: LocalSlack, ana: Person, cx: Channel) -> None:
    ana.types("A question", where=cx)
    thread = ana.sees("A question").ts
    ana.types("/hello", where=cx, thread=thread)
    ana.sees("/hello is not supported in threads. Sorry!")
    assert slack.envelopes() == []


def test_a_message_may_be_typed_into_a_thread(slack: LocalSlack, ana: Person, cx: Channel) -> None:
    ana.types("A question", where=cx)
    ana.types("An answer", where=cx, thread=ana.sees("A question").ts)
    question, answer = slack.posted(cx)
    assert answer.thread_ts == question.ts


def test_a_global_shortcut_knows_no_channel_and_brings_no_response_url(slack: LocalSlack, ana: Person) -> None:
    app = bolt_app(slack)

    @app.shortcut("greet")
    def greet(ack: Ack, body: Dict, client: WebClient) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=modal(title="Greeting"))
        ack()

    with running(slack, app):
        used = ana.uses_shortcut("Greet")
    assert used.ok
    assert not {"channel", "response_url", "message"} & set(used.payload)
    assert ana.wait_for_modal().title == "Greeting"


def test_a_message_shortcut_brings_the_message_and_a_response_url(
    slack: LocalSlack, ana: Person, ben: Person, cx: Channel
) -> None:
    ben.types("The invoice is wrong", where=cx)
    app = bolt_app(slack)
    app.shortcut("quote")(lambda ack: ack())
    with running(slack, app):
        payload = ana.uses_message_shortcut("Quote", on=ana.sees("The invoice")).payload
    assert payload["message"]["text"] == "The invoice is wrong"
    assert payload["message"]["user"] == ben.id
    assert (payload["channel"]["id"], payload["type"]) == (cx.id, "message_action")
    assert payload["response_url"].startswith(slack.url)


def test_a_shortcut_that_the_app_does_not_have_does_not_exist(ana: Person) -> None:
    with pytest.raises(CannotDoError):
        ana.uses_shortcut("Quote")
