import math

import pytest

from bot.domain.reading.commands import Help, HelpTopic, KeepDraft, RecordAction
from bot.domain.reading.parse_command import parse_command
from bot.slack.blocks import help_texts, welcome
from bot.usecases.delivery.messages.welcome import DmReply
from tests.slack.blocks.draft_samples import a_dm_reply
from tests.slack.blocks.look import labels


def examples() -> list[str]:
    """Return what the help says to type, without the command."""
    quoted = (
        part for line in help_texts.how_to().text.splitlines() if line.startswith("•") for part in line.split("`")[1::2]
    )
    return [typed for typed in quoted if "…" not in typed]


@pytest.mark.parametrize("typed", examples())
def test_every_example_does_what_it_says(typed: str) -> None:
    understood = parse_command(typed)
    assert typed == "help" or not isinstance(understood, Help)
    assert isinstance(understood, RecordAction) == typed.startswith(("called", "helped"))
    assert not isinstance(understood, KeepDraft)


def test_every_command_has_its_example() -> None:
    said = " ".join(examples())
    words = ("record", "need ", "needs", "me", "pause", "resume", "stop", "nudge at", "settings", "team", "help")
    for word in (*words, "fewer nudges", "customer "):
        assert word in said


def test_the_help_fits_one_screen_of_a_phone() -> None:
    """About 40 characters fit into a line of 390 pixels, and 30 lines onto 844."""
    *sections, small = help_texts.how_to().text.split("\n*")
    lines = [line for section in (*sections, small) for line in section.replace("`", "").splitlines()]
    assert sum(math.ceil(len(line) / 40) for line in lines) <= 30


@pytest.mark.parametrize(
    ("topic", "begins"),
    [
        (HelpTopic.HELLO, "Hello."),
        (HelpTopic.THANKS, "You're welcome."),
        (HelpTopic.FINE, "That's fine, nothing to record."),
        (HelpTopic.POINTS, "There are no points and no ranking."),
        (HelpTopic.WHAT_COUNTS, "Anything you did for a customer"),
        (HelpTopic.SHOUT_OUT, "The shout-out comes once a week"),
        (HelpTopic.WHY, "I write to you if you asked"),
    ],
)
def test_what_was_said_or_asked_is_answered_without_the_help(topic: HelpTopic, begins: str) -> None:
    message = help_texts.how_to(topic)
    assert message.text.startswith(begins)
    assert len(message.blocks) == 1


def test_who_asks_for_help_gets_all_of_it() -> None:
    assert help_texts.how_to().text.startswith("*Type `/cx-help` for your next useful action, or add:*")
    assert "Whoever runs my database" in help_texts.how_to().text


@pytest.mark.parametrize("what", ["export", "forget me"])
def test_what_is_not_there_yet_says_whom_to_ask(what: str) -> None:
    assert "the colleague who runs me" in help_texts.not_yet(what).text
    assert "Please ask Ana or @\u2060here." in help_texts.not_yet(what, ["Ana", "<!here>"]).text


def test_who_wants_to_be_left_out_learns_where_unless_they_are_already() -> None:
    assert "untick" in help_texts.hide_me(featured=True).text
    assert "already leaves you out" in help_texts.hide_me(featured=False).text
    assert labels(help_texts.hide_me(featured=True)) == ["Settings"]


def test_a_problem_without_a_text_gives_nothing_back() -> None:
    assert len(help_texts.problem("That did not work.", kept="").blocks) == 1
    assert help_texts.problem("That did not work.").text == "That did not work."


def test_who_writes_to_the_bot_is_sent_to_the_command_unless_there_is_something_to_record() -> None:
    assert "only act on `/cx-help`" in welcome.dm_reply(DmReply()).text
    assert labels(welcome.dm_reply(a_dm_reply())) == ["Record it", "Note a need", "Never mind"]
