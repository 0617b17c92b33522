"""What holds for every message and view."""

import re

import pytest

from bot.slack.blocks.kit import View
from bot.slack.blocks.parts import Message
from bot.slack.ids import Act
from tests.slack.blocks.look import accepted, accepted_view, action_ids, harmless, parsed, parsed_blocks, said_by_blocks
from tests.slack.blocks.samples import MESSAGES, VIEWS

EMOJI = re.compile("[\U0001f000-\U0001faff]|:[a-z_]+:")
TALL_WORDS = re.compile(r"exceptional|above average|most people|you have(n.t| not)|amazing|hero", re.IGNORECASE)


@pytest.fixture(scope="module")
def messages() -> dict[str, Message]:
    return {name: make() for name, make in MESSAGES.items()}


@pytest.fixture(scope="module")
def views() -> dict[str, View]:
    return {name: make() for name, make in VIEWS.items()}


def test_slack_accepts_each_message(messages: dict[str, Message]) -> None:
    for name, message in messages.items():
        assert accepted(message), name


def test_slack_accepts_each_view(views: dict[str, View]) -> None:
    for name, view in views.items():
        assert accepted_view(view), name


def test_the_text_of_a_message_says_everything_that_its_blocks_say(messages: dict[str, Message]) -> None:
    for name, message in messages.items():
        for said in said_by_blocks(message.blocks):
            assert said.strip("*") in message.text, name


def test_every_button_is_told_apart_and_heard_by_one_listener(
    messages: dict[str, Message], views: dict[str, View]
) -> None:
    shown = {name: message.blocks for name, message in messages.items()}
    for name, blocks in (shown | {name: view["blocks"] for name, view in views.items()}).items():
        ids = action_ids(blocks)
        assert len(ids) == len(set(ids)), name
        for each in ids:
            assert len([act for act in Act if act.pattern.match(each)]) == 1, name


def test_no_message_pings_or_links(messages: dict[str, Message]) -> None:
    assert [name for name, message in messages.items() if not harmless(parsed(message))] == []


def test_no_view_pings_or_links(views: dict[str, View]) -> None:
    assert [name for name, view in views.items() if not harmless(parsed_blocks(view["blocks"]))] == []


def test_no_message_shouts_or_praises_people_above_others(messages: dict[str, Message]) -> None:
    for name, message in messages.items():
        assert "!" not in message.text, name
        assert not EMOJI.search(message.text), name
        assert not TALL_WORDS.search(message.text), name
