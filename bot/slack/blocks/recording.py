"""Show a person's own action: recorded, changed or undone."""

from collections.abc import Callable, Mapping
from enum import Enum

from bot.domain.actions import Action, KindOrigin, Source
from bot.domain.kinds import Kind
from bot.domain.reading.insults import insult_in
from bot.domain.text import RECORD_LIMIT, show_plain
from bot.slack.blocks.customer_names import confirm_customer
from bot.slack.blocks.hidden_data import hidden
from bot.slack.blocks.kit import Element, button, buttons, note, plain, plain_note, say
from bot.slack.blocks.parts import Message, Part, message
from bot.slack.blocks.wording import colleagues, day, own, people, who_sees
from bot.slack.ids import Act
from bot.usecases.recording.record import Recorded

_CUSTOMER = 300
_INSULT = 60
_NEED = 240
ADD, REWORD = "Add a line", "Reword it"
_ONE_LINE = "What did you do? One line is enough."


class Change(Enum):
    """Name what a person has just changed about their action."""

    KIND = "kind"
    SHARING = "sharing"
    EDITED = "edited"
    MET = "met"
    LATEST = "latest"
    """Nothing yet: they asked for their latest action, to change or undo it."""


def recorded(recorded: Recorded, change: Change | None = None) -> Message:
    """Show what was recorded, with one-click corrections; `change` is what the person has just changed.

    Ask for their own words where there are none yet.
    """
    action = recorded.action
    if not action.own_words:
        return _counted(recorded, change)
    return message(
        plain(f"{_headline(recorded, change)} {own(action.text, recorded.names, RECORD_LIMIT + 500)}"),
        *_details(recorded),
        *_ask_about_need(recorded),
        *confirm_customer(recorded.proposed_customer, Act.FOR_CUSTOMER, action.id),
        buttons(
            *(_kind_button(kind, recorded, change) for kind in Kind if kind is not action.kind),
            button("Edit", Act.EDIT, action.id),
            _sharing_button(recorded, change),
            button("Undo", Act.UNDO, action.id),
        ),
        note(_small_print(recorded, change)),
        *hidden(recorded.hidden),
        *(_nudges_offered() if recorded.offer_nudges else []),
    )


def undone(recorded: Recorded) -> Message:
    """Say that an action is undone, and give back the person's words so that nothing is lost."""
    action, names = recorded.action, recorded.names
    need = " The need goes back to how it was." if recorded.need_reopened or action.source is Source.NEED else ""
    gone = f"Undone. It's gone from your history and the totals.{need}"
    if not action.own_words:
        _, undid, words = _wordless(action, names, RECORD_LIMIT + 500)
        return message(say(gone), plain(f"What you undid: {undid}{words}"))
    return message(
        say(f"{gone} Your words, if you want them back:"),
        plain(own(action.text, names, RECORD_LIMIT + 500)),
        *([plain(_outcome(action.outcome, names))] if action.outcome else []),
        *([plain(_customer(action.customer, names))] if action.customer else []),
        buttons(button("Record it again", Act.RECORD_AGAIN, _value(recorded, new=True))),
    )


def what_was_done(action: Action, names: Mapping[str, str], limit: int = RECORD_LIMIT + 500) -> str:
    """Return what an action's own person reads of it, in quotes where they or a colleague typed it."""
    if action.own_words:
        return own(action.text, names, limit)
    done, _, words = _wordless(action, names, limit)
    return f"{done}{words}"


def _wordless(action: Action, names: Mapping[str, str], limit: int) -> tuple[str, str, str]:
    """Return how to begin what was done, and what was undone, without words of one's own; and what others wrote."""
    if action.source is Source.NEED:
        return "Met the need: ", "met the need: ", own(action.text, names, limit)
    if action.source is Source.FOLLOW_UP:
        return "Followed up: ", "followed up: ", own(action.text, names, limit)
    if action.source is Source.COMMAND and action.text:
        return "You wrote: ", "", own(action.text, names, limit)
    if action.text:
        return "The idea: ", "", show_plain(action.text, names, limit)
    return "Inspired by a colleague's story", "one like a colleague's story", ""


def _counted(recorded: Recorded, change: Change | None) -> Message:
    """Say that an action counts, and ask for its person's own words."""
    action = recorded.action
    start = _CHANGED[change](recorded) if change else "✓ Counted."
    insult = insult_of(action)
    ask = f"Colleagues won't see your words, because of “{insult}”. Say it another way?" if insult else _ONE_LINE
    return message(
        plain(f"{start} {ask}"),
        plain_note(what_was_done(action, recorded.names)),
        buttons(
            button(REWORD if insult else ADD, Act.ADD_WORDS, action.id, primary=True),
            _sharing_button(recorded, change),
            button("Undo", Act.UNDO, action.id),
        ),
        *(_nudges_offered() if recorded.offer_nudges else []),
    )


def insult_of(action: Action) -> str:
    """Return the insulting words that keep what an action's person typed from colleagues; empty without any."""
    if action.own_words or action.source is Source.NEED:
        return ""
    return show_plain(insult_in(action.text, action.outcome, action.customer) or "", {}, _INSULT)


def _headline(recorded: Recorded, change: Change | None) -> str:
    """Say what has just happened to the words that follow, and for which day unless it is today."""
    action = recorded.action
    if change:
        return f"{_CHANGED[change](recorded).removesuffix('.')}:"
    return f"✓ Recorded under {', for '.join([action.kind.past, *_other_day(recorded)])}:"


def _other_day(recorded: Recorded) -> list[str]:
    """Return the day of an action, unless it is today."""
    on = recorded.action.happened_on
    return [] if on == recorded.today else [day(on)]


def _shared_or_not(recorded: Recorded) -> str:
    if recorded.action.shared:
        return f"✓ Shared with {colleagues(members_only=recorded.members_only)}."
    return "✓ Now private."


_CHANGED: dict[Change, Callable[[Recorded], str]] = {
    Change.EDITED: lambda _: "✓ Updated.",
    Change.MET: lambda _: "✓ Need met.",
    Change.LATEST: lambda _: "Your latest action, to edit or undo.",
    Change.SHARING: _shared_or_not,
    Change.KIND: lambda recorded: f"✓ Changed to {recorded.action.kind.past}.",
}
"""By change, how it is confirmed."""


def _ask_about_need(recorded: Recorded) -> list[Part]:
    """Ask whether the action met a need that its person has taken; nothing closes the need without their click."""
    need = recorded.need
    if need is None:
        return []
    done = button("It's done", Act.MET_BY, f"{recorded.action.id}:{need.id}")
    return [plain(f"Did this meet the need {own(need.text, recorded.names, _NEED)}?", done)]


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


def _small_print(recorded: Recorded, change: Change | None) -> str:
    """Say what the first line does not: the kind or how to correct it, a day other than today, and who sees it."""
    action = recorded.action
    if change is None:
        first = ["Wrong kind? Pick another"] if action.kind_origin is KindOrigin.GUESSED else []
    else:
        kind = [] if change is Change.KIND else [action.kind.past.capitalize()]
        first = [", ".join([*kind, *_other_day(recorded)])]
    return " ".join([*(f"{each}." for each in first if each), _who_sees(recorded)])


def _who_sees(recorded: Recorded) -> str:
    if recorded.action.shared and not recorded.featured:
        return "It counts in the totals. The weekly shout-out doesn't feature you."
    if recorded.action.shared:
        with_customer = bool(recorded.action.customer)
        return f"{who_sees('it', members_only=recorded.members_only, with_customer=with_customer)}."
    return "Private: only you see it. It still counts in the totals."


def _kind_button(kind: Kind, recorded: Recorded, change: Change | None) -> Element:
    """Return the button that changes the kind."""
    return button(kind.past.capitalize(), Act.KIND.on(kind.value), _value(recorded, new=change is Change.KIND))


def _value(recorded: Recorded, *, new: bool) -> int | str:
    """Return the value of a button; a `new` one, put in the place of a clicked one, gives the time to catch doubles."""
    row = recorded.action.id
    return f"{recorded.at.isoformat()}:{row}" if new else row


def _sharing_button(recorded: Recorded, change: Change | None) -> Element:
    """Return the button for the opposite."""
    action = recorded.action
    value = _value(recorded, new=change is Change.SHARING)
    if action.shared:
        return button("Keep private", Act.KEEP_PRIVATE, value)
    return button("Share", Act.SHARE, value)


def _nudges_offered() -> list[Part]:
    return [
        say("Want more ideas like this? I can send one each workday. Stop at any time."),
        buttons(button("Nudge me on workdays", Act.ENROL)),
    ]
