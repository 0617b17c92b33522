"""Build the modals for an action, a need and a promise, and the views that replace them when done."""

from collections.abc import Sequence
from datetime import date

from slack_sdk.models.blocks import (
    CheckboxesElement,
    DatePickerElement,
    RadioButtonsElement,
    UserMultiSelectElement,
)

from bot.domain.checks import CUSTOMER_LIMIT
from bot.domain.kinds import Kind
from bot.slack.blocks.fields import field, modal, one_of, options_with, typed
from bot.slack.blocks.hidden_data import NOT_SHOWN
from bot.slack.blocks.kit import View, option, plain, say
from bot.slack.blocks.parts import Message, blocks_of
from bot.slack.blocks.shoutout import STORY_LIMIT, story_of
from bot.slack.blocks.wording import WHERE_SEEN, colleagues, own, starting, who_sees
from bot.slack.ids import Form
from bot.usecases.shoutout.stories import StoryAnswer

CHECKED = "yes"
"""The value of a lone checkbox when it is ticked."""
_KINDS = {
    Kind.HELP: "A customer needed help, and you helped",
    Kind.SOLVE: "You noticed a problem and solved it",
    Kind.DELIGHT: "You did something kind that nobody expected",
}


def action_form(  # noqa: PLR0913 - as many as the form has fields, all by name
    *,
    kind: Kind | None = None,
    text: str = "",
    worded: bool = True,
    outcome: str = "",
    customer: str = "",
    happened_on: date | None,
    latest: date,
    companions: Sequence[str] = (),
    shared: bool,
    stories: Sequence[tuple[int, str]],
    inspired_by: int | None,
    private_metadata: str,
    editing: bool,
    members_only: bool = False,
) -> View:
    """Return the form for an action, filled in with known values; `latest` is today for the person.

    One that is not `worded` is not in its person's own words, and may stay so.
    """
    kinds = {each: option(each.past.capitalize(), each.value, does) for each, does in _KINDS.items()}
    sharing = [option(f"Let {colleagues(members_only=members_only)} see it", CHECKED, WHERE_SEEN)]
    blocks = [
        field(
            "text",
            "What did you do?",
            typed(text, multiline=True),
            hint="One line is enough.",
            optional=not worded,
        ),
        field(
            "kind",
            "Kind",
            RadioButtonsElement(
                options=list(kinds.values()),
                initial_option=kinds[kind] if kind else None,
            ),
            hint="If you leave this empty, I'll guess.",
            optional=True,
        ),
        field("outcome", "What changed for the customer", typed(outcome, multiline=True), optional=True),
        field("customer", "Customer", typed(customer, most=CUSTOMER_LIMIT), optional=True),
        field(
            "happened_on",
            "When",
            DatePickerElement(initial_date=(happened_on or latest).isoformat()),
            hint="Today or earlier.",
        ),
        field(
            "companions",
            "Who with",
            UserMultiSelectElement(initial_users=list(companions) or None),
            optional=True,
        ),
    ]
    chosen = None if inspired_by is None else str(inspired_by)
    choices = options_with(
        [(str(action_id), label) for action_id, label in stories], chosen, "The story you chose before"
    )
    if choices:
        blocks.append(
            field("inspired_by", "Inspired by", one_of(choices, chosen, "A colleague's story"), optional=True)
        )
    blocks.append(
        field(
            "shared",
            "Sharing",
            CheckboxesElement(options=sharing, initial_options=sharing if shared else None),
            hint=f"If unticked, only you see it; it still counts in the totals. {NOT_SHOWN}",
            optional=True,
        )
    )
    title = "Edit this action" if editing else "Record a useful action"
    return modal(
        Form.ACTION, title, blocks, submit="Save" if editing else "Record it", private_metadata=private_metadata
    )


def words_form(
    words: str, *, shared: bool, with_customer: bool = False, members_only: bool = False, private_metadata: str = ""
) -> View:
    """Return the form with one field for what a person did, in their own words; `words` is what they typed before."""
    seen = (
        f"{who_sees('it', members_only=members_only, with_customer=with_customer)}." if shared else "Only you see it."
    )
    said = field("text", "What did you do?", typed(words, multiline=True), hint=f"One line is enough. {seen}")
    return modal(Form.WORDS, "In your own words", [said], submit="Add it", private_metadata=private_metadata)


def need_form(*, text: str = "", customer: str = "", members_only: bool = False, private_metadata: str = "") -> View:
    """Return the form for a need, filled in with known values."""
    who = starting(colleagues(members_only=members_only))
    blocks = [
        field(
            "text",
            "What does the customer need?",
            typed(text, multiline=True),
            hint=f"{who} see it with your name, and any of them can take it. {NOT_SHOWN}",
        ),
        field("customer", "Customer", typed(customer, most=CUSTOMER_LIMIT), optional=True),
    ]
    return modal(Form.NEED, "Note a need", blocks, submit="Note it", private_metadata=private_metadata)


def promise_form(answer: StoryAnswer, private_metadata: str = "") -> View:
    """Return the form for a promise to do one like a story."""
    story = blocks_of(
        [
            story_of(answer.name),
            plain(own(answer.action.text, answer.names, STORY_LIMIT)),
        ]
    )
    plan = field(
        "plan",
        "Your plan",
        typed(answer.plan or "", multiline=True, placeholder="If …, then I'll …"),
        hint="It helps to name the moment: “If a customer writes twice, then I'll call them.”",
        optional=True,
    )
    return modal(
        Form.PROMISE, "I'll do one like this", [*story, plan], submit="I'll do it", private_metadata=private_metadata
    )


def done(title: str, message: Message) -> View:
    """Return the view that replaces a form when it is done."""
    return modal(Form.DONE, title, message.blocks, close="Done")


def error_view(text: str) -> View:
    """Return the view that replaces a form after an error; `text` is a BotError's."""
    return modal(Form.DONE, "That didn't work", blocks_of([say(text)]), close="Close")
