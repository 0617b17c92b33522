"""Show a person's own actions: recorded, undone, and the history."""

from collections.abc import Mapping, Sequence
from enum import Enum

from slack_sdk.models.blocks import ButtonElement, OverflowMenuElement

from bot.domain.actions import Action, KindOrigin, Source
from bot.domain.kinds import Kind
from bot.domain.text import RECORD_LIMIT, show_plain
from bot.slack.blocks.customer_names import confirm_customer
from bot.slack.blocks.drafts import open_drafts
from bot.slack.blocks.hidden_data import hidden
from bot.slack.blocks.kit import (
    Block,
    Message,
    Part,
    blocks_of,
    button,
    buttons,
    heading,
    message,
    note,
    option,
    paging,
    plain,
    plain_note,
    say,
)
from bot.slack.blocks.wording import WHERE_SEEN, any_day, count, day, own, people
from bot.slack.ids import COMMAND, Act, MenuChoice
from bot.usecases.people.history import History
from bot.usecases.recording.record import Recorded

_IN_A_LIST = 240
"""The most characters of an action in a list."""
_CUSTOMER = 300


class Change(Enum):
    """Name what a person has just changed about their action."""

    KIND = "kind"
    SHARING = "sharing"
    EDITED = "edited"


def recorded(recorded: Recorded, change: Change | None = None) -> Message:
    """Show what was recorded, with one-click corrections; `change` is what the person has just changed.

    Ask for their own words where there are none yet.
    """
    action = recorded.action
    if not action.own_words:
        return _counted(recorded, change)
    return message(
        say(_headline(action, change)),
        plain(own(action.text, recorded.names, RECORD_LIMIT + 500)),
        *_details(recorded),
        *confirm_customer(recorded.proposed_customer, Act.FOR_CUSTOMER, action.id),
        note(f"{day(action.happened_on)}. {_who_sees(recorded)}"),
        *hidden(recorded.hidden),
        buttons(*(_kind_button(kind, action) for kind in Kind)),
        buttons(
            button("Edit", Act.EDIT, action.id),
            button("Undo", Act.UNDO, action.id),
            _sharing_button(recorded, change),
        ),
        *(_nudges_offered() if recorded.offer_nudges else []),
    )


def undone(action: Action, names: Mapping[str, str] | None = None) -> Message:
    """Say that an action is undone, and give back the person's words so that nothing is lost."""
    names = names or {}
    need = " The need that it met stands as it did before." if action.source is Source.NEED else ""
    gone = f"Undone: it is gone from your history and from the totals.{need}"
    if not action.own_words:
        return message(say(gone), plain(what_was_done(action, names)))
    return message(
        say(f"{gone} Your words, in case you want them again:"),
        plain(own(action.text, names, RECORD_LIMIT + 500)),
        *([plain(_outcome(action.outcome, names))] if action.outcome else []),
        *([plain(_customer(action.customer, names))] if action.customer else []),
    )


def history(history: History) -> Message:
    """Show a page of a person's own actions, each with a menu to edit, undo, and share or keep private."""
    drafts = open_drafts(history.drafts)
    if not history.actions:
        return message(*drafts, say(NO_ACTIONS), buttons(button("Record an action", Act.RECORD)))
    return message(
        *drafts,
        heading("What you did for customers"),
        note(f"{count(history.total, 'action')}, the newest first. Only you see this list."),
        *_items(history.actions, history.names),
        *paging(Act.HISTORY, history.page, history.pages, before="newer", after="older"),
    )


def history_items(actions: Sequence[Action], names: Mapping[str, str]) -> list[Block]:
    """Return the actions of a list, one block each."""
    return blocks_of(_items(actions, names))


NO_ACTIONS = (
    "This is where what you do for customers is kept, for you to look back on. It takes one line, for example "
    f"`{COMMAND} helped Mia find her invoice`."
)


def what_was_done(action: Action, names: Mapping[str, str], limit: int = RECORD_LIMIT + 500) -> str:
    """Return what an action's own person reads of it, in quotes where they or a colleague typed it."""
    if action.own_words:
        return own(action.text, names, limit)
    if action.source is Source.NEED:
        return f"Met the need: {own(action.text, names, limit)}"
    if action.source is Source.FOLLOW_UP:
        return f"Followed up: {own(action.text, names, limit)}"
    return f"Did this: {show_plain(action.text, names, limit)}" if action.text else "Did one like a colleague's story"


def _counted(recorded: Recorded, change: Change | None) -> Message:
    """Say that an action counts, and ask for its person's own words."""
    action = recorded.action
    to_share = " to share it as a story" if action.shared and recorded.featured else ""
    start = _headline(action, change) if change else "✓ Counted, thank you."
    return message(
        say(f"{start} In your own words, what did you do? One line is enough{to_share}."),
        plain_note(what_was_done(action, recorded.names)),
        buttons(
            button("Add a line", Act.ADD_WORDS, action.id, primary=True),
            button("Undo", Act.UNDO, action.id),
            _sharing_button(recorded, change),
        ),
        *(_nudges_offered() if recorded.offer_nudges else []),
    )


def _headline(action: Action, change: Change | None) -> str:
    kind = f"*{action.kind.past}*"
    if change is Change.EDITED:
        return "Updated."
    if change is Change.SHARING:
        return "Shared with colleagues." if action.shared else "Now private."
    if change is Change.KIND and action.kind_origin is KindOrigin.CORRECTED:
        return f"Changed to {kind}."
    wrong = " Not right? Pick another." if action.kind_origin is KindOrigin.GUESSED else ""
    return f"✓ Recorded under {kind}.{wrong}"


def _details(recorded: Recorded) -> list[Part]:
    action, names = recorded.action, recorded.names
    helpers = [names.get(slack_id, "a colleague") for slack_id in recorded.details.companions]
    lines = (
        _outcome(action.outcome, names) if action.outcome else "",
        _customer(action.customer, names) if action.customer else "",
        f"With {people(helpers)}" if helpers else "",
        "Inspired by a colleague's story" if recorded.details.inspired_by is not None else "",
    )
    said = "\n".join(line for line in lines if line)
    return [plain(said)] if said else []


def _outcome(outcome: str, names: Mapping[str, str]) -> str:
    return f"What changed for the customer: {show_plain(outcome, names, RECORD_LIMIT + 300)}"


def _customer(customer: str, names: Mapping[str, str]) -> str:
    return f"Customer: {show_plain(customer, names, _CUSTOMER)}"


def _who_sees(recorded: Recorded) -> str:
    if recorded.action.shared and not recorded.featured:
        return "It counts in the totals; you are not featured in the weekly shout-out."
    if recorded.action.shared:
        return f"Colleagues may see it {WHERE_SEEN}."
    return "Private: only you see it, and it counts in the totals."


def _kind_button(kind: Kind, action: Action) -> ButtonElement:
    chosen = kind is action.kind
    label = kind.past.capitalize()
    return button(f"✓ {label}" if chosen else label, Act.KIND.on(kind.value), action.id, primary=chosen)


def _sharing_button(recorded: Recorded, change: Change | None) -> ButtonElement:
    """Return the button for the opposite.

    In place of the button that was just clicked it also gives the time, so that a double click is known.
    """
    action = recorded.action
    value = f"{recorded.at.isoformat()}:{action.id}" if change is Change.SHARING else action.id
    if action.shared:
        return button("Keep private", Act.KEEP_PRIVATE, value)
    return button("Share", Act.SHARE, value)


def _nudges_offered() -> list[Part]:
    return [
        say("If you like, I bring you an idea for a next one on your workdays; you can stop that at any time."),
        buttons(button("Nudge me on workdays", Act.ENROL)),
    ]


def _items(actions: Sequence[Action], names: Mapping[str, str]) -> list[Part]:
    return [_item(action, names) for action in actions]


def _item(action: Action, names: Mapping[str, str]) -> Part:
    private = "" if action.shared else ", private"
    add = () if action.own_words else (("Add a line", MenuChoice.ADD_WORDS),)
    sharing = ("Keep private", MenuChoice.KEEP_PRIVATE) if action.shared else ("Share", MenuChoice.SHARE)
    choices = (*add, ("Edit", MenuChoice.EDIT), ("Undo", MenuChoice.UNDO), sharing)
    menu = OverflowMenuElement(
        action_id=Act.HISTORY_MENU.on(action.id),
        options=[option(label, choice.on(action.id)) for label, choice in choices],
    )
    first = f"{any_day(action.happened_on)}, {action.kind.past}{private}"
    worded = "" if action.own_words else ", not in your own words yet"
    return plain(f"{first}{worded}\n{what_was_done(action, names, _IN_A_LIST)}", menu)
