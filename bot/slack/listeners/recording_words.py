"""Handle the one-field form in which people put into their own words what they recorded with a click."""

from slack_bolt import App

from bot.slack.blocks import forms, recording
from bot.slack.ids import Act, Form
from bot.slack.listeners.clicks import Click, Reply, as_row, on_click
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.recording_form import open_on, opened_from, show_changed
from bot.slack.listeners.submissions import Outcome, Sending, on_submit
from bot.usecases.members_only import is_members_only
from bot.usecases.recording.own_words import add_words, read_words


def register(app: App, desk: Desk) -> None:
    """Listen to the button that opens the form, and to the submitted form."""
    on_click(app, desk, Act.ADD_WORDS, _add)
    on_submit(app, desk, Form.WORDS, _added)


def open_to_add_words(desk: Desk, click: Click, *, in_history: bool = False) -> None:
    """Open the form about the person's own action, from its card or, with `in_history`, from the history."""
    action, words = read_words(desk.context, click.caller, click.row)
    members_only = is_members_only(desk.context, click.caller)
    about = opened_from(desk, click, in_history=in_history)
    form = forms.words_form(
        words,
        shared=action.shared,
        with_customer=bool(action.customer),
        members_only=members_only,
        private_metadata=about,
    )
    open_on(desk, click, form)


def _add(desk: Desk, click: Click) -> Reply:
    open_to_add_words(desk, click)
    return None


def _added(desk: Desk, sending: Sending) -> Outcome:
    action_id = as_row(str(sending.about.get("action", "")))
    recorded = add_words(desk.context, sending.caller, action_id, sending.values.text("text") or "")
    return show_changed(desk, sending, recorded, recording.recorded(recorded))
