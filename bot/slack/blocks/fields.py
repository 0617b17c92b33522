"""The fields of a form: each is an input block whose block_id, and its element's action_id, is the field's name."""

from collections.abc import Sequence

from slack_sdk.models.blocks import InputBlock, InputInteractiveElement, PlainTextInputElement, StaticSelectElement
from slack_sdk.models.views import View as SlackView

from bot.domain.text import RECORD_LIMIT, shorten
from bot.slack.blocks.kit import Block, View, option
from bot.slack.ids import Form

_TITLE_LIMIT = 24
_MOST_OPTIONS = 100


def modal(
    form: Form,
    title: str,
    blocks: Sequence[Block],
    *,
    submit: str | None = None,
    close: str = "Cancel",
    private_metadata: str = "",
) -> View:
    """A modal view; without `submit` it only shows something."""
    return SlackView(
        type="modal",
        callback_id=form.value,
        title=shorten(title, _TITLE_LIMIT),
        submit=submit,
        close=close,
        private_metadata=private_metadata or None,
        blocks=blocks,
    ).to_dict()


def field(
    name: str, label: str, element: InputInteractiveElement, *, hint: str | None = None, optional: bool = False
) -> Block:
    """A field named `name`, with the one element in it."""
    element.action_id = name
    return InputBlock(block_id=name, label=label, element=element, hint=hint, optional=optional).to_dict()


def typed(
    initial: str, *, multiline: bool = False, most: int = RECORD_LIMIT, placeholder: str | None = None
) -> PlainTextInputElement:
    """A field to type in; what it begins with is shortened to what it takes."""
    return PlainTextInputElement(
        initial_value=shorten(initial, most) or None,
        multiline=multiline,
        max_length=most,
        placeholder=placeholder,
    )


def one_of(choices: Sequence[tuple[str, str]], chosen: str | None, placeholder: str) -> StaticSelectElement:
    """A menu of (value, label) choices; `chosen` is one of their values or None."""
    options = {value: option(label, value) for value, label in choices}
    return StaticSelectElement(
        options=list(options.values()),
        initial_option=options[chosen] if chosen else None,
        placeholder=placeholder,
    )


def options_with(choices: Sequence[tuple[str, str]], chosen: str | None, label: str) -> list[tuple[str, str]]:
    """As many choices as Slack takes, `chosen` among them: else saving the form would lose what was chosen before."""
    shown = list(choices[:_MOST_OPTIONS])
    if not chosen or chosen in dict(shown):
        return shown
    kept = (chosen, dict(choices).get(chosen, label))
    return [kept, *shown[: _MOST_OPTIONS - 1]]
