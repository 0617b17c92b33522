from hypothesis import given
from hypothesis import strategies as st

from bot.domain.short_names import LABEL_LIMIT, short_names


def test_people_are_called_by_their_first_name() -> None:
    assert short_names({1: "Ana Ferreira", 2: "Ben", 3: "🌟 Cleo Park"}) == {1: "Ana", 2: "Ben", 3: "Cleo"}


def test_those_who_share_one_are_told_apart_by_their_last() -> None:
    assert short_names({1: "Ana Ferreira", 2: "ana Kovač", 3: "Ana"}) == {1: "Ana F.", 2: "ana K.", 3: "Ana"}


def test_nobody_is_without_a_name() -> None:
    assert short_names({1: " 🌟 ", 2: ""}) == {1: "colleague", 2: "colleague"}


@given(st.dictionaries(st.integers(), st.text()))
def test_a_short_name_is_short(names: dict[int, str]) -> None:
    assert all(0 < len(each) <= LABEL_LIMIT for each in short_names(names).values())
