from bot.slack.blocks import ideas
from bot.slack.ids import Act, MenuChoice
from bot.usecases.nudge_content import Nudge
from bot.usecases.offered import Offer
from tests.slack.blocks.given import IDEA, OFFER
from tests.slack.blocks.look import button, elements, labels


def test_the_answer_is_one_idea_why_this_one_and_what_else_there_is() -> None:
    message = ideas.next_action(OFFER)
    assert IDEA.sentence in message.text
    assert "Why this one: it suits your role (support)" in message.text
    assert "`/cx-help help`" in message.text
    assert labels(message) == ["I did it", "Another idea", "Record something else", "I noticed a need"]


def test_the_buttons_name_the_offer() -> None:
    message = ideas.next_action(OFFER)
    assert button(message, "I did it")["value"] == "7"
    assert button(message, "I did it")["style"] == "primary"
    assert button(message, "Another idea")["action_id"] == Act.ANOTHER


def test_no_other_idea_is_promised_when_there_is_none() -> None:
    assert "Another idea" not in labels(ideas.next_action(Offer(7, IDEA, "anyone can do it", more=False)))


def test_a_nudge_says_that_it_is_one_why_it_came_and_how_to_have_fewer() -> None:
    for first in (True, False):
        text = ideas.nudge(Nudge(OFFER, 11, first=first)).text
        for said in ("nudge", "because you asked", "fewer nudges", "pause", "stop"):
            assert said in text


def test_the_first_nudge_says_more() -> None:
    first, later = (ideas.nudge(Nudge(OFFER, 11, first=first)).text for first in (True, False))
    assert "one a day at most" in first
    assert len(first) > len(later)


def test_the_menu_of_a_nudge_names_its_decision() -> None:
    message = ideas.nudge(Nudge(OFFER, 11, first=False))
    assert button(message, "Not today")["value"] == "11"
    (menu,) = [each for each in elements(message.blocks) if each["type"] == "overflow"]
    assert menu["action_id"] == Act.NUDGE_MENU
    assert [each["value"] for each in menu["options"]] == [
        choice.on(11) for choice in (MenuChoice.FEWER, MenuChoice.PAUSE, MenuChoice.TIME, MenuChoice.STOP)
    ]


def test_not_today_is_a_fine_answer() -> None:
    assert "Fine" in ideas.not_today().text
