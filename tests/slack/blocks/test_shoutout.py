from dataclasses import replace

import pytest

from bot.domain.kinds import Kind
from bot.domain.roll_call import room_for_names
from bot.domain.text import RECORD_LIMIT
from bot.slack.blocks import shoutout
from bot.slack.blocks.kit import plain
from bot.slack.blocks.messages import renderings
from bot.slack.blocks.parts import TEXT_LIMIT, Part, in_bytes
from bot.slack.blocks.shoutout_lines import Room
from bot.slack.ids import Act
from bot.usecases.delivery.messages.shoutout import MET_SHOWN, NEEDS_SHOWN, MetNeed, ShoutoutPost, Spread
from bot.usecases.shoutout.read_story import WholeStory
from local_slack.checks import check_message
from tests.slack.blocks.given import IDEA, a_need, answer, full_post, post, story
from tests.slack.blocks.look import accepted, accepted_view, action_ids, button, elements, harmless, labels, parsed
from tests.support.cast import an_action
from tests.support.everything import EVERYTHING

LONG = "I called the customer and explained what their invoice says, line by line. " * 26


@pytest.mark.exhaustive
@pytest.mark.parametrize("letter", ["N", "ô", "語", "👩", "&"] if EVERYTHING else ["👩", "&"])
@pytest.mark.parametrize("stories", [0, 1, 5, 10] if EVERYTHING else [0, 10])
@pytest.mark.parametrize("actors", [0, 1, 5, 50, 5000] if EVERYTHING else [1, 500])
def test_a_post_of_any_size_and_writing_is_accepted_and_so_is_its_edit(stories: int, actors: int, letter: str) -> None:
    longest = post_of(stories, max(actors - stories, 0), letter)
    message = shoutout.shoutout(longest)
    assert accepted(message)
    assert harmless(parsed(message))
    assert len(message.blocks) <= 50
    ids = action_ids(message.blocks)
    assert len(set(ids)) == len(ids) == stories * 3 + 3 + 1
    edit = next(iter(renderings(longest, in_bytes)))
    assert check_message({"text": edit.text, "blocks": edit.blocks}, surface="update") is None
    assert edit.blocks == message.blocks
    for text in (message.text, edit.text):
        assert all(f"*{number} " in text for number in range(stories))


@pytest.mark.parametrize("stories", [0, 1, 5, 10])
def test_a_post_that_slack_refuses_has_ever_shorter_forms(stories: int) -> None:
    forms = list(renderings(post_of(stories, 50, "w"), in_bytes))
    for form in forms:
        assert check_message({"text": form.text, "blocks": form.blocks}, surface="update") is None
    sizes = [len(str(form.blocks)) for form in forms]
    assert len(sizes) > 1
    assert sizes == sorted(set(sizes), reverse=True)


def test_what_no_room_is_little_enough_for_is_given_the_least() -> None:
    rooms: list[Room] = []

    def make(room: Room) -> list[Part]:
        rooms.append(room)
        return [plain("👩" * TEXT_LIMIT)] * 20

    shoutout.within_weight(make)
    assert rooms[-1] == replace(Room().less(0.1), roll_call=1500)


def post_of(stories: int, others: int, letter: str) -> ShoutoutPost:
    """The longest post that so many people can give cause for."""
    words, given_name = f"{letter * 9} " * (RECORD_LIMIT // 10), letter * 80
    told = tuple(
        story(
            number,
            name=f"{number} {given_name}",
            action=an_action(text=words, outcome=words),
            companions=(given_name,) * 60,
            inspired_by=given_name,
        )
        for number in range(stories)
    )
    return post(
        totals={Kind.HELP: 3000, Kind.SOLVE: 4000, Kind.DELIGHT: 5000},
        stories=told,
        roll_call=tuple(f"{number} {letter * 20}" for number in range(others)),
        spread=(Spread(given_name, (given_name,) * 40),) * 900,
        needs_met=1200,
        met=(MetNeed(given_name, given_name),) * MET_SHOWN,
        needs=tuple(a_need(number, text=words) for number in range(NEEDS_SHOWN)),
        needs_total=900,
    )


def test_everybody_is_named_as_long_as_the_names_fit() -> None:
    fifty = tuple(f"Person {number}" for number in range(50))
    text = shoutout.shoutout(post(roll_call=fifty)).text
    assert all(name in text for name in fifty)
    assert "other" not in text


def test_those_whose_names_do_not_fit_are_counted() -> None:
    text = shoutout.shoutout(post(roll_call=tuple(f"Person {number:04}" for number in range(5000)))).text
    named = text.count("Person ")
    assert 100 < named < 5000
    assert f"and {5000 - named:,} others." in text


def test_whoever_was_chosen_to_be_named_is_named_however_long_the_stories_are() -> None:
    for number in range(11):
        told = tuple(story(n, action=an_action(text=LONG * 3, outcome=LONG * 3)) for n in range(number))
        room = room_for_names([each.action for each in told])
        names = tuple(f"Person {each:04}" for each in range(room // len("Person 0000, ")))
        blocks = shoutout.shoutout(post(stories=told, roll_call=names, others=214)).blocks
        said = " ".join(block["text"]["text"] for block in blocks if block["type"] == "section")
        assert f"{', '.join(names)} and 214 others." in said
        assert check_message({"text": "All", "blocks": blocks}) is None


def test_those_for_whom_there_was_no_room_are_counted_even_if_nobody_is_named() -> None:
    text = shoutout.shoutout(post(others=3)).text
    assert "*Thanks also to* 3 others." in text


@pytest.mark.parametrize(
    "words", [LONG, "お客様に電話して請求書を一行ずつ説明しました。" * 60], ids=["English", "Japanese"]
)
def test_an_edit_of_a_post_is_accepted_in_any_writing_and_says_the_same(words: str) -> None:
    told = tuple(story(n, name=f"Person {n}", action=an_action(text=f"{n}: {words}", outcome=words)) for n in range(5))
    edited = post(stories=told, roll_call=("Fay",), needs=(a_need(),), needs_total=1)
    message = next(iter(renderings(edited, in_bytes)))
    assert check_message({"text": message.text, "blocks": message.blocks}, surface="update") is None
    assert message.blocks == shoutout.shoutout(edited).blocks
    assert all(f"*Person {number}* “{number}: " in message.text for number in range(5))
    assert "Fay" in message.text


def test_the_text_leaves_no_story_out_however_long_they_are() -> None:
    told = tuple(story(n, name=f"Person {n}", action=an_action(text=f"{n}: {LONG}", outcome=LONG)) for n in range(5))
    message = shoutout.shoutout(post(stories=told, roll_call=("Fay",), needs=(a_need(),), needs_total=1))
    assert len(message.text) <= TEXT_LIMIT
    for number in range(5):
        assert f"*Person {number}* “{number}: I called the customer" in message.text
    assert "Fay" in message.text
    assert "Acme is waiting" in message.text


def test_a_story_says_who_what_changed_who_helped_and_what_inspired_it() -> None:
    told = story(
        action=an_action(kind=Kind.SOLVE, outcome="no more waiting"), companions=("Ben", "Edo"), inspired_by="Cleo"
    )
    text = shoutout.shoutout(post(stories=(told,))).text
    assert "*Ana* “called the customer back” · with Ben and Edo · inspired by Cleo\n" in text
    assert "What changed: “no more waiting”" in text


def test_each_story_can_be_noticed_and_repeated() -> None:
    message = shoutout.shoutout(post(stories=(story(8),)))
    assert button(message, "I noticed")["action_id"] == Act.NOTICE.on(8)
    assert button(message, "I'll do one like this")["value"] == "8"


def test_own_words_are_cut_after_a_word_where_they_are_long() -> None:
    message = shoutout.shoutout(post(stories=(story(action=an_action(text=LONG)),)))
    (words,) = [block["text"]["text"] for block in message.blocks if "I called" in str(block)]
    assert len(words) <= len("*Ana* ") + shoutout.STORY_LIMIT
    kept = words.removeprefix("*Ana* “").removesuffix("…”")
    assert LONG.startswith(f"{kept} ")


@pytest.mark.parametrize(
    ("text", "outcome", "cut"),
    [("short", None, False), ("short", "short", False), (LONG, None, True), ("short", LONG, True), (LONG, LONG, True)],
)
def test_a_story_can_be_read_in_full_where_it_is_cut_and_only_there(
    text: str, outcome: str | None, *, cut: bool
) -> None:
    told = story(8, action=an_action(text=text, outcome=outcome))
    assert ("Read it all" in labels(shoutout.shoutout(post(stories=(told,))))) == cut
    view = shoutout.whole_story(WholeStory(told, {}))
    assert text in str(view)
    assert (outcome or "") in str(view)


def test_a_story_that_names_many_is_given_in_full_in_several_paragraphs() -> None:
    told = WholeStory(story(action=an_action(text="<@UBEN> " * 250)), {"UBEN": "B" * 80})
    view = shoutout.whole_story(told)
    assert accepted_view(view)
    assert str(view).count("B" * 80) >= 240


def test_what_spread_is_told_from_whom_to_whom_and_past_five_it_is_counted() -> None:
    spread = tuple(Spread(f"Person {number}", ("Ben", "Cleo")) for number in range(8))
    text = shoutout.shoutout(post(spread=spread)).text
    assert "*Who inspired whom:* Person 0 inspired Ben and Cleo; Person 1" in text
    assert "Person 4 inspired Ben and Cleo; and 3 more." in text
    assert "Person 5" not in text
    assert "more" not in shoutout.shoutout(post(spread=spread[:5])).text
    assert "inspired" not in shoutout.shoutout(post()).text


def test_what_spread_stands_apart_from_the_stories() -> None:
    for more in ({}, {"roll_call": ("Fay",)}, {"others": 3}):
        blocks = shoutout.shoutout(post(spread=(Spread("Ana", ("Ben",)),), **more)).blocks
        types = [block["type"] for block in blocks]
        told = next(place for place, block in enumerate(blocks) if "Who inspired whom" in str(block))
        assert types[:told].count("divider") == 2
        assert (types[told - 1] == "divider") == (not more)


def test_a_week_of_one_story_is_said_by_that_story_alone() -> None:
    assert "recorded" not in shoutout.shoutout(post()).text
    for totals, said in (
        ({Kind.HELP: 1}, "1 useful thing recorded since Fri 20 Nov. 1 helped."),
        ({Kind.SOLVE: 1, Kind.DELIGHT: 2}, "3 useful things recorded since Fri 20 Nov. 1 solved, 2 delighted."),
    ):
        text = shoutout.shoutout(post(stories=(), roll_call=("Fay",), totals=totals)).text
        assert text.startswith(f"*For our customers*: {said}\n")


def test_it_does_not_say_that_what_was_recorded_late_was_done_this_week() -> None:
    assert "week" not in shoutout.shoutout(full_post()).text.lower()


def test_what_inspired_a_story_is_said_once() -> None:
    told = (story(1, name="Ben", inspired_by="Ana"), story(2, name="Cleo", inspired_by="Ana"))
    text = shoutout.shoutout(post(stories=told, spread=(Spread("Ana", ("Ben",)),))).text
    assert text.count("inspired by Ana") == 1
    assert "Ana inspired Ben." in text
    crowd = tuple(f"Colleague {number}" for number in range(60))
    text = shoutout.shoutout(post(stories=told, spread=(Spread("Ana", (*crowd, "Ben")),))).text
    assert text.count("inspired by Ana") == 2


def test_needs_that_were_met_are_counted_and_some_told_of() -> None:
    text = shoutout.shoutout(post(needs_met=6, met=(MetNeed("Ben", "Ana"),))).text
    assert "*Needs met:* 6. Ben met one that Ana noticed." in text
    assert "*Needs met:* 1.\n" in shoutout.shoutout(post(needs_met=1)).text
    assert "Needs met" not in shoutout.shoutout(post()).text


def test_the_roll_call_is_counted_to_the_last_also_where_the_text_has_less_room_than_the_blocks() -> None:
    told = tuple(story(n, name=f"Person {n}", action=an_action(text=f"{n}: {LONG}", outcome=LONG)) for n in range(5))
    names = tuple(f"Colleague {number:03}" for number in range(300))
    text = shoutout.shoutout(post(stories=told, roll_call=names)).text
    (line,) = [line for line in text.splitlines() if line.startswith("*Thanks also to*")]
    named = line.count("Colleague")
    assert named > 5
    assert line.endswith(f"and {300 - named} others.")


def test_a_customers_name_stays_out_of_the_channel() -> None:
    told = story(action=an_action(customer="Mia Weber"))
    assert "Mia" not in shoutout.shoutout(post(stories=(told,), needs=(a_need(customer="Mia"),))).text


def test_the_needs_that_are_not_shown_are_counted() -> None:
    assert "4 more" in shoutout.shoutout(full_post()).text
    assert "more" not in shoutout.shoutout(post(needs=(a_need(),), needs_total=1)).text


def test_a_quiet_week_has_an_idea_and_no_lament() -> None:
    text = shoutout.shoutout(post(totals={}, stories=(), quiet_idea=IDEA.sentence)).text
    assert IDEA.sentence in text
    assert not any(word in text for word in ("0 ", "no one", "nobody", "Nothing", "quiet"))


def test_a_quiet_week_is_headed_by_what_it_has_and_has_needs_first() -> None:
    quiet = {"stories": (), "quiet_idea": IDEA.sentence, "needs": (a_need(),), "needs_total": 1}
    text = shoutout.shoutout(post(totals={}, **quiet)).text
    assert text.startswith("*What we can do for our customers next*\n*Still open:* “Acme")
    assert text.index("Still open") < text.index("An idea")
    for of_the_week in ({"totals": {Kind.HELP: 1}}, {"totals": {}, "needs_met": 1}, {"totals": {}, "others": 1}):
        assert shoutout.shoutout(post(**quiet | of_the_week)).text.startswith("*For our customers*")


def test_a_week_with_nothing_at_all_still_invites() -> None:
    assert labels(shoutout.shoutout(post(totals={}, stories=()))) == ["Record it"]


def test_doing_one_like_a_story_ends_in_a_form_that_names_it() -> None:
    pressed = button(shoutout.promised(answer(action=an_action(id=12))), "I did it")
    assert (pressed["action_id"], pressed["value"]) == (Act.RECORD, "inspired:12")


def test_a_notice_can_be_taken_back_and_says_so() -> None:
    assert "again to undo" in shoutout.noticed(answer(noticed=True)).text
    assert "Undone. To notice Ana's story again, click *I noticed*." in shoutout.noticed(answer(noticed=False)).text


def test_buttons_that_look_alike_are_told_apart_by_those_who_hear_them() -> None:
    needs = (
        a_need(3),
        a_need(4, text="The lift has been stuck since Thursday, and nobody with a wheelchair gets out"),
    )
    several = replace(full_post(), needs=needs, needs_total=2)
    spoken = [
        (each["text"]["text"], each["accessibility_label"])
        for each in elements(shoutout.shoutout(several).blocks)
        if each["text"]["text"] != "Record it"
    ]
    assert len({aloud for _, aloud in spoken}) == len(spoken) == 8
    assert all(aloud.startswith(f"{label}: ") and len(aloud) <= 75 for label, aloud in spoken)
    assert ("I noticed", "I noticed: Cleo's story") in spoken
