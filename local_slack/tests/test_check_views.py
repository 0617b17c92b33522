"""What a view must be made of, whatever its blocks say."""

import pytest

from local_slack.checks import check_view
from support.check_kit import Dict, entry, faults, home, modal, mrkdwn, plain, section


@pytest.mark.parametrize(
    "view",
    [
        modal(section()),
        modal(),
        {"type": "modal", "title": plain(), "blocks": [section()]},
        modal(
            section(),
            close=plain(),
            private_metadata="",
            callback_id="record",
            external_id="1",
            clear_on_close=True,
            notify_on_close=True,
        ),
        home(section()),
        home(),
        home(entry(), private_metadata="a", callback_id="b", external_id="c"),
    ],
    ids=["modal", "empty modal", "no submit", "all fields of a modal", "home", "empty home", "home with input"],
)
def test_a_whole_view_is_accepted(view: Dict) -> None:
    assert check_view(view) is None


@pytest.mark.parametrize(
    ("view", "fault"),
    [
        (None, "must provide an object [json-pointer:/view]"),
        ("{", "must provide an object [json-pointer:/view]"),
        ({}, "missing required field: type [json-pointer:/view]"),
        ({"type": "page"}, "unsupported type: page [json-pointer:/view/type]"),
        ({"type": 1}, "must provide a string [json-pointer:/view/type]"),
        ({"type": "home"}, "missing required field: blocks [json-pointer:/view]"),
        ({"type": "modal", "blocks": []}, "missing required field: title [json-pointer:/view]"),
        (modal(title=mrkdwn()), "unsupported type: mrkdwn [json-pointer:/view/title/type]"),
        (modal(title=plain("")), "must be more than 0 characters [json-pointer:/view/title/text]"),
        (modal(submit=None), "must provide an object [json-pointer:/view/submit]"),
        (modal(close="Close"), "must provide an object [json-pointer:/view/close]"),
        (modal(notify_on_close="yes"), "must provide a boolean [json-pointer:/view/notify_on_close]"),
        (modal(submit_disabled=True), "invalid additional property: submit_disabled [json-pointer:/view]"),
        (modal(blocks={}), "must provide an array [json-pointer:/view/blocks]"),
        (modal({"type": "markdown", "text": "a"}), "unsupported type: markdown [json-pointer:/view/blocks/0/type]"),
        (
            modal({"type": "file", "external_id": "a", "source": "remote"}),
            "unsupported type: file [json-pointer:/view/blocks/0/type]",
        ),
        (
            home(entry({"type": "file_input"})),
            "unsupported type: file_input [json-pointer:/view/blocks/0/element/type]",
        ),
    ],
)
def test_a_view_of_another_shape_is_refused(view: object, fault: str) -> None:
    problem = check_view(view)
    assert problem is not None
    assert problem.error == "invalid_arguments"
    assert problem.messages[0] == "[ERROR] failed to match all allowed schemas [json-pointer:/view]"
    assert fault in faults(problem)


def test_a_modal_with_an_input_needs_a_submit_button() -> None:
    view = modal(section(), entry())
    del view["submit"]
    problem = check_view(view)
    assert problem is not None
    assert problem.error == "invalid_arguments"
    assert problem.messages == (
        "[ERROR] must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/1/input]",
    )


def test_only_a_modal_takes_files() -> None:
    assert check_view(modal(entry({"type": "file_input", "filetypes": ["pdf"], "max_files": 10}))) is None


def test_one_element_may_have_the_focus() -> None:
    focused = entry({"type": "plain_text_input", "focus_on_load": True})
    plain_one = entry({"type": "plain_text_input", "focus_on_load": False})
    assert check_view(modal(focused, plain_one)) is None
    assert faults(check_view(modal(focused, plain_one, focused))) == [
        "only one element may set `focus_on_load` [json-pointer:/view/blocks/2/element/focus_on_load]"
    ]


def test_a_block_id_serves_once_in_a_view() -> None:
    assert check_view(modal(section(block_id="a"), section(block_id="b"))) is None
    assert faults(check_view(modal(section(block_id="a"), section(block_id="a")))) == [
        '`block_id` "a" already exists [json-pointer:/view/blocks/1/block_id]'
    ]
