"""Build the fields of a form: input blocks with the field's name as block_id and action_id."""

from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

from slack_sdk.models.blocks import (
    CheckboxesElement,
    InputBlock,
    InputInteractiveElement,
    Option,
    PlainTextInputElement,
    StaticSelectElement,
)
from slack_sdk.models.views import View as SlackView

from bot.domain.text import RECORD_LIMIT, shorten
from bot.slack.blocks.kit import View, option
from bot.slack.blocks.parts import Block
from bot.slack.blocks.room import ANSWER_ROOM, fit, json_size
from bot.slack.ids import Form

_TITLE_LIMIT = 24
MOST_OPTIONS = 100
"""The most options that a menu of Slack has."""
Choice = TypeVar("Choice")
"""The type of the values behind a field's options."""


def modal(  # noqa: PLR0913 - all that Slack's own view has, by name
    form: Form,
    title: str,
    blocks: Sequence[Block],
    *,
    submit: str | None = None,
    close: str = "Cancel",
    private_metadata: str = "",
) -> View:
    """Return a modal view; without `submit` it is read-only."""
    return SlackView(
        type="modal",
        callback_id=form.value,
        title=shorten(title, _TITLE_LIMIT),
        submit=submit,
        close=close,
        private_metadata=private_metadata or None,
        blocks=fit(list(blocks), ANSWER_ROOM - json_size(private_metadata)),
    ).to_dict()


def field(
    name: str, label: str, element: InputInteractiveElement, *, hint: str | None = None, optional: bool = False
) -> Block:
    """Return a field named `name` around one element."""
    element.action_id = name
    return InputBlock(block_id=name, label=label, element=element, hint=hint, optional=optional).to_dict()


def typed(
    initial: str, *, multiline: bool = False, most: int = RECORD_LIMIT, placeholder: str | None = None
) -> PlainTextInputElement:
    """Return a text field; its initial text is shortened to fit."""
    return PlainTextInputElement(
        initial_value=shorten(initial, most) or None,
        multiline=multiline,
        max_length=most,
        placeholder=placeholder,
    )


def one_of(choices: Sequence[tuple[str, str]], chosen: str | None, placeholder: str) -> StaticSelectElement:
    """Return a menu of (value, label) choices; `chosen` is one of the values or None."""
    options = {value: option(label, value) for value, label in choices}
    return StaticSelectElement(
        options=list(options.values()),
        initial_option=options[chosen] if chosen else None,
        placeholder=placeholder,
    )


def options_with(choices: Sequence[tuple[str, str]], chosen: str | None, label: str) -> list[tuple[str, str]]:
    """Return as many choices as Slack allows, with `chosen` among them; without it, saving would lose the old value."""
    shown = list(choices[:MOST_OPTIONS])
    if not chosen or chosen in dict(shown):
        return shown
    kept = (chosen, dict(choices).get(chosen, label))
    return [kept, *shown[: MOST_OPTIONS - 1]]


def some_of(options: Mapping[Choice, Option], chosen: Collection[Choice]) -> CheckboxesElement:
    """Return checkboxes in the order of the options, with those in `chosen` ticked."""
    ticked = [option for value, option in options.items() if value in chosen]
    return CheckboxesElement(options=list(options.values()), initial_options=ticked or None)
