"""Texts that are not English: actions are recorded for those who want that, and what is surely none is asked about."""

from pathlib import Path

import pytest

from bot.domain.drafts import DraftKind
from bot.domain.reading.commands import Help, HelpTopic, KeepDraft
from bot.domain.reading.parse_command import parse_command
from bot.languages import Languages

HERE = Path(__file__).parent
LANGUAGES = Languages()
NO_ACTIONS = (HERE / "foreign_others.txt").read_text(encoding="utf-8").splitlines()
SMALL_TALK = """
Guten Morgen             => hello
Bonjour !                => hello
¡Hola, buenos días!      => hello
Buongiorno               => hello
Dzień dobry              => hello
こんにちは               => hello
你好                     => hello
merci                    => thanks
Vielen Dank!             => thanks
muchas gracias           => thanks
grazie mille             => thanks
dank je wel              => thanks
спасибо                  => thanks
teşekkür ederim          => thanks
ありがとうございます     => thanks
"""
ACTIONS = (HERE / "foreign_actions.txt").read_text(encoding="utf-8").splitlines()


def read(text: str) -> object:
    return parse_command(text, "UBOT", LANGUAGES.is_foreign)


@pytest.mark.parametrize("typed", NO_ACTIONS)
def test_what_is_surely_no_action_is_asked_about(typed: str) -> None:
    asked = read(typed)
    assert isinstance(asked, KeepDraft)
    assert asked.kind is not DraftKind.OTHER_LANGUAGE


@pytest.mark.parametrize("row", SMALL_TALK.strip().splitlines())
def test_greetings_and_thanks_get_one_line(row: str) -> None:
    typed, _, topic = row.partition("=>")
    said = read(typed.strip())
    assert isinstance(said, Help)
    assert said.topic is HelpTopic(topic.strip())


@pytest.mark.parametrize("typed", ACTIONS)
def test_what_may_be_an_action_is_recorded_for_those_who_want_that(typed: str) -> None:
    assert read(typed) == KeepDraft(typed, DraftKind.OTHER_LANGUAGE)
