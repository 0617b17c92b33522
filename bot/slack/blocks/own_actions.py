"""Show a person's own history."""

from collections.abc import Mapping, Sequence

from bot.domain.actions import Action
from bot.slack.blocks.drafts import open_drafts
from bot.slack.blocks.kit import button, buttons, heading, note, overflow, paging, plain, say
from bot.slack.blocks.needs import need_parts
from bot.slack.blocks.parts import Block, Message, Part, blocks_of, message
from bot.slack.blocks.plans import open_plans
from bot.slack.blocks.recording import ADD, REWORD, insult_of, what_was_done
from bot.slack.blocks.wording import any_day, count
from bot.slack.ids import COMMAND, IN_LIST, Act, MenuChoice
from bot.usecases.needs.show import TakenNeeds
from bot.usecases.people.history import History

_IN_A_LIST = 240
"""The most characters of an action in a list."""


def history(history: History, *, to_change: bool = False) -> Message:
    """Show a page of a person's own actions, each with a menu to edit, undo, and share or keep private.

    With `to_change`, say where that menu is.
    """
    waiting = [*open_drafts(history.drafts), *open_plans(history.plans), *_taken_needs(history.needs)]
    if not history.actions:
        return message(*waiting, say(NO_ACTIONS), buttons(button("Record it", Act.RECORD, primary=True)))
    return message(
        *waiting,
        heading("What you did for customers"),
        note(f"{count(history.total, 'action')}, newest first. Only you see this list."),
        *([say("Open the ⋯ menu of an entry to edit it, undo it or keep it private.")] if to_change else []),
        *_items(history.actions, history.names),
        *paging(Act.HISTORY, history.page, history.pages, before="newer", after="older"),
    )


def history_items(actions: Sequence[Action], names: Mapping[str, str]) -> list[Block]:
    """Return the actions of a list, one block each."""
    return blocks_of(_items(actions, names))


NO_ACTIONS = f"Nothing here yet. Add your first: `{COMMAND} helped Mia find her invoice`"


def _taken_needs(taken: TakenNeeds) -> list[Part]:
    if not taken.shown:
        return []
    left = taken.total - len(taken.shown)
    more = [note(f"And {left:,} more: `{COMMAND} needs`")] if left else []
    shown = [part for each in taken.shown for part in need_parts(each, where=IN_LIST)]
    return [heading("Needs taken by you"), *shown, *more]


def _items(actions: Sequence[Action], names: Mapping[str, str]) -> list[Part]:
    return [_item(action, names) for action in actions]


def _item(action: Action, names: Mapping[str, str]) -> Part:
    private = "" if action.shared else ", private"
    insult = insult_of(action)
    add = () if action.own_words else ((REWORD if insult else ADD, MenuChoice.ADD_WORDS),)
    sharing = ("Keep private", MenuChoice.KEEP_PRIVATE) if action.shared else ("Share", MenuChoice.SHARE)
    choices = (*add, ("Edit", MenuChoice.EDIT), ("Undo", MenuChoice.UNDO), sharing)
    menu = overflow(Act.HISTORY_MENU.on(action.id), ((label, choice.on(action.id)) for label, choice in choices))
    first = f"{any_day(action.happened_on)}, {action.kind.past}{private}"
    unread = f", hidden from colleagues because of “{insult}”" if insult else ", not in your own words yet"
    return plain(f"{first}{'' if action.own_words else unread}\n{what_was_done(action, names, _IN_A_LIST)}", menu)
