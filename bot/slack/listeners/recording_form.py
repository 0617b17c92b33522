"""Handle the form for an action: open it empty or to edit, and store what was sent."""

import json
from datetime import datetime, timedelta
from typing import Any

from slack_bolt import App

from bot.domain.actions import ActionDetails, ActionDraft, Source
from bot.domain.drafts import day_done
from bot.domain.kinds import Kind
from bot.slack.blocks import forms, own_actions, recording
from bot.slack.blocks.kit import View
from bot.slack.blocks.parts import Message
from bot.slack.blocks.recording import Change
from bot.slack.ids import Form
from bot.slack.listeners.clicks import Click, as_row
from bot.slack.listeners.desk import HOME, Desk
from bot.slack.listeners.form_values import FormValues
from bot.slack.listeners.submissions import Close, Outcome, Sending, Show, on_submit
from bot.usecases.people.history import show_history_around
from bot.usecases.recording.change import edit_action, read_action
from bot.usecases.recording.form import FormStart, prepare_form
from bot.usecases.recording.record import Recorded, record_action
from bot.usecases.recording.settle_draft import read_draft, record_draft
from bot.usecases.unit import Caller

REPLACED_WITHIN = timedelta(minutes=29)
"""How long a clicked message can be replaced: Slack allows thirty minutes, and the answer needs some of them."""
INSPIRED = "inspired:"
"""How a button's value begins when it opens the form with an inspiration chosen."""
FOR_CUSTOMER = "customer:"
"""How it begins when the form opens with this customer."""


def register(app: App, desk: Desk) -> None:
    """Listen to the submitted form."""
    on_submit(app, desk, Form.ACTION, _submitted)


def open_action_form(desk: Desk, caller: Caller, trigger_id: str, value: str = "") -> None:
    """Open the form.

    A `value` such as `inspired:7` preselects what inspired the action, and gives back the plan; one such as
    `customer:Acme` fills in the customer.
    """
    inspired_by = as_row(value) if value.startswith(INSPIRED) else None
    customer = value.removeprefix(FOR_CUSTOMER) if value.startswith(FOR_CUSTOMER) else ""
    start = prepare_form(desk.context, caller, inspired_by=inspired_by)
    view = forms.action_form(
        text=start.text,
        customer=customer,
        latest=start.today,
        happened_on=start.today,
        shared=start.shares,
        stories=start.stories,
        members_only=start.members_only,
        inspired_by=inspired_by,
        private_metadata="",
        editing=False,
    )
    desk.answers.open_view(trigger_id, view)


def open_to_edit(desk: Desk, click: Click, *, in_history: bool = False) -> None:
    """Open the form on the person's own action, from its card or, with `in_history`, from the history."""
    details = read_action(desk.context, click.caller, click.row)
    start = prepare_form(desk.context, click.caller, details)
    open_on(desk, click, _edit_form(details, start, opened_from(desk, click, in_history=in_history)))


def open_with_draft(desk: Desk, click: Click) -> None:
    """Open the form with the words of a draft."""
    kept = read_draft(desk.context, click.caller, click.row)
    start = prepare_form(desk.context, click.caller)
    view = forms.action_form(
        text=kept.draft.text,
        happened_on=day_done(kept.draft.kind, kept.draft.text, kept.typed_on, start.today),
        latest=start.today,
        shared=start.shares,
        stories=start.stories,
        members_only=start.members_only,
        inspired_by=None,
        private_metadata=json.dumps({"draft": kept.draft.id} | _where(desk, click)),
        editing=False,
    )
    open_on(desk, click, view)


def opened_from(desk: Desk, click: Click, *, in_history: bool) -> str:
    """Return what a form keeps of the action that it is about, and of the place where it was opened."""
    return json.dumps({"action": click.row, "history": in_history} | _where(desk, click))


def _where(desk: Desk, click: Click) -> dict[str, Any]:
    """Return where the form's result is to appear."""
    if click.on_home:
        return {"place": HOME}
    if click.view is not None:
        return {"under": click.view["id"]}
    return {"response_url": click.response_url, "opened": desk.context.clock.now().isoformat()}


def open_on(desk: Desk, click: Click, view: View) -> None:
    """Open a form, on top of the view that was clicked if there is one."""
    nested = click.view is not None and not click.on_home
    (desk.answers.push_view if nested else desk.answers.open_view)(click.trigger_id, view)


def _edit_form(details: ActionDetails, start: FormStart, about: str) -> dict[str, Any]:
    action = details.action
    return forms.action_form(
        kind=action.kind,
        text=start.text,
        worded=action.own_words,
        outcome=action.outcome or "",
        customer=action.customer or "",
        happened_on=action.happened_on,
        latest=start.today,
        companions=details.companions,
        shared=action.shared,
        stories=start.stories,
        members_only=start.members_only,
        inspired_by=details.inspired_by,
        private_metadata=about,
        editing=True,
    )


def _submitted(desk: Desk, sending: Sending) -> Outcome:
    draft = _draft(sending.values)
    action_id = sending.about.get("action")
    if "draft" in sending.about:
        return _draft_recorded(desk, sending, draft)
    if action_id is None:
        recorded = record_action(desk.context, sending.caller, draft, sending.origin_key)
        return Show("Recorded", recording.recorded(recorded))
    recorded = edit_action(desk.context, sending.caller, int(action_id), draft)
    return show_changed(desk, sending, recorded, recording.recorded(recorded, Change.EDITED))


def show_changed(desk: Desk, sending: Sending, recorded: Recorded, card: Message) -> Outcome:
    """Show an action in the place from which its form was opened, or in the form's place."""
    at_home, in_history = sending.about.get("place") == HOME, bool(sending.about.get("history"))
    in_place = can_be_shown_in_place(sending.about, desk.context.clock.now())
    then = (lambda: _show_edited(desk, sending, card)) if in_place and not at_home else None
    if in_place and not (recorded.hidden and (at_home or in_history)):
        return Close(then)
    # The message that replaces the card does not say what colleagues cannot see.
    return Show("Saved", card, then)


def _draft_recorded(desk: Desk, sending: Sending, draft: ActionDraft) -> Outcome:
    card = recording.recorded(record_draft(desk.context, sending.caller, int(sending.about["draft"]), draft))
    if sending.about.get("place") == HOME or not can_be_shown_in_place(sending.about, desk.context.clock.now()):
        return Show("Recorded", card)
    return Close(lambda: _show_edited(desk, sending, card))


def _draft(values: FormValues) -> ActionDraft:
    kind, inspired_by = values.option("kind"), values.option("inspired_by")
    return ActionDraft(
        text=values.text("text") or "",
        source=Source.FORM,
        kind=Kind(kind) if kind else None,
        outcome=values.text("outcome"),
        customer=values.text("customer"),
        happened_on=values.day("happened_on"),
        shared=bool(values.options("shared")),
        companions=values.people("companions"),
        inspired_by=int(inspired_by) if inspired_by else None,
    )


def can_be_shown_in_place(about: dict[str, Any], now: datetime) -> bool:
    """Return whether the result can still replace the message or view that the form was opened from."""
    if about.get("place") == HOME or about.get("under"):
        return True
    if not (about.get("response_url") and about.get("opened")):
        return False
    return now - datetime.fromisoformat(str(about["opened"])) < REPLACED_WITHIN


def _show_edited(desk: Desk, sending: Sending, message: Message) -> None:
    about = sending.about
    if about.get("under"):
        desk.answers.update_view(about["under"], forms.done("Recorded", message))
    else:
        if about.get("history"):
            message = own_actions.history(show_history_around(desk.context, sending.caller, about["action"]))
        desk.answers.respond(about["response_url"], message, replace=True)
