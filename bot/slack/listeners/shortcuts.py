"""Handle the two shortcuts: *Record a useful action* from anywhere, *Customer need* on a message."""

import logging
from collections.abc import Callable

from slack_bolt import Ack, App

from bot.errors import BotError
from bot.slack.blocks import forms
from bot.slack.ids import Shortcut
from bot.slack.listeners.kit import OUR_FAULT, Body, Desk, caller_of
from bot.slack.listeners.needs import open_from_message
from bot.slack.listeners.recording_form import open_action_form

log = logging.getLogger(__name__)


def register(app: App, desk: Desk) -> None:
    """Listen to the shortcuts."""
    _on_shortcut(app, desk, Shortcut.RECORD, lambda body: open_action_form(desk, caller_of(body), body["trigger_id"]))
    _on_shortcut(app, desk, Shortcut.NEED, lambda body: open_from_message(desk, body))


def _on_shortcut(app: App, desk: Desk, shortcut: Shortcut, handle: Callable[[Body], None]) -> None:
    def listener(ack: Ack, body: Body) -> None:
        try:
            handle(body)
        except BotError as problem:
            desk.messenger.show_view(body["trigger_id"], forms.error_view(str(problem)))
        except Exception:  # the person gets an answer and the log the cause; an escaping error would cost the ack
            log.exception("a shortcut could not be answered")
            desk.messenger.show_view(body["trigger_id"], forms.error_view(OUR_FAULT))
        ack()

    app.shortcut(shortcut.value)(listener)
