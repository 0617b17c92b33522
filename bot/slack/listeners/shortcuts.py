"""Handle the two shortcuts: *Record a useful action* from anywhere, *Note a customer need* on a message."""

import logging
from collections.abc import Callable

from slack_bolt import Ack, App

from bot.deadline import by_the_same_time
from bot.errors import BotError
from bot.slack.blocks import forms
from bot.slack.blocks.problems import text_of
from bot.slack.ids import Shortcut
from bot.slack.listeners.desk import OUR_FAULT, Body, Desk, caller_of
from bot.slack.listeners.needs import open_from_message
from bot.slack.listeners.recording_form import open_action_form

log = logging.getLogger(__name__)


def register(app: App, desk: Desk) -> None:
    """Listen to the shortcuts."""
    _on_shortcut(app, desk, Shortcut.RECORD, lambda body: open_action_form(desk, caller_of(body), body["trigger_id"]))
    _on_shortcut(app, desk, Shortcut.NEED, lambda body: open_from_message(desk, body))


def _on_shortcut(app: App, desk: Desk, shortcut: Shortcut, handle: Callable[[Body], None]) -> None:
    def listener(ack: Ack, body: Body) -> None:
        # Opening a form changes nothing, and its ack says nothing: a slow Slack costs neither when the ack goes first.
        ack()
        # Slack opens nothing after the deadline, not even an apology.
        desk.answers.soon("a shortcut was not answered", by_the_same_time(lambda: _open(desk, body, handle)))

    app.shortcut(shortcut.value)(listener)


def _open(desk: Desk, body: Body, handle: Callable[[Body], None]) -> None:
    try:
        handle(body)
    except BotError as problem:
        desk.answers.show_view(body["trigger_id"], forms.error_view(text_of(problem)))
    except Exception:  # the person gets an answer and the log the cause
        log.exception("a shortcut could not be answered")
        desk.answers.show_view(body["trigger_id"], forms.error_view(OUR_FAULT))
