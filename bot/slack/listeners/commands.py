"""Handle `/cx-help`: read what was typed, carry it out, and answer the person alone."""

import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from slack_bolt import Ack, App

from bot.deadline import by_the_same_time
from bot.domain.actions import ActionDraft, Source
from bot.domain.drafts import DraftKind
from bot.domain.needs import NeedDraft
from bot.domain.reading.commands import (
    ChangeEntry,
    Command,
    Export,
    ForgetMe,
    Help,
    HelpTopic,
    HideMe,
    KeepDraft,
    ListNeeds,
    NextAction,
    NoteNeed,
    OpenForm,
    RecordAction,
    Settings,
    ShowCustomer,
    ShowHistory,
    ShowNudges,
    Team,
    WorkspaceSettings,
)
from bot.domain.reading.parse_command import parse_command
from bot.domain.text import unescape
from bot.errors import BotError, InvalidInputError
from bot.slack.blocks import drafts, help_texts, needs, nudges, offers, own_actions, plans, recording, team
from bot.slack.blocks.customer import customer
from bot.slack.blocks.parts import Message
from bot.slack.blocks.problems import text_of
from bot.slack.ids import COMMAND
from bot.slack.listeners.desk import OUR_FAULT, Body, Desk, after_change, caller_of
from bot.slack.listeners.nudge_requests import REQUESTS, carry_out
from bot.slack.listeners.recording_form import open_action_form
from bot.slack.listeners.settings import open_settings
from bot.slack.listeners.workspace import open_workspace_settings
from bot.usecases.customers.show import show_customer
from bot.usecases.members_only import is_members_only
from bot.usecases.needs.change import OnlyHidden, note_typed
from bot.usecases.needs.show import list_needs
from bot.usecases.nudges.preferences import show_plan
from bot.usecases.offers.next_action import next_action
from bot.usecases.offers.plans import OpenPlan
from bot.usecases.people.history import show_history
from bot.usecases.people.whom_to_ask import whom_to_ask
from bot.usecases.recording.drafts import KeptDraft, keep_draft, record_typed
from bot.usecases.recording.record import Recorded
from bot.usecases.unit import Caller
from bot.usecases.workspace.totals import sum_up

log = logging.getLogger(__name__)


def register(app: App, desk: Desk) -> None:
    """Listen to the command."""

    def listener(ack: Ack, body: Body) -> None:
        typed = body.get("text") or ""
        # A text too long to read was surely meant as a record, so give it back. A failed command needs no copy.
        kept: str | None = unescape(typed)
        try:
            command = parse_command(typed, desk.bot_user_id, desk.context.is_foreign)
            kept = kept if isinstance(command, _KEPT) else None
            if type(command) in _FORMS:
                # The ack says nothing here, so it need not wait until Slack has opened the form.
                ack()
                form = _FORMS[type(command)]
                desk.answers.soon("a form was not opened", by_the_same_time(lambda: _open(desk, body, form)))
                return
            message = _ANSWERS[type(command)](desk, body, command)
        except BotError as problem:
            message = help_texts.problem(text_of(problem), kept=kept)
            desk.doubts.follow(problem, lambda saved: _tell(desk, body, kept, saved=saved))
        except Exception:  # the person gets an answer and the log the cause; an escaping error would cost the ack
            log.exception("a command could not be answered")
            message = help_texts.problem(OUR_FAULT, kept=kept)
        _answer(desk, ack, body, message)
        after_change(desk, caller_of(body))

    app.command(COMMAND)(listener)


def _answer(desk: Desk, ack: Ack, body: Body, message: Message) -> None:
    if message.more:
        # What goes on in more messages would overtake the ack, which leaves when the listener has returned.
        ack()
        desk.answers.respond(body["response_url"], message, replace=False)
    else:
        ack(response_type="ephemeral", text=message.text, blocks=message.blocks)


def _tell(desk: Desk, body: Body, kept: str | None, *, saved: bool) -> None:
    """Tell what became of a command that was in doubt: show what it saved, or give back what was typed."""
    message = help_texts.outcome(saved=saved, kept=kept)
    if saved and kept is not None:
        # The key of the command sees to it that nothing is saved again.
        with suppress(BotError):
            message = do_as_typed(desk, body, body["text"]) or message
    desk.answers.respond(body["response_url"], message, replace=False)


def _open(desk: Desk, body: Body, form: Callable[[Desk, Caller, str], None]) -> None:
    try:
        form(desk, caller_of(body), body["trigger_id"])
    except BotError as problem:
        desk.answers.respond(body["response_url"], help_texts.problem(text_of(problem)), replace=False)
    except Exception:  # as above
        log.exception("a form could not be opened")
        desk.answers.respond(body["response_url"], help_texts.problem(OUR_FAULT), replace=False)


def _record(desk: Desk, body: Body, command: RecordAction) -> Message:
    draft = ActionDraft(text=unescape(command.text), source=Source.COMMAND, kind=command.kind)
    kept = record_typed(desk.context, caller_of(body), draft, _key(body))
    return drafts.kept(kept) if isinstance(kept, KeptDraft) else recording.recorded(kept)


def _need(desk: Desk, body: Body, command: NoteNeed) -> Message:
    if not command.text.strip():
        return help_texts.need_how_to()
    draft = NeedDraft(unescape(command.text))
    try:
        return needs.need_noted(note_typed(desk.context, caller_of(body), draft, _key(body)))
    except InvalidInputError as problem:
        if not isinstance(problem.problem, OnlyHidden):
            raise
        kept = keep_draft(desk.context, caller_of(body), DraftKind.NEED, draft.text, _key(body))
        return drafts.refused_need(kept, text_of(problem)) if isinstance(kept, KeptDraft) else _settled(kept)


def _draft(desk: Desk, body: Body, command: KeepDraft) -> Message:
    kept = keep_draft(desk.context, caller_of(body), command.kind, unescape(command.text), _key(body))
    return drafts.kept(kept, command.meant) if isinstance(kept, KeptDraft) else _settled(kept)


def _settled(kept: Recorded | OpenPlan) -> Message:
    return plans.already_planned(kept) if isinstance(kept, OpenPlan) else recording.recorded(kept)


def _request(desk: Desk, body: Body, asked: Command) -> Message:
    """Carry out a request; keep its words as a draft if its day or time cannot be."""
    try:
        return carry_out(desk, caller_of(body), asked)
    except InvalidInputError as problem:
        if "text" not in body:
            raise
        kept = keep_draft(desk.context, caller_of(body), DraftKind.REQUEST, unescape(body["text"]), _key(body))
        return drafts.refused(kept, text_of(problem)) if isinstance(kept, KeptDraft) else _settled(kept)


def _help(desk: Desk, body: Body, command: Help) -> Message:
    if answer := _BY_PLAN.get(command.topic):
        return answer(show_plan(desk.context, caller_of(body)))
    return help_texts.how_to(command.topic, members_only=is_members_only(desk.context, caller_of(body)))


def do_as_typed(desk: Desk, body: Body, typed: str) -> Message | None:
    """Do what a text asks for; return the answer, None when a form opened instead."""
    command = parse_command(typed, desk.bot_user_id, desk.context.is_foreign)
    if type(command) in _FORMS:
        _FORMS[type(command)](desk, caller_of(body), body["trigger_id"])
        return None
    return _ANSWERS[type(command)](desk, body, command)


def _key(body: Body) -> str:
    """Return a key that is the same when Slack repeats this command, and different for any other."""
    return f"slash:{body['trigger_id']}"


_KEPT = RecordAction | NoteNeed | KeepDraft
"""The commands whose words are saved."""
_FORMS: dict[type[Command], Callable[[Desk, Caller, str], None]] = {
    OpenForm: open_action_form,
    Settings: open_settings,
    WorkspaceSettings: open_workspace_settings,
}
_BY_PLAN = {
    HelpTopic.MORE: nudges.more,
    HelpTopic.ANNOYED: nudges.unwelcome,
    HelpTopic.WHO_SEES: nudges.who_sees_yours,
}
"""By topic, what answers it from the person's own settings."""
_Answer = Callable[[Desk, Body, Any], Message]
"""Carries out a command and returns the answer."""

_ANSWERS: dict[type[Command], _Answer] = {
    RecordAction: _record,
    KeepDraft: _draft,
    NoteNeed: _need,
    Help: _help,
    NextAction: lambda desk, body, _: offers.next_action(next_action(desk.context, caller_of(body))),
    ListNeeds: lambda desk, body, _: needs.need_list(list_needs(desk.context, caller_of(body))),
    ShowHistory: lambda desk, body, _: own_actions.history(show_history(desk.context, caller_of(body))),
    ShowCustomer: lambda desk, body, asked: customer(show_customer(desk.context, caller_of(body), asked.name)),
    Team: lambda desk, body, _: team.summary(sum_up(desk.context, caller_of(body))),
    **dict.fromkeys(REQUESTS, _request),
    ChangeEntry: lambda desk, body, _: own_actions.history(show_history(desk.context, caller_of(body)), to_change=True),
    ShowNudges: lambda desk, body, _: drafts.nudge_state(show_plan(desk.context, caller_of(body))),
    HideMe: lambda desk, body, _: help_texts.hide_me(featured=show_plan(desk.context, caller_of(body)).person.featured),
    Export: lambda desk, body, _: help_texts.not_yet("export", whom_to_ask(desk.context, caller_of(body))),
    ForgetMe: lambda desk, body, _: help_texts.not_yet("forget me", whom_to_ask(desk.context, caller_of(body))),
}
