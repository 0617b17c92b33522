from datetime import date

import pytest

from bot.domain.kinds import Kind
from bot.slack.blocks.wording import any_day, by_kind, count, day, listed, name, people, weekdays


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (range(5), "Mon to Fri"),
        (range(7), "every day"),
        ({1, 2, 3}, "Tue to Thu"),
        ({0, 1}, "Mon and Tue"),
        ({0, 2, 4}, "Mon, Wed and Fri"),
        ({6}, "Sun"),
        (set(), ""),
    ],
)
def test_days_are_said_as_people_say_them(days: set[int], said: str) -> None:
    assert weekdays(days) == said


def test_dates_are_english_whatever_the_machine_speaks() -> None:
    assert day(date(2026, 11, 23)) == "Mon 23 Nov"
    assert any_day(date(2027, 1, 7)) == "Thu 7 Jan 2027"


def test_numbers_agree_with_their_nouns() -> None:
    assert (count(1, "need"), count(0, "need"), count(1200, "need")) == ("1 need", "0 needs", "1,200 needs")


def test_lists_read_as_sentences_do() -> None:
    assert [listed("ABC"[:number]) for number in range(4)] == ["", "A", "A and B", "A, B and C"]


def test_those_who_do_not_fit_are_others() -> None:
    assert people(["Ana", "Ben", "Cleo"], 20) == "Ana, Ben and Cleo"
    assert people(["Ana", "Ben", "Cleo"], 16) == "Ana and 2 others"
    assert people(["A" * 70, "Ben"], 78) == "A" * 70 + " and Ben"
    assert people(["A" * 70, "B" * 70], 100) == "A" * 70 + " and 1 other"
    assert people(["Ana", "Ben", "C" * 80, "D" * 80], 40) == "Ana, Ben and 2 others"
    assert people(["A" * 70, "B" * 70], 20) == "2 others"


def test_a_name_stays_on_its_line_and_turns_no_text_round() -> None:
    assert name("Ana\n\u202eB") == "Ana B"
    assert name(" \u202e ") == "a colleague"
    assert len(name("x" * 200)) == 80


def test_kinds_of_which_there_are_none_are_left_out() -> None:
    assert by_kind({Kind.DELIGHT: 1, Kind.HELP: 1200, Kind.SOLVE: 0}) == "1,200 helped, 1 delighted"
