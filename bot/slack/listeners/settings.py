"""Handle the forms for a person's settings and for the time of their nudges alone."""

import json
from datetime import time
from typing import Any

from slack_bolt import App

from bot.domain.kinds import Kind
from bot.domain.offers import OfferSource
from bot.domain.people import Cadence
from bot.domain.reading.nudge_commands import NudgeWhen
from bot.slack.blocks import nudges
from bot.slack.blocks.places import COUNTRY, NO_COUNTRY, REGION
from bot.slack.blocks.settings import NO_KIND, ON, settings_form, time_form
from bot.slack.ids import Act, Form
from bot.slack.listeners.clicks import Click, Reply, on_click
from bot.slack.listeners.desk import HOME, Desk
from bot.slack.listeners.form_values import FormValues
from bot.slack.listeners.submissions import Close, Outcome, Sending, Show, on_submit
from bot.usecases.nudges.preferences import NudgePlan, Usual, nudge_when, show_plan
from bot.usecases.people.settings import SettingsForm, save_settings
from bot.usecases.unit import Caller


def register(app: App, desk: Desk) -> None:
    """Listen to the button and the forms."""
    on_click(app, desk, Act.SETTINGS, _open)
    on_submit(app, desk, Form.SETTINGS, _submitted)
    on_submit(app, desk, Form.TIME, _time_submitted)


def open_settings(desk: Desk, caller: Caller, trigger_id: str, place: str = "") -> None:
    """Open the form with the caller's present settings."""
    plan = show_plan(desk.context, caller)
    about = {"usual": _written(plan.usual)} | ({"place": place} if place else {})
    countries = desk.context.holidays.countries()
    view = settings_form(plan, desk.roles, countries, private_metadata=json.dumps(about))
    desk.answers.open_view(trigger_id, view)


def open_time_form(desk: Desk, plan: NudgePlan, trigger_id: str) -> None:
    """Open the form for the time of a person's nudges."""
    desk.answers.open_view(trigger_id, time_form(plan))


def country_in(values: FormValues) -> str | None:
    """Return the code of the chosen country; None for the option without one."""
    code = values.option(COUNTRY)
    return None if code == NO_COUNTRY else code


def days_in(values: FormValues) -> frozenset[int]:
    """Return the chosen days of the week."""
    return frozenset(int(day) for day in values.options("days"))


def _open(desk: Desk, click: Click) -> Reply:
    open_settings(desk, click.caller, click.trigger_id, HOME if click.on_home else "")
    return None


def _submitted(desk: Desk, sending: Sending) -> Outcome:
    values = sending.values
    before = show_plan(desk.context, sending.caller)
    form = SettingsForm(
        nudged=values.option("nudged") == ON,
        at=values.time("at") or before.at,
        days=days_in(values),
        team=values.text("team"),
        role=values.option("role"),
        cadence=Cadence(values.option("cadence") or before.person.cadence),
        shares=bool(values.options("shares")),
        country=country_in(values),
        region=values.option(REGION) or "",
        wanted=frozenset(OfferSource(each) for each in values.options("wanted")),
        usual=_read(sending.about.get("usual")),
        featured=bool(values.options("featured")) if values.has("featured") else before.person.featured,
        any_language=bool(values.options("languages")) if values.has("languages") else None,
        more_of=_kind_in(values) if values.has("more_of") else before.person.more_of,
    )
    plan = save_settings(desk.context, sending.caller, form)
    if sending.about.get("place") == HOME:
        return Close()
    return Show("Saved", nudges.plan(plan, "settings"))


def _time_submitted(desk: Desk, sending: Sending) -> Outcome:
    at = sending.values.time("at")
    asked = NudgeWhen(at=at.isoformat("minutes") if at else "", starts=False)
    return Show("Saved", nudges.plan(nudge_when(desk.context, sending.caller, asked), "changed"))


def _kind_in(values: FormValues) -> Kind | None:
    chosen = values.option("more_of")
    return None if chosen in {None, NO_KIND} else Kind(chosen)


def _written(usual: Usual) -> dict[str, Any]:
    return {"at": usual.at.isoformat(), "days": sorted(usual.days), "shares": usual.shares}


def _read(written: dict[str, Any] | None) -> Usual | None:
    """Return the defaults when the form was opened; None if an earlier version of the bot opened it."""
    if written is None:
        return None
    return Usual(time.fromisoformat(written["at"]), frozenset(written["days"]), written["shares"], None)
