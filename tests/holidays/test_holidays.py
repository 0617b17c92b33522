import re
import warnings
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.reading.places import Country, Place, Region
from bot.errors import InvalidInputError
from bot.holidays import PublicHolidays
from tests.support.everything import EVERYTHING

HOLIDAYS = PublicHolidays()
COUNTRIES = HOLIDAYS.countries()
BY_CODE = {country.code: country for country in COUNTRIES}
SOME_LETTERS = sorted({code[0] for code in BY_CODE} if EVERYTHING else "CDGIU")
"""Letters of the countries whose every region is asked about: those with many, if not all."""
CORPUS_CHRISTI = date(2026, 6, 4)


@pytest.mark.parametrize(
    ("place", "day", "name"),
    [
        (Place("DE"), date(2026, 12, 25), "Christmas Day"),
        (Place("DE", "BY"), CORPUS_CHRISTI, "Corpus Christi"),
        (Place("US"), date(2026, 11, 26), "Thanksgiving Day"),
        (Place("GB", "SCT"), date(2026, 11, 30), "Saint Andrew's Day"),
        (Place("JP"), date(2026, 11, 23), "Labor Thanksgiving Day"),
        (Place("ZA"), date(2026, 9, 24), "Heritage Day"),
        (Place("IN"), date(2035, 8, 15), "Independence Day"),
        (Place("HK"), date(2026, 4, 3), "Good Friday"),
        (Place("HK"), date(2027, 3, 26), "Good Friday"),
        (Place("MO"), date(2026, 4, 3), "Good Friday"),
        (Place("MO", "M"), date(2027, 3, 26), "Good Friday"),
        (Place("MO"), date(2026, 12, 25), "Christmas Day"),
        (Place("CA"), date(2026, 10, 12), "Thanksgiving Day"),
        (Place("SH", "HL"), date(2026, 1, 1), "New Year's Day"),
        (Place("SE"), date(2026, 6, 19), "Midsummer Eve"),
    ],
)
def test_a_public_holiday_is_known_with_its_english_name(place: Place, day: date, name: str) -> None:
    assert day in HOLIDAYS.of(place)
    assert HOLIDAYS.name_of(place, day) == name


@pytest.mark.parametrize(
    ("place", "day"),
    [
        (Place("DE"), date(2026, 11, 23)),
        (Place("DE"), CORPUS_CHRISTI),
        (Place("DE", "BE"), CORPUS_CHRISTI),
        (Place("GB", "ENG"), date(2026, 11, 30)),
        (Place("BG"), date(2026, 12, 31)),
        (Place("CA", "ON"), date(2026, 11, 11)),
        (Place("MO"), date(2026, 12, 31)),
        (None, date(2026, 12, 25)),
    ],
)
def test_any_other_day_is_no_public_holiday(place: Place | None, day: date) -> None:
    assert day not in HOLIDAYS.of(place)
    assert HOLIDAYS.name_of(place, day) is None


def test_a_holiday_at_the_weekend_counts_on_the_day_it_is_observed_too() -> None:
    assert date(2026, 7, 3) in HOLIDAYS.of(Place("US"))
    assert HOLIDAYS.name_of(Place("US"), date(2026, 7, 3)) == "Independence Day (observed)"


def test_new_year_observed_on_the_last_day_of_the_old_year_is_known() -> None:
    assert date(2027, 12, 31) in HOLIDAYS.of(Place("US"))


def test_days_that_banks_or_schools_alone_or_half_of_everybody_keep_do_not_count() -> None:
    assert date(2026, 12, 24) not in HOLIDAYS.of(Place("DK"))
    assert date(2026, 12, 24) not in HOLIDAYS.of(Place("AU", "SA"))
    assert date(2026, 4, 3) not in HOLIDAYS.of(Place("AT"))


def test_no_country_has_its_general_holidays_in_a_category_that_is_left_out() -> None:
    """A category with all the days that the law grants to everybody, and more each year, is a country's fuller list."""
    fuller = {
        code
        for code in BY_CODE
        for category in holidays.country_holidays(code).supported_categories
        if category != holidays.PUBLIC and all(is_fuller(code, category, year) for year in range(2025, 2029))
    }
    assert fuller == {"CA", "HK", "MO"}
    assert [code for code in fuller if not all(day in HOLIDAYS.of(Place(code)) for day in most_days_of(code))] == []


def most_days_of(code: str) -> set[date]:
    """The days of 2026 that all of a country's fuller lists have."""
    kinds = [each for each in holidays.country_holidays(code).supported_categories if is_fuller(code, each, 2026)]
    return set.intersection(*(days_in(code, each, 2026) for each in kinds))


def is_fuller(code: str, category: str, year: int) -> bool:
    granted, more = days_in(code, holidays.PUBLIC, year), days_in(code, category, year)
    return bool(granted) and len(granted & more) >= 0.8 * len(granted) and len(more) > len(granted)


def days_in(code: str, category: str, year: int) -> set[date]:
    with warnings.catch_warnings(action="ignore"):
        return set(holidays.country_holidays(code, years=year, categories=category, observed=False))


def test_new_year_is_a_holiday_wherever_public_servants_have_it() -> None:
    new_year = date(2026, 1, 1)
    kept = {code for code in BY_CODE if holidays.GOVERNMENT in holidays.country_holidays(code).supported_categories}
    having = {code for code in kept if new_year in days_in(code, holidays.GOVERNMENT, 2026)}
    assert having
    assert all(new_year in HOLIDAYS.of(Place(code)) for code in having)


def test_two_holidays_on_one_day_are_both_named() -> None:
    assert HOLIDAYS.name_of(Place("AT"), date(2008, 5, 1)) == "Ascension Day and Labor Day"


@pytest.mark.parametrize("region", ["XX", "by", "", "BYP"])
def test_a_region_that_is_not_known_has_its_countrys_holidays(region: str) -> None:
    assert date(2026, 12, 25) in HOLIDAYS.of(Place("DE", region))
    assert CORPUS_CHRISTI not in HOLIDAYS.of(Place("DE", region))


@pytest.mark.parametrize("code", ["XX", "", "de", "XNYS", "NYSE", "Germany"])
def test_a_country_that_is_not_known_has_no_holidays(code: str) -> None:
    assert date(2026, 12, 25) not in HOLIDAYS.of(Place(code))
    assert HOLIDAYS.name_of(Place(code), date(2026, 12, 25)) is None


def test_a_year_that_cannot_be_told_has_no_holidays() -> None:
    christmas = [date(year, 12, 25) for year in (1, 1500, 2101, 2200, 9999)]
    assert not [day for day in christmas if day in HOLIDAYS.of(Place("DE"))]
    assert date(2036, 8, 15) not in HOLIDAYS.of(Place("IN"))


def test_only_dates_are_holidays() -> None:
    assert "2026-12-25" not in HOLIDAYS.of(Place("DE"))


@pytest.mark.parametrize("letter", SOME_LETTERS)
def test_every_place_can_be_asked_without_a_warning(letter: str) -> None:
    for country in (country for country in COUNTRIES if country.code.startswith(letter)):
        for year in (1900, 1950, 2000, *range(2024, 2029), 2050, 2077, 2100, 2150, 2200):
            assert has_a_name_where_a_holiday(Place(country.code), date(year, 5, 1))
        for region in country.regions:
            for year in range(2024, 2029):
                assert has_a_name_where_a_holiday(Place(country.code, region.code), date(year, 5, 1))


def test_a_region_has_the_holidays_of_its_country() -> None:
    for region in BY_CODE["DE"].regions:
        of_region = HOLIDAYS.of(Place("DE", region.code))
        assert not [day for day in days_of(2026) if day in HOLIDAYS.of(Place("DE")) and day not in of_region]


def test_many_threads_may_ask_at_once() -> None:
    def ask(number: int) -> Sequence[date]:
        place = Place("PT", f"{number % 18 + 1:02}")
        return [day for day in days_of(2033) if day in HOLIDAYS.of(place)]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(72)))
    assert all(answers[number] == answers[number % 18] for number in range(72))
    assert min(map(len, answers)) > 10


def test_countries_have_unique_codes_of_two_letters_and_are_in_order() -> None:
    assert all(re.fullmatch("[A-Z]{2}", country.code) for country in COUNTRIES)
    assert len(BY_CODE) == len(COUNTRIES) == len({country.name for country in COUNTRIES}) > 200
    names = [country.name for country in COUNTRIES]
    assert names[:3] == ["Afghanistan", "Åland Islands", "Albania"]
    assert names[-1] == "Zimbabwe"


def test_names_of_countries_are_readable() -> None:
    unreadable = re.compile(r"\d|_|[a-z][A-Z]|\b(And|Of|The|Da)\b")
    names = {country.name.replace("McDonald", "") for country in COUNTRIES}
    assert [name for name in names if unreadable.search(name)] == []


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("BA", "Bosnia and Herzegovina"),
        ("CD", "DR Congo"),
        ("CW", "Curaçao"),
        ("HK", "Hong Kong"),
        ("HM", "Heard Island and McDonald Islands"),
        ("IM", "Isle of Man"),
        ("SH", "Saint Helena, Ascension and Tristan da Cunha"),
        ("TL", "Timor-Leste"),
        ("US", "United States"),
        ("VC", "Saint Vincent and the Grenadines"),
    ],
)
def test_names_of_several_words_are_written_as_usual(code: str, name: str) -> None:
    assert BY_CODE[code].name == name


def test_regions_have_names_and_unique_codes() -> None:
    for country in COUNTRIES:
        assert len({region.code for region in country.regions}) == len(country.regions)
        assert len({region.name for region in country.regions}) == len(country.regions)
        assert all(region.name for region in country.regions)
    assert BY_CODE["SG"].regions == ()


def test_a_region_is_called_by_its_name_rather_than_an_abbreviation() -> None:
    assert Region("2", "Kärnten", ("Ktn", "K")) in BY_CODE["AT"].regions
    assert Region("971", "Guadeloupe", ("GP", "GUA")) in BY_CODE["FR"].regions
    assert Region("50", "Trøndelag", ("Trööndelage",)) in BY_CODE["NO"].regions


def test_towns_with_a_holiday_of_their_own_come_after_the_states() -> None:
    assert [region.name for region in BY_CODE["DE"].regions][:2] == ["Baden-Württemberg", "Bayern"]
    assert BY_CODE["DE"].regions[-1] == Region("Augsburg", "Augsburg")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("USA", "US"), ("Bavaria", "DE-BY"), ("England", "GB-ENG"), ("Puerto Rico", "PR"), ("none", "None")],
)
def test_a_place_is_found_as_people_write_it(text: str, expected: str) -> None:
    assert str(HOLIDAYS.find_place(text)) == expected


@given(st.text())
def test_whatever_is_typed_is_found_or_refused(text: str) -> None:
    try:
        place = HOLIDAYS.find_place(text)
    except InvalidInputError:
        return
    assert place is None or place.country in BY_CODE


def test_every_country_is_found_by_its_code_and_by_its_name() -> None:
    for country in COUNTRIES:
        found = {str(HOLIDAYS.find_place(text)) for text in (country.code, country.code.lower(), country.name)}
        assert found == {country.code}


@pytest.mark.parametrize("letter", SOME_LETTERS)
def test_every_region_is_found_by_its_code_and_by_its_name(letter: str) -> None:
    for country in (country for country in COUNTRIES if country.code.startswith(letter)):
        assert regions_found(country) == [(region.code, region.code) for region in country.regions]


def has_a_name_where_a_holiday(place: Place, day: date) -> bool:
    """Whether the two answers about a day agree."""
    return (day in HOLIDAYS.of(place)) == bool(HOLIDAYS.name_of(place, day))


def regions_found(country: Country) -> list[tuple[str | None, str | None]]:
    """What each region is found as, by how its place is written and by its country's name and its own."""
    return [
        (by_code.region, by_name.region)
        for region in country.regions
        if (by_code := HOLIDAYS.find_place(str(Place(country.code, region.code))))
        and (by_name := HOLIDAYS.find_place(f"{country.name}, {region.name}"))
    ]


def days_of(year: int) -> list[date]:
    """Every day of a year."""
    first = date(year, 1, 1)
    return [first + timedelta(days=number) for number in range((date(year + 1, 1, 1) - first).days)]
