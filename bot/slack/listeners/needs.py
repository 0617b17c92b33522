"""Handle needs: the form, opened empty or from a message, and clicks on the list."""

import json

from slack_bolt import App

from bot.domain.needs import NeedDraft
from bot.domain.text import RECORD_LIMIT, shorten, unescape
from bot.slack.blocks import forms, needs, recording
from bot.slack.blocks.recording import Change
from bot.slack.ids import IN_LIST, Act, Form
from bot.slack.listeners.clicks import Add, Click, Replace, Reply, as_row, ends_double_click, on_click
from bot.slack.listeners.desk import Body, Desk, caller_of
from bot.slack.listeners.lists import settled
from bot.slack.listeners.recording_form import FOR_CUSTOMER
from bot.slack.listeners.submissions import Outcome, Sending, Show, on_submit
from bot.slack.message_words import message_words
from bot.usecases.members_only import is_members_only
from bot.usecases.names import readable
from bot.usecases.needs.ask import keep_need, say_need_is_met
from bot.usecases.needs.change import drop_need, hand_back_need, note_need, take_need
from bot.usecases.needs.show import list_needs
from bot.usecases.recording.meet_need import meet_need, meet_with


def register(app: App, desk: Desk) -> None:
    """Listen to everything about needs."""
    on_click(app, desk, Act.NEED, _open)
    on_click(app, desk, Act.NEEDS, _page)
    on_click(app, desk, Act.TAKE, _take)
    on_click(app, desk, Act.HAND_BACK, _hand_back)
    on_click(app, desk, Act.MEET, _meet)
    on_click(app, desk, Act.MET_BY, _met_by)
    on_click(app, desk, Act.DROP, _drop)
    on_click(app, desk, Act.STILL_NEEDED, _still_needed)
    on_click(app, desk, Act.SAID_MET, _said_met)
    on_submit(app, desk, Form.NEED, _submitted)


def _open(desk: Desk, click: Click) -> Reply:
    customer = click.value.removeprefix(FOR_CUSTOMER) if click.value.startswith(FOR_CUSTOMER) else ""
    members_only = is_members_only(desk.context, click.caller)
    desk.answers.open_view(click.trigger_id, forms.need_form(customer=customer, members_only=members_only))
    return None


def _page(desk: Desk, click: Click) -> Reply:
    page = int(click.value) if click.value.isdecimal() else 0
    shown = needs.need_list(list_needs(desk.context, click.caller, page))
    return Add(shown) if click.on_home else Replace(shown)


def _take(desk: Desk, click: Click) -> Reply:
    return Replace(needs.need_taken(take_need(desk.context, click.caller, click.row)))


def _hand_back(desk: Desk, click: Click) -> Reply:
    handed_back = needs.need_handed_back(hand_back_need(desk.context, click.caller, click.row))
    return settled(desk, click, handed_back) if click.act.endswith(IN_LIST) else Replace(handed_back)


def _meet(desk: Desk, click: Click) -> Reply:
    if ends_double_click(click, desk.context.clock.now()):
        return Replace(needs.need_taken(take_need(desk.context, click.caller, click.row)))
    return settled(desk, click, recording.recorded(meet_need(desk.context, click.caller, click.row)))


def _met_by(desk: Desk, click: Click) -> Reply:
    action_id = as_row(click.value.partition(":")[0])
    return Replace(recording.recorded(meet_with(desk.context, click.caller, click.row, action_id), Change.MET))


def _drop(desk: Desk, click: Click) -> Reply:
    return Replace(needs.need_dropped(drop_need(desk.context, click.caller, click.row)))


def _still_needed(desk: Desk, click: Click) -> Reply:
    return Replace(needs.need_kept(keep_need(desk.context, click.caller, click.row)))


def _said_met(desk: Desk, click: Click) -> Reply:
    return Replace(needs.need_said_met(say_need_is_met(desk.context, click.caller, click.row)))


def _submitted(desk: Desk, sending: Sending) -> Outcome:
    draft = NeedDraft(
        text=sending.values.text("text") or "",
        customer=sending.values.text("customer"),
        source_channel=sending.about.get("channel"),
        source_ts=sending.about.get("ts"),
    )
    noted = note_need(desk.context, sending.caller, draft, sending.origin_key)
    return Show("Noted", needs.need_noted(noted))


def open_from_message(desk: Desk, body: Body) -> None:
    """Open the form with the words of the shortcut's message."""
    caller = caller_of(body)
    words = readable(desk.context, caller, unescape(message_words(body["message"])))
    about = {"channel": body["channel"]["id"], "ts": body["message"]["ts"]}
    view = forms.need_form(
        text=shorten(words, RECORD_LIMIT) if words else "",
        members_only=is_members_only(desk.context, caller),
        private_metadata=json.dumps(about),
    )
    desk.answers.open_view(body["trigger_id"], view)
