"""Show texts that are not recorded yet, with buttons that put the words where they belong."""

from collections.abc import Callable

from bot.domain.drafts import DraftKind
from bot.domain.reading.insults import insult_in
from bot.domain.reading.privacy import private_text
from bot.domain.text import show_mrkdwn, show_plain
from bot.slack.blocks.customer_names import customer_name
from bot.slack.blocks.kit import LABEL_LIMIT, Element, button, buttons, heading, note, plain, plain_note, say
from bot.slack.blocks.nudge_status import status
from bot.slack.blocks.nudges import plan_buttons
from bot.slack.blocks.parts import Message, Part, message
from bot.slack.blocks.plans import ASKED_LATER, NOT_ASKED
from bot.slack.blocks.wording import count, day, own
from bot.slack.ids import COMMAND, IN_LIST, Act
from bot.usecases.nudges.preferences import NudgePlan
from bot.usecases.recording.drafts import KeptDraft, OpenDrafts
from bot.usecases.visible_words import Visible

_WHOLE = 2800
"""The room for a draft's words in a section, beside our own."""
_IN_A_LIST = 240
_MEANT = 60


def kept(kept: KeptDraft, meant: str | None = None) -> Message:
    """Say that a text is not recorded yet, give it back, and ask where it belongs.

    `meant` is the command that a text with a typo nearly is.
    """
    if kept.customer:
        return _looking_for(kept, kept.customer)
    if meant:
        return _typo(kept, meant)
    kind = kept.draft.kind
    if kind is DraftKind.INSULTING:
        return _insulting(kept)
    said = f"{_LEADS[kind]} {own(kept.draft.text, kept.names, _WHOLE)}"
    return message(plain(f"{said}. {_ASKS[kind]}" if kind in _ASKS else said), *_then(kept), buttons(*_choices(kept)))


def refused(kept: KeptDraft, problem: str) -> Message:
    """Say why a request cannot be done, give it back, and offer what comes near."""
    return message(
        say(problem), buttons(*_choices(kept)), plain_note(f"You typed: {own(kept.draft.text, kept.names, _WHOLE)}")
    )


def refused_need(kept: KeptDraft, problem: str) -> Message:
    """Say why a need cannot be noted in these words, give them back, and offer the form."""
    return message(
        say(problem),
        buttons(button("Note a need", Act.NEED, primary=True), _never_mind(kept)),
        plain_note(f"You typed: {own(kept.draft.text, kept.names, _WHOLE)}"),
    )


def open_drafts(drafts: OpenDrafts) -> list[Part]:
    """Return a person's open drafts with their buttons, to show above their history; nothing if there are none."""
    if not drafts.shown:
        return []
    left = drafts.total - len(drafts.shown)
    more = [note(f"{count(left, 'older one')} will appear once these are sorted.")] if left else []
    return [heading("Not recorded yet"), *(part for each in drafts.shown for part in _item(each)), *more]


def forgotten(kept: KeptDraft) -> Message:
    """Say that nothing is recorded, and give the words back."""
    return message(plain(f"OK, not recorded: {own(kept.draft.text, kept.names, _WHOLE)}"))


def nudge_choices(plan: NudgePlan) -> Message:
    """Show a person's nudges, and ask what to change about them."""
    return message(
        say(f"{status(plan)} What would you like instead?"), _nudge_buttons(plan), note(f"Or type it: {_EXAMPLES}")
    )


def nudge_state(plan: NudgePlan) -> Message:
    """Show a person's nudges, in answer to a question about them."""
    return message(say(status(plan)), _nudge_buttons(plan))


def _nudge_buttons(plan: NudgePlan) -> Part:
    """Return what one click can change about a person's nudges."""
    fewer = [button("Fewer nudges", Act.FEWER), button("Pause a week", Act.PAUSE_WEEK)] if plan.person.enrolled else []
    stop = [button("Stop", Act.STOP)] if plan.person.enrolled else []
    return buttons(*fewer, *plan_buttons(plan), *stop)


def _typo(kept: KeptDraft, meant: str) -> Message:
    draft_id = kept.draft.id
    label = _OPENS.get(meant, f"Yes, {show_plain(meant, {}, _MEANT)}")
    return message(
        say(f"Did you mean `{show_mrkdwn(meant, {}, _MEANT)}`?"),
        buttons(
            button(label[:LABEL_LIMIT], Act.DRAFT_MEANT, f"{meant}:{draft_id}", primary=True),
            button("Record it as something I did", Act.DRAFT_RECORD.on(draft_id), draft_id),
            button("All commands", Act.ALL_COMMANDS),
        ),
        plain_note(f"You typed: {own(kept.draft.text, kept.names, _WHOLE)}"),
    )


def _insulting(kept: KeptDraft) -> Message:
    """Say why the words go nowhere, and ask for what would help; the forms take other words."""
    words = show_plain(insult_in(kept.draft.text) or "", {}, _MEANT)
    return message(
        plain(
            f"{_LEADS[DraftKind.INSULTING]} {own(kept.draft.text, kept.names, _WHOLE)}. "
            f"What would help this customer? Say it without “{words}”, because colleagues read it."
        ),
        buttons(_never_mind(kept), button("Note a need", Act.NEED), _form(kept)),
    )


def _looking_for(kept: KeptDraft, customer: Visible) -> Message:
    """Ask whether the name of a known customer is meant to show that customer."""
    named = customer_name(customer, _MEANT)
    return message(
        plain(f"Looking for {named}?"),
        buttons(
            button(f"Show {named}"[:LABEL_LIMIT], Act.CUSTOMER, customer, primary=True),
            _need(kept),
            _did_it(kept),
            _never_mind(kept),
        ),
        plain_note(f"You typed: {own(kept.draft.text, kept.names, _WHOLE)}"),
    )


def _then(kept: KeptDraft) -> list[Part]:
    """Return what is asked or explained below the words."""
    if kept.asks_about_languages:
        return [say("Should I always record texts in other languages? You can change this in Settings.")]
    return [*_privacy(kept), *_explained(kept)]


def _privacy(kept: KeptDraft) -> list[Part]:
    """Say what becomes of the wish to keep the words private."""
    if not _is_private(kept):
        return []
    no_need = " Colleagues see every need, so I can't note it as one." if _need in _FITTING[kept.draft.kind] else ""
    return [note(f"Once recorded, only you see it.{no_need}")]


def _explained(kept: KeptDraft) -> list[Part]:
    match kept.draft.kind:
        case DraftKind.REQUEST:
            return [note(f"Things you can type: {_EXAMPLES}")]
        case DraftKind.PLAN:
            asks = ASKED_LATER if kept.asks_about_plan else NOT_ASKED
            return [note(f"*I'll do this* keeps it in `{COMMAND} me`. {asks}")]
        case DraftKind.INCOMPLETE:
            return [note(f"One line is enough: `{COMMAND} helped Mia find her invoice`")]
        case _:
            return []


def _is_private(kept: KeptDraft) -> bool:
    """Return whether the words ask to stay private, so that they are no need, which colleagues would see."""
    return private_text(kept.draft.text) is not None


def _item(kept: KeptDraft) -> list[Part]:
    said = f"{day(kept.typed_on)}: {own(kept.draft.text, kept.names, _IN_A_LIST)}"
    return [plain(said), buttons(*(_in_list(each) for each in _choices(kept)))]


def _in_list(element: Element) -> Element:
    return element | {"action_id": f"{element['action_id']}{IN_LIST}"}


def _choices(kept: KeptDraft) -> list[Element]:
    """Return the buttons of a draft; the first is green if most people surely want it."""
    first, *others = [make for make in _FITTING[kept.draft.kind] if make is not _need or not _is_private(kept)]
    if kept.asks_about_languages:
        others.append(_always)
    green = kept.draft.kind in _CLEAR and first is _FITTING[kept.draft.kind][0]
    return [first(kept, primary=green), *(make(kept) for make in (*others, _never_mind))]


def _choice(label: str, act: Act) -> Callable[..., Element]:
    def make(kept: KeptDraft, *, primary: bool = False) -> Element:
        draft_id, at = kept.draft.id, kept.shown_again_at
        # After *Undo* the time tells the end of a double click.
        value = f"{at.isoformat()}:{draft_id}" if at else draft_id
        return button(label, act.on(draft_id), value, primary=primary)

    return make


_always = _choice("Always record", Act.DRAFT_ALWAYS)
_record = _choice("Record it", Act.DRAFT_RECORD)
_did_it = _choice("I did this", Act.DRAFT_RECORD)
_again = _choice("Record it again", Act.DRAFT_RECORD)
_will_do = _choice("I'll do this", Act.DRAFT_PLAN)
_form = _choice("Record it", Act.DRAFT_FORM)
_need = _choice("Note a need", Act.DRAFT_NEED)
_nudges = _choice("Change my nudges", Act.DRAFT_NUDGES)
_commands = _choice("All commands", Act.ALL_COMMANDS)
_never_mind = _choice("Never mind", Act.DRAFT_FORGET)

_NOT_DONE = "That doesn't sound like something you did, so I haven't recorded it:"
_LEADS = {
    DraftKind.NEED: _NOT_DONE,
    DraftKind.PLAN: "That sounds like something you're going to do, so I haven't recorded it:",
    DraftKind.REQUEST: "I'm not sure what to change, so I've left everything as it is:",
    DraftKind.QUESTION: "That sounds like a question, so I haven't recorded it:",
    DraftKind.CHATTER: "OK, nothing recorded:",
    DraftKind.INCOMPLETE: "What did you do? I haven't recorded this yet:",
    DraftKind.REPEATED: "You recorded this already today:",
    DraftKind.TYPO: _NOT_DONE,
    DraftKind.OTHER_LANGUAGE: "Not recorded yet:",
    DraftKind.MESSAGE: "Shall I record this?",
    DraftKind.UNCLEAR: "I haven't recorded that:",
    DraftKind.INSULTING: "I haven't recorded that:",
}
_ASKS = {
    DraftKind.OTHER_LANGUAGE: "I can't tell whether this is done. Did you do it for a customer?",
    DraftKind.UNCLEAR: "Did you do it for a customer?",
}
"""By kind, the question after the words."""
_FITTING = {
    DraftKind.NEED: (_need, _did_it),
    DraftKind.PLAN: (_will_do, _did_it),
    DraftKind.REQUEST: (_nudges, _did_it),
    DraftKind.QUESTION: (_commands, _did_it),
    DraftKind.CHATTER: (_did_it,),
    DraftKind.INCOMPLETE: (_form,),
    DraftKind.REPEATED: (_again,),
    DraftKind.TYPO: (_need, _did_it, _nudges),
    DraftKind.OTHER_LANGUAGE: (_did_it, _need),
    DraftKind.MESSAGE: (_record, _need),
    DraftKind.UNCLEAR: (_did_it, _need),
    DraftKind.INSULTING: (_form,),
}
"""By kind, the buttons before *Never mind*."""
_CLEAR = frozenset({DraftKind.NEED, DraftKind.PLAN, DraftKind.REQUEST, DraftKind.QUESTION, DraftKind.INCOMPLETE})
"""Kinds whose first button is green."""
_OPENS = {"settings": "Open settings", "record": "Open the form", "workspace settings": "Open settings"}
_EXAMPLES = f"`{COMMAND} pause until 7 Jan`, `{COMMAND} nudge at 9:30`, `{COMMAND} nudge on Mon and Thu`."
