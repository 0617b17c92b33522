"""How long a person waits for an answer: from the typed command to what they see, over real sockets."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from slack_bolt import Ack, App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bench.measuring import Pair, compare
from bot.demo.company import start_slack
from bot.demo.run import demo_settings
from bot.wiring import Bot
from local_slack import LocalSlack

RUNS = 30


def pairs(folder: Path) -> Iterator[Pair]:
    """A no-op command in Bolt's two modes; then what the bot adds to it."""
    waiting, early = start_slack(0), start_slack(0)
    handlers = [_noop(waiting, process_before_response=False), _noop(early, process_before_response=True)]
    yield compare(
        "A command that does nothing, typed and answered",
        ("worked on before the response (as here)", lambda: _type(early, "/cx-help")),
        ("Bolt's default, waiting for the ack", lambda: _type(waiting, "/cx-help")),
        runs=RUNS,
    )
    slack = start_slack(0)
    bot = Bot.assemble(demo_settings(slack, folder / "answering.sqlite3"), slack.clock)
    bot.start(tick_seconds=None)
    slack.connections.wait_for(1)
    yield compare(
        "What the bot adds to it",
        ("a command that does nothing", lambda: _type(early, "/cx-help")),
        ("an action recorded on SQLite and shown", lambda: _type(slack, "/cx-help helped Ms Okafor with her invoice")),
        runs=RUNS,
    )
    bot.stop()
    for handler in handlers:
        handler.close()
    for each in (waiting, early, slack):
        each.stop()


def _type(slack: LocalSlack, text: str) -> None:
    invocation = slack.person("ana").types(text)
    if invocation.error is not None:
        raise RuntimeError(f"{text} was answered with {invocation.error}")


def _noop(slack: LocalSlack, *, process_before_response: bool) -> SocketModeHandler:
    app = App(
        client=WebClient(base_url=slack.api_url),
        authorize=lambda: AuthorizeResult(enterprise_id=None, team_id=slack.team_id, bot_token=slack.bot_token),
        process_before_response=process_before_response,
        request_verification_enabled=False,
        listener_executor=ThreadPoolExecutor(4),
    )

    def answer(ack: Ack) -> None:
        ack("done")

    app.command("/cx-help")(answer)
    handler = SocketModeHandler(app, slack.app_token, web_client=WebClient(base_url=slack.api_url))
    handler.connect()
    slack.connections.wait_for(1)
    return handler
