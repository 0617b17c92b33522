"""Tables of what people type: what was done is recorded at once, and nothing else is."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.drafts import DraftKind
from bot.domain.kinds import Kind
from bot.domain.reading.commands import Command, Help, HelpTopic, KeepDraft, NoteNeed, RecordAction, Settings
from bot.domain.reading.nudge_commands import NudgeWhen, Pause
from bot.domain.reading.parse_command import parse_command
from bot.languages import Languages
from tests.domain.reading import kind_sentences

HERE = Path(__file__).parent
ACTIONS = (HERE / "typed_actions.txt").read_text(encoding="utf-8").splitlines()
KINDS = [
    line for name in dir(kind_sentences) if name.isupper() for line in getattr(kind_sentences, name).split("\n") if line
]
LANGUAGES = Languages()


def others() -> list[tuple[str, str]]:
    """Each text that was not done, with its heading."""
    found, heading = [], ""
    for line in (HERE / "typed_others.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            heading = line.removeprefix("# ")
        else:
            found.append((line, heading))
    return found


OTHERS = others()
SURE = {"need": DraftKind.NEED, "plan": DraftKind.PLAN, "incomplete": DraftKind.INCOMPLETE}


def read(text: str) -> Command:
    return parse_command(text, "UBOT", LANGUAGES.is_foreign)


def test_the_tables_are_large_enough_to_mean_something() -> None:
    assert len(ACTIONS) >= 200
    assert len(OTHERS) >= 300


def test_what_was_done_is_recorded_at_once() -> None:
    commands = {text: read(text) for text in (*ACTIONS, *KINDS)}
    assert [text for text, command in commands.items() if not isinstance(command, RecordAction)] == []
    assert [text for text, command in commands.items() if getattr(command, "text", None) != text] == []


def test_nothing_else_is_recorded() -> None:
    commands = [(text, heading, read(text)) for text, heading in OTHERS]
    assert [text for text, _, command in commands if isinstance(command, RecordAction | NoteNeed)] == []
    sure = {text: (command, KeepDraft(text, SURE[heading])) for text, heading, command in commands if heading in SURE}
    assert {text: kept for text, (kept, _) in sure.items()} == {text: wanted for text, (_, wanted) in sure.items()}


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Kunde angerufen und die Rechnung erklärt",
            "Ich habe Frau Okafor zurückgerufen",
            "Rechnung für Acme korrigiert",
        ),
        *(
            "J'ai rappelé Mme Dupont au sujet de sa facture",
            "Colis renvoyé à M. Sato",
            "aidé une cliente à remplir le formulaire",
        ),
        *(
            "Ayudé a la señora López con su factura",
            "Llamé al cliente y le expliqué la cuenta",
            "Devolví el dinero a un cliente",
        ),
        *(
            "Ho aiutato un cliente a trovare il binario",
            "Ho richiamato la signora Rossi",
            "Ho sostituito la lampada rotta",
        ),
        *(
            "Klant geholpen met zijn factuur",
            "Ik heb mevrouw de Vries teruggebeld",
            "Nieuwe lamp gebracht naar de klant",
        ),
        *(
            "Ajudei o cliente com a fatura",
            "Zadzwoniłem do klienta w sprawie faktury",
            "Позвонил клиенту и всё объяснил",
        ),
        *(
            "請求書を修正しました",
            "已经给客户回了电话",
            "고객에게 다시 전화했습니다",
            "Müşteri için yeni bir lamba getirdim",
        ),
    ],
)
def test_a_text_in_another_language_is_not_asked_for_english_tenses(text: str) -> None:
    assert read(text) == KeepDraft(text, DraftKind.OTHER_LANGUAGE)


@pytest.mark.parametrize(
    "text", ["helped: Kunde angerufen", "solved: Rechnung korrigiert", "delighted: fleurs pour Mme Dupont"]
)
def test_in_any_language_a_kind_that_is_given_is_enough(text: str) -> None:
    assert isinstance(read(text), RecordAction)


def test_a_question_in_another_language_is_a_question() -> None:
    assert read("Wie kann ich das ändern?") == KeepDraft("Wie kann ich das ändern?", DraftKind.QUESTION)


PLAIN = [text for text in ACTIONS if text[0].isalnum() and not any(mark in text for mark in "“”\"'")]
WRAPPED = (
    "/cx-help {}",
    "cx-help: {}",
    "<@UBOT> {}",
    "@cx-help {}",
    "{} /cx-help",
    "`{}`",
    "*{}*",
    "_{}_",
    "“{}”",
    '"{}"',
    "«{}»",
)


@given(st.sampled_from(PLAIN), st.sampled_from(WRAPPED), st.sampled_from(("{}", *WRAPPED)))
def test_what_surrounds_an_action_is_not_stored(text: str, inner: str, outer: str) -> None:
    outer = "{}" if outer == inner else outer
    assert read(outer.format(inner.format(text))) == read(text)


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("*need* Ms Okafor waits for a call back", NoteNeed("Ms Okafor waits for a call back")),
        ("*need:* Acme waits", NoteNeed("Acme waits")),
        ("note a need: Acme has no heating", NoteNeed("Acme has no heating")),
        ("_pause 2 weeks_", Pause("2 weeks")),
        ("pause <@UBOT>", Pause("")),
        ("“settings”", Settings()),
        ("[settings]", Settings()),
        ("&lt;settings&gt;", Settings()),
        ("cx-help: settings", Settings()),
        ("nudge at `9:30`", NudgeWhen(at="9:30")),
        ("pause until *7 Jan*", Pause("until 7 jan")),
        ("/help", Help(HelpTopic.GENERAL)),
        ("record called back Ms Okafor", RecordAction("called back Ms Okafor")),
        ("record: fixed the VPN", RecordAction("fixed the VPN")),
        ('Record "called back Acme"', RecordAction("called back Acme")),
        ("*helped* Mia find her invoice", RecordAction("helped Mia find her invoice", Kind.HELP)),
        ("fixed the *big* printer at Acme", RecordAction("fixed the *big* printer at Acme")),
        ("**Fixed** the printer for Acme", RecordAction("Fixed the printer for Acme")),
        ("&gt; called Mr Li back", RecordAction("called Mr Li back")),
        ("&gt; quoted: called Mr Li back", RecordAction("called Mr Li back")),
        ("log: refunded Ms Okafor", RecordAction("refunded Ms Okafor")),
        ("done: new lamp for room 12", RecordAction("done: new lamp for room 12")),
        ("done: nothing", KeepDraft("done: nothing", DraftKind.UNCLEAR)),
        ("done: my tax return", KeepDraft("done: my tax return", DraftKind.UNCLEAR)),
        ("setings", KeepDraft("setings", DraftKind.TYPO, "settings")),
        ("pasue 2 weeks", KeepDraft("pasue 2 weeks", DraftKind.TYPO, "pause 2 weeks")),
        ("solve: nothing", KeepDraft("solve: nothing", DraftKind.INCOMPLETE)),
        ("record: I will call Acme", KeepDraft("I will call Acme", DraftKind.PLAN)),
        ("I need a break", KeepDraft("I need a break", DraftKind.UNCLEAR)),
    ],
)
def test_the_shell_goes_and_what_stays_is_read(typed: str, command: Command) -> None:
    assert read(typed) == command


@pytest.mark.parametrize(
    "text",
    [
        *("made Acme angry", "kept Acme waiting", "left Acme on hold", "lied to Acme", "hung up on Acme", "fired Acme"),
        *("delighted to hear that", "delighted with the new coffee machine", "reminded me to call Acme"),
        *("passed my exam", "changed my password", "sent my timesheet", "solved the crossword"),
    ],
)
def test_harm_feelings_and_private_life_are_no_actions(text: str) -> None:
    assert isinstance(read(text), KeepDraft)


@pytest.mark.parametrize(
    "text",
    [
        *("lied to a guest", "made Mr Li cry", "insulted Acme", "lost two clients", "shouted at a caller"),
        *("pressed the wrong key", "stuck in a meeting", "forgot Ms Lee", "kept the Schulz family waiting for an hour"),
    ],
)
def test_own_mishaps_and_harm_are_no_needs_to_note(text: str) -> None:
    assert read(text) == KeepDraft(text, DraftKind.UNCLEAR)


def test_of_unseen_notes_that_only_look_like_actions_most_are_asked_about() -> None:
    notes = (HERE / "not_done_held_out.txt").read_text(encoding="utf-8").splitlines()
    assert len(notes) >= 60
    assert sum(isinstance(read(note), RecordAction) for note in notes) <= len(notes) * 0.15
