from hypothesis import given
from hypothesis import strategies as st

from bot.domain.short_names import LABEL_LIMIT, short_names


def test_people_are_called_by_their_first_name() -> None:
    assert short_names({1: "Ana Ferreira", 2: "Ben", 3: "🌟 Cleo Park"}) == {1: "Ana", 2: "Ben", 3: "Cleo"}


def test_those_who_share_one_are_told_apart_by_their_last() -> None:
    assert short_names({1: "Ana Ferreira", 2: "ana Kovač", 3: "Ana"}) == {1: "Ana F.", 2: "ana K.", 3: "Ana"}


def test_the_initial_of_a_last_name_is_a_letter() -> None:
    assert short_names({1: "Ana 🌟Ferreira", 2: "Ana (Kovač)"}) == {1: "Ana F.", 2: "Ana K."}


def test_nobody_is_called_something_that_they_are_not_called() -> None:
    assert short_names({1: " 🌟 1 ", 2: "", 3: "田中 太郎"}) == {1: "🌟 1", 2: "", 3: "田中"}


@given(st.dictionaries(st.integers(), st.text()))
def test_a_short_name_is_short(names: dict[int, str]) -> None:
    assert all(len(each) <= LABEL_LIMIT for each in short_names(names).values())
