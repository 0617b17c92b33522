"""What a message must be made of, whatever its blocks say."""

import pytest

from local_slack.checks import Problem, check_message
from support.check_kit import Dict, button, entry, faults, section


@pytest.mark.parametrize(
    "arguments",
    [{}, {"text": ""}, {"text": "  \n"}, {"text": None}, {"blocks": []}, {"attachments": []}, {"attachments": [{}]}],
    ids=str,
)
def test_a_message_must_say_something(arguments: Dict) -> None:
    assert check_message(arguments) == Problem("no_text")


@pytest.mark.parametrize(
    "arguments",
    [
        {"text": "Hello"},
        {"blocks": [section()]},
        {"attachments": [{"text": "Hello"}]},
        {"text": "Hello", "blocks": [], "attachments": []},
        {"text": "Hello", "blocks": None, "attachments": None, "metadata": None},
        {"markdown_text": "**Hello**"},
        {"delete_original": True},
        {"text": "Hello", "response_type": "ephemeral", "replace_original": False},
    ],
    ids=" ".join,
)
def test_words_blocks_or_attachments_are_enough(arguments: Dict) -> None:
    assert check_message(arguments) is None


@pytest.mark.parametrize("blocks", ["[{", {"type": "divider"}, 1], ids=str)
def test_blocks_that_are_no_list_have_the_wrong_format(blocks: object) -> None:
    assert check_message({"text": "Hello", "blocks": blocks}) == Problem("invalid_blocks_format")


@pytest.mark.parametrize("block", ["divider", None, ["divider"]], ids=str)
def test_a_block_must_be_an_object(block: object) -> None:
    problem = check_message({"text": "Hello", "blocks": [block]})
    assert problem == Problem("invalid_blocks", ("[ERROR] must provide an object [json-pointer:/blocks/0]",))


def test_the_text_must_be_a_string() -> None:
    problem = check_message({"text": 1})
    assert problem == Problem("invalid_arguments", ("[ERROR] must provide a string [json-pointer:/text]",))


def test_markdown_text_stands_alone() -> None:
    assert check_message({"markdown_text": "a", "text": "b"}) == Problem("markdown_text_conflict")
    assert check_message({"markdown_text": "a", "blocks": [section()]}) == Problem("markdown_text_conflict")


@pytest.mark.parametrize("attachments", ["[{", {"text": "a"}, ["a"]], ids=str)
def test_attachments_must_be_a_list_of_objects(attachments: object) -> None:
    assert check_message({"text": "a", "attachments": attachments}) == Problem("invalid_attachments")


def test_blocks_in_an_attachment_are_checked_like_any() -> None:
    good = check_message({"attachments": [{"color": "#00ff00", "blocks": [section()]}]})
    assert good is None
    bad = check_message({"attachments": [{"blocks": [{"type": "section"}]}]})
    assert bad is not None
    assert bad.error == "invalid_attachments"
    assert faults(bad) == ["missing required field: text [json-pointer:/attachments/0/blocks/0]"]


def test_ids_repeated_in_an_attachment_are_refused() -> None:
    twice = [section(block_id="a"), section(block_id="a")]
    assert faults(check_message({"attachments": [{"blocks": twice}]})) == [
        '`block_id` "a" already exists [json-pointer:/attachments/0/blocks/1/block_id]'
    ]


def test_metadata_has_a_type_and_a_payload() -> None:
    assert check_message({"text": "a", "metadata": {"event_type": "nudge", "event_payload": {}}}) is None


@pytest.mark.parametrize(
    "metadata",
    [
        "{",
        [],
        {},
        {"event_type": "nudge"},
        {"event_payload": {}},
        {"event_type": "", "event_payload": {}},
        {"event_type": 1, "event_payload": {}},
        {"event_type": "nudge", "event_payload": "{}"},
    ],
    ids=str,
)
def test_metadata_of_another_shape_is_refused(metadata: object) -> None:
    assert check_message({"text": "a", "metadata": metadata}) == Problem("invalid_metadata_format")


def test_the_fault_is_told_in_slacks_words() -> None:
    problem = check_message({"blocks": [section(text={"type": "plain_text", "text": "a" * 3001})]})
    assert problem is not None
    assert "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]" in problem.messages


def test_every_fault_is_told_at_once() -> None:
    first = {"type": "header", "text": {"type": "plain_text", "text": ""}}
    problem = check_message({"blocks": [first, {"type": "actions", "elements": [button(style="big")]}]})
    assert faults(problem) == [
        "must be more than 0 characters [json-pointer:/blocks/0/text/text]",
        "must be a valid enum value [json-pointer:/blocks/1/elements/0/style]",
    ]


def test_a_message_may_hold_an_input_but_not_one_for_files() -> None:
    assert check_message({"blocks": [entry()]}) is None
    refused = check_message({"blocks": [entry({"type": "file_input"})]})
    assert faults(refused) == ["unsupported type: file_input [json-pointer:/blocks/0/element/type]"]
