"""Of many texts of many trades and countries, what is personal is hidden, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.masking import Masking
from tests.masking.texts_that_hide import Case, cases
from tests.masking.texts_that_stay import TEXTS

MASKING = Masking()
HOMES = (
    ("DE", "GB"),
    ("US",),
    ("FR",),
    ("IN",),
    ("BR", "PT"),
    ("NG", "KE"),
    ("AU", "SG"),
    ("CN", "JP"),
    ("IT",),
    ("ES", "MX"),
)
AROUND = st.sampled_from(["", "helped Ms Okafor", "and then", "(urgent)", "twice,", "– thanks!"])


@pytest.mark.parametrize("home", HOMES)
def test_a_number_that_is_nobodys_stays_wherever_it_was_typed(home: tuple[str, ...]) -> None:
    assert [MASKING.mask(text, *home) for text in TEXTS] == list(TEXTS)


def test_what_is_somebodys_is_hidden_whole_and_nothing_else() -> None:
    assert [MASKING.mask(case.text, case.home) for case in cases()] == [case.masked for case in cases()]


@given(st.sampled_from(cases()), AROUND, AROUND)
def test_words_around_it_change_nothing(case: Case, before: str, after: str) -> None:
    assert MASKING.mask(f"{before} {case.text} {after}", case.home) == f"{before} {case.masked} {after}"


def test_the_tables_are_large() -> None:
    assert len(set(TEXTS)) >= 150
    assert len(cases()) >= 150


@pytest.mark.parametrize(
    "text",
    [
        "john(dot)smith at example.com",
        "john.smith(at)example",
        "met john.smith at example.com",
        "john . smith @ example . com",
        "j.smith@example. com",
        "see node.js AT nodejs.org",
    ],
)
def test_what_may_be_no_address_is_left_alone_and_nobody_is_told_otherwise(text: str) -> None:
    assert MASKING.found_in(text, "GB") == ()
