from datetime import timedelta

import pytest
from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from local_slack import Channel, LocalSlack, Person
from support.harness import Dict, actions, bolt_app, button, running


@pytest.fixture
def hook(slack: LocalSlack, ana: Person, cx: Channel) -> WebhookClient:
    """The response_url of a command that ana ran in #cx."""
    app = bolt_app(slack)
    app.command("/hello")(lambda ack: ack())
    with running(slack, app):
        return WebhookClient(ana.types("/hello", where=cx).payload["response_url"])


@pytest.fixture
def click_hook(slack: LocalSlack, ana: Person, cx: Channel, client: WebClient) -> WebhookClient:
    """The response_url of a click that ana made on a message in #cx."""
    client.chat_postMessage(channel=cx.id, text="Choose", blocks=actions(button("Go")))
    app = bolt_app(slack)
    app.action("go")(lambda ack: ack())
    with running(slack, app):
        return WebhookClient(ana.clicks("Go").payload["response_url"])


def test_an_answer_is_ephemeral_unless_it_says_otherwise(hook: WebhookClient, ana: Person, ben: Person) -> None:
    assert hook.send(text="Only you").status_code == 200
    assert ana.sees("Only you").ephemeral
    ben.does_not_see("Only you")


def test_an_answer_in_channel_is_a_real_message(hook: WebhookClient, ben: Person) -> None:
    hook.send(text="All of you", response_type="in_channel")
    assert not ben.sees("All of you").ephemeral


def test_a_response_url_is_good_five_times(hook: WebhookClient) -> None:
    assert [hook.send(text="Again").status_code for _ in range(6)] == [200] * 5 + [404]
    assert "used_url" in hook.send(text="Again").body


def test_a_response_url_is_good_for_thirty_minutes(slack: LocalSlack, hook: WebhookClient) -> None:
    slack.clock.move(timedelta(minutes=29))
    assert hook.send(text="Just in time").status_code == 200
    slack.clock.move(timedelta(minutes=2))
    late = hook.send(text="Too late")
    assert (late.status_code, "expired_url" in late.body) == (404, True)


def test_an_answer_that_slack_refuses_uses_nothing_up(hook: WebhookClient) -> None:
    refused = hook.send(text="", blocks=[{"type": "section"}])
    assert (refused.status_code, "invalid_blocks" in refused.body) == (400, True)
    assert [hook.send(text="Again").status_code for _ in range(5)] == [200] * 5


def test_an_answer_replaces_the_message_that_was_clicked(
    slack: LocalSlack, click_hook: WebhookClient, cx: Channel
) -> None:
    click_hook.send(text="Done", replace_original=True)
    [message] = slack.posted(cx)
    assert (message.says, message.buttons) == ("Done", ())


def test_an_answer_without_replacing_leaves_the_message_that_was_clicked(
    slack: LocalSlack, click_hook: WebhookClient, cx: Channel
) -> None:
    click_hook.send(text="Done")
    assert [message.ephemeral for message in slack.posted(cx)] == [False, True]


def test_an_answer_deletes_the_message_that_was_clicked(
    slack: LocalSlack, click_hook: WebhookClient, cx: Channel
) -> None:
    click_hook.send(delete_original=True)
    assert slack.posted(cx) == []


def test_an_ephemeral_cannot_be_made_visible_to_all(slack: LocalSlack, ana: Person, ben: Person, cx: Channel) -> None:
    app = bolt_app(slack)
    app.command("/hello")(lambda ack: ack(text="Choose", blocks=actions(button("Go"))))
    app.action("go")(lambda ack: ack())
    with running(slack, app):
        ana.types("/hello", where=cx)
        clicked = ana.clicks("Go")
    WebhookClient(clicked.payload["response_url"]).send(text="Shown", replace_original=True, response_type="in_channel")
    assert ana.sees("Shown").ephemeral
    ben.does_not_see("Shown")


def test_a_reply_through_the_response_url_is_the_reply_to_the_command(
    slack: LocalSlack, ana: Person, cx: Channel
) -> None:
    app = bolt_app(slack)

    @app.command("/hello")
    def later(ack: Ack, body: Dict) -> None:
        ack()
        WebhookClient(body["response_url"]).send(text="A moment later")

    with running(slack, app):
        invocation = ana.types("/hello", where=cx)
        ana.sees("A moment later")
    assert invocation.reply is not None
    assert invocation.reply.says == "A moment later"
