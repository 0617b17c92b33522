import re

import pytest

from bot.domain.reading.commands import Help, HelpTopic, RecordAction
from bot.domain.reading.parse_command import parse_command
from bot.slack.blocks import help_texts, welcome
from tests.slack.blocks.look import labels


def examples() -> list[str]:
    return [typed.strip() for typed in re.findall(r"• `/cx-help([^`]*)`", help_texts.how_to().text)]


@pytest.mark.parametrize("typed", examples())
def test_every_example_does_what_it_says(typed: str) -> None:
    understood = parse_command(typed)
    assert typed == "help" or not isinstance(understood, Help)
    assert isinstance(understood, RecordAction) == typed.startswith(("called", "helped"))


def test_every_command_has_its_example() -> None:
    said = " ".join(examples())
    words = ("record", "need ", "needs", "me", "pause", "resume", "stop", "nudge at", "settings", "team", "help")
    for word in (*words, "fewer nudges"):
        assert word in said


@pytest.mark.parametrize(
    ("topic", "begins"),
    [
        (HelpTopic.HELLO, "Hello."),
        (HelpTopic.THANKS, "You're welcome."),
        (HelpTopic.FINE, "Good."),
        (HelpTopic.WHY, "I write to those who asked"),
        (HelpTopic.WHO_SEES, "Only you see"),
        (HelpTopic.GENERAL, "*What is my next useful action?*"),
    ],
)
def test_the_help_begins_with_an_answer_to_what_was_said(topic: HelpTopic, begins: str) -> None:
    text = help_texts.how_to(topic).text
    assert text.startswith(begins)
    assert text.endswith(help_texts.how_to().text)


def test_who_wants_more_nudges_is_given_what_brings_more_and_nothing_that_ends_them() -> None:
    message = help_texts.more_nudges()
    assert labels(message) == ["Nudge me on workdays", "Resume nudges", "Settings"]
    assert "`/cx-help nudge daily`" in message.text


@pytest.mark.parametrize("what", ["export", "forget me"])
def test_what_is_not_there_yet_says_whom_to_ask(what: str) -> None:
    assert "the colleague who runs the programme" in help_texts.not_yet(what).text


def test_a_problem_without_a_text_gives_nothing_back() -> None:
    assert len(help_texts.problem("That did not work.", kept="").blocks) == 1
    assert help_texts.problem("That did not work.").text == "That did not work."


def test_who_writes_to_the_bot_is_told_that_nothing_was_recorded() -> None:
    assert "not recorded" in welcome.dm_reply().text
