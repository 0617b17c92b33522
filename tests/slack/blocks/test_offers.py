"""How a next useful action reads, of each kind, and what can be pressed."""

import re
from dataclasses import replace
from typing import Any

import pytest

from bot.domain.actions import Source
from bot.domain.kinds import Kind
from bot.domain.people import Cadence
from bot.domain.reasons import Reason
from bot.domain.text import RECORD_LIMIT
from bot.ideas_file import builtin_ideas
from bot.slack.blocks import offers, parts
from bot.slack.blocks.offered import whole_thing
from bot.slack.blocks.offers import MOST_WORDS
from bot.slack.blocks.parts import Message
from bot.slack.blocks.reasons import reason
from bot.slack.blocks.wording import days_ago
from bot.slack.ids import Act, MenuChoice
from bot.usecases.delivery.messages.nudge_content import Nudge, Slowing
from bot.usecases.members_only import StoryGone
from bot.usecases.nudges.decline import Declined
from bot.usecases.offers.news import NoticeNews
from bot.usecases.offers.offered import Offered, OfferedFollowUp
from bot.usecases.offers.promised import Promised
from bot.usecases.offers.unavailable import Unavailable
from tests.slack.blocks.given import IDEA, NAMES, OFFER
from tests.slack.blocks.look import accepted, accepted_view, button, elements, labels
from tests.slack.blocks.offer_samples import (
    MESSAGES,
    VIEWS,
    a_nudge,
    a_plan,
    a_story,
    because,
    everything,
    follow_up,
    offered,
    offered_need,
    promise,
    taken,
)
from tests.support.cast import an_action

GONE = Unavailable(StoryGone(), 7, more=True)
ON_REQUEST = "\nDid something else? Type `/cx-help` and what you did. `/cx-help help` shows the rest."


def asked(what: Offered, *reasons: Reason) -> Message:
    return offers.next_action(offered(what, *reasons))


def said_by(what: Offered, *reasons: Reason, **why: Any) -> str:  # noqa: ANN401  any detail of a reason
    """The reason for offering this."""
    return reason(offered(what, why=because(*reasons, **why)))


def words(message: Message) -> int:
    return len(message.text.split())


def test_the_answer_is_one_idea_why_this_one_and_what_else_there_is() -> None:
    message = offers.next_action(OFFER)
    assert f"*Your next useful action*\n{IDEA.sentence}\nPicked for support, your role.\n" in message.text
    assert "`/cx-help help`" in message.text
    assert labels(message) == [
        *("I did it", "I'll do this", "Another idea", "Not for me", "Settings"),
        *("Record it", "Note a need"),
    ]


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


def test_the_last_of_todays_ideas_says_so_and_what_else_there_is() -> None:
    message = offers.nudge(Nudge(replace(OFFER, more=False), 11, first=False))
    assert "Another idea" not in labels(message)
    assert "That was today's last idea. For more, type `/cx-help`." in message.text


def test_a_nudge_says_that_it_is_one_why_it_came_and_how_to_have_fewer() -> None:
    for first in (True, False):
        text = offers.nudge(Nudge(OFFER, 11, first=first)).text
        for said in ("nudges", "You asked", "⋯", "fewer", "Picked for support, your role."):
            assert said in text


def test_the_first_nudge_says_more() -> None:
    first, later = (offers.nudge(Nudge(OFFER, 11, first=first)).text for first in (True, False))
    assert "You asked for these nudges, one a day at most. Use ⋯ for fewer, pause or stop." in first
    assert len(first) > len(later)


@pytest.mark.parametrize("what", [IDEA, taken()], ids=["an idea", "anything else"])
def test_the_menu_of_a_nudge_names_its_decision_and_declines_ideas_alone(what: Offered) -> None:
    message = offers.nudge(a_nudge(what))
    assert button(message, "Not today")["value"] == "11"
    *_, menu = elements(message.blocks)
    assert menu["action_id"] == Act.NUDGE_MENU
    declining = [MenuChoice.NOT_FOR_ME.on(7)] if what is IDEA else []
    assert [each["value"] for each in menu["options"]] == [
        *declining,
        *(choice.on(11) for choice in (MenuChoice.FEWER, MenuChoice.PAUSE, MenuChoice.TIME, MenuChoice.STOP)),
    ]


def test_what_was_declined_can_be_taken_back() -> None:
    message = offers.declined(Declined(7, more=True))
    assert "I won't suggest that again" in message.text
    assert labels(message) == ["Another idea", "Undo"]
    assert button(message, "Undo")["value"] == "7"
    assert labels(offers.declined(Declined(7, more=False))) == ["Undo"]


@pytest.mark.parametrize(
    ("what", "title", "pressed"),
    [
        (IDEA, "*One useful thing today*", ["I did it", "I'll do this"]),
        (offered_need(), "*Someone could use a hand*", ["I'll take it", "I did it"]),
        (a_story(), "*Could you do something like this?*", ["I'll do one like this"]),
        (follow_up(), "*Eight days ago* you wrote:", ["I did it"]),
        (taken(), "*A week ago* you took this:", ["It's done", "Hand it back"]),
        (promise(), "*You said you'd do one like Ben's:*", ["I did it", "Drop it"]),
    ],
)
def test_each_nudge_has_a_title_and_its_own_buttons_the_first_one_green(
    what: Offered, title: str, pressed: list[str]
) -> None:
    message = offers.nudge(a_nudge(what))
    assert message.text.startswith(title)
    pressable = [each for each in elements(message.blocks) if each["type"] == "button"]
    assert [each["text"]["text"] for each in pressable] == [*pressed, "Another idea", "Not today"]
    assert [each.get("style") for each in pressable] == ["primary", *([None] * (len(pressed) + 1))]
    assert len(list(elements(message.blocks))) <= 5


@pytest.mark.parametrize(
    ("reasons", "said"),
    [
        ((), ""),
        ((Reason.LONGEST,), "It has been open longest."),
        ((Reason.LONGEST, Reason.TEAM), "It has been open longest. Cleo is on your team."),
        ((Reason.ROLE,), "Cleo's role is support, like yours."),
        ((Reason.CUSTOMER, Reason.LONGEST), "It has been open longest. You helped Mr Sato in October."),
    ],
)
def test_why_a_need(reasons: tuple[Reason, ...], said: str) -> None:
    assert said_by(offered_need(customer=" Mr\nSato"), *reasons) == said


@pytest.mark.parametrize(
    ("kind", "ago", "said"),
    [
        (Kind.HELP, 0, "You helped Mr Sato today."),
        (Kind.HELP, -1, "You helped Mr Sato today."),
        (Kind.SOLVE, 1, "You solved something for Mr Sato yesterday."),
        (Kind.DELIGHT, 6, "You delighted Mr Sato on Tuesday."),
        (Kind.DELIGHT, 7, "You delighted Mr Sato this month."),
        (Kind.HELP, 23, "You helped Mr Sato in October."),
        (Kind.HELP, 330, "You helped Mr Sato in December 2025."),
    ],
)
def test_when_one_did_something_for_the_customer(kind: Kind, ago: int, said: str) -> None:
    assert said_by(offered_need(customer="Mr Sato"), Reason.CUSTOMER, kind=kind, ago=ago) == said


@pytest.mark.parametrize(
    ("what", "reasons", "said"),
    [
        (IDEA, (), ""),
        (IDEA, (Reason.OWN_ROLE,), "Picked for support, your role."),
        (IDEA, (Reason.NO_ROLE,), "Picked at random. Tell me your role in Settings for better matches."),
        (
            IDEA,
            (Reason.NO_ROLE, Reason.MORE_OF),
            "Picked at random. You asked for more ways to help. Tell me your role in Settings for better matches.",
        ),
        (IDEA, (Reason.OTHER_ROLE,), "Nothing new for support just now, so here's one for another role."),
        (IDEA, (Reason.AGAIN,), "You've seen all my ideas, so this one is back."),
        (
            IDEA,
            (Reason.OWN_ROLE, Reason.MORE_OF),
            "Picked for support, your role. You asked for more ways to help.",
        ),
        (a_story(), (Reason.TEAM,), "Ana is on your team."),
        (a_story(kind=Kind.SOLVE), (Reason.MORE_OF,), "You asked for more ways to solve problems."),
        (follow_up(), (), ""),
        (taken(), (Reason.ONCE,), "I'll only ask once."),
        (promise(), (Reason.ONCE,), "I'll only ask once."),
    ],
)
def test_why_anything_else(what: Offered, reasons: tuple[Reason, ...], said: str) -> None:
    assert said_by(what, *reasons) == said


def test_the_reason_is_small_print_and_left_out_where_there_is_none() -> None:
    blocks = [block["type"] for block in offers.next_action(replace(OFFER, why=because())).blocks]
    assert blocks == ["section", "actions", "context", "actions"]
    assert "context" in [block["type"] for block in offers.next_action(OFFER).blocks][:2]


def test_where_there_is_nothing_to_suggest_one_can_still_record() -> None:
    message = parts.message(*offers.offer_parts(None))
    assert message.text.startswith("I have nothing to suggest just now.\nDid something else? Type `/cx-help`")
    assert labels(message) == ["Record it", "Note a need"]


def test_not_today_is_a_fine_answer() -> None:
    assert offers.not_today(more=False).text == "OK, not today."
    assert "The next nudge brings something else." in offers.not_today(more=True).text


def test_what_is_gone_is_said_with_another_idea_where_there_is_one() -> None:
    assert labels(offers.unavailable(GONE)) == ["Another idea"]
    assert labels(offers.unavailable(replace(GONE, more=False))) == []


def test_ones_own_plan_outlives_its_story() -> None:
    message = offers.unavailable(replace(GONE, plan="call <@UBEN>", promise_id=5, names=NAMES))
    assert "Your plan is still here: “call @\u2060Ben”\nIs it done?" in message.text
    assert labels(message) == ["I did it", "Drop it", "Another idea"]


def test_what_one_promised_keeps_the_button_for_when_it_is_done() -> None:
    message = offers.promised(Promised(7, "Ben", "call <@UBEN>", NAMES, asks=False))
    assert "Ben's" in message.text
    assert "Your plan: “call @\u2060Ben”" in message.text
    assert "I'll ask" not in message.text
    assert (button(message, "I did it")["value"], button(message, "Undo")["value"]) == ("7", "7")


def test_an_idea_that_one_keeps_is_said_to_be_asked_about_where_a_nudge_will() -> None:
    kept = Promised(7, None, IDEA.sentence, {}, asks=True)
    assert "✓ Your plan: “If " in offers.promised(kept).text
    assert "I'll check in once, with your first nudge after a week." in offers.promised(kept).text
    assert "I'll ask" not in offers.promised(replace(kept, asks=False)).text


def test_an_idea_can_be_kept_as_a_plan() -> None:
    assert labels(offers.nudge(a_nudge(IDEA)))[:4] == ["I did it", "I'll do this", "Another idea", "Not today"]


def test_a_plan_is_asked_about_in_its_own_words() -> None:
    message = offers.nudge(a_nudge(a_plan()))
    assert "You planned: “call @\u2060Ben back”\nIs it done?" in message.text
    assert labels(message)[:4] == ["I did it", "Drop it", "Another idea", "Not today"]
    assert button(message, "Drop it")["value"] == "5"


def test_only_doing_what_is_offered_answers_with_i_did_it() -> None:
    asking = {}
    for name, build in MESSAGES.items():
        message = build()
        if {"I did it", "It's done"}.isdisjoint(labels(message)):
            continue
        own_words = re.sub("“[^”]*”", "", message.text)
        if questions := re.findall(r"[^.!?\n]*\?", own_words.removesuffix(ON_REQUEST)):
            asking[name] = (questions, bool({"Drop it", "Hand it back"}.intersection(labels(message))))
    assert set(map(str, asking.values())) == {str((["Is it done?"], True))}
    assert set(asking) == {
        "nudge_about_a_need_taken",
        "nudge_about_a_plan",
        "nudge_about_a_promise",
        "promise_without_a_plan",
        "offer_gone",
    }


def test_a_need_that_was_taken_is_asked_about_with_both_answers() -> None:
    message = offers.nudge(a_nudge(taken()))
    assert "*A week ago* you took this:\n“@\u2060Ben's customer waits”\nIs it done?" in message.text
    assert button(message, "Hand it back")["value"] == "7"


def test_what_a_colleague_noticed_is_not_what_one_wrote() -> None:
    need = OfferedFollowUp(an_action(source=Source.NEED, own_words=False), {}, 8)
    assert "*Eight days ago* you met this need:" in asked(need).text


def test_a_need_shows_its_words_its_customer_and_who_noticed_it_when() -> None:
    message = offers.nudge(a_nudge(offered_need(customer="Acme")))
    assert "“@\u2060Ben's customer waits for a ∗contract∗”\nFor Acme. Cleo noticed it on Tuesday." in message.text  # noqa: RUF001  look-alikes
    take = button(message, "I'll take it")
    assert (take["value"], take["action_id"]) == ("7", Act.TAKE_OFFERED)


@pytest.mark.parametrize(
    ("ago", "when"),
    [(0, "today"), (1, "yesterday"), (6, "on Tuesday"), (7, "on 16 November"), (400, "on 19 October 2025")],
)
def test_when_a_need_was_noticed(ago: int, when: str) -> None:
    assert f"Cleo noticed it {when}." in asked(offered_need(ago=ago)).text


def test_a_follow_up_gives_ones_own_words_back_and_suggests_one_act() -> None:
    text = asked(follow_up()).text
    assert (
        "*Eight days ago* you wrote:\n“called @\u2060Ben's customer back”\nA quick check-in might be welcome." in text
    )
    assert "?" not in text.removesuffix(ON_REQUEST)


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
    assert "*You said you'd do one like Ben's:*\n“called the customer back”\nYour plan: “If a customer" in text
    assert "Is it done?" in text
    assert "Your plan" not in asked(promise(None)).text


def test_a_story_is_a_suggestion_in_its_persons_words() -> None:
    message = asked(a_story(3, text="sent a card", outcome="she smiled"))
    assert "*Could you do something like this?*\nAna: “sent a card”\nWhat changed: “she smiled”" in message.text
    assert button(message, "I'll do one like this")["value"] == "7:3"
    assert "What changed" not in asked(a_story()).text
    assert "I did it" not in labels(message)


def test_a_nudge_says_once_that_there_are_fewer_and_how_that_ends() -> None:
    daily, twice, weekly = Cadence.DAILY, Cadence.TWICE_WEEKLY, Cadence.WEEKLY
    for slowing, said in (
        (Slowing(daily, twice, daily), "I'll come by twice a week. Any answer keeps it daily."),
        (Slowing(twice, weekly, daily), "I'll come by once a week. Any answer makes it daily again."),
        (Slowing(twice, weekly, twice), "I'll come by once a week. Any answer keeps it twice a week."),
    ):
        assert f"If this one stays unanswered, {said}" in offers.nudge(a_nudge(IDEA, slowing=slowing)).text
    assert "unanswered" not in offers.nudge(a_nudge(IDEA)).text


SHIPPED = builtin_ideas()
NEED_TEXT = "Mr Sato is waiting for the signed copy of his contract, and he asked twice whether it has been sent"
STORY_TEXT = (
    "the welcome letter now says where the invoices are, how to pay them and whom to ask about one that is wrong"
)
USUAL = [
    (offered_need(NEED_TEXT, customer="Mr Sato"), (Reason.LONGEST, Reason.CUSTOMER)),
    (offered_need(NEED_TEXT), (Reason.LONGEST, Reason.ROLE)),
    (a_story(text=STORY_TEXT, outcome="since then nobody has had to ask"), (Reason.TEAM, Reason.MORE_OF)),
    (follow_up(text=f"fixed the double booking for Zed: {STORY_TEXT}"), ()),
    (taken(NEED_TEXT), (Reason.ONCE,)),
    (promise("If a letter goes out, then I'll read it aloud first.", text=STORY_TEXT), (Reason.ONCE,)),
    *((idea, (Reason.OWN_ROLE, Reason.MORE_OF)) for idea in SHIPPED),
]
SLOWING = Slowing(Cadence.DAILY, Cadence.TWICE_WEEKLY, Cadence.DAILY)
NEWS = NoticeNews(5, 1, ("Ben",))


@pytest.mark.parametrize(
    "more", [{}, {"first": True}, {"news": NEWS}, {"slowing": SLOWING}], ids=["usual", "first", "news", "slowing"]
)
def test_a_nudge_has_at_most_sixty_words(more: dict[str, Any]) -> None:
    for what, reasons in USUAL:
        message = offers.nudge(a_nudge(what, *reasons, **more))
        assert words(message) <= MOST_WORDS, message.text


@pytest.mark.parametrize("text", ["word " * 400, "字" * RECORD_LIMIT, "a" * RECORD_LIMIT])
def test_the_longest_texts_are_cut_with_a_way_to_read_them_all(text: str) -> None:
    for what in (offered_need(text), a_story(text=text), a_story(outcome=text), follow_up(text=text), taken(text)):
        message = offers.nudge(a_nudge(what, Reason.ONCE))
        assert words(message) <= MOST_WORDS
        assert len(message.text) < 800
        assert "…" in message.text
        assert button(message, "Read it all")["value"] == "7"
    assert "Read it all" in labels(offers.nudge(a_nudge(promise(text))))


def test_a_short_text_needs_no_button_to_read_it_all() -> None:
    for what in (offered_need(), a_story(outcome="she smiled"), follow_up(), taken(), promise()):
        assert "Read it all" not in labels(offers.nudge(a_nudge(what)))


def test_all_of_it_is_all_of_it() -> None:
    text = "word " * 400
    blocks = whole_thing(a_story(text=text, outcome=text))["blocks"]
    assert "".join(block["text"]["text"] for block in blocks) == f"“{text}”" * 2
    for view in VIEWS.values():
        assert accepted_view(view())


@pytest.mark.parametrize("letter", ["<", "&", "*", "long ", "\n", "👩\u200d🚀", "<@UBEN>"])
def test_the_longest_texts_are_accepted(letter: str) -> None:
    text = (letter * RECORD_LIMIT)[:RECORD_LIMIT]
    for message in everything(text, text[:200], text[:300]):
        assert accepted(message)
