"""Catch everything that no other listener handles, because Bolt answers 404: no ack at all in Socket Mode.

Buttons and forms of another version of the bot end up here; the person always gets an answer.
"""

import logging
import re

from slack_bolt import Ack, App

from bot.errors import BotError
from bot.slack.blocks import forms, help_texts
from bot.slack.listeners.clicks import UNKNOWN_BUTTON, Click, Reply, on_clicks
from bot.slack.listeners.desk import Body, Desk

log = logging.getLogger(__name__)
ANYTHING = re.compile(".*", re.DOTALL)
UNKNOWN_FORM = (
    "This form no longer works, so nothing was saved. Close this to copy what you typed, then type `/cx-help` to start "
    "again."
)
UNKNOWN_SHORTCUT = "This shortcut no longer works. Type `/cx-help` instead."


def register(app: App, desk: Desk) -> None:
    """Listen to everything else; register this last."""

    def acknowledge(ack: Ack, body: Body) -> None:
        _note(body)
        ack()

    def explain(ack: Ack) -> None:
        message = help_texts.how_to()
        ack(response_type="ephemeral", text=message.text, blocks=message.blocks)

    def refuse_form(ack: Ack, body: Body) -> None:
        _note(body)
        ack(response_action="push", view=forms.error_view(UNKNOWN_FORM))

    def refuse_shortcut(ack: Ack, body: Body) -> None:
        _note(body)
        desk.answers.show_view(str(body.get("trigger_id", "")), forms.error_view(UNKNOWN_SHORTCUT))
        ack()

    app.command(ANYTHING)(explain)
    app.options(ANYTHING)(lambda ack: ack(options=[]))
    on_clicks(app, desk, ANYTHING, _unknown)
    app.shortcut(ANYTHING)(refuse_shortcut)
    app.view_submission(ANYTHING)(refuse_form)
    app.view_closed(ANYTHING)(acknowledge)
    app.event(ANYTHING)(acknowledge)


def _unknown(desk: Desk, click: Click) -> Reply:  # noqa: ARG001  all handlers take the same
    log.info("nothing listens to a click on %r", click.act)
    raise BotError(UNKNOWN_BUTTON)


def _note(body: Body) -> None:
    log.info("nothing listens to a payload of type %s", body.get("type", "unknown"))
