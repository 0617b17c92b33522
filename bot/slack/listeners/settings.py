"""A person's settings: the form, and what is done when it is sent."""

import json

from slack_bolt import App

from bot.domain.people import Cadence
from bot.slack.blocks import forms, nudges
from bot.slack.ids import Act, Form
from bot.slack.listeners.kit import HOME, Click, Desk, Reply, on_click, refresh_home
from bot.slack.listeners.submitting import Close, Outcome, Sending, Show, on_submit
from bot.usecases.change_nudges import show_plan
from bot.usecases.context import Caller
from bot.usecases.save_settings import SettingsForm, save_settings


def register(app: App, desk: Desk) -> None:
    """Listen to the button and the form."""
    on_click(app, desk, Act.SETTINGS, _open)
    on_submit(app, desk, Form.SETTINGS, _submitted)


def open_settings(desk: Desk, caller: Caller, trigger_id: str, place: str = "") -> None:
    """Open the form on the caller's settings as they stand."""
    about = json.dumps({"place": place}) if place else ""
    view = forms.settings_form(show_plan(desk.context, caller), desk.roles, private_metadata=about)
    desk.messenger.open_view(trigger_id, view)


def _open(desk: Desk, click: Click) -> Reply:
    open_settings(desk, click.caller, click.trigger_id, HOME if click.on_home else "")
    return None


def _submitted(desk: Desk, sending: Sending) -> Outcome:
    values = sending.values
    before = show_plan(desk.context, sending.caller)
    form = SettingsForm(
        nudged=values.option("nudged") == "on",
        at=values.time("at") or before.at,
        days=frozenset(int(day) for day in values.options("days")),
        team=values.text("team"),
        role=values.option("role"),
        cadence=Cadence(values.option("cadence") or before.person.cadence),
        shares=bool(values.options("shares")),
    )
    plan = save_settings(desk.context, sending.caller, form)
    if sending.about.get("place") == HOME:
        return Close(lambda: refresh_home(desk, sending.caller))
    return Show("Saved", nudges.plan(plan, "settings"))
