from slack_bolt import Ack, App, Say
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from local_slack import LocalSlack, Person
from support.harness import close


def test_a_ten_line_bolt_app_runs_on_it(slack: LocalSlack, ana: Person) -> None:
    app = App(client=WebClient(token=slack.bot_token, base_url=slack.api_url))

    @app.command("/hello")
    def greet(ack: Ack) -> None:
        ack("Hello, *you*")

    @app.message("good morning")
    def answer(say: Say) -> None:
        say("And to you")

    handler = SocketModeHandler(app, slack.app_token)
    handler.connect()
    slack.connections.wait_for(1)
    greeting = ana.types("/hello").reply
    ana.types("good morning everyone")

    assert greeting is not None
    assert (greeting.says, greeting.ephemeral) == ("Hello, you", True)
    assert ana.sees("And to you").by_app
    close(slack, handler)
