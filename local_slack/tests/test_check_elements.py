"""Each element: what it must have, may have and may not have."""

import pytest

from support.check_kit import (
    Dict,
    actions,
    button,
    confirm,
    entry,
    faults,
    message_of,
    modal_of,
    mrkdwn,
    option,
    options,
    plain,
    section,
)

GROUPS = [{"label": plain(), "options": options(2)}]
FOUR = {"action_id": "a", "confirm": confirm(), "focus_on_load": True, "placeholder": plain()}

PRESSED: dict[str, Dict] = {
    "button": button(
        action_id="a", value="1", style="primary", confirm=confirm(style="danger"), url="https://a.example"
    ),
    "overflow": {"type": "overflow", "options": [option(url="https://a.example"), option(description=plain())]},
    "static_select": {"type": "static_select", "options": options(2), "initial_option": options(2)[1], **FOUR},
    "static_select of groups": {"type": "static_select", "option_groups": GROUPS, "initial_option": options(2)[1]},
    "external_select": {"type": "external_select", "min_query_length": 0, "initial_option": option(), **FOUR},
    "users_select": {"type": "users_select", "initial_user": "U1", **FOUR},
    "conversations_select": {
        "type": "conversations_select",
        "default_to_current_conversation": True,
        "filter": {"include": ["im", "public"], "exclude_bot_users": True},
        **FOUR,
    },
    "channels_select": {"type": "channels_select", "initial_channel": "C1", **FOUR},
    "multi_static_select": {
        "type": "multi_static_select",
        "options": options(3),
        "initial_options": options(2),
        "max_selected_items": 2,
        **FOUR,
    },
    "multi_external_select": {"type": "multi_external_select", "initial_options": options(1), **FOUR},
    "multi_users_select": {"type": "multi_users_select", "initial_users": ["U1"], "max_selected_items": 1, **FOUR},
    "multi_conversations_select": {"type": "multi_conversations_select", "initial_conversations": ["C1"], **FOUR},
    "multi_channels_select": {"type": "multi_channels_select", "initial_channels": ["C1"], **FOUR},
    "datepicker": {"type": "datepicker", "initial_date": "2028-02-29", **FOUR},
    "timepicker": {"type": "timepicker", "initial_time": "23:59", "timezone": "Europe/Vienna", **FOUR},
    "checkboxes": {
        "type": "checkboxes",
        "options": [{"text": mrkdwn(), "value": "1", "description": mrkdwn()}],
        "initial_options": [{"text": mrkdwn(), "value": "1", "description": mrkdwn()}],
    },
    "radio_buttons": {"type": "radio_buttons", "options": options(2), "initial_option": options(2)[0]},
}

TYPED: dict[str, Dict] = {
    "plain_text_input": {
        "type": "plain_text_input",
        "multiline": True,
        "min_length": 2,
        "max_length": 2,
        "initial_value": "ab",
        "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed", "on_character_entered"]},
    },
    "number_input": {
        "type": "number_input",
        "is_decimal_allowed": True,
        "min_value": "-1.5",
        "initial_value": "0",
        "max_value": "1",
    },
    "email_text_input": {"type": "email_text_input", "initial_value": "a@b.example", "placeholder": plain()},
    "url_text_input": {"type": "url_text_input", "initial_value": "https://a.example", "focus_on_load": True},
    "rich_text_input": {
        "type": "rich_text_input",
        "action_id": "a",
        "initial_value": {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": []}]},
    },
    "datetimepicker": {"type": "datetimepicker", "initial_date_time": 1_700_000_000},
    "file_input": {"type": "file_input", "max_files": 1},
}

NEVER_IN_INPUT = ("button", "overflow")


@pytest.mark.parametrize("element", PRESSED.values(), ids=PRESSED.keys())
def test_a_whole_element_stands_in_a_section_and_among_actions(element: Dict) -> None:
    assert message_of(section(accessory=element)) is None
    assert message_of(actions(element)) is None


@pytest.mark.parametrize("element", [*PRESSED.values(), *TYPED.values()], ids=[*PRESSED, *TYPED])
def test_what_can_be_filled_in_stands_in_an_input(element: Dict) -> None:
    if element["type"] in NEVER_IN_INPUT:
        assert faults(modal_of(entry(element))) == [
            f"unsupported type: {element['type']} [json-pointer:/view/blocks/0/element/type]"
        ]
    else:
        assert modal_of(entry(element)) is None


def _select(**more: object) -> Dict:
    return {"type": "static_select", "options": options(2), **more}


def _multi(**more: object) -> Dict:
    return {"type": "multi_static_select", "options": options(3), **more}


BAD: dict[str, tuple[Dict, str]] = {
    "unknown key": (button(disabled=True), "invalid additional property: disabled [json-pointer:AT]"),
    "block_id": (button(block_id="a"), "invalid additional property: block_id [json-pointer:AT]"),
    "button without text": ({"type": "button"}, "missing required field: text [json-pointer:AT]"),
    "button of mrkdwn": (button(text=mrkdwn()), "unsupported type: mrkdwn [json-pointer:AT/text/type]"),
    "empty button": (button(text=plain("")), "must be more than 0 characters [json-pointer:AT/text/text]"),
    "button with a style of its own": (button(style="default"), "must be a valid enum value [json-pointer:AT/style]"),
    "button with a null style": (button(style=None), "must provide a string [json-pointer:AT/style]"),
    "button value that is a number": (button(value=1), "must provide a string [json-pointer:AT/value]"),
    "empty action_id": (button(action_id=""), "must be more than 0 characters [json-pointer:AT/action_id]"),
    "url without scheme": (button(url="example.com"), "must be a valid URL [json-pointer:AT/url]"),
    "confirm without title": (
        button(confirm={key: plain() for key in ("text", "confirm", "deny")}),
        "missing required field: title [json-pointer:AT/confirm]",
    ),
    "confirm title of mrkdwn": (
        button(confirm=confirm(title=mrkdwn())),
        "unsupported type: mrkdwn [json-pointer:AT/confirm/title/type]",
    ),
    "confirm style": (
        button(confirm=confirm(style="red")),
        "must be a valid enum value [json-pointer:AT/confirm/style]",
    ),
    "select without options": ({"type": "static_select"}, "missing required field: options [json-pointer:AT]"),
    "select of no options": (_select(options=[]), "must provide at least 1 items [json-pointer:AT/options]"),
    "select of options and groups": (
        _select(option_groups=GROUPS),
        "invalid additional property: option_groups [json-pointer:AT]",
    ),
    "group without options": (
        {"type": "static_select", "option_groups": [{"label": plain(), "options": []}]},
        "must provide at least 1 items [json-pointer:AT/option_groups/0/options]",
    ),
    "option of mrkdwn": (
        _select(options=[{"text": mrkdwn(), "value": "1"}]),
        "unsupported type: mrkdwn [json-pointer:AT/options/0/text/type]",
    ),
    "option without value": (
        _select(options=[{"text": plain()}]),
        "missing required field: value [json-pointer:AT/options/0]",
    ),
    "option with an empty value": (
        _select(options=[option(value="")]),
        "must be more than 0 characters [json-pointer:AT/options/0/value]",
    ),
    "option with a url in a select": (
        _select(options=[option(url="https://a.example")]),
        "invalid additional property: url [json-pointer:AT/options/0]",
    ),
    "placeholder of mrkdwn": (
        _select(placeholder=mrkdwn()),
        "unsupported type: mrkdwn [json-pointer:AT/placeholder/type]",
    ),
    "null initial option": (_select(initial_option=None), "must provide an object [json-pointer:AT/initial_option]"),
    "initial option that is none of them": (
        _select(initial_option=option("Other", "9")),
        "must match one of the provided options [json-pointer:AT/initial_option]",
    ),
    "initial option of another text": (
        _select(initial_option=option("Other", "1")),
        "must match one of the provided options [json-pointer:AT/initial_option]",
    ),
    "initial option of no group": (
        {"type": "static_select", "option_groups": GROUPS, "initial_option": option("Other", "9")},
        "must match one of the provided options [json-pointer:AT/initial_option]",
    ),
    "initial checkbox that is none of them": (
        {"type": "checkboxes", "options": options(2), "initial_options": [options(2)[0], option("Other", "9")]},
        "must match one of the provided options [json-pointer:AT/initial_options/1]",
    ),
    "initial radio that is none of them": (
        {"type": "radio_buttons", "options": options(2), "initial_option": option("Other", "9")},
        "must match one of the provided options [json-pointer:AT/initial_option]",
    ),
    "no initial options": (
        _multi(initial_options=[]),
        "must provide at least 1 items [json-pointer:AT/initial_options]",
    ),
    "more chosen than may be": (
        _multi(initial_options=options(3), max_selected_items=2),
        "no more than 2 items allowed [json-pointer:AT/initial_options]",
    ),
    "none may be chosen": (_multi(max_selected_items=0), "must be greater than 0 [json-pointer:AT/max_selected_items]"),
    "max_selected_items of a single select": (
        _select(max_selected_items=1),
        "invalid additional property: max_selected_items [json-pointer:AT]",
    ),
    "empty filter": (
        {"type": "conversations_select", "filter": {}},
        "missing required field: include [json-pointer:AT/filter]",
    ),
    "filter of no kind": (
        {"type": "conversations_select", "filter": {"include": ["secret"]}},
        "must be a valid enum value [json-pointer:AT/filter/include/0]",
    ),
    "checkboxes without options": ({"type": "checkboxes"}, "missing required field: options [json-pointer:AT]"),
    "radio buttons of no options": (
        {"type": "radio_buttons", "options": []},
        "must provide at least 1 items [json-pointer:AT/options]",
    ),
    "overflow of no options": (
        {"type": "overflow", "options": []},
        "must provide at least 1 items [json-pointer:AT/options]",
    ),
    "overflow with a placeholder": (
        {"type": "overflow", "options": options(1), "placeholder": plain()},
        "invalid additional property: placeholder [json-pointer:AT]",
    ),
    "date of another format": (
        {"type": "datepicker", "initial_date": "1/2/2026"},
        "must be a date in the format YYYY-MM-DD [json-pointer:AT/initial_date]",
    ),
    "date without dashes": (
        {"type": "datepicker", "initial_date": "20260102"},
        "must be a date in the format YYYY-MM-DD [json-pointer:AT/initial_date]",
    ),
    "date that is no day": (
        {"type": "datepicker", "initial_date": "2026-02-29"},
        "must be a date in the format YYYY-MM-DD [json-pointer:AT/initial_date]",
    ),
    "time of another format": (
        {"type": "timepicker", "initial_time": "9:30"},
        "must be a time in the format HH:mm [json-pointer:AT/initial_time]",
    ),
    "time after midnight": (
        {"type": "timepicker", "initial_time": "24:00"},
        "must be a time in the format HH:mm [json-pointer:AT/initial_time]",
    ),
    "instant of too few digits": (
        {"type": "datetimepicker", "initial_date_time": 5},
        "must be greater than 999999999 [json-pointer:AT/initial_date_time]",
    ),
    "instant as a string": (
        {"type": "datetimepicker", "initial_date_time": "1700000000"},
        "must provide an integer [json-pointer:AT/initial_date_time]",
    ),
}


@pytest.mark.parametrize(("element", "fault"), BAD.values(), ids=BAD.keys())
def test_a_spoiled_element_is_refused(element: Dict, fault: str) -> None:
    assert faults(message_of(actions(element))) == [fault.replace("AT", "/blocks/0/elements/0")]


BAD_INPUT: dict[str, tuple[Dict, str]] = {
    "shorter than it may be": (
        {"type": "plain_text_input", "min_length": 3, "max_length": 2},
        "`min_length` must not be greater than `max_length` [json-pointer:AT/min_length]",
    ),
    "no length at all": (
        {"type": "plain_text_input", "max_length": 0},
        "must be greater than 0 [json-pointer:AT/max_length]",
    ),
    "less than no length": (
        {"type": "plain_text_input", "min_length": -1},
        "must be greater than -1 [json-pointer:AT/min_length]",
    ),
    "length that is true": (
        {"type": "plain_text_input", "max_length": True},
        "must provide an integer [json-pointer:AT/max_length]",
    ),
    "longer at first than it may be": (
        {"type": "plain_text_input", "max_length": 2, "initial_value": "abc"},
        "must be less than 3 characters [json-pointer:AT/initial_value]",
    ),
    "confirm on a text": (
        {"type": "plain_text_input", "confirm": confirm()},
        "invalid additional property: confirm [json-pointer:AT]",
    ),
    "dispatch on nothing": (
        {"type": "plain_text_input", "dispatch_action_config": {"trigger_actions_on": []}},
        "must provide at least 1 items [json-pointer:AT/dispatch_action_config/trigger_actions_on]",
    ),
    "number without is_decimal_allowed": (
        {"type": "number_input"},
        "missing required field: is_decimal_allowed [json-pointer:AT]",
    ),
    "number as a number": (
        {"type": "number_input", "is_decimal_allowed": False, "min_value": 1},
        "must provide a string [json-pointer:AT/min_value]",
    ),
    "number in words": (
        {"type": "number_input", "is_decimal_allowed": False, "min_value": "one"},
        "must be a number [json-pointer:AT/min_value]",
    ),
    "decimal where whole": (
        {"type": "number_input", "is_decimal_allowed": False, "initial_value": "1.5"},
        "must be a whole number [json-pointer:AT/initial_value]",
    ),
    "bounds in the wrong order": (
        {"type": "number_input", "is_decimal_allowed": False, "min_value": "10", "max_value": "9"},
        "`min_value` must not be greater than `max_value` [json-pointer:AT/min_value]",
    ),
    "first number out of bounds": (
        {"type": "number_input", "is_decimal_allowed": False, "initial_value": "10", "max_value": "9"},
        "`initial_value` must not be greater than `max_value` [json-pointer:AT/initial_value]",
    ),
    "rich text without action_id": ({"type": "rich_text_input"}, "missing required field: action_id [json-pointer:AT]"),
    "rich text of a string": (
        {"type": "rich_text_input", "action_id": "a", "initial_value": "a"},
        "must provide an object [json-pointer:AT/initial_value]",
    ),
    "eleven files": ({"type": "file_input", "max_files": 11}, "must be less than 11 [json-pointer:AT/max_files]"),
    "no files": ({"type": "file_input", "max_files": 0}, "must be greater than 0 [json-pointer:AT/max_files]"),
}


@pytest.mark.parametrize(("element", "fault"), BAD_INPUT.values(), ids=BAD_INPUT.keys())
def test_a_spoiled_input_is_refused(element: Dict, fault: str) -> None:
    assert faults(modal_of(entry(element))) == [fault.replace("AT", "/view/blocks/0/element")]
