import pytest

from bot.domain.kinds import Kind
from bot.domain.ripples import Reach
from bot.slack.blocks import team
from bot.usecases.workspace.totals import TeamSummary, Totals
from tests.slack.blocks.given import MONTH, NOTHING, a_need
from tests.slack.blocks.look import labels


def text(week: Totals, month: Totals, needs_open: int = 0, widest: Reach | None = None) -> str:
    return team.summary(TeamSummary(week, month, NOTHING, needs_open, widest)).text


def test_what_spread_is_told_as_what_people_said() -> None:
    assert "Colleagues inspired 7 of them." in text(NOTHING, MONTH)


def test_one_is_not_many() -> None:
    one = text(Totals({Kind.SOLVE: 1}, 1, 1), Totals({Kind.HELP: 1, Kind.DELIGHT: 1}, 1, 0), needs_open=1)
    assert ("*This week:* 1 useful thing for customers: 1 solved. A colleague inspired it. 1 need was met.") in one
    assert "*This month:* 2 useful things for customers: 1 helped, 1 delighted. Colleagues inspired 1 of them." in one


def test_what_there_is_none_of_is_not_mentioned() -> None:
    said = text(NOTHING, Totals({Kind.HELP: 2}, 0, 0))
    assert "*This month:* 2 useful things for customers: 2 helped.\n*This year:* nothing recorded yet." in said
    assert not any(word in said for word in ("inspired", "need", " 0 "))


def test_the_widest_ripple_is_told_without_a_name_and_with_the_teams_that_are_known() -> None:
    assert "*This year's most inspiring story* was repeated by 6 people in 3 teams." in text(
        MONTH, MONTH, widest=Reach(people=6, teams=3, depth=2, actions=8)
    )
    assert "was repeated by 2 people in 1 team." in text(MONTH, MONTH, widest=Reach(2, 1, 1, 2))
    assert "was repeated by 2 people." in text(MONTH, MONTH, widest=Reach(2, 0, 1, 2))


def test_a_story_that_reached_one_colleague_is_no_widest_ripple() -> None:
    assert "repeated" not in text(MONTH, MONTH, widest=Reach(1, 1, 1, 1))


def test_what_is_the_same_for_several_times_is_said_once() -> None:
    first_day, one = text(NOTHING, NOTHING), Totals({Kind.HELP: 1}, 0, 0)
    assert "*This week, month and year:* nothing recorded yet." in first_day
    assert first_day.count("nothing recorded") == 1
    assert "*This week and month:* 1 useful thing for customers: 1 helped.\n*This year:*" in text(one, one)


@pytest.mark.parametrize(
    ("all_open", "said"),
    [
        (1, "*1 need is open:*\n• “need 1”"),
        (3, "*3 needs are open:*\n• “need 1”\n• “need 2”\n• “need 3”"),
        (1005, "*1,005 needs are open:*\n• “need 1”\n• “need 2”\n• “need 3”\nand 1,002 more"),
    ],
)
def test_open_needs_are_listed_up_to_three_and_the_others_counted(all_open: int, said: str) -> None:
    listed = tuple(a_need(number, text=f"need {number}") for number in range(1, min(all_open, 3) + 1))
    message = team.summary(TeamSummary(NOTHING, NOTHING, NOTHING, all_open, needs=listed))
    assert message.text.endswith(said)
    assert labels(message) == ["See the open needs"]


def test_needs_met_count_even_before_the_first_action() -> None:
    assert "2 needs were met" in text(Totals({}, 0, 2), MONTH)
