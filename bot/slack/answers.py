"""Answer people: open and change forms, publish App Homes, and show what came of a click."""

import logging
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any

from slack_sdk.webhook import WebhookClient

from bot.deadline import in_time
from bot.errors import BotError
from bot.slack.blocks.parts import Message
from bot.slack.client import FAILURES, INTERACTIVE_TIMEOUT, Clients, explain

log = logging.getLogger(__name__)
TOO_SLOW = "Slack didn't open the form in time. Please try again."


class Answers:
    """Open forms, answer clicks, and publish App Homes; `later` runs what nobody waits for."""

    def __init__(self, clients: Clients, later: Executor) -> None:
        self._prompt, self._homes, self._unqueued = clients.prompt, clients.reads, clients.unqueued
        self._later = later

    def open_view(self, trigger_id: str, view: dict[str, Any]) -> None:
        """Open a form for the person who has just clicked or typed; raise BotError if Slack did not."""
        _open(lambda: self._prompt.views_open(trigger_id=trigger_id, view=view))

    def push_view(self, trigger_id: str, view: dict[str, Any]) -> None:
        """Open a form on top of the person's open one; raise BotError if Slack did not."""
        _open(lambda: self._prompt.views_push(trigger_id=trigger_id, view=view))

    def update_view(self, view_id: str, view: dict[str, Any]) -> None:
        """Replace what an open form shows, soon."""
        self.soon("a form was not updated", lambda: self._prompt.views_update(view_id=view_id, view=view))

    def show_view(self, trigger_id: str, view: dict[str, Any]) -> None:
        """Answer a click in a modal, soon."""
        self.soon("a person was not told", lambda: self._prompt.views_open(trigger_id=trigger_id, view=view))

    def tell(self, user_id: str, message: Message) -> None:
        """Post a direct message past the queue, when the database that holds the queue is gone; log a failure."""
        try:
            self._unqueued.chat_postMessage(channel=user_id, text=message.text, blocks=message.blocks)
        except FAILURES as failure:
            log.warning("an admin was not told: %s", explain(failure))

    def publish_home(self, user_id: str, view: dict[str, Any]) -> None:
        """Show a person their App Home."""
        self._homes.views_publish(user_id=user_id, view=view)

    def respond(self, response_url: str, message: Message, *, replace: bool) -> None:
        """Answer, soon: in place of the clicked message, or below it for the person alone."""

        def answer() -> None:
            hook = WebhookClient(response_url, timeout=INTERACTIVE_TIMEOUT * 5)
            _show(hook, message, replace=replace)
            for each in message.more:
                _show(hook, each, replace=False)

        self.soon("an answer was not shown", answer)

    def soon(self, what_failed: str, call: Callable[[], object]) -> None:
        """Do in the background what nobody waits for, so that no ack is late; log a failure."""

        def run() -> None:
            try:
                call()
            except BotError as problem:
                log.warning("%s: %s", what_failed, problem)
            except FAILURES as failure:
                log.warning("%s: %s", what_failed, explain(failure))
            except Exception:  # there is nobody to raise it to
                log.exception("%s", what_failed)

        self._later.submit(run)


def _open(call: Callable[[], object]) -> None:
    try:
        in_time(call)
    except FAILURES as failure:
        log.warning("a form was not opened: %s", explain(failure))
        raise BotError(TOO_SLOW) from failure


def _show(hook: WebhookClient, message: Message, *, replace: bool) -> None:
    result = hook.send(
        text=message.text,
        blocks=message.blocks,
        replace_original=replace,
        response_type=None if replace else "ephemeral",
    )
    if result.status_code != 200:  # noqa: PLR2004  HTTP's own number
        log.warning("an answer was not shown: Slack answered %s %s", result.status_code, result.body[:200])
