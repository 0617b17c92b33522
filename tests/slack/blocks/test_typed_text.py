"""Nothing that a person typed pings, links or formats, and no text of any kind is refused by Slack."""

from collections.abc import Iterator
from itertools import groupby

import pytest
from hypothesis import example, given, settings

from bot.slack.blocks import help_texts
from bot.slack.blocks.parts import Message
from tests.slack.blocks.look import accepted, accepted_view, harmless, parsed, parsed_blocks
from tests.slack.blocks.typed_samples import messages, views
from tests.support.everything import EVERYTHING
from tests.support.typed_text import LONGEST, any_text

pytestmark = pytest.mark.exhaustive

# Texts made of the very pieces that could hurt, in any order.
FEWER = 40 if EVERYTHING else 15
"""Texts tried where each of them is shown in every message and view."""


@settings(max_examples=FEWER)
@given(any_text)
@example("<!channel>")
@example("*a* _b_ ~c~ `d` ```e``` > f\n> g")
@example("\u2060")
def test_whatever_people_type_slack_accepts_it_and_it_does_nothing(text: str) -> None:
    check(text)


@pytest.mark.parametrize("text", LONGEST.values(), ids=LONGEST)
def test_a_record_as_long_as_can_be_is_accepted(text: str) -> None:
    check(text)


@settings(max_examples=FEWER)
@given(any_text)
def test_nothing_typed_formats_our_own_words_or_its_own(text: str) -> None:
    plain_words, typed = messages("words"), messages(text)
    for ours, theirs in zip(plain_words, typed, strict=True):
        assert formats(theirs) == formats(ours)


def test_a_text_given_back_is_whole_and_as_it_was_typed() -> None:
    kept = "".join(f"{number} <!channel> *x*\n" for number in range(500))
    given_back = help_texts.problem("That is too long.", kept=kept).blocks[2:]
    assert "".join(block["text"]["text"] for block in given_back) == kept


def check(text: str) -> None:
    for message in messages(text):
        assert accepted(message)
        assert harmless(parsed(message))
    for view in views(text):
        assert accepted_view(view)
        assert harmless(parsed_blocks(view["blocks"]))


def formats(message: Message) -> list[list[tuple[str, ...]]]:
    """The styles in each text of a message that has any, stretch by stretch: long words leave less room for others."""
    all_styles: Iterator[list[tuple[str, ...]]] = (
        [styles for styles, _ in groupby(each.styles for each in found.segments) if styles] for found in parsed(message)
    )
    return [styles for styles in all_styles if styles]
