from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.domain.actions import KindOrigin, Source
from bot.domain.kinds import Kind
from bot.slack.blocks import forms, own_actions, recording
from bot.slack.blocks.recording import Change
from bot.slack.ids import Act, MenuChoice
from tests.slack.blocks.given import NAMES, history, told, whole
from tests.slack.blocks.look import accepted, button, elements, labels
from tests.support.cast import MONDAY, an_action


def test_a_guess_is_said_to_be_one() -> None:
    guessed = told(kind=Kind.SOLVE, kind_origin=KindOrigin.GUESSED)
    assert "Wrong kind? Pick another." in recording.recorded(guessed).text
    assert "Pick another" not in recording.recorded(told(kind=Kind.SOLVE)).text


@pytest.mark.parametrize(
    ("change", "action", "said"),
    [
        (Change.KIND, {"kind_origin": KindOrigin.CORRECTED, "kind": Kind.SOLVE}, "✓ Changed to solved: “"),
        (Change.KIND, {"kind_origin": KindOrigin.GUESSED}, "✓ Changed to helped: “"),
        (Change.SHARING, {"shared": False}, "✓ Now private: “"),
        (Change.SHARING, {"shared": True}, "✓ Shared with colleagues: “"),
        (Change.EDITED, {}, "✓ Updated: “"),
    ],
    ids=["another kind", "the same kind", "private", "shared", "edited"],
)
def test_after_a_change_the_heading_says_what_changed(change: Change, action: dict[str, Any], said: str) -> None:
    assert recording.recorded(told(**action), change).text.startswith(said)


def test_what_was_clicked_is_counted_and_its_person_asked_for_their_words() -> None:
    message = recording.recorded(told(id=9, text="If it rains, call", own_words=False, source=Source.NUDGE))
    assert "✓ Counted. What did you do? One line is enough." in message.text
    assert "The idea: If it rains, call" in message.text
    assert labels(message) == ["Add a line", "Keep private", "Undo"]
    assert button(message, "Add a line")["value"] == "9"


def test_what_counts_without_words_can_be_shared_and_offers_nudges_as_any_other() -> None:
    private = recording.recorded(told(own_words=False, shared=False), Change.SHARING)
    assert private.text.startswith("✓ Now private. What did you do? One line is enough.")
    assert "Share" in labels(private)
    assert labels(recording.recorded(told(own_words=False, offer_nudges=True)))[-1] == "Nudge me on workdays"


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ({"text": "If it rains, call", "source": Source.NUDGE}, "The idea: If it rains, call"),
        ({"text": "I will call Acme", "source": Source.COMMAND}, "You wrote: “I will call Acme”"),
        ({"text": ""}, "Inspired by a colleague's story"),
        ({"source": Source.NEED, "text": "Acme waits"}, "Met the need: “Acme waits”"),
        ({"source": Source.FOLLOW_UP, "text": "called"}, "Followed up: “called”"),
    ],
)
def test_what_has_no_words_of_its_person_says_what_it_was_and_that_words_are_missing(
    action: dict[str, Any], said: str
) -> None:
    [item] = own_actions.history_items([an_action(own_words=False, **action)], NAMES)
    assert item["text"]["text"].endswith(f"helped, not in your own words yet\n{said}")
    assert item["accessory"]["options"][0]["text"]["text"] == "Add a line"


def test_the_button_in_the_place_of_the_one_just_clicked_says_when() -> None:
    card = recording.recorded(told(id=9, shared=False), Change.SHARING)
    assert button(card, "Share")["value"] == f"{MONDAY.isoformat()}:9"
    shared = recording.recorded(told(id=9), Change.SHARING)
    assert button(shared, "Keep private")["value"] == f"{MONDAY.isoformat()}:9"


@pytest.mark.parametrize("kind", Kind)
def test_the_other_kinds_are_one_click_away_and_the_present_one_is_named(kind: Kind) -> None:
    message = recording.recorded(told(id=9, kind=kind))
    assert message.text.startswith(f"✓ Recorded under {kind.past}: “")
    by_id = {each["action_id"]: each["value"] for each in elements(message.blocks)}
    assert {Act.KIND.on(each.value): "9" for each in Kind if each is not kind}.items() <= by_id.items()
    assert Act.KIND.on(kind.value) not in by_id


def test_the_kind_and_a_day_other_than_today_are_named_once_after_every_change() -> None:
    today = replace(told(kind=Kind.SOLVE), today=MONDAY.date())
    friday = replace(today, today=date(2026, 11, 27))
    for change in (None, *Change):
        for shown, day in ((today, 0), (friday, 1)):
            text = recording.recorded(shown, change).text
            assert (text.lower().count("solved"), text.count("Mon 23 Nov")) == (1, day), text


def test_the_customers_page_is_named_only_with_a_customer() -> None:
    for customer, named in ((None, False), ("Acme", True)):
        card = recording.recorded(told(customer=customer))
        form = str(forms.words_form("", shared=True, with_customer=bool(customer)))
        assert ("customer's page" in card.text, "customer's page" in form) == (named, named)


def test_the_buttons_for_a_kind_say_when_they_replaced_the_one_just_clicked() -> None:
    card = recording.recorded(told(id=9, kind=Kind.SOLVE), Change.KIND)
    assert button(card, "Helped")["value"] == f"{MONDAY.isoformat()}:9"


def test_what_is_shared_can_be_kept_private_and_the_other_way_round() -> None:
    assert button(recording.recorded(told(id=9)), "Keep private")["value"] == "9"
    private = recording.recorded(told(id=9, shared=False))
    assert button(private, "Share")["action_id"] == Act.SHARE
    assert "Private: only you see it." in private.text


def test_everything_that_was_recorded_is_read_back() -> None:
    text = recording.recorded(whole()).text
    for said in ("@\u2060Ben and a customer", "has the money", "Customer: Acme", "With Ben and a colleague"):
        assert said in text


def test_nudges_are_offered_once_at_the_first_action() -> None:
    assert button(recording.recorded(told(offer_nudges=True)), "Nudge me on workdays")["action_id"] == Act.ENROL
    assert "Nudge me on workdays" not in labels(recording.recorded(told()))


def test_undoing_gives_every_word_back() -> None:
    undone = recording.undone(told(text="first\nsecond <@UBEN>", outcome="all well", customer="Acme"))
    for said in ("first\nsecond @\u2060Ben", "all well", "Acme"):
        assert said in undone.text
    assert labels(undone) == ["Record it again"]
    assert labels(recording.undone(told(own_words=False))) == []


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ({"text": "If a ticket waits, tell them"}, "If a ticket waits, tell them"),
        ({"text": "I will call Acme", "source": Source.COMMAND}, "“I will call Acme”"),
        ({"text": ""}, "one like a colleague's story"),
        ({"source": Source.NEED, "text": "Acme waits"}, "met the need: “Acme waits”"),
        ({"source": Source.FOLLOW_UP, "text": "called"}, "followed up: “called”"),
    ],
)
def test_what_was_undone_without_words_of_its_person_does_not_read_as_done(action: dict[str, Any], said: str) -> None:
    text = recording.undone(told(own_words=False, **{"source": Source.NUDGE} | action)).text
    assert text.endswith(f"What you undid: {said}")


def test_undoing_what_met_a_need_says_where_the_need_is() -> None:
    assert "need" in recording.undone(told(source=Source.NEED)).text
    assert "need" not in recording.undone(told()).text


def test_each_action_in_the_history_has_its_menu() -> None:
    shared, private = list(elements(own_actions.history_items([an_action(id=3), an_action(id=4, shared=False)], {})))
    assert shared["action_id"] == Act.HISTORY_MENU.on(3)
    assert [each["value"] for each in shared["options"]] == [
        choice.on(3) for choice in (MenuChoice.EDIT, MenuChoice.UNDO, MenuChoice.KEEP_PRIVATE)
    ]
    assert [each["value"] for each in private["options"]][-1] == MenuChoice.SHARE.on(4)


def test_the_pages_of_the_history_lead_to_their_neighbours() -> None:
    middle = own_actions.history(history(page=1))
    assert (button(middle, "Newer")["value"], button(middle, "Older")["value"]) == ("0", "2")
    assert button(middle, "Newer")["action_id"] == Act.HISTORY.on("newer")
    assert [each for each in labels(own_actions.history(history(total=8))) if each in ("Newer", "Older")] == []


def test_a_page_of_the_longest_actions_is_accepted() -> None:
    assert accepted(own_actions.history(history(text="& < " * 500, page=1)))


def test_one_action_is_not_called_actions() -> None:
    assert "1 action, " in own_actions.history(history(total=1)).text
