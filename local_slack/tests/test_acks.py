from collections.abc import Callable
from datetime import timedelta

from slack_bolt import Ack, BoltResponse
from slack_sdk import WebClient

from local_slack import Channel, LocalSlack, Person
from support.harness import Dict, actions, bolt_app, button, modal, running, text_entry

LATE = timedelta(seconds=3, milliseconds=100)


def slowly(slack: LocalSlack) -> Callable[[Ack], None]:
    def acknowledge(ack: Ack) -> None:
        slack.clock.move(LATE)
        ack()

    return acknowledge


def test_a_slash_command_acknowledged_in_time_fails_for_nobody(slack: LocalSlack, ana: Person) -> None:
    app = bolt_app(slack)
    app.command("/hello")(lambda ack: ack())
    with running(slack, app):
        assert ana.types("/hello").error is None
    ana.does_not_see("failed")


def test_a_late_ack_of_a_slash_command_shows_the_person_a_timeout(
    slack: LocalSlack, ana: Person, ben: Person, cx: Channel
) -> None:
    app = bolt_app(slack)
    app.command("/hello")(slowly(slack))
    with running(slack, app):
        assert ana.types("/hello", where=cx).error == "operation_timeout"
    shown = ana.sees('/hello failed with the error "operation_timeout"', where=cx)
    assert shown.ephemeral
    ben.does_not_see("failed")


def test_a_command_nobody_listens_to_times_out_because_bolt_sends_no_ack(slack: LocalSlack, ana: Person) -> None:
    app = bolt_app(slack)

    @app.middleware
    def take_time(next: Callable[[], BoltResponse]) -> BoltResponse:  # noqa: A002 - the name that Bolt looks for
        slack.clock.move(LATE)
        return next()

    with running(slack, app):
        assert ana.types("/hello").error == "operation_timeout"


def test_without_a_socket_a_slash_command_cannot_be_dispatched(ana: Person) -> None:
    assert ana.types("/hello").error == "dispatch_failed"
    ana.sees('/hello failed with the error "dispatch_failed"')


def test_a_command_the_app_does_not_have_is_not_valid(ana: Person) -> None:
    ana.types("/unheard-of now")
    ana.sees("/unheard-of is not a valid command")


def test_a_late_ack_of_a_click_puts_a_warning_on_the_message(
    slack: LocalSlack, ana: Person, cx: Channel, client: WebClient
) -> None:
    client.chat_postMessage(channel=cx.id, text="Choose", blocks=actions(button("Go")))
    app = bolt_app(slack)
    app.action("go")(slowly(slack))
    with running(slack, app):
        clicked = ana.clicks("Go", on=ana.sees("Choose"))
    assert not clicked.ok
    assert ana.sees("Choose").warning == "operation_timeout"


def test_a_click_acknowledged_in_time_leaves_no_warning(
    slack: LocalSlack, ana: Person, cx: Channel, client: WebClient
) -> None:
    client.chat_postMessage(channel=cx.id, text="Choose", blocks=actions(button("Go")))
    app = bolt_app(slack)
    app.action("go")(lambda ack: ack())
    with running(slack, app):
        assert ana.clicks("Go").ok
    assert ana.sees("Choose").warning is None


def test_without_a_socket_a_click_fails(ana: Person, cx: Channel, client: WebClient) -> None:
    client.chat_postMessage(channel=cx.id, text="Choose", blocks=actions(button("Go")))
    assert ana.clicks("Go").error == "dispatch_failed"


def test_a_late_ack_of_a_submission_leaves_the_modal_open_with_an_error(slack: LocalSlack, ana: Person) -> None:
    app = bolt_app(slack)

    @app.command("/hello")
    def form(ack: Ack, body: Dict, client: WebClient) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=modal(text_entry()))
        ack()

    app.view("form")(slowly(slack))
    with running(slack, app):
        ana.types("/hello")
        ana.fills({"Name": "Ms Okafor"})
        submitted = ana.submits()
    assert not submitted.closed
    assert submitted.error == "operation_timeout"
    assert ana.wait_for_modal().warning == "We had some trouble connecting. Try again?"


def test_an_unanswered_shortcut_shows_an_error(slack: LocalSlack, ana: Person) -> None:
    app = bolt_app(slack)
    app.shortcut("greet")(slowly(slack))
    with running(slack, app):
        assert ana.uses_shortcut("Greet").error == "operation_timeout"
    assert "sees a banner" in slack.transcript(ana)


def test_a_broken_answer_to_a_command_is_an_error_and_not_a_reply(slack: LocalSlack, ana: Person) -> None:
    app = bolt_app(slack)
    app.command("/hello")(lambda ack: ack(text="Hi", blocks=[{"type": "section"}]))
    with running(slack, app):
        invocation = ana.types("/hello")
    assert invocation.error == "invalid_blocks"
    assert invocation.reply is None


def test_an_answer_in_channel_is_seen_by_everybody(slack: LocalSlack, ana: Person, ben: Person, cx: Channel) -> None:
    app = bolt_app(slack)
    app.command("/hello")(lambda ack: ack("Hello all", response_type="in_channel"))
    with running(slack, app):
        reply = ana.types("/hello", where=cx).reply
    assert reply is not None
    assert not reply.ephemeral
    ben.sees("Hello all", where=cx)


def test_an_answer_that_needs_a_long_frame_arrives_whole(slack: LocalSlack, ana: Person) -> None:
    app = bolt_app(slack)
    app.command("/hello")(lambda ack: ack("🙂" * 6_000))
    with running(slack, app):
        shown = ana.types("/hello").reply
    assert shown is not None
    assert shown.text == "🙂" * 6_000
