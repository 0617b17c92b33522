"""What people say to the bot that changes nothing, and pauses in other languages, which it asks about."""

import pytest

from bot.domain.drafts import DraftKind
from bot.domain.reading.commands import Command, Help, HelpTopic, KeepDraft, RecordAction
from bot.domain.reading.nudge_commands import Fewer, NudgeWhen, Pause, Several
from bot.domain.reading.parse_command import parse_command
from bot.languages import Languages

LANGUAGES = Languages()


def read(text: str) -> Command:
    return parse_command(text, "UBOT", LANGUAGES.is_foreign)


def test_no_and_its_like_change_nothing() -> None:
    said = [
        *("no", "No.", "nope", "no thanks", "no, thank you", "later", "cancel", "cancel that", "exit", "quit"),
        *("never mind", "Nevermind!", "forget it", "no, later"),
    ]
    assert {text: read(text) for text in said} == dict.fromkeys(said, Help(HelpTopic.NO))


def test_anger_is_answered_with_fewer_or_none() -> None:
    said = [
        *("go away", "Go away!", "go away please", "leave me alone", "shut up", "I hate this bot", "not interested"),
        *("i hate these nudges", "this is annoying", "you're useless", "this bot is so annoying", "stop bothering me"),
    ]
    assert {text: read(text) for text in said} == dict.fromkeys(said, Help(HelpTopic.ANNOYED))


def test_what_only_sounds_like_it_is_something_else() -> None:
    for text in (
        "cancelled the order for Mia",
        "helped an annoyed customer",
        "told Mia that this is no spam",
    ):
        assert isinstance(read(text), RecordAction), text


def test_pauses_in_other_languages_are_asked_about() -> None:
    said = [
        *("Pause bis Montag", "Urlaub bis 4. Januar", "Ich bin bis Montag im Urlaub", "pause jusqu'à lundi"),
        *("je suis en vacances jusqu'au 4 janvier", "vacaciones hasta el lunes", "in ferie fino al 4 gennaio"),
    ]
    assert {text: read(text) for text in said} == {text: KeepDraft(text, DraftKind.REQUEST) for text in said}


def test_a_pause_of_something_of_a_customer_is_not_about_nudges() -> None:
    for text in ("pause Acme's subscription", "resume Ms Okafor's plan", "pause our customer's account"):
        assert read(text) == KeepDraft(text, DraftKind.UNCLEAR)
    assert read("skip today's nudge") == KeepDraft("skip today's nudge", DraftKind.REQUEST)


@pytest.mark.parametrize(
    ("text", "requests"),
    [
        (
            "nudge at 9:30 on Fridays and pause next week",
            (NudgeWhen(at="9:30", days=frozenset({4})), Pause("next week")),
        ),
        ("fewer nudges, and pause next week please", (Fewer(), Pause("next week"))),
        ("skip today and tomorrow and nudge at 9", (Pause("today and tomorrow"), NudgeWhen(at="9"))),
    ],
)
def test_two_clear_requests_are_both_read(text: str, requests: tuple[NudgeWhen | Fewer | Pause, ...]) -> None:
    assert read(text) == Several(requests)


def test_two_requests_that_are_not_both_clear_are_asked_about() -> None:
    for text in (
        "nudge at 9:30 and pause over Easter",
        "nudge at 3 and pause next week",
        "stop nudges and pause a week",
    ):
        assert read(text) == KeepDraft(text, DraftKind.REQUEST), text
