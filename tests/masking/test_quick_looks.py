"""What is done to be quick changes nothing of what is found."""

import re

from hypothesis import given
from hypothesis import strategies as st
from phonenumbers import Leniency, PhoneNumberMatcher

from bot.masking.phones import _RUN, _is_one

HOMES = ("DE", "GB", "US", "IT", "BR", "ZZ")
EVERY_RUN = re.compile(r"[+(]{0,2}\d++(?:[ ()./~-]{1,4}\+?\d++)++")
"""The runs of digits, looked for from every letter on."""
digits = st.text("0123456789 ()./~-+a", max_size=40)
numbers = st.sampled_from(
    ("030 901820", "+49 30 901820", "020 7946 0958", "(202) 456-1111", "+39 06 6982", "11 91234-5678", "0151 23456789")
)
parts = st.one_of(digits, numbers, st.lists(numbers | digits, max_size=3).map(" ".join))


@given(parts)
def test_runs_of_digits_are_the_same_from_wherever_one_looks(text: str) -> None:
    assert [run.span() for run in _RUN.finditer(text)] == [run.span() for run in EVERY_RUN.finditer(text)]


@given(parts, st.sampled_from(HOMES))
def test_all_that_the_library_finds_to_be_one_number_passes_the_first_look(text: str, home: str) -> None:
    found = [(match.start, match.end) for match in PhoneNumberMatcher(text, home, Leniency.VALID)]
    assert _is_one(text, home) or (0, len(text)) not in found
