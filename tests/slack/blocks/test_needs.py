from dataclasses import replace

import pytest

from bot.domain.needs import NeedStatus
from bot.slack.blocks import need_news, needs
from bot.slack.ids import Act
from bot.usecases.delivery.messages.needs import NeedMet, NeedOff, StillNeeded
from bot.usecases.needs.show import NOTICED_SHOWN, PAGE, NeedList, ShownNeed
from tests.slack.blocks.given import a_need, shown
from tests.slack.blocks.look import accepted, action_ids, button, labels
from tests.slack.blocks.samples import met_by_ben, taken_by_ben
from tests.support.cast import MONDAY


def test_what_is_with_me_can_be_done_or_handed_back() -> None:
    message = needs.need_list(NeedList((shown(3, mine=True),), (), 0, 0))
    assert labels(message) == ["It's done", "Hand it back", "Note a need"]
    assert button(message, "It's done")["action_id"] == Act.MEET.on(3)
    assert button(message, "Hand it back")["value"] == "3"


def test_a_need_just_taken_says_when_so_that_a_double_click_does_not_meet_it() -> None:
    message = needs.need_taken(shown(3, mine=True, status=NeedStatus.TAKEN, taken_at=MONDAY))
    assert button(message, "It's done")["value"] == f"{MONDAY.isoformat()}:3"
    assert button(needs.need_list(NeedList((shown(3, mine=True),), (), 0, 0)), "It's done")["value"] == "3"


def test_only_who_noticed_a_need_can_say_that_it_no_longer_stands() -> None:
    assert "No longer needed" in labels(needs.need_list(NeedList((), (shown(noticed_by_me=True),), 0, 1)))
    assert "No longer needed" not in labels(needs.need_list(NeedList((), (shown(),), 0, 1)))


def test_who_hands_back_a_need_of_their_own_can_still_drop_it() -> None:
    assert "No longer needed" in labels(needs.need_handed_back(shown(noticed_by_me=True)))


def test_the_oldest_needs_come_first_so_the_newer_ones_follow() -> None:
    message = needs.need_list(NeedList((), (shown(),), 1, 20))
    assert (button(message, "Older")["value"], button(message, "Newer")["value"]) == ("0", "2")


def test_a_need_says_who_noticed_it_and_whose_it_is() -> None:
    text = needs.need_taken(shown(mine=True, customer="Acme", noticed_by="Ben\nB.")).text
    assert "Customer: Acme. Noticed by Ben B." in text
    assert "Noticed by you." in needs.need_noted(shown(noticed_by_me=True)).text


def test_a_full_page_is_accepted() -> None:
    mine = tuple(shown(number, mine=True, text="& <" * 600, customer="C" * 200) for number in range(PAGE))
    still_open = tuple(shown(number, text="word " * 400) for number in range(8, 8 + PAGE))
    noticed = tuple(shown(number, noticed_by_me=True, text="<" * 2000) for number in range(20, 20 + NOTICED_SHOWN))
    message = needs.need_list(NeedList(mine, still_open, 1, 100, noticed))
    assert accepted(message)
    ids = action_ids(message.blocks)
    assert len(ids) == len(set(ids))


def test_its_noticer_sees_who_has_taken_a_need_and_can_only_drop_it() -> None:
    message = needs.need_list(NeedList((), (), 0, 0, (taken_by_ben(),)))
    assert "Taken by Ben (Mon 23 Nov)." in message.text
    assert labels(message) == ["No longer needed", "Note a need"]


def test_its_noticer_sees_who_has_met_a_need_unless_that_is_private() -> None:
    message = needs.need_list(NeedList((), (), 0, 0, (met_by_ben(),)))
    assert "Met by Ben (Mon 23 Nov)." in message.text
    assert labels(message) == ["Note a need"]
    private = needs.need_list(NeedList((), (), 0, 0, (replace(met_by_ben(), met_by=None),)))
    assert "Met (Mon 23 Nov)." in private.text


def test_the_news_names_who_met_a_need_unless_that_is_private() -> None:
    assert "Ben met the need you noticed:\n“Acme" in need_news.need_met(NeedMet(a_need(), "Ben", {})).text
    assert "A colleague met the need" in need_news.need_met(NeedMet(a_need(), None, {})).text


def test_whether_a_need_is_still_needed_has_three_answers() -> None:
    message = need_news.still_needed(StillNeeded(a_need(5), {}))
    assert labels(message) == ["Still needed", "No longer needed", "It has been met"]
    ids = [Act.STILL_NEEDED.on(5), Act.DROP.on(5), Act.SAID_MET.on(5)]
    assert [button(message, label)["action_id"] for label in labels(message)] == ids


@pytest.mark.parametrize(
    ("shown_need", "said", "possible"),
    [
        (shown(noticed_by_me=True), "it stays on the list", ["I'll take it", "No longer needed"]),
        (taken_by_ben(), "A colleague has taken it", ["No longer needed"]),
        (met_by_ben(), "It has already been met", []),
        (shown(status=NeedStatus.DROPPED), "You've taken it off the list", []),
        (shown(status=NeedStatus.TAKEN, mine=True), "still yours", ["It's done", "Hand it back"]),
    ],
)
def test_that_a_need_is_still_needed_is_answered_with_where_it_is_by_now(
    shown_need: ShownNeed, said: str, possible: list[str]
) -> None:
    message = needs.need_kept(shown_need)
    assert said in message.text
    assert labels(message) == ["See the open needs", *possible]


def test_no_need_at_all_comes_with_an_example() -> None:
    message = needs.need_list(NeedList((), (), 0, 0))
    assert "`/cx-help need " in message.text
    assert labels(message) == ["Note a need"]


def test_the_items_are_the_same_for_the_home() -> None:
    assert len(needs.need_items([shown(1), shown(2)])) == 4


@pytest.mark.parametrize(
    ("total", "noticed", "says"),
    [
        (1, 0, ("Open needs", "1 need is open.")),
        (2, 0, ("Open needs", "2 needs are open. The oldest come first.")),
        (1, 1, ("Other open needs", "2 needs are open, 1 of them above.")),
        (2, 2, ("Other open needs", "4 needs are open, 2 of them above. The oldest come first.")),
    ],
)
def test_the_list_counts_all_that_is_open_and_orders_several(total: int, noticed: int, says: tuple[str, str]) -> None:
    own = tuple(shown(90 + number, noticed_by_me=True) for number in range(noticed))
    listed = NeedList((), tuple(shown(number) for number in range(1, total + 1)), 0, total, (*own, taken_by_ben()))
    heading, number = says
    text = needs.need_list(listed).text
    assert text.endswith(f"\n{number}")
    assert f"*{heading}*" in text


@pytest.mark.parametrize(
    ("status", "what"), [(NeedStatus.DROPPED, "it is no longer needed"), (NeedStatus.MET, "it has been met")]
)
def test_who_has_a_need_that_is_off_the_list_is_told_why_and_may_record_what_they_did(
    status: NeedStatus, what: str
) -> None:
    message = need_news.need_off(NeedOff(a_need(5, status=status), "Ben", {}))
    assert message.text.startswith("You took this need. Ben says " + what)
    assert labels(message) == ["I did it"]
