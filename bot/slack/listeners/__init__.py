"""Listeners: each takes a payload, turns it into typed values, calls one use case, and renders the result."""

from slack_bolt import App

from bot.slack.listeners import (
    action_form,
    actions,
    commands,
    events,
    fallback,
    going_on,
    ideas,
    needs,
    reviews,
    settings,
    shortcuts,
    stories,
    workspace,
)
from bot.slack.listeners.kit import Desk


def register_all(app: App, desk: Desk) -> None:
    """Register every listener, the one that catches the rest last."""
    for module in (
        commands,
        actions,
        action_form,
        ideas,
        going_on,
        needs,
        settings,
        workspace,
        stories,
        reviews,
        shortcuts,
        events,
    ):
        module.register(app, desk)
    fallback.register(app, desk)
