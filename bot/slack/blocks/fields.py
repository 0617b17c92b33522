"""The fields of a form: each is an input block whose block_id, and its element's action_id, is the field's name."""

from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

from slack_sdk.models.blocks import (
    CheckboxesElement,
    InputBlock,
    InputInteractiveElement,
    Option,
    OptionGroup,
    PlainTextInputElement,
    StaticSelectElement,
)
from slack_sdk.models.views import View as SlackView

from bot.domain.reading.place_names import bare
from bot.domain.reading.places import Country
from bot.domain.text import RECORD_LIMIT, shorten
from bot.slack.blocks.kit import Block, View, option
from bot.slack.ids import Form

NO_COUNTRY = "-"
"""The value of the choice that names no country."""
REGION_LIMIT = 100
_TITLE_LIMIT = 24
_MOST_OPTIONS = 100
Choice = TypeVar("Choice")
"""What the options of a field stand for."""


def modal(  # noqa: PLR0913 - all that Slack's own view has, by name
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


def some_of(options: Mapping[Choice, Option], chosen: Collection[Choice]) -> CheckboxesElement:
    """Boxes to tick, those of `chosen` ticked, in the order of the options."""
    ticked = [option for value, option in options.items() if value in chosen]
    return CheckboxesElement(options=list(options.values()), initial_options=ticked or None)


def place_fields(countries: Sequence[Country], country: str | None, region: str | None, nothing: str) -> list[Block]:
    """A menu of the countries by their first letters, which begins with the choice of `nothing`, and a region.

    A country that is no longer known stays among the choices while it is the chosen one.
    """
    by_letter: dict[str, list[Option]] = {}
    options = {NO_COUNTRY: option(nothing, NO_COUNTRY)}
    known = next((each for each in countries if each.code == country), None)
    if country and not known:
        options[country] = option(country, country)
    first = list(options.values())
    for each in countries:
        options[each.code] = option(each.name, each.code)
        by_letter.setdefault(bare(each.name)[:1].upper(), []).append(options[each.code])
    groups = [OptionGroup(label=label, options=some) for label, some in (("Usual", first), *by_letter.items())]
    menu = StaticSelectElement(option_groups=groups, initial_option=options[country or NO_COUNTRY])
    names = {each.code: each.name for each in known.regions} if known else {}
    shown = names.get(region, region) if region else ""
    hint = "Where it has public holidays of its own, such as Bavaria or Scotland."
    return [
        field("country", "Public holidays of", menu, hint="There are no nudges on public holidays."),
        field("region", "Region", typed(shown, most=REGION_LIMIT), hint=hint, optional=True),
    ]
