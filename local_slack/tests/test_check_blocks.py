"""Each block: what it must have, may have and may not have."""

import pytest

from local_slack.checks import check_view
from support.check_kit import (
    Dict,
    actions,
    button,
    confirm,
    entry,
    faults,
    home,
    image,
    message_of,
    modal_of,
    mrkdwn,
    option,
    plain,
    section,
)

PICTURE = {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "A"}
VIDEO = {
    "type": "video",
    "alt_text": "A",
    "title": plain(),
    "thumbnail_url": "https://example.com/a.png",
    "video_url": "https://example.com/a",
}
LEAVES = [
    {"type": "text", "text": "a", "style": {"bold": True}},
    {"type": "link", "url": "https://example.com", "text": "a"},
    {"type": "user", "user_id": "U1"},
    {"type": "usergroup", "usergroup_id": "S1"},
    {"type": "channel", "channel_id": "C1"},
    {"type": "emoji", "name": "wave", "skin_tone": 2},
    {"type": "broadcast", "range": "here"},
    {"type": "date", "timestamp": 1, "format": "{date}", "fallback": "a"},
    {"type": "color", "value": "#ff0000"},
    {"type": "team", "team_id": "T1"},
]
RICH = {
    "type": "rich_text",
    "elements": [
        {"type": "rich_text_section", "elements": LEAVES},
        {"type": "rich_text_list", "style": "bullet", "elements": [{"type": "rich_text_section", "elements": []}]},
        {"type": "rich_text_quote", "elements": LEAVES[:1], "border": 1},
        {"type": "rich_text_preformatted", "elements": LEAVES[:1]},
    ],
}

GOOD: dict[str, Dict] = {
    "section": section(text={"type": "mrkdwn", "text": "a", "verbatim": True}, expand=True, block_id="a"),
    "section of plain text": section(text={"type": "plain_text", "text": "a", "emoji": False}),
    "section of fields": {"type": "section", "fields": [plain(), mrkdwn()]},
    "section with image": section(accessory=PICTURE),
    "section with button": section(accessory=button()),
    "section with multi-select": section(accessory={"type": "multi_users_select", "placeholder": plain()}),
    "divider": {"type": "divider"},
    "header": {"type": "header", "text": plain()},
    "context": {"type": "context", "elements": [plain(), mrkdwn(), PICTURE]},
    "actions": actions(button(), {"type": "datetimepicker"}),
    "input": entry(hint=plain(), optional=True, dispatch_action=True, block_id="a"),
    "image": image(title=plain()),
    "image from a Slack file": {"type": "image", "slack_file": {"id": "F1"}, "alt_text": "A"},
    "rich_text": RICH,
    "empty rich_text": {"type": "rich_text", "elements": []},
    "video": VIDEO,
}


@pytest.mark.parametrize("block", GOOD.values(), ids=GOOD.keys())
def test_a_whole_block_stands_on_every_surface(block: Dict) -> None:
    assert message_of(block) is None
    assert modal_of(block) is None
    assert check_view(home(block)) is None


@pytest.mark.parametrize(
    "block",
    [{"type": "markdown", "text": "# a"}, {"type": "file", "external_id": "a", "source": "remote"}],
    ids=lambda block: block["type"],
)
def test_some_blocks_stand_in_messages_only(block: Dict) -> None:
    assert message_of(block) is None
    kind = block["type"]
    assert faults(modal_of(block)) == [f"unsupported type: {kind} [json-pointer:/view/blocks/0/type]"]
    assert faults(check_view(home(block))) == [f"unsupported type: {kind} [json-pointer:/view/blocks/0/type]"]


BAD: dict[str, tuple[Dict, str]] = {
    "no type": ({"text": plain()}, "missing required field: type [json-pointer:/blocks/0]"),
    "type of no block": ({"type": "paragraph"}, "unsupported type: paragraph [json-pointer:/blocks/0/type]"),
    "element as a block": (button(), "unsupported type: button [json-pointer:/blocks/0/type]"),
    "type that is no string": ({"type": 1}, "must provide a string [json-pointer:/blocks/0/type]"),
    "unknown key": ({"type": "divider", "color": "red"}, "invalid additional property: color [json-pointer:/blocks/0]"),
    "empty block_id": (section(block_id=""), "must be more than 0 characters [json-pointer:/blocks/0/block_id]"),
    "null": (section(accessory=None), "must provide an object [json-pointer:/blocks/0/accessory]"),
    "empty section": ({"type": "section"}, "missing required field: text [json-pointer:/blocks/0]"),
    "empty section text": (
        section(text=mrkdwn("")),
        "must be more than 0 characters [json-pointer:/blocks/0/text/text]",
    ),
    "section text as a string": (section(text="a"), "must provide an object [json-pointer:/blocks/0/text]"),
    "text without type": (section(text={"text": "a"}), "missing required field: type [json-pointer:/blocks/0/text]"),
    "text of no type": (
        section(text={"type": "markdown", "text": "a"}),
        "unsupported type: markdown [json-pointer:/blocks/0/text/type]",
    ),
    "text object without text": (
        section(text={"type": "mrkdwn"}),
        "missing required field: text [json-pointer:/blocks/0/text]",
    ),
    "emoji in mrkdwn": (
        section(text={"type": "mrkdwn", "text": "a", "emoji": True}),
        "invalid additional property: emoji [json-pointer:/blocks/0/text]",
    ),
    "verbatim in plain text": (
        section(text={"type": "plain_text", "text": "a", "verbatim": True}),
        "invalid additional property: verbatim [json-pointer:/blocks/0/text]",
    ),
    "no fields": (section(fields=[]), "must provide at least 1 items [json-pointer:/blocks/0/fields]"),
    "empty field": (
        section(fields=[plain("")]),
        "must be more than 0 characters [json-pointer:/blocks/0/fields/0/text]",
    ),
    "input in a section": (
        section(accessory={"type": "plain_text_input"}),
        "unsupported type: plain_text_input [json-pointer:/blocks/0/accessory/type]",
    ),
    "datetimepicker in a section": (
        section(accessory={"type": "datetimepicker"}),
        "unsupported type: datetimepicker [json-pointer:/blocks/0/accessory/type]",
    ),
    "header of mrkdwn": (
        {"type": "header", "text": mrkdwn()},
        "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]",
    ),
    "header without text": ({"type": "header"}, "missing required field: text [json-pointer:/blocks/0]"),
    "empty header": (
        {"type": "header", "text": plain("")},
        "must be more than 0 characters [json-pointer:/blocks/0/text/text]",
    ),
    "empty context": (
        {"type": "context", "elements": []},
        "must provide at least 1 items [json-pointer:/blocks/0/elements]",
    ),
    "button in a context": (
        {"type": "context", "elements": [button()]},
        "unsupported type: button [json-pointer:/blocks/0/elements/0/type]",
    ),
    "no actions": (actions(), "must provide at least 1 items [json-pointer:/blocks/0/elements]"),
    "image in actions": (actions(PICTURE), "unsupported type: image [json-pointer:/blocks/0/elements/0/type]"),
    "input in actions": (
        actions({"type": "plain_text_input"}),
        "unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]",
    ),
    "input without label": (
        {"type": "input", "element": {"type": "plain_text_input"}},
        "missing required field: label [json-pointer:/blocks/0]",
    ),
    "input without element": (
        {"type": "input", "label": plain()},
        "missing required field: element [json-pointer:/blocks/0]",
    ),
    "label of mrkdwn": (entry(label=mrkdwn()), "unsupported type: mrkdwn [json-pointer:/blocks/0/label/type]"),
    "hint of mrkdwn": (entry(hint=mrkdwn()), "unsupported type: mrkdwn [json-pointer:/blocks/0/hint/type]"),
    "button as input": (entry(button()), "unsupported type: button [json-pointer:/blocks/0/element/type]"),
    "optional that is no boolean": (entry(optional="no"), "must provide a boolean [json-pointer:/blocks/0/optional]"),
    "image without alt_text": (
        {"type": "image", "image_url": "https://example.com/a.png"},
        "missing required field: alt_text [json-pointer:/blocks/0]",
    ),
    "image of nothing": (
        {"type": "image", "alt_text": "A"},
        "missing required field: image_url [json-pointer:/blocks/0]",
    ),
    "image of two things": (
        image(slack_file={"id": "F1"}),
        "invalid additional property: slack_file [json-pointer:/blocks/0]",
    ),
    "image from nowhere": (image(image_url="a.png"), "must be a valid URL [json-pointer:/blocks/0/image_url]"),
    "image title of mrkdwn": (image(title=mrkdwn()), "unsupported type: mrkdwn [json-pointer:/blocks/0/title/type]"),
    "image from no Slack file": (
        {"type": "image", "slack_file": {}, "alt_text": "A"},
        "missing required field: id [json-pointer:/blocks/0/slack_file]",
    ),
    "video without https": (
        {**VIDEO, "video_url": "http://example.com"},
        "must be a valid HTTPS URL [json-pointer:/blocks/0/video_url]",
    ),
    "long video title": (
        {**VIDEO, "title": plain("a" * 200)},
        "must be less than 200 characters [json-pointer:/blocks/0/title/text]",
    ),
    "file from elsewhere": (
        {"type": "file", "external_id": "a", "source": "disk"},
        "must be a valid enum value [json-pointer:/blocks/0/source]",
    ),
    "empty markdown": (
        {"type": "markdown", "text": ""},
        "must be more than 0 characters [json-pointer:/blocks/0/text]",
    ),
    "rich_text leaf at the top": (
        {"type": "rich_text", "elements": [LEAVES[0]]},
        "unsupported type: text [json-pointer:/blocks/0/elements/0/type]",
    ),
    "rich_text with an empty text": (
        {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": ""}]}]},
        "must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]",
    ),
    "rich_text list without style": (
        {"type": "rich_text", "elements": [{"type": "rich_text_list", "elements": RICH["elements"][:1]}]},
        "missing required field: style [json-pointer:/blocks/0/elements/0]",
    ),
    "rich_text broadcast to all the world": (
        {
            "type": "rich_text",
            "elements": [{"type": "rich_text_section", "elements": [{"type": "broadcast", "range": "world"}]}],
        },
        "must be a valid enum value [json-pointer:/blocks/0/elements/0/elements/0/range]",
    ),
}


@pytest.mark.parametrize(("block", "fault"), BAD.values(), ids=BAD.keys())
def test_a_spoiled_block_is_refused(block: Dict, fault: str) -> None:
    problem = message_of(block)
    assert problem is not None
    assert problem.error == "invalid_blocks"
    assert faults(problem) == [fault]


def test_a_text_of_either_type_is_refused_with_the_line_of_the_union_first() -> None:
    problem = message_of(section(text=mrkdwn("")))
    assert problem is not None
    assert problem.messages == (
        "[ERROR] failed to match all allowed schemas [json-pointer:/blocks/0/text]",
        "[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]",
    )


def test_a_block_id_serves_once_in_a_message() -> None:
    assert message_of(section(block_id="a"), section(), section(), section(block_id="b")) is None
    assert faults(message_of(section(block_id="a"), section(), section(block_id="a"))) == [
        '`block_id` "a" already exists [json-pointer:/blocks/2/block_id]'
    ]


def test_an_action_id_serves_once_in_a_block() -> None:
    assert faults(message_of(actions(button(action_id="a"), button(), button(action_id="a")))) == [
        '`action_id` "a" already exists [json-pointer:/blocks/0/elements/2/action_id]'
    ]


def test_an_action_id_may_serve_again_in_another_block() -> None:
    assert message_of(section(accessory=button(action_id="a")), actions(button(action_id="a"))) is None
    assert modal_of(*(entry({"type": "plain_text_input", "action_id": "text"}) for _ in range(3))) is None


def test_a_file_input_cannot_dispatch() -> None:
    assert faults(modal_of(entry({"type": "file_input"}, dispatch_action=True))) == [
        "unsupported type: file_input [json-pointer:/view/blocks/0/element/type]"
    ]


def test_what_is_wrong_deep_within_is_found() -> None:
    wrong = confirm(text=plain(""))
    block = section(accessory={"type": "overflow", "options": [option()], "confirm": wrong})
    assert faults(message_of(block)) == [
        "must be more than 0 characters [json-pointer:/blocks/0/accessory/confirm/text/text]"
    ]
