"""Define the shape of each block element, and the blocks that allow it."""

from collections.abc import Mapping

from local_slack.checks import limits, rules
from local_slack.checks.objects import (
    ACTION_ID,
    ANY_URL,
    CHOICE_OPTION,
    CONFIRM,
    CONVERSATION_FILTER,
    DATE,
    DISPATCH,
    ID,
    NUMBER,
    OPTION_GROUP,
    OVERFLOW_OPTION,
    PLACEHOLDER,
    SELECT_OPTION,
    SLACK_FILE,
    STYLE,
    TIME,
    WEB_URL,
    plain,
)
from local_slack.checks.rich_text import RICH_TEXT
from local_slack.checks.schema import Arr, Bool, Int, Obj, Rule, Shape, Str

_TEN_DIGITS = Int(least=1_000_000_000, most=9_999_999_999)

_BASE: Mapping[str, Shape] = {"type": Str(), "action_id": ACTION_ID}
_PICKED: Mapping[str, Shape] = {**_BASE, "confirm": CONFIRM, "focus_on_load": Bool()}
_MENU: Mapping[str, Shape] = {**_PICKED, "placeholder": PLACEHOLDER}
_TYPED: Mapping[str, Shape] = {
    **_BASE,
    "focus_on_load": Bool(),
    "placeholder": PLACEHOLDER,
    "dispatch_action_config": DISPATCH,
}
_STATIC: Mapping[str, Shape] = {
    "options": Arr(SELECT_OPTION, limits.SELECT_OPTIONS),
    "option_groups": Arr(OPTION_GROUP, limits.SELECT_OPTIONS),
}


def _menu(*more: Rule, **fields: Shape) -> Obj:
    return Obj({**_MENU, **fields}, ("type",), more)


def _multi(initial: str, of: Shape, *more: Rule, **fields: Shape) -> Obj:
    fields |= {initial: Arr(of), "max_selected_items": Int(least=1)}
    return _menu(rules.initial_within(initial), *more, **fields)


_ONE_SOURCE = (rules.exactly_one_of("options", "option_groups"), rules.initial_among_options)
_QUERY: Mapping[str, Shape] = {"min_query_length": Int()}
_CONVERSATIONS: Mapping[str, Shape] = {
    "default_to_current_conversation": Bool(),
    "filter": CONVERSATION_FILTER,
}

SELECTS: Mapping[str, Obj] = {
    "static_select": _menu(*_ONE_SOURCE, **_STATIC, initial_option=SELECT_OPTION),
    "external_select": _menu(**_QUERY, initial_option=SELECT_OPTION),
    "users_select": _menu(initial_user=ID),
    "conversations_select": _menu(**_CONVERSATIONS, initial_conversation=ID, response_url_enabled=Bool()),
    "channels_select": _menu(initial_channel=ID, response_url_enabled=Bool()),
    "multi_static_select": _multi("initial_options", SELECT_OPTION, *_ONE_SOURCE, **_STATIC),
    "multi_external_select": _multi("initial_options", SELECT_OPTION, **_QUERY),
    "multi_users_select": _multi("initial_users", ID),
    "multi_conversations_select": _multi("initial_conversations", ID, **_CONVERSATIONS),
    "multi_channels_select": _multi("initial_channels", ID),
}

_CHOICES: Mapping[str, Shape] = {**_PICKED, "options": Arr(CHOICE_OPTION, limits.CHOICES)}
_AMONG = (rules.initial_among_options,)

PICKED: Mapping[str, Obj] = {
    "checkboxes": Obj({**_CHOICES, "initial_options": Arr(CHOICE_OPTION)}, ("type", "options"), _AMONG),
    "radio_buttons": Obj({**_CHOICES, "initial_option": CHOICE_OPTION}, ("type", "options"), _AMONG),
    "datepicker": _menu(initial_date=DATE),
    "timepicker": _menu(initial_time=TIME, timezone=Str()),
}

DATETIME: Mapping[str, Obj] = {
    "datetimepicker": Obj({**_PICKED, "initial_date_time": _TEN_DIGITS}, ("type",)),
}

PRESSED: Mapping[str, Obj] = {
    "button": Obj(
        {
            **_BASE,
            "text": plain(limits.BUTTON_TEXT),
            "url": ANY_URL,
            "value": Str(limits.BUTTON_VALUE),
            "style": STYLE,
            "confirm": CONFIRM,
            "accessibility_label": Str(limits.BUTTON_TEXT),
        },
        ("type", "text"),
    ),
    "overflow": Obj(
        {**_BASE, "options": Arr(OVERFLOW_OPTION, limits.OVERFLOW_OPTIONS), "confirm": CONFIRM},
        ("type", "options"),
    ),
}

_PARAMETER = Obj({"name": Str(), "value": Str(least=0)}, ("name", "value"))
_TRIGGER = Obj({"url": WEB_URL, "customizable_input_parameters": Arr(_PARAMETER)}, ("url",))

WORKFLOW: Mapping[str, Obj] = {
    "workflow_button": Obj(
        {
            **_BASE,
            "text": plain(limits.BUTTON_TEXT),
            "workflow": Obj({"trigger": _TRIGGER}, ("trigger",)),
            "style": STYLE,
            "accessibility_label": Str(limits.BUTTON_TEXT),
        },
        ("type", "text", "action_id", "workflow"),
    ),
}

_THUMB = Obj(
    {
        "text": plain(limits.BUTTON_TEXT),
        "value": Str(limits.BUTTON_VALUE),
        "accessibility_label": Str(limits.BUTTON_TEXT),
    },
    ("text", "value"),
)

IN_CONTEXT_ACTIONS: Mapping[str, Obj] = {
    "feedback_buttons": Obj(
        {**_BASE, "positive_button": _THUMB, "negative_button": _THUMB}, ("type", "positive_button", "negative_button")
    ),
    "icon_button": Obj(
        {
            **_BASE,
            "icon": Str(),
            "text": plain(limits.BUTTON_TEXT),
            "value": Str(limits.BUTTON_VALUE),
            "accessibility_label": Str(limits.BUTTON_TEXT),
            "visible_to_user_ids": Arr(ID, limits.READERS),
            "confirm": CONFIRM,
        },
        ("type", "icon", "text"),
    ),
}

_LENGTH = Int(most=limits.INPUT_LENGTH)

TYPED: Mapping[str, Obj] = {
    "plain_text_input": Obj(
        {
            **_TYPED,
            "initial_value": Str(limits.INPUT_LENGTH, least=0),
            "multiline": Bool(),
            "min_length": _LENGTH,
            "max_length": Int(least=1, most=limits.INPUT_LENGTH),
        },
        ("type",),
        (rules.in_order("min_length", "max_length"), rules.initial_fits_length),
    ),
    "number_input": Obj(
        {
            **_TYPED,
            "is_decimal_allowed": Bool(),
            "initial_value": NUMBER,
            "min_value": NUMBER,
            "max_value": NUMBER,
        },
        ("type", "is_decimal_allowed"),
        (rules.in_order("min_value", "initial_value", "max_value"), rules.whole_unless_decimal),
    ),
    "email_text_input": Obj({**_TYPED, "initial_value": Str(least=0)}, ("type",)),
    "url_text_input": Obj({**_TYPED, "initial_value": Str(least=0)}, ("type",)),
    "rich_text_input": Obj({**_TYPED, "initial_value": RICH_TEXT}, ("type", "action_id")),
}

FILE_INPUT: Mapping[str, Obj] = {
    "file_input": Obj({**_BASE, "filetypes": Arr(Str()), "max_files": Int(least=1, most=limits.FILES)}, ("type",)),
}

IMAGE: Mapping[str, Obj] = {
    "image": Obj(
        {"type": Str(), "alt_text": Str(limits.ALT_TEXT), "image_url": WEB_URL, "slack_file": SLACK_FILE},
        ("type", "alt_text"),
        (rules.exactly_one_of("image_url", "slack_file"),),
    ),
}

IN_ACTIONS: Mapping[str, Obj] = {**PRESSED, **WORKFLOW, **SELECTS, **PICKED, **DATETIME}
IN_SECTION: Mapping[str, Obj] = {**PRESSED, **WORKFLOW, **SELECTS, **PICKED, **IMAGE}
IN_INPUT: Mapping[str, Obj] = {**SELECTS, **PICKED, **DATETIME, **TYPED}

INTERACTIVE = frozenset({**IN_ACTIONS, **IN_INPUT, **FILE_INPUT, **IN_CONTEXT_ACTIONS})
"""The types of all elements that people use; each has an action_id, which Slack makes up if the app gives none."""
