"""What a menu offers while somebody types the name of a place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.reading.place_search import countries_like, regions_like
from bot.domain.reading.places import Country, Region

GERMANY = Country("DE", "Germany", (Region("BY", "Bayern"), Region("BE", "Berlin"), Region("HB", "Bremen")))
WORLD = (
    Country("DZ", "Algeria"),
    GERMANY,
    Country("GI", "Gibraltar"),
    Country("NG", "Nigeria"),
    Country("NE", "Niger"),
    Country("MK", "North Macedonia"),
    Country("KR", "South Korea"),
    Country("UA", "Ukraine"),
    Country("GB", "United Kingdom"),
)


def codes(typed: str) -> list[str]:
    return [country.code for country in countries_like(typed, WORLD)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ger", ["DE", "DZ", "NG", "NE"]),
        ("niger", ["NE", "NG"]),
        ("Deutsch", ["DE"]),
        ("uk", ["GB", "UA"]),
        ("ÜK", ["GB", "UA"]),
        ("king", ["GB"]),
        ("s kor", ["KR"]),
        ("Republic of N. Mac", ["MK"]),
        ("xyz", []),
    ],
)
def test_names_other_names_and_codes_fit_and_the_best_come_first(typed: str, found: list[str]) -> None:
    assert codes(typed) == found


@pytest.mark.parametrize("typed", ["", "  ", "..."])
def test_all_are_offered_before_anything_is_typed(typed: str) -> None:
    assert codes(typed) == [country.code for country in WORLD]


def test_regions_are_found_by_their_other_names_too() -> None:
    assert [region.code for region in regions_like("bav", GERMANY)] == ["BY"]
    assert [region.code for region in regions_like("b", GERMANY)] == ["BY", "BE", "HB"]
    assert regions_like("", WORLD[0]) == []


@given(st.sampled_from(WORLD), st.integers(1, 20), st.text(max_size=200))
def test_the_beginning_of_a_name_finds_it_and_no_text_fails(country: Country, letters: int, text: str) -> None:
    typed = country.name[:letters].strip()
    assert country in countries_like(typed, WORLD)
    assert set(countries_like(text, WORLD)) <= set(WORLD)
