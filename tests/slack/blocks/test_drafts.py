"""The answer to a text that is not recorded: what it says, what it gives back, and its buttons."""

import pytest

from bot.domain.drafts import DraftKind
from bot.domain.text import RECORD_LIMIT
from bot.slack.blocks import drafts, home, own_actions
from bot.slack.blocks.parts import Message
from bot.slack.ids import Act
from bot.usecases.people.history import History
from tests.slack.blocks.draft_samples import TYPED, a_draft, some_drafts
from tests.slack.blocks.given import a_home, history, plan_of, stopped
from tests.slack.blocks.look import button, elements, labels
from tests.support.cast import MONDAY

IN_DOUBT = {DraftKind.CHATTER, DraftKind.REPEATED, DraftKind.OTHER_LANGUAGE, DraftKind.UNCLEAR}


def green(message: Message) -> list[str]:
    return [each["text"]["text"] for each in elements(message.blocks) if each.get("style") == "primary"]


def typo(text: str = "setings", meant: str = "settings") -> Message:
    return drafts.kept(a_draft(DraftKind.TYPO, text=text), meant)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (DraftKind.NEED, ["Note a need", "I did this", "Never mind"]),
        (DraftKind.PLAN, ["I'll do this", "I did this", "Never mind"]),
        (DraftKind.REQUEST, ["Change my nudges", "I did this", "Never mind"]),
        (DraftKind.QUESTION, ["All commands", "I did this", "Never mind"]),
        (DraftKind.CHATTER, ["I did this", "Never mind"]),
        (DraftKind.INCOMPLETE, ["Record it", "Never mind"]),
        (DraftKind.REPEATED, ["Record it again", "Never mind"]),
        (DraftKind.OTHER_LANGUAGE, ["I did this", "Note a need", "Never mind"]),
        (DraftKind.UNCLEAR, ["I did this", "Note a need", "Never mind"]),
    ],
)
def test_the_fitting_button_is_first_and_never_mind_last_and_none_is_green_in_doubt(
    kind: DraftKind, expected: list[str]
) -> None:
    message = drafts.kept(a_draft(kind))
    assert labels(message) == expected
    assert green(message) == ([] if kind in IN_DOUBT else expected[:1])
    assert {each["value"] for each in elements(message.blocks)} == {"7"}


def test_the_question_about_languages_comes_with_its_answers() -> None:
    message = drafts.kept(a_draft(DraftKind.OTHER_LANGUAGE, asks=True))
    assert labels(message) == ["I did this", "Note a need", "Always record", "Never mind"]
    assert green(message) == []
    assert "Should I always record texts in other languages?" in message.text
    assert "always record" not in drafts.kept(a_draft(DraftKind.OTHER_LANGUAGE)).text


@pytest.mark.parametrize("kind", DraftKind)
def test_what_was_typed_is_given_back_whole(kind: DraftKind) -> None:
    text = "x" * (RECORD_LIMIT - 1) + "!"
    said = drafts.kept(a_draft(kind, text=text)).blocks[0]["text"]
    assert text in said["text"]
    assert said["type"] == "plain_text"


@pytest.mark.parametrize("kind", DraftKind)
def test_a_phone_shows_the_answer_without_scrolling(kind: DraftKind) -> None:
    words = drafts.kept(a_draft(kind)).text.replace(TYPED[kind], "").split()
    assert len(words) <= 45


def test_a_typo_is_answered_with_what_was_meant() -> None:
    message = typo()
    assert message.text.startswith("Did you mean `settings`?")
    assert labels(message) == ["Open settings", "Record it as something I did", "All commands"]
    assert button(message, "Open settings")["value"] == "settings:7"
    assert "“setings”" in message.text


def test_a_typo_in_any_command_names_it_on_the_button() -> None:
    message = typo("nugde at 9:30", "nudge at 9:30")
    assert button(message, "Yes, nudge at 9:30")["value"] == "nudge at 9:30:7"


def test_history_shows_open_drafts_first_with_their_buttons() -> None:
    shown = history()
    with_drafts = own_actions.history(History(shown.actions, shown.names, 0, 20, some_drafts()))
    assert with_drafts.text.index("Not recorded yet") < with_drafts.text.index("What you did for customers")
    assert labels(with_drafts)[:3] == ["Note a need", "I did this", "Never mind"]
    assert "Mon 23 Nov: “a customer is very angry" in with_drafts.text
    assert "older" not in with_drafts.text.partition("What you did")[0]
    assert "Not recorded yet" in own_actions.history(History((), {}, 0, 0, some_drafts())).text
    assert "Not recorded yet" not in own_actions.history(shown).text


@pytest.mark.parametrize(("total", "said"), [(4, "1 older one will"), (9, "6 older ones will")])
def test_drafts_that_do_not_fit_are_counted(total: int, said: str) -> None:
    assert said in own_actions.history(History((), {}, 0, 0, some_drafts(total))).text


def test_home_shows_open_drafts_above_the_history() -> None:
    for more in ({}, {"actions": (), "actions_total": 0}):
        blocks = home.home(a_home(drafts=some_drafts(), **more))["blocks"]
        titles = [block["text"]["text"] for block in blocks if block["type"] == "header"]
        assert titles[:2] == ["Not recorded yet", "What you did for customers"]


def test_changing_nudges_offers_less_before_the_end() -> None:
    message = drafts.nudge_choices(plan_of())
    assert labels(message) == ["Fewer nudges", "Pause a week", "Settings", "Stop"]
    assert button(message, "Fewer nudges")["action_id"] == Act.FEWER
    assert labels(drafts.nudge_choices(stopped())) == ["Nudge me on workdays", "Settings"]
    assert labels(drafts.nudge_choices(plan_of(paused_until=MONDAY.date())))[2] == "Resume nudges"


def test_never_mind_gives_the_words_back() -> None:
    assert "“the parcel for Acme”" in drafts.forgotten(a_draft()).text
