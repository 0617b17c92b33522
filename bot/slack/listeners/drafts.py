"""Handle clicks that say where a text that is not recorded yet belongs."""

from slack_bolt import App

from bot.domain.needs import NeedStatus
from bot.slack.blocks import drafts, help_texts, needs, plans, recording
from bot.slack.ids import Act
from bot.slack.listeners.clicks import Add, Click, Replace, Reply, ends_double_click, on_click
from bot.slack.listeners.command_answers import do_as_typed
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.lists import settled
from bot.slack.listeners.recording_form import open_with_draft
from bot.usecases.members_only import is_members_only
from bot.usecases.recording.settle_draft import (
    always_record,
    forget_draft,
    note_draft,
    plan_draft,
    record_draft,
    settle_draft,
    take_back_planned,
)


def register(app: App, desk: Desk) -> None:
    """Listen to the clicks on drafts."""
    on_click(app, desk, Act.DRAFT_RECORD, _record)
    on_click(app, desk, Act.DRAFT_ALWAYS, _always)
    on_click(app, desk, Act.DRAFT_FORM, _form)
    on_click(app, desk, Act.DRAFT_NEED, _need)
    on_click(app, desk, Act.DRAFT_PLAN, _plan)
    on_click(app, desk, Act.DRAFT_UNDO_PLAN, _undo_plan)
    on_click(app, desk, Act.DRAFT_NUDGES, _nudges)
    on_click(app, desk, Act.DRAFT_MEANT, _meant)
    on_click(app, desk, Act.DRAFT_FORGET, _forget)
    on_click(app, desk, Act.ALL_COMMANDS, _all_commands)


def _record(desk: Desk, click: Click) -> Reply:
    # The second click of a double click on *Undo* meets this button, which has just taken that place.
    if ends_double_click(click, desk.context.clock.now()):
        return None
    return settled(desk, click, recording.recorded(record_draft(desk.context, click.caller, click.row)))


def _always(desk: Desk, click: Click) -> Reply:
    return settled(desk, click, recording.recorded(always_record(desk.context, click.caller, click.row)))


def _form(desk: Desk, click: Click) -> Reply:
    open_with_draft(desk, click)
    return None


def _need(desk: Desk, click: Click) -> Reply:
    shown = note_draft(desk.context, click.caller, click.row)
    # Another click long after may find the need taken or met.
    show = needs.need_noted if shown.need.status is NeedStatus.OPEN else needs.need_kept
    return settled(desk, click, show(shown))


def _plan(desk: Desk, click: Click) -> Reply:
    return settled(desk, click, plans.planned(plan_draft(desk.context, click.caller, click.row)))


def _undo_plan(desk: Desk, click: Click) -> Reply:
    return Replace(drafts.kept(take_back_planned(desk.context, click.caller, click.row)))


def _nudges(desk: Desk, click: Click) -> Reply:
    return settled(desk, click, drafts.nudge_choices(settle_draft(desk.context, click.caller, click.row)))


def _meant(desk: Desk, click: Click) -> Reply:
    meant = click.value.rpartition(":")[0]
    typed = {"team_id": click.caller.team_id, "user_id": click.caller.user_id, "trigger_id": click.trigger_id}
    answer = do_as_typed(desk, typed, meant)
    settle_draft(desk.context, click.caller, click.row)
    return None if answer is None else Replace(answer)


def _forget(desk: Desk, click: Click) -> Reply:
    return settled(desk, click, drafts.forgotten(forget_draft(desk.context, click.caller, click.row)))


def _all_commands(desk: Desk, click: Click) -> Reply:
    return Add(help_texts.how_to(members_only=is_members_only(desk.context, click.caller)))
