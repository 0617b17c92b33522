"""No answer is too large for Slack's socket, whatever letters people write in, and nothing that they typed is lost."""

import json
from dataclasses import replace
from itertools import chain
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.kinds import Kind
from bot.domain.needs import NeedStatus
from bot.slack.blocks import help_texts, home, needs, own_actions
from bot.slack.blocks.kit import View, button, buttons, note, plain
from bot.slack.blocks.parts import Message, message, several_messages
from bot.slack.blocks.room import BLOCKS_ROOM, fit, json_size
from bot.usecases.needs.show import PAGE, NeedList
from tests.slack.blocks.draft_samples import some_drafts, some_plans
from tests.slack.blocks.given import a_home, history, shown, whole_workspace
from tests.slack.blocks.look import accepted
from tests.slack.blocks.samples import action_form
from tests.slack.blocks.typed_samples import answers, views
from tests.support.cast import an_action
from tests.support.typed_text import any_text

MOST = 50_000
"""The most bytes of an answer, everything around it included."""
TYPED = 12_000
"""About as many characters as Slack lets people type."""
LETTERS = {"Latin": "the invoice ", "Cyrillic": "счёт клиента ", "Chinese": "客户等待发票", "emoji": "🙂"}

in_each_script = pytest.mark.parametrize("letters", LETTERS.values(), ids=LETTERS)


def size(sent: Message | View) -> int:
    """The bytes that Bolt sends for an answer."""
    answer: dict[str, Any]
    if isinstance(sent, Message):
        answer = {"response_type": "ephemeral", "text": sent.text, "blocks": sent.blocks}
    else:
        answer = {"response_action": "update", "view": sent}
    return len(json.dumps({"envelope_id": "0" * 36, "payload": answer}))


def typed(letters: str, length: int) -> str:
    return (letters * length)[:length]


def full_pages(text: str) -> list[Message | View]:
    """Every list with as many of the longest entries as it shows."""
    words: dict[str, Any] = {"text": text, "customer": text[:200], "noticed_by": text[:80]}
    mine = tuple(shown(number, mine=True, **words) for number in range(1, PAGE + 1))
    others = tuple(shown(number, **words) for number in range(20, 20 + PAGE))
    noticed = tuple(
        replace(shown(number, status=NeedStatus.TAKEN, noticed_by_me=True, **words), taken_by=text[:80])
        for number in range(40, 45)
    )
    listed = NeedList(mine, others, 0, 20, noticed)
    waiting: dict[str, Any] = {"drafts": some_drafts(text=text), "plans": some_plans(plan=text)}
    actions = tuple(an_action(id=number, text=text) for number in range(1, 9))
    return [
        own_actions.history(replace(history(text=text), **waiting)),
        needs.need_list(listed),
        home.home(a_home(actions=actions, needs=listed, workspace=whole_workspace(), **waiting)),
    ]


@in_each_script
def test_every_answer_with_the_longest_record_fits(letters: str) -> None:
    text = typed(letters, 2000)
    for each in [*answers(text), *full_pages(text)]:
        assert size(each) < MOST
    # A form holds all of two long texts to edit, and does not go through the socket.
    assert [size(view) for view in views(text)[1:] if size(view) >= MOST] == []
    assert letters == LETTERS["emoji"] or size(views(text)[0]) < MOST


@in_each_script
@pytest.mark.parametrize("length", [2001, TYPED])
def test_what_is_too_long_to_keep_comes_back_whole_in_messages_that_fit(letters: str, length: int) -> None:
    text = typed(letters, length)
    answer = help_texts.problem("That's too long.", kept=text)
    assert len(answer.more) < 5, "a response_url takes no more than five"
    for each in (answer, *answer.more):
        assert size(each) < MOST
        assert accepted(each)
    blocks = chain(answer.blocks[2:], *(each.blocks[1:] for each in answer.more))
    assert "".join(block["text"]["text"] for block in blocks) == text


def test_a_form_keeps_what_people_can_edit_and_its_own_words_whole() -> None:
    text = typed(LETTERS["emoji"], 2000)
    stories = [(number, text) for number in range(1, 101)]
    form = action_form(kind=Kind.HELP, text=text, outcome=text, stories=stories, inspired_by=7)
    fields = {block["block_id"]: block for block in form["blocks"]}
    assert fields["text"]["element"]["initial_value"] == fields["outcome"]["element"]["initial_value"] == text
    assert fields["outcome"]["label"]["text"] == "What changed for the customer"
    menu = fields["inspired_by"]["element"]
    assert menu["initial_option"] in menu["options"]


def test_a_text_is_cut_where_people_see_it_and_only_if_there_is_no_room() -> None:
    long_note = note("*1 &lt; 2* and so on " * 120)
    words = [plain(typed(LETTERS["emoji"], 2500)), plain("short"), long_note, buttons(button("Undo", "a"))]
    shown_blocks = message(*words).blocks
    assert shown_blocks == [part.block for part in words]
    longest, short, noted, row = fit(shown_blocks, 10_000)
    assert longest["text"]["text"].endswith("🙂…")
    assert short == shown_blocks[1]
    assert noted["elements"][0]["text"].endswith("…")
    assert "&lt;" in noted["elements"][0]["text"]
    assert row == shown_blocks[3]
    assert json_size([longest, short, noted, row]) <= 10_000


@given(st.lists(any_text.map(lambda text: (text * 3000)[:3000]), min_size=1, max_size=40))
def test_any_number_of_long_texts_fits(texts: list[str]) -> None:
    assert json_size(fit([plain(text).block for text in texts], BLOCKS_ROOM)) <= BLOCKS_ROOM
    assert size(message(*map(plain, texts))) < MOST


@given(st.lists(any_text.map(lambda text: (text * 2900)[:2900]), min_size=1, max_size=12))
def test_what_does_not_fit_in_one_message_goes_on_in_more(texts: list[str]) -> None:
    parts = [plain(text) for text in texts]
    first = several_messages(parts, note("continued"))
    blocks = [*first.blocks, *(block for each in first.more for block in each.blocks[1:])]
    assert blocks == [part.block for part in parts]
    assert all(size(each) < MOST for each in (first, *first.more))
