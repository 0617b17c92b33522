"""Texts that are not English: actions are recorded for those who want that, and what is surely none is asked about."""

from pathlib import Path

from bot.domain.drafts import DraftKind
from bot.domain.reading.commands import Help, HelpTopic, KeepDraft
from bot.domain.reading.parse_command import parse_command
from bot.languages import Languages

HERE = Path(__file__).parent
LANGUAGES = Languages()
NO_ACTIONS = (HERE / "foreign_others.txt").read_text(encoding="utf-8").splitlines()
ACTIONS = (HERE / "foreign_actions.txt").read_text(encoding="utf-8").splitlines()
HELLO = """
Guten Morgen
Bonjour !
¡Hola, buenos días!
Buongiorno
Dzień dobry
こんにちは
你好
"""
THANKS = """
merci
Vielen Dank!
muchas gracias
grazie mille
dank je wel
спасибо
teşekkür ederim
ありがとうございます
"""


NUDGES = """
keine Erinnerungen mehr
keine Nudges mehr bitte
plus de nudges svp
no quiero más nudges
niente più nudge per favore
geen nudges meer
weniger Nudges bitte
moins de rappels svp
basta de nudges por favor
mniej powiadomień proszę
"""


def read(text: str) -> object:
    return parse_command(text, "UBOT", LANGUAGES.is_foreign)


def topic_of(text: str) -> HelpTopic | None:
    said = read(text)
    return said.topic if isinstance(said, Help) else None


def test_what_is_surely_no_action_is_asked_about() -> None:
    assert len(NO_ACTIONS) >= 20
    for typed in NO_ACTIONS:
        asked = read(typed)
        assert isinstance(asked, KeepDraft), typed
        assert asked.kind is not DraftKind.OTHER_LANGUAGE, typed


def test_greetings_and_thanks_get_one_line() -> None:
    for table, topic in ((HELLO, HelpTopic.HELLO), (THANKS, HelpTopic.THANKS)):
        assert [typed for typed in table.strip().splitlines() if topic_of(typed) is not topic] == []


def test_what_may_be_an_action_is_recorded_for_those_who_want_that() -> None:
    assert len(ACTIONS) >= 20
    assert [typed for typed in ACTIONS if read(typed) != KeepDraft(typed, DraftKind.OTHER_LANGUAGE)] == []


def test_fewer_nudges_are_a_request_in_any_language() -> None:
    rows = NUDGES.strip().splitlines()
    assert [typed for typed in rows if read(typed) != KeepDraft(typed, DraftKind.REQUEST)] == []
