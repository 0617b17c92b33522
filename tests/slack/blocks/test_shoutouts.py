import pytest

from bot.domain.kinds import Kind
from bot.emulator.checks import check_message
from bot.slack.blocks import shoutouts
from bot.slack.blocks.kit import TEXT_LIMIT
from bot.slack.ids import Act
from bot.slack.rendering import render
from bot.usecases.shoutout_content import ShoutoutEdit
from tests.slack.blocks.given import IDEA, a_need, answer, full_post, post, story
from tests.slack.blocks.look import accepted, action_ids, button, harmless, labels, parsed
from tests.support.cast import an_action

LONG = "I called the customer and explained what their invoice says, line by line. " * 26


@pytest.mark.parametrize("stories", [0, 1, 5])
@pytest.mark.parametrize("names", [0, 1, 50, 5000])
def test_a_post_of_any_size_is_accepted(stories: int, names: int) -> None:
    told = tuple(
        story(
            number,
            name=f"{number} " + "N" * 80,
            action=an_action(text=LONG, outcome=LONG),
            companions=("A colleague with a long name",) * 60,
            inspired_by="M" * 80,
        )
        for number in range(stories)
    )
    needs = tuple(a_need(number, text=LONG) for number in range(3))
    message = shoutouts.shoutout(
        post(stories=told, roll_call=tuple(f"Person Number {n}" for n in range(names)), needs=needs, needs_total=900)
    )
    assert accepted(message)
    assert harmless(parsed(message))
    assert len(message.blocks) <= 50
    ids = action_ids(message.blocks)
    assert len(set(ids)) == len(ids) == stories * 2 + 3 + 1


def test_everybody_is_named_as_long_as_the_names_fit() -> None:
    fifty = tuple(f"Person {number}" for number in range(50))
    text = shoutouts.shoutout(post(roll_call=fifty)).text
    assert all(name in text for name in fifty)
    assert "other" not in text


def test_those_whose_names_do_not_fit_are_counted() -> None:
    text = shoutouts.shoutout(post(roll_call=tuple(f"Person {number:04}" for number in range(5000)))).text
    named = text.count("Person ")
    assert 100 < named < 5000
    assert f"and {5000 - named:,} others." in text


@pytest.mark.parametrize(
    "words", [LONG, "お客様に電話して請求書を一行ずつ説明しました。" * 60], ids=["English", "Japanese"]
)
def test_an_edit_of_a_post_is_accepted_in_any_writing_and_says_the_same(words: str) -> None:
    told = tuple(story(n, name=f"Person {n}", action=an_action(text=f"{n}: {words}", outcome=words)) for n in range(5))
    edited = post(stories=told, roll_call=("Fay",), needs=(a_need(),), needs_total=1)
    message = render(ShoutoutEdit(edited, None))
    assert check_message({"text": message.text, "blocks": message.blocks}, surface="update") is None
    assert message.blocks == shoutouts.shoutout(edited).blocks
    assert all(f"*Person {number}* helped a customer" in message.text for number in range(5))
    assert "Fay" in message.text


def test_the_text_leaves_no_story_out_however_long_they_are() -> None:
    told = tuple(story(n, name=f"Person {n}", action=an_action(text=f"{n}: {LONG}", outcome=LONG)) for n in range(5))
    message = shoutouts.shoutout(post(stories=told, roll_call=("Fay",), needs=(a_need(),), needs_total=1))
    assert len(message.text) <= TEXT_LIMIT
    for number in range(5):
        assert f"*Person {number}* helped a customer" in message.text
        assert f"“{number}: I called the customer" in message.text
    assert "Fay" in message.text
    assert "Acme is waiting" in message.text


def test_a_story_says_who_what_changed_who_helped_and_what_inspired_it() -> None:
    told = story(
        action=an_action(kind=Kind.SOLVE, outcome="no more waiting"), companions=("Ben", "Edo"), inspired_by="Cleo"
    )
    text = shoutouts.shoutout(post(stories=(told,))).text
    assert "*Ana* solved something for a customer" in text
    assert "What changed for the customer: no more waiting" in text
    assert "With Ben and Edo. Inspired by Cleo." in text


def test_each_story_can_be_noticed_and_repeated() -> None:
    message = shoutouts.shoutout(post(stories=(story(8),)))
    assert button(message, "I noticed")["action_id"] == Act.NOTICE.on(8)
    assert button(message, "I'll do one like this")["value"] == "8"


def test_own_words_are_cut_after_a_word_where_they_are_long() -> None:
    message = shoutouts.shoutout(post(stories=(story(action=an_action(text=LONG)),)))
    (words,) = [block["text"]["text"] for block in message.blocks if "I called" in str(block)]
    assert len(words) <= shoutouts.STORY_LIMIT
    kept = words.removeprefix("“").removesuffix("…”")
    assert LONG.startswith(f"{kept} ")


def test_a_customers_name_stays_out_of_the_channel() -> None:
    told = story(action=an_action(customer="Mia Weber"))
    assert "Mia" not in shoutouts.shoutout(post(stories=(told,), needs=(a_need(customer="Mia"),))).text


def test_the_needs_that_are_not_shown_are_counted() -> None:
    assert "4 more" in shoutouts.shoutout(full_post()).text
    assert "more" not in shoutouts.shoutout(post(needs=(a_need(),), needs_total=1)).text


def test_a_quiet_week_has_an_idea_and_no_lament() -> None:
    text = shoutouts.shoutout(post(totals={}, stories=(), quiet_idea=IDEA.sentence)).text
    assert IDEA.sentence in text
    assert not any(word in text for word in ("0 ", "no one", "nobody", "Nothing", "quiet"))


def test_a_week_with_nothing_at_all_still_invites() -> None:
    assert labels(shoutouts.shoutout(post(totals={}, stories=()))) == ["Record an action"]


def test_doing_one_like_a_story_ends_in_a_form_that_names_it() -> None:
    pressed = button(shoutouts.promised(answer(action=an_action(id=12))), "I did it")
    assert (pressed["action_id"], pressed["value"]) == (Act.RECORD, "inspired:12")


def test_a_notice_can_be_taken_back_and_says_so() -> None:
    assert "takes that back" in shoutouts.noticed(answer(noticed=True)).text
    assert "gives it again" in shoutouts.noticed(answer(noticed=False)).text
