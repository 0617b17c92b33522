"""How a next useful action reads, of each kind, and what can be pressed."""

from dataclasses import replace

import pytest

from bot.domain.actions import Source
from bot.domain.people import Cadence
from bot.domain.text import RECORD_LIMIT
from bot.slack.blocks import offers
from bot.slack.blocks.kit import Message
from bot.slack.blocks.wording import days_ago
from bot.slack.ids import Act, MenuChoice
from bot.usecases.delivery.messages.nudge import Nudge, Slowing
from bot.usecases.offers.offered import Offer, Offered, OfferedFollowUp
from bot.usecases.offers.promised import Promised
from bot.usecases.offers.unavailable import Unavailable
from tests.slack.blocks.given import IDEA, NAMES, OFFER
from tests.slack.blocks.look import accepted, button, elements, labels
from tests.slack.blocks.offer_samples import (
    a_nudge,
    a_plan,
    a_story,
    everything,
    follow_up,
    offered,
    offered_need,
    promise,
    taken,
)
from tests.support.cast import an_action

GONE = Unavailable("This story is no longer told.", 7, more=True)


def asked(what: Offered, why: str = "it has waited the longest") -> Message:
    return offers.next_action(offered(what, why))


def test_the_answer_is_one_idea_why_this_one_and_what_else_there_is() -> None:
    message = offers.next_action(OFFER)
    assert IDEA.sentence in message.text
    assert "Why this one: it suits your role (support)" in message.text
    assert "`/cx-help help`" in message.text
    assert labels(message)[:4] == ["I did it", "I'll do this", "Another idea", "Record something else"]


def test_an_idea_says_why_it_helps_beneath_it_when_that_is_known() -> None:
    because = replace(IDEA, because="people like <a> hello", source="a study")
    said = asked(because).blocks
    assert said[0]["text"]["text"].endswith(IDEA.sentence)
    assert said[1]["elements"][0]["text"] == "Because people like &lt;a&gt; hello."
    assert "study" not in str(said)
    assert "Because" not in str(asked(IDEA).blocks)


def test_the_buttons_name_the_offer() -> None:
    message = offers.next_action(OFFER)
    assert button(message, "I did it")["value"] == "7"
    assert button(message, "I did it")["style"] == "primary"
    assert button(message, "Another idea")["action_id"] == Act.ANOTHER


def test_no_other_idea_is_promised_when_there_is_none() -> None:
    assert "Another idea" not in labels(offers.next_action(Offer(7, IDEA, "anyone can do it", more=False)))


def test_a_nudge_says_that_it_is_one_why_it_came_and_how_to_have_fewer() -> None:
    for first in (True, False):
        text = offers.nudge(Nudge(OFFER, 11, first=first)).text
        for said in ("nudge", "you asked", "fewer", "pause", "another time", "stop"):
            assert said in text.casefold()


def test_the_first_nudge_says_more() -> None:
    first, later = (offers.nudge(Nudge(OFFER, 11, first=first)).text for first in (True, False))
    assert "one a day at most" in first
    assert len(first) > len(later)


def test_the_menu_of_a_nudge_names_its_decision() -> None:
    message = offers.nudge(Nudge(OFFER, 11, first=False))
    assert button(message, "Not today")["value"] == "11"
    (menu,) = [each for each in elements(message.blocks) if each["type"] == "overflow"]
    assert menu["action_id"] == Act.NUDGE_MENU
    assert [each["value"] for each in menu["options"]] == [
        choice.on(11) for choice in (MenuChoice.FEWER, MenuChoice.PAUSE, MenuChoice.TIME, MenuChoice.STOP)
    ]


def test_not_today_is_a_fine_answer() -> None:
    assert "Fine" in offers.not_today(more=False).text
    assert "next nudge" not in offers.not_today(more=False).text
    assert "the next nudge brings something else" in offers.not_today(more=True).text


def test_what_is_gone_is_said_with_another_idea_where_there_is_one() -> None:
    assert labels(offers.unavailable(GONE)) == ["Another idea"]
    assert labels(offers.unavailable(replace(GONE, more=False))) == []


def test_ones_own_plan_outlives_its_story() -> None:
    message = offers.unavailable(replace(GONE, plan="call <@UBEN>", names=NAMES))
    assert "Your own plan stands: “call @\u2060Ben”" in message.text
    assert labels(message) == ["I did it", "Another idea"]


def test_what_one_promised_keeps_the_button_for_when_it_is_done() -> None:
    message = offers.promised(Promised(7, "Ben", "call <@UBEN>", NAMES, asks=False))
    assert "Ben's" in message.text
    assert "Your plan: “call @\u2060Ben”" in message.text
    assert "I'll ask" not in message.text
    assert (button(message, "I did it")["value"], button(message, "Undo")["value"]) == ("7", "7")


def test_an_idea_that_one_keeps_is_said_to_be_asked_about_where_a_nudge_will() -> None:
    kept = Promised(7, None, IDEA.sentence, {}, asks=True)
    assert "Kept: “If " in offers.promised(kept).text
    assert "I'll ask about it once, in a week or so." in offers.promised(kept).text
    assert "I'll ask" not in offers.promised(replace(kept, asks=False)).text


def test_an_idea_can_be_kept_as_a_plan() -> None:
    assert labels(offers.nudge(a_nudge(IDEA)))[:4] == ["I did it", "I'll do this", "Another idea", "Not today"]


def test_a_plan_is_asked_about_in_its_own_words() -> None:
    message = offers.nudge(a_nudge(a_plan()))
    assert "You planned: “call @\u2060Ben back”\nDone?" in message.text
    assert labels(message)[:3] == ["I did it", "Another idea", "Not today"]


def test_a_need_that_was_taken_is_asked_about_with_both_answers() -> None:
    message = offers.nudge(a_nudge(taken()))
    assert "You took this a week ago:" in message.text
    assert labels(message)[:4] == ["It's done", "Hand it back", "Another idea", "Not today"]
    assert button(message, "Hand it back")["value"] == "7"


def test_what_a_colleague_noticed_is_not_what_one_wrote() -> None:
    need = OfferedFollowUp(an_action(source=Source.NEED, own_words=False), {}, 8)
    assert "Eight days ago you met this need:" in asked(need).text


def test_a_need_shows_its_words_and_who_noticed_it_and_can_be_taken_or_done() -> None:
    message = offers.nudge(a_nudge(offered_need(customer="Acme")))
    for said in ("A customer need:", "@\u2060Ben's customer waits", "Customer: Acme. Noticed by Cleo."):
        assert said in message.text
    assert labels(message)[:4] == ["I'll take it", "I did it", "Another idea", "Not today"]
    take = button(message, "I'll take it")
    assert (take["value"], take["style"]) == ("7", "primary")
    assert take["action_id"] == Act.TAKE_OFFERED
    assert "style" not in button(message, "I did it")


def test_a_follow_up_gives_ones_own_words_back_and_asks_gently() -> None:
    text = asked(follow_up()).text
    assert "Eight days ago you wrote:\n“called @\u2060Ben's customer back”\nA short word may be welcome" in text


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (7, "A week ago"),
        (8, "Eight days ago"),
        (13, "Thirteen days ago"),
        (14, "Two weeks ago"),
        (15, "15 days ago"),
        (21, "Three weeks ago"),
        (22, "22 days ago"),
    ],
)
def test_how_long_ago_it_was(days: int, said: str) -> None:
    assert days_ago(days) == said


def test_a_promise_is_shown_with_its_story_and_plan() -> None:
    text = asked(promise()).text
    assert "You said you would do one like Ben's:\n“called the customer back”\nYour plan: “If a customer" in text
    assert "Did it work out?" in text
    assert "Your plan" not in asked(promise(None)).text


def test_a_story_can_be_promised_once_it_was_posted() -> None:
    posted, not_posted = asked(a_story(3)), asked(a_story(None))
    assert "*Ana* helped a customer:" in posted.text
    assert button(posted, "I'll do one like this")["value"] == "7:3"
    assert "I'll do one like this" not in labels(not_posted)


def test_a_nudge_says_once_that_there_are_fewer_and_how_that_ends() -> None:
    text = offers.nudge(a_nudge(IDEA, slowing=Slowing(Cadence.TWICE_WEEKLY, Cadence.DAILY))).text
    assert "From now on I'll come by twice a week at the most" in text
    assert "Any answer, *Not today* too, brings back one every workday." in text
    assert "From now on" not in offers.nudge(a_nudge(IDEA)).text


@pytest.mark.parametrize("letter", ["<", "&", "*", "long ", "\n", "👩\u200d🚀", "<@UBEN>"])
def test_the_longest_texts_are_accepted(letter: str) -> None:
    text = (letter * RECORD_LIMIT)[:RECORD_LIMIT]
    for message in everything(text, text[:200], why=f"you did something for {text[:200]} before"):
        assert accepted(message)
