"""Every figure of Slack's: what just fits passes, one more is refused."""

from collections.abc import Callable

import pytest

from local_slack.checks import Problem, check_message, check_view
from support.check_kit import (
    Dict,
    actions,
    button,
    confirm,
    entry,
    faults,
    image,
    message_of,
    modal,
    modal_of,
    option,
    options,
    plain,
    section,
)

Sized = Callable[[int], Problem | None]


def _checkboxes(number: int) -> Dict:
    return {"type": "checkboxes", "options": options(number)}


def _select(**more: object) -> Dict:
    return {"type": "static_select", "options": [option()], **more}


def _confirmed(**more: object) -> Problem | None:
    return message_of(actions(button(confirm=confirm(**more))))


def _input(**element: object) -> Problem | None:
    return modal_of(entry({"type": "plain_text_input", **element}))


def _url(length: int) -> str:
    return "https://example.com/".ljust(length, "a")


CHARACTERS: dict[str, tuple[int, Sized, str]] = {
    "section text": (3000, lambda n: message_of(section(text=plain("a" * n))), "/blocks/0/text/text"),
    "field text": (2000, lambda n: message_of(section(fields=[plain("a" * n)])), "/blocks/0/fields/0/text"),
    "header": (150, lambda n: message_of({"type": "header", "text": plain("a" * n)}), "/blocks/0/text/text"),
    "context text": (
        3000,
        lambda n: message_of({"type": "context", "elements": [plain("a" * n)]}),
        "/blocks/0/elements/0/text",
    ),
    "button text": (75, lambda n: message_of(actions(button(text=plain("a" * n)))), "/blocks/0/elements/0/text/text"),
    "button value": (2000, lambda n: message_of(actions(button(value="a" * n))), "/blocks/0/elements/0/value"),
    "button url": (3000, lambda n: message_of(actions(button(url=_url(n)))), "/blocks/0/elements/0/url"),
    "button label": (
        75,
        lambda n: message_of(actions(button(accessibility_label="a" * n))),
        "/blocks/0/elements/0/accessibility_label",
    ),
    "option text": (
        75,
        lambda n: message_of(actions(_select(options=[option("a" * n)]))),
        "/blocks/0/elements/0/options/0/text/text",
    ),
    "option value": (
        150,
        lambda n: message_of(actions(_select(options=[option(value="a" * n)]))),
        "/blocks/0/elements/0/options/0/value",
    ),
    "option description": (
        75,
        lambda n: message_of(actions(_select(options=[option(description=plain("a" * n))]))),
        "/blocks/0/elements/0/options/0/description/text",
    ),
    "option group label": (
        75,
        lambda n: message_of(
            actions({"type": "static_select", "option_groups": [{"label": plain("a" * n), "options": [option()]}]})
        ),
        "/blocks/0/elements/0/option_groups/0/label/text",
    ),
    "placeholder": (
        150,
        lambda n: message_of(actions(_select(placeholder=plain("a" * n)))),
        "/blocks/0/elements/0/placeholder/text",
    ),
    "confirm title": (100, lambda n: _confirmed(title=plain("a" * n)), "/blocks/0/elements/0/confirm/title/text"),
    "confirm text": (300, lambda n: _confirmed(text=plain("a" * n)), "/blocks/0/elements/0/confirm/text/text"),
    "confirm yes": (30, lambda n: _confirmed(confirm=plain("a" * n)), "/blocks/0/elements/0/confirm/confirm/text"),
    "confirm no": (30, lambda n: _confirmed(deny=plain("a" * n)), "/blocks/0/elements/0/confirm/deny/text"),
    "block_id": (255, lambda n: message_of(section(block_id="a" * n)), "/blocks/0/block_id"),
    "action_id": (255, lambda n: message_of(actions(button(action_id="a" * n))), "/blocks/0/elements/0/action_id"),
    "image url": (3000, lambda n: message_of(image(image_url=_url(n))), "/blocks/0/image_url"),
    "alt text": (2000, lambda n: message_of(image(alt_text="a" * n)), "/blocks/0/alt_text"),
    "image title": (2000, lambda n: message_of(image(title=plain("a" * n))), "/blocks/0/title/text"),
    "label": (2000, lambda n: modal_of(entry(label=plain("a" * n))), "/view/blocks/0/label/text"),
    "hint": (2000, lambda n: modal_of(entry(hint=plain("a" * n))), "/view/blocks/0/hint/text"),
    "initial value": (3000, lambda n: _input(initial_value="a" * n), "/view/blocks/0/element/initial_value"),
    "min_length": (3000, lambda n: _input(min_length=n), "/view/blocks/0/element/min_length"),
    "max_length": (3000, lambda n: _input(max_length=n), "/view/blocks/0/element/max_length"),
    "view title": (24, lambda n: check_view(modal(title=plain("a" * n))), "/view/title/text"),
    "view submit": (24, lambda n: check_view(modal(submit=plain("a" * n))), "/view/submit/text"),
    "view close": (24, lambda n: check_view(modal(close=plain("a" * n))), "/view/close/text"),
    "callback_id": (255, lambda n: check_view(modal(callback_id="a" * n)), "/view/callback_id"),
    "private_metadata": (3000, lambda n: check_view(modal(private_metadata="a" * n)), "/view/private_metadata"),
    "external_id": (255, lambda n: check_view(modal(external_id="a" * n)), "/view/external_id"),
    "markdown block": (12_000, lambda n: message_of({"type": "markdown", "text": "a" * n}), "/blocks/0/text"),
}

ITEMS: dict[str, tuple[int, Sized, str]] = {
    "blocks in a message": (50, lambda n: message_of(*[section()] * n), "/blocks"),
    "blocks in a modal": (100, lambda n: modal_of(*[section()] * n), "/view/blocks"),
    "blocks in a Home": (
        100,
        lambda n: check_view({"type": "home", "blocks": [section()] * n}),
        "/view/blocks",
    ),
    "fields": (10, lambda n: message_of(section(fields=[plain()] * n)), "/blocks/0/fields"),
    "actions": (25, lambda n: message_of(actions(*[button()] * n)), "/blocks/0/elements"),
    "context": (10, lambda n: message_of({"type": "context", "elements": [plain()] * n}), "/blocks/0/elements"),
    "overflow options": (
        5,
        lambda n: message_of(actions({"type": "overflow", "options": options(n)})),
        "/blocks/0/elements/0/options",
    ),
    "select options": (
        100,
        lambda n: message_of(actions(_select(options=options(n)))),
        "/blocks/0/elements/0/options",
    ),
    "option groups": (
        100,
        lambda n: message_of(
            actions({"type": "static_select", "option_groups": [{"label": plain(), "options": [option()]}] * n})
        ),
        "/blocks/0/elements/0/option_groups",
    ),
    "options in a group": (
        100,
        lambda n: message_of(
            actions({"type": "static_select", "option_groups": [{"label": plain(), "options": options(n)}]})
        ),
        "/blocks/0/elements/0/option_groups/0/options",
    ),
    "checkbox options": (10, lambda n: message_of(actions(_checkboxes(n))), "/blocks/0/elements/0/options"),
    "radio options": (
        10,
        lambda n: message_of(actions({"type": "radio_buttons", "options": options(n)})),
        "/blocks/0/elements/0/options",
    ),
}


@pytest.mark.parametrize(("limit", "sized", "at"), CHARACTERS.values(), ids=CHARACTERS.keys())
def test_a_string_or_figure_may_reach_its_limit_and_not_pass_it(limit: int, sized: Sized, at: str) -> None:
    assert sized(limit) is None
    refused = sized(limit + 1)
    assert refused is not None
    assert refused.error == ("invalid_arguments" if at.startswith("/view") else "invalid_blocks")
    sentence = f"must be less than {limit + 1}"
    assert [line for line in faults(refused) if line.startswith(sentence) and line.endswith(f"[json-pointer:{at}]")]


@pytest.mark.parametrize(("limit", "sized", "at"), ITEMS.values(), ids=ITEMS.keys())
def test_a_list_may_reach_its_limit_and_not_pass_it(limit: int, sized: Sized, at: str) -> None:
    assert sized(limit) is None
    assert faults(sized(limit + 1)) == [f"no more than {limit} items allowed [json-pointer:{at}]"]


def test_a_top_level_text_that_is_too_long_is_no_reason_to_refuse_a_message() -> None:
    assert check_message({"text": "a" * 40_001}) is None
    assert check_message({"text": "a" * 40_001}, surface="response") is None


def test_an_update_takes_4000_bytes_of_text() -> None:
    assert check_message({"text": "a" * 4000}, surface="update") is None
    assert check_message({"text": "a" * 4001}, surface="update") == Problem("msg_too_long")
    assert check_message({"text": "ü" * 2001}, surface="update") == Problem("msg_too_long")


def test_the_texts_of_all_blocks_together_are_bounded_where_slack_was_measured() -> None:
    def blocks(number: int, characters: int) -> dict[str, object]:
        return {"blocks": [section(text=plain("a" * (characters // number)))] * number}

    assert check_message(blocks(50, 9597)) is None
    assert check_message(blocks(45, 11_341)) == Problem("msg_blocks_too_long")
    assert check_message(blocks(45, 11_341), surface="update") == Problem("msg_blocks_too_long")
    assert check_message(blocks(45, 11_341), surface="response") is None


def test_markdown_text_may_have_12_000_characters() -> None:
    assert check_message({"markdown_text": "a" * 12_000}) is None
    assert check_message({"markdown_text": "a" * 12_001}) == Problem("msg_too_long")


def test_the_markdown_blocks_of_a_message_share_12_000_characters() -> None:
    half = {"type": "markdown", "text": "a" * 6000}
    assert message_of(half, half) is None
    assert message_of(half, half, {"type": "markdown", "text": "a"}) == Problem("msg_blocks_too_long")


def test_a_message_may_have_100_attachments() -> None:
    assert check_message({"attachments": [{"text": "a"}] * 100}) is None
    assert check_message({"attachments": [{"text": "a"}] * 101}) == Problem("too_many_attachments")


def test_a_view_may_have_250_kilobytes() -> None:
    full = section(text=plain("a" * 3000), fields=[plain("ü" * 1900)] * 10)
    assert check_view(modal(*[full] * 6)) is None
    assert check_view(modal(*[full] * 7)) == Problem("view_too_large")


def test_lengths_are_of_characters_not_of_bytes() -> None:
    assert message_of({"type": "header", "text": plain("ü" * 150)}) is None
    assert message_of({"type": "header", "text": plain("🎉" * 150)}) is None
