"""What holds for every message and view."""

import re

import pytest

from bot.slack.blocks.kit import Block
from bot.slack.ids import Act
from tests.slack.blocks.look import accepted, accepted_view, action_ids, harmless, parsed, parsed_blocks, said_by_blocks
from tests.slack.blocks.samples import MESSAGES, VIEWS

BLOCKS = {name: make().blocks for name, make in MESSAGES.items()} | {
    name: make()["blocks"] for name, make in VIEWS.items()
}
EMOJI = re.compile("[\U0001f000-\U0001faff]|:[a-z_]+:")
TALL_WORDS = re.compile(r"exceptional|above average|most people|you have(n.t| not)|amazing|hero", re.IGNORECASE)


@pytest.mark.parametrize("name", MESSAGES)
def test_slack_accepts_each_message(name: str) -> None:
    assert accepted(MESSAGES[name]())


@pytest.mark.parametrize("name", VIEWS)
def test_slack_accepts_each_view(name: str) -> None:
    assert accepted_view(VIEWS[name]())


@pytest.mark.parametrize("name", MESSAGES)
def test_the_text_of_a_message_says_everything_that_its_blocks_say(name: str) -> None:
    message = MESSAGES[name]()
    for said in said_by_blocks(message.blocks):
        assert said.strip("*") in message.text


@pytest.mark.parametrize("blocks", BLOCKS.values(), ids=BLOCKS)
def test_every_button_is_told_apart_and_heard_by_one_listener(blocks: list[Block]) -> None:
    ids = action_ids(blocks)
    assert len(ids) == len(set(ids))
    for each in ids:
        assert len([act for act in Act if act.pattern.match(each)]) == 1


@pytest.mark.parametrize("name", MESSAGES)
def test_no_message_pings_or_links(name: str) -> None:
    assert harmless(parsed(MESSAGES[name]()))


@pytest.mark.parametrize("name", VIEWS)
def test_no_view_pings_or_links(name: str) -> None:
    assert harmless(parsed_blocks(VIEWS[name]()["blocks"]))


@pytest.mark.parametrize("name", MESSAGES)
def test_no_message_shouts_or_praises_people_above_others(name: str) -> None:
    text = MESSAGES[name]().text
    assert "!" not in text
    assert not EMOJI.search(text)
    assert not TALL_WORDS.search(text)
