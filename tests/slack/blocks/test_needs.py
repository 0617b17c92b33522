from bot.slack.blocks import needs
from bot.slack.ids import Act
from bot.usecases.work_on_needs import NeedList
from tests.slack.blocks.given import shown
from tests.slack.blocks.look import accepted, action_ids, button, labels


def test_what_is_with_me_can_be_done_or_handed_back() -> None:
    message = needs.need_list(NeedList((shown(3, mine=True),), (), 0, 0))
    assert labels(message) == ["It's done", "Hand it back", "I noticed a need"]
    assert button(message, "It's done")["action_id"] == Act.MEET.on(3)
    assert button(message, "Hand it back")["value"] == "3"


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
    mine = tuple(shown(number, mine=True, text="& <" * 600, customer="C" * 200) for number in range(8))
    still_open = tuple(shown(number, noticed_by_me=True, text="word " * 400) for number in range(8, 16))
    message = needs.need_list(NeedList(mine, still_open, 1, 100))
    assert accepted(message)
    ids = action_ids(message.blocks)
    assert len(ids) == len(set(ids))


def test_no_need_at_all_comes_with_an_example() -> None:
    message = needs.need_list(NeedList((), (), 0, 0))
    assert "`/cx-help need " in message.text
    assert labels(message) == ["I noticed a need"]


def test_the_items_are_the_same_for_the_home() -> None:
    assert len(needs.need_items([shown(1), shown(2)])) == 4
