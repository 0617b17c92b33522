"""What slack_sdk.models.blocks lets through and Slack does not."""

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    HeaderBlock,
    InputBlock,
    MarkdownTextObject,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    RadioButtonsElement,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from local_slack.checks import check_view
from support.check_kit import Dict, faults, message_of, modal, section


def _message(*blocks: Block) -> list[str]:
    """The faults found in what slack_sdk makes, and lets through, of these blocks."""
    made: list[Dict] = [block.to_dict() for block in blocks]
    return faults(message_of(*made))


def _section(block_id: str | None = None) -> SectionBlock:
    return SectionBlock(text=PlainTextObject(text="words"), block_id=block_id)


def test_51_blocks_in_a_message() -> None:
    assert _message(*[_section()] * 51) == ["no more than 50 items allowed [json-pointer:/blocks]"]


def test_an_empty_section_text_which_slack_sdk_leaves_out_altogether() -> None:
    assert _message(SectionBlock(text=MarkdownTextObject(text=""))) == [
        "missing required field: text [json-pointer:/blocks/0/text]"
    ]


def test_a_header_of_mrkdwn() -> None:
    assert _message(HeaderBlock(text=MarkdownTextObject(text="words"))) == [
        "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]"
    ]


def test_a_field_of_2001_characters() -> None:
    assert _message(SectionBlock(fields=[PlainTextObject(text="a" * 2001)])) == [
        "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]"
    ]


def test_a_block_id_used_twice() -> None:
    assert _message(_section(block_id="a"), _section(block_id="a")) == [
        '`block_id` "a" already exists [json-pointer:/blocks/1/block_id]'
    ]


def test_an_action_id_used_twice_in_a_block() -> None:
    button = ButtonElement(text="words", action_id="a")
    assert _message(ActionsBlock(elements=[button, button])) == [
        '`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]'
    ]


def test_eleven_radio_options() -> None:
    radio = RadioButtonsElement(options=[Option(value=str(each), text="words") for each in range(11)])
    assert _message(ActionsBlock(elements=[radio])) == [
        "no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]"
    ]


def test_a_select_with_no_options_which_slack_sdk_leaves_out_altogether() -> None:
    assert _message(ActionsBlock(elements=[StaticSelectElement(options=[])])) == [
        "missing required field: options [json-pointer:/blocks/0/elements/0]"
    ]


def test_an_external_id_of_256_characters() -> None:
    view = View(type="modal", title=PlainTextObject(text="words"), blocks=[_section()], external_id="a" * 256)
    assert faults(check_view(view.to_dict())) == ["must be less than 256 characters [json-pointer:/view/external_id]"]


def test_an_input_without_submit() -> None:
    field = InputBlock(label="words", element=PlainTextInputElement())
    view = View(type="modal", title=PlainTextObject(text="words"), blocks=[field])
    assert faults(check_view(view.to_dict())) == [
        "must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]"
    ]


def test_unknown_keys() -> None:
    assert faults(message_of(section(tone="warm"))) == ["invalid additional property: tone [json-pointer:/blocks/0]"]
    assert faults(check_view(modal(section(), tone="warm"))) == [
        "invalid additional property: tone [json-pointer:/view]"
    ]
