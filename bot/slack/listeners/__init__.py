"""Listen to Slack: read the payload into typed values, call one use case, render the result."""

from slack_bolt import App

from bot.slack.listeners import (
    commands,
    customer,
    drafts,
    events,
    fallback,
    keep_coming,
    needs,
    nudge_requests,
    offers,
    places,
    plans,
    recording,
    recording_form,
    recording_words,
    review,
    settings,
    shortcuts,
    shoutout,
    workspace,
)
from bot.slack.listeners.desk import Desk


def register_all(app: App, desk: Desk) -> None:
    """Register every listener, the catch-all last."""
    for module in (
        commands,
        drafts,
        plans,
        recording,
        recording_form,
        recording_words,
        customer,
        offers,
        keep_coming,
        nudge_requests,
        needs,
        settings,
        workspace,
        places,
        shoutout,
        review,
        shortcuts,
        events,
    ):
        module.register(app, desk)
    fallback.register(app, desk)
