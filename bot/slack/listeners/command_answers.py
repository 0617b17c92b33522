"""Carry out each command that can be typed, and return its answer."""

from collections.abc import Callable
from typing import Any

from bot.domain.actions import ActionDraft, Source
from bot.domain.drafts import DraftKind
from bot.domain.needs import NeedDraft
from bot.domain.reading.commands import (
    ChangeEntry,
    ChangeLatest,
    Command,
    Export,
    ForgetMe,
    Help,
    HelpTopic,
    HideMe,
    KeepAllPrivate,
    KeepDraft,
    KeepLatestPrivate,
    ListNeeds,
    NextAction,
    NoteNeed,
    OpenForm,
    RecordAction,
    Settings,
    ShowCustomer,
    ShowHistory,
    Team,
    WorkspaceSettings,
)
from bot.domain.reading.insults import Insulting
from bot.domain.reading.nudge_commands import ShowNudges
from bot.domain.reading.parse_command import parse_command
from bot.domain.text import unescape
from bot.errors import InvalidInputError
from bot.slack.blocks import drafts, help_texts, needs, nudges, offers, own_actions, plans, recording, team
from bot.slack.blocks.customer import customer
from bot.slack.blocks.parts import Message
from bot.slack.blocks.problems import text_of
from bot.slack.blocks.recording import Change
from bot.slack.listeners.desk import Body, Desk, caller_of
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
from bot.usecases.recording.latest import keep_latest_private, read_latest
from bot.usecases.recording.record import Recorded
from bot.usecases.unit import Caller
from bot.usecases.workspace.totals import sum_up


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
        if not isinstance(problem.problem, OnlyHidden | Insulting):
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


def _latest(desk: Desk, body: Body, _: ChangeLatest) -> Message:
    latest = read_latest(desk.context, caller_of(body))
    return recording.recorded(latest, Change.LATEST) if latest else _to_change(desk, body)


def _keep_latest_private(desk: Desk, body: Body, _: KeepLatestPrivate) -> Message:
    private = keep_latest_private(desk.context, caller_of(body))
    return recording.recorded(private, Change.SHARING) if private else _to_change(desk, body)


def _keep_all_private(desk: Desk, body: Body, _: KeepAllPrivate) -> Message:
    plan = show_plan(desk.context, caller_of(body))
    return help_texts.keep_all_private(shares=plan.shares, members_only=plan.members_only)


def _to_change(desk: Desk, body: Body, _: object = None) -> Message:
    return own_actions.history(show_history(desk.context, caller_of(body)), to_change=True)


def _help(desk: Desk, body: Body, command: Help) -> Message:
    if answer := _BY_PLAN.get(command.topic):
        return answer(show_plan(desk.context, caller_of(body)))
    return help_texts.how_to(command.topic, members_only=is_members_only(desk.context, caller_of(body)))


def do_as_typed(desk: Desk, body: Body, typed: str) -> Message | None:
    """Do what a text asks for; return the answer, None when a form opened instead."""
    command = parse_command(typed, desk.bot_user_id, desk.context.is_foreign)
    if type(command) in FORMS:
        FORMS[type(command)](desk, caller_of(body), body["trigger_id"])
        return None
    return ANSWERS[type(command)](desk, body, command)


def _key(body: Body) -> str:
    """Return a key that is the same when Slack repeats this command, and different for any other."""
    return f"slash:{body['trigger_id']}"


KEPT = RecordAction | NoteNeed | KeepDraft
"""The commands whose words are saved."""
FORMS: dict[type[Command], Callable[[Desk, Caller, str], None]] = {
    OpenForm: open_action_form,
    Settings: open_settings,
    WorkspaceSettings: open_workspace_settings,
}
_BY_PLAN = {
    HelpTopic.MORE: nudges.more,
    HelpTopic.ANNOYED: nudges.unwelcome,
    HelpTopic.OFFERS: nudges.other_offers,
    HelpTopic.WHO_SEES: nudges.who_sees_yours,
}
"""By topic, what answers it from the person's own settings."""
_Answer = Callable[[Desk, Body, Any], Message]
"""Carries out a command and returns the answer."""
ANSWERS: dict[type[Command], _Answer] = {
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
    ChangeEntry: _to_change,
    ChangeLatest: _latest,
    KeepLatestPrivate: _keep_latest_private,
    KeepAllPrivate: _keep_all_private,
    ShowNudges: lambda desk, body, _: drafts.nudge_state(show_plan(desk.context, caller_of(body))),
    HideMe: lambda desk, body, _: help_texts.hide_me(featured=show_plan(desk.context, caller_of(body)).person.featured),
    Export: lambda desk, body, _: help_texts.not_yet("export", whom_to_ask(desk.context, caller_of(body))),
    ForgetMe: lambda desk, body, _: help_texts.not_yet("forget me", whom_to_ask(desk.context, caller_of(body))),
}
