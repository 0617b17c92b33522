"""Handle `/cx-help`: read what was typed, carry it out, and answer the person alone."""

import logging
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App

from bot.domain.actions import ActionDraft, Source
from bot.domain.needs import NeedDraft
from bot.domain.reading.commands import (
    Command,
    Export,
    ForgetMe,
    Help,
    HelpTopic,
    ListNeeds,
    NextAction,
    NoteNeed,
    OpenForm,
    RecordAction,
    Settings,
    ShowHistory,
    Team,
    WorkspaceSettings,
)
from bot.domain.reading.parse_command import parse_command
from bot.domain.text import unescape
from bot.errors import BotError
from bot.slack.blocks import help_texts, needs, offers, recording, team
from bot.slack.blocks.kit import Message
from bot.slack.ids import COMMAND
from bot.slack.listeners.kit import OUR_FAULT, Body, Desk, after_change, caller_of
from bot.slack.listeners.nudge_requests import REQUESTS, carry_out
from bot.slack.listeners.recording_form import open_action_form
from bot.slack.listeners.settings import open_settings
from bot.slack.listeners.workspace import open_workspace_settings
from bot.usecases.needs.change import note_need
from bot.usecases.needs.show import list_needs
from bot.usecases.offers.next_action import next_action
from bot.usecases.people.history import show_history
from bot.usecases.recording.record import record_action
from bot.usecases.workspace.totals import sum_up

log = logging.getLogger(__name__)


def register(app: App, desk: Desk) -> None:
    """Listen to the command."""

    def listener(ack: Ack, body: Body) -> None:
        typed = body.get("text") or ""
        # A text too long to read was surely meant as a record, so give it back. A failed command needs no copy.
        kept: str | None = unescape(typed)
        try:
            command = parse_command(typed)
            kept = kept if isinstance(command, RecordAction | NoteNeed) else None
            message = _HANDLERS[type(command)](desk, body, command)
        except BotError as problem:
            message = help_texts.problem(str(problem), kept=kept)
        except Exception:  # the person gets an answer and the log the cause; an escaping error would cost the ack
            log.exception("a command could not be answered")
            message = help_texts.problem(OUR_FAULT, kept=kept)
        if message is None:
            ack()
        else:
            ack(response_type="ephemeral", text=message.text, blocks=message.blocks)
        after_change(desk, caller_of(body))

    app.command(COMMAND)(listener)


def _record(desk: Desk, body: Body, command: RecordAction) -> Message:
    draft = ActionDraft(text=unescape(command.text), source=Source.COMMAND, kind=command.kind)
    return recording.recorded(record_action(desk.context, caller_of(body), draft, _key(body)))


def _need(desk: Desk, body: Body, command: NoteNeed) -> Message:
    if not command.text.strip():
        return help_texts.need_how_to()
    return needs.need_noted(note_need(desk.context, caller_of(body), NeedDraft(unescape(command.text)), _key(body)))


def _form(desk: Desk, body: Body, _command: OpenForm) -> None:
    open_action_form(desk, caller_of(body), body["trigger_id"])


def _settings(desk: Desk, body: Body, _command: Settings) -> None:
    open_settings(desk, caller_of(body), body["trigger_id"])


def _workspace(desk: Desk, body: Body, _command: WorkspaceSettings) -> None:
    open_workspace_settings(desk, caller_of(body), body["trigger_id"])


def _help(_desk: Desk, _body: Body, command: Help) -> Message:
    match command.topic:
        case HelpTopic.UNKNOWN:
            return help_texts.not_understood(unescape(command.typed))
        case HelpTopic.WHAT:
            return help_texts.what_did_you_do()
        case HelpTopic.NUDGES:
            return help_texts.about_nudges(unescape(command.typed))
        case HelpTopic.MORE:
            return help_texts.more_nudges()
        case HelpTopic.SETTINGS:
            return help_texts.about_settings(unescape(command.typed))
        case topic:
            return help_texts.how_to(topic)


def _key(body: Body) -> str:
    """Return a key that is the same when Slack repeats this command, and different for any other."""
    return f"slash:{body['trigger_id']}"


Handler = Callable[[Desk, Body, Any], Message | None]
"""A function that carries out a command and returns the answer; None when it opened a form instead."""

_HANDLERS: dict[type[Command], Handler] = {
    RecordAction: _record,
    NoteNeed: _need,
    OpenForm: _form,
    Settings: _settings,
    WorkspaceSettings: _workspace,
    Help: _help,
    NextAction: lambda desk, body, _: offers.next_action(next_action(desk.context, caller_of(body))),
    ListNeeds: lambda desk, body, _: needs.need_list(list_needs(desk.context, caller_of(body))),
    ShowHistory: lambda desk, body, _: recording.history(show_history(desk.context, caller_of(body))),
    Team: lambda desk, body, _: team.summary(sum_up(desk.context, caller_of(body))),
    **dict.fromkeys(REQUESTS, lambda desk, body, asked: carry_out(desk, caller_of(body), asked)),
    Export: lambda _desk, _body, _: help_texts.not_yet("export"),
    ForgetMe: lambda _desk, _body, _: help_texts.not_yet("forget me"),
}
