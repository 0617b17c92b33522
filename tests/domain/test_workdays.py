import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.workdays import format_workdays, parse_workdays
from bot.errors import InvalidInputError


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mon-Fri", {0, 1, 2, 3, 4}),
        ("monday to thursday, Sat", {0, 1, 2, 3, 5}),
        ("Tue, Wed & Thurs", {1, 2, 3}),
        ("Sundays and Tuesdays", {6, 1}),
        ("Fri \N{EN DASH} Mon", {4, 5, 6, 0}),
        ("Weds.", {2}),
    ],
)
def test_days_of_the_week_are_understood(text: str, days: set[int]) -> None:
    assert parse_workdays(text) == days


@pytest.mark.parametrize("text", ["", "someday", "Mon-", "-Mon", "Mon-Wed-Fri", "Mon,,Tue", "sund"])
def test_other_words_are_refused_with_an_example(text: str) -> None:
    with pytest.raises(InvalidInputError, match="Try `Mon-Fri`"):
        parse_workdays(text)


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (range(5), "Mon\N{EN DASH}Fri"),
        ([4, 0, 2], "Mon, Wed, Fri"),
        ([0, 1, 3, 4, 5, 6], "Mon, Tue, Thu\N{EN DASH}Sun"),
        ([], "no days"),
    ],
)
def test_days_are_written_shortly(days: list[int], text: str) -> None:
    assert format_workdays(days) == text


@given(st.frozensets(st.integers(0, 6), min_size=1))
def test_what_is_written_is_understood_again(days: frozenset[int]) -> None:
    assert parse_workdays(format_workdays(days)) == days
