from bot.domain.kinds import Kind
from bot.slack.blocks import team
from bot.usecases.sum_up import TeamSummary, Totals
from tests.slack.blocks.given import MONTH, NOTHING


def text(week: Totals, month: Totals, needs_open: int = 0) -> str:
    return team.summary(TeamSummary(week, month, needs_open)).text


def test_what_spread_is_told_as_what_people_said() -> None:
    assert "People said that 7 of 31 actions were inspired by a colleague." in text(NOTHING, MONTH)


def test_one_is_not_many() -> None:
    one = text(Totals({Kind.SOLVE: 1}, 1, 1), Totals({Kind.HELP: 1, Kind.DELIGHT: 1}, 1, 0), needs_open=1)
    assert "1 action. We solved 1 problem. Its person said that a colleague had inspired it. 1 need was met." in one
    assert "2 actions. We helped once and delighted customers once." in one
    assert "1 of 2 actions was inspired" in one
    assert "1 need is open" in one


def test_what_there_is_none_of_is_not_mentioned() -> None:
    said = text(NOTHING, Totals({Kind.HELP: 2}, 0, 0))
    assert "*This month:* 2 actions. We helped twice." in said
    assert not any(word in said for word in ("inspired", "need", " 0 "))


def test_needs_met_count_even_before_the_first_action() -> None:
    assert "2 needs were met" in text(Totals({}, 0, 2), MONTH)
