"""Handle clicks on a recorded action and on a person's own history."""

from slack_bolt import App

from bot.domain.kinds import Kind
from bot.slack.blocks import own_actions, recording
from bot.slack.blocks.recording import Change
from bot.slack.ids import Act, MenuChoice
from bot.slack.listeners.clicks import Add, Click, Replace, Reply, TurnHome, ends_double_click, on_click
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.recording_form import open_action_form, open_to_edit
from bot.slack.listeners.recording_words import open_to_add_words
from bot.usecases.people.history import show_history, show_history_around
from bot.usecases.recording.change import correct_kind, record_again, set_shared, undo_action


def register(app: App, desk: Desk) -> None:
    """Listen to the clicks on actions."""
    on_click(app, desk, Act.RECORD, _record)
    on_click(app, desk, Act.KIND, _kind)
    on_click(app, desk, Act.EDIT, _edit)
    on_click(app, desk, Act.UNDO, _undo)
    on_click(app, desk, Act.RECORD_AGAIN, _record_again)
    on_click(app, desk, Act.KEEP_PRIVATE, _keep_private)
    on_click(app, desk, Act.SHARE, _share)
    on_click(app, desk, Act.HISTORY, _history)
    on_click(app, desk, Act.HISTORY_MENU, _history_menu)
    on_click(app, desk, Act.HOME_PAGE, _turn_home)


def _record(desk: Desk, click: Click) -> Reply:
    open_action_form(desk, click.caller, click.trigger_id, click.value)
    return None


def _kind(desk: Desk, click: Click) -> Reply:
    kind = Kind(click.act.rpartition(":")[2])
    # The second click of a double click meets the button for another kind, which has just taken that place.
    if ends_double_click(click, desk.context.clock.now()):
        return None
    return Replace(recording.recorded(correct_kind(desk.context, click.caller, click.row, kind), Change.KIND))


def _edit(desk: Desk, click: Click) -> Reply:
    open_to_edit(desk, click)
    return None


def _undo(desk: Desk, click: Click) -> Reply:
    return Replace(recording.undone(undo_action(desk.context, click.caller, click.row)))


def _record_again(desk: Desk, click: Click) -> Reply:
    # The button has just come in the place of the card with *Undo*.
    if ends_double_click(click, desk.context.clock.now()):
        return None
    return Replace(recording.recorded(record_again(desk.context, click.caller, click.row)))


def _keep_private(desk: Desk, click: Click) -> Reply:
    return _set_shared(desk, click, shared=False)


def _share(desk: Desk, click: Click) -> Reply:
    return _set_shared(desk, click, shared=True)


def _set_shared(desk: Desk, click: Click, *, shared: bool) -> Reply:
    # The button has just taken the place of its opposite, which the first click of a double click was about.
    if ends_double_click(click, desk.context.clock.now()):
        shared = not shared
    return Replace(recording.recorded(set_shared(desk.context, click.caller, click.row, shared=shared), Change.SHARING))


def _history(desk: Desk, click: Click) -> Reply:
    shown = own_actions.history(show_history(desk.context, click.caller, _page(click.value)))
    return Add(shown) if click.on_home else Replace(shown)


def _turn_home(_desk: Desk, click: Click) -> Reply:
    return TurnHome(_page(click.value))


def _history_menu(desk: Desk, click: Click) -> Reply:
    match click.value.partition(":")[0]:
        case MenuChoice.ADD_WORDS:
            open_to_add_words(desk, click, in_history=True)
            return None
        case MenuChoice.EDIT:
            open_to_edit(desk, click, in_history=True)
            return None
        case MenuChoice.UNDO:
            undo_action(desk.context, click.caller, click.row)
        case MenuChoice.KEEP_PRIVATE:
            set_shared(desk.context, click.caller, click.row, shared=False)
        case MenuChoice.SHARE:
            set_shared(desk.context, click.caller, click.row, shared=True)
    return Replace(own_actions.history(show_history_around(desk.context, click.caller, click.row)))


def _page(value: str) -> int:
    return int(value) if value.isdecimal() else 0
