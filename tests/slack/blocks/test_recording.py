import pytest

from bot.domain.actions import KindOrigin, Source
from bot.domain.kinds import Kind
from bot.slack.blocks import recording
from bot.slack.ids import Act, MenuChoice
from tests.slack.blocks.given import NAMES, history, told, whole
from tests.slack.blocks.look import accepted, button, elements, labels
from tests.support.cast import an_action


def test_a_guess_is_said_to_be_one() -> None:
    assert "I took it as *solved*" in recording.recorded(told(kind=Kind.SOLVE, kind_origin=KindOrigin.GUESSED)).text
    assert "I took it" not in recording.recorded(told(kind=Kind.SOLVE)).text


def test_a_guess_shown_again_is_still_said_to_be_one() -> None:
    text = recording.recorded(told(kind_origin=KindOrigin.GUESSED), again=True).text
    assert "I took it as *helped*" in text
    assert "Recorded" not in text


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_is_one_click_away_and_the_present_one_is_marked(kind: Kind) -> None:
    message = recording.recorded(told(id=9, kind=kind))
    marked = [label for label in labels(message) if label.startswith("✓")]
    assert marked == [f"✓ {kind.past.capitalize()}"]
    by_id = {each["action_id"]: each["value"] for each in elements(message.blocks)}
    assert {Act.KIND.on(each.value): "9" for each in Kind}.items() <= by_id.items()


def test_what_is_shared_can_be_kept_private_and_the_other_way_round() -> None:
    assert button(recording.recorded(told(id=9)), "Keep private")["value"] == "9"
    private = recording.recorded(told(id=9, shared=False))
    assert button(private, "Share")["action_id"] == Act.SHARE
    assert "only you see it" in private.text


def test_everything_that_was_recorded_is_read_back() -> None:
    text = recording.recorded(whole()).text
    for said in ("@\u2060Ben and a customer", "has the money", "Customer: Acme", "With Ben and a colleague", "23 Nov"):
        assert said in text


def test_nudges_are_offered_once_at_the_first_action() -> None:
    assert button(recording.recorded(told(offer_nudges=True)), "Nudge me on workdays")["action_id"] == Act.ENROL
    assert "Nudge me on workdays" not in labels(recording.recorded(told()))


def test_undoing_gives_every_word_back() -> None:
    action = an_action(text="first\nsecond <@UBEN>", outcome="all well", customer="Acme")
    text = recording.undone(action, NAMES).text
    for said in ("first\nsecond @\u2060Ben", "all well", "Acme"):
        assert said in text


def test_undoing_what_met_a_need_says_where_the_need_is() -> None:
    assert "need" in recording.undone(an_action(source=Source.NEED)).text
    assert "need" not in recording.undone(an_action()).text


def test_each_action_in_the_history_has_its_menu() -> None:
    shared, private = list(elements(recording.history_items([an_action(id=3), an_action(id=4, shared=False)], {})))
    assert shared["action_id"] == Act.HISTORY_MENU.on(3)
    assert [each["value"] for each in shared["options"]] == [
        choice.on(3) for choice in (MenuChoice.EDIT, MenuChoice.UNDO, MenuChoice.KEEP_PRIVATE)
    ]
    assert [each["value"] for each in private["options"]][-1] == MenuChoice.SHARE.on(4)


def test_the_pages_of_the_history_lead_to_their_neighbours() -> None:
    middle = recording.history(history(page=1))
    assert (button(middle, "Newer")["value"], button(middle, "Older")["value"]) == ("0", "2")
    assert button(middle, "Newer")["action_id"] == Act.HISTORY.on("newer")
    assert [each for each in labels(recording.history(history(total=8))) if each in ("Newer", "Older")] == []


def test_a_page_of_the_longest_actions_is_accepted() -> None:
    assert accepted(recording.history(history(text="& < " * 500, page=1)))


def test_one_action_is_not_called_actions() -> None:
    assert "1 action, " in recording.history(history(total=1)).text
