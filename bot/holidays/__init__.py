"""Look up public holidays in the library `holidays`: the days, their names, and the known places."""

import re
from collections.abc import Container
from datetime import date
from functools import lru_cache

import holidays
from holidays.registry import COUNTRIES

from bot.domain.once import once
from bot.domain.reading.place_errors import UnknownPlaceSetting
from bot.domain.reading.place_names import bare
from bot.domain.reading.place_reading import find_place
from bot.domain.reading.places import Country, Place, Region
from bot.errors import ConfigurationError, InvalidInputError

_CODES = frozenset(names[1] for names in COUNTRIES.values())
_NAMES = {
    "AX": "Åland Islands",
    "BL": "Saint Barthélemy",
    "BQ": "Bonaire, Sint Eustatius and Saba",
    "CG": "Republic of the Congo",
    "CW": "Curaçao",
    "GW": "Guinea-Bissau",
    "HM": "Heard Island and McDonald Islands",
    "RE": "Réunion",
    "SH": "Saint Helena, Ascension and Tristan da Cunha",
    "ST": "São Tomé and Príncipe",
    "SY": "Syria",
    "TL": "Timor-Leste",
}
"""Country names that the library's class names get wrong."""
_REGION_NAMES = {"NO-50": "Trøndelag", "NO-55": "Troms", "NO-56": "Finnmark"}
"""Region names where the library's first name is in a language that fewer people there read."""
_SMALL_WORDS = frozenset({"And", "Da", "Of", "The"})
_FULLER = {
    "CA": holidays.GOVERNMENT,
    **dict.fromkeys(("HK", "MO", "MO-I", "MO-M"), holidays.OPTIONAL),
    **dict.fromkeys(("SH", "SH-AC", "SH-HL", "SH-TA"), holidays.GOVERNMENT),
}
"""Where PUBLIC is not the list of general holidays: the category that completes it."""
_YEARS = {"IN": range(2001, 2036)}
"""Years that the library covers fully; for others it knows only some holidays, and warns."""


class PublicHolidays:
    """The public holidays of every known place, including estimated ones (by the moon) and observed days.

    These are the library's PUBLIC holidays, and DE_FACTO ones, which nearly everybody keeps without a law. Where PUBLIC
    has only what the law grants to all (Hong Kong, Macau, Saint Helena, Canada without a province), they are also those
    of the category with the general ones: it has all the days of PUBLIC and more each year, or New Year's Day. Half
    days do not count, nor do days that only banks, schools, offices or a faith keep. Safe for use by several threads.
    """

    def of(self, place: Place | None) -> Container[date]:
        """Return the public holidays of all years at `place`; empty without a place or for an unknown one.

        An unknown region gets its country's holidays. A year that nobody can predict yet has none.
        """
        return _calendar(place) if place else frozenset[date]()

    def name_of(self, place: Place | None, day: date) -> str | None:
        """Return the name of the public holiday on `day` at `place`, in English if known; None on other days."""
        return _calendar(place).names(day.year).get(day) if place else None

    def countries(self) -> tuple[Country, ...]:
        """Return every country with known holidays, by name, with the regions that have their own."""
        return _countries()

    def find_place(self, text: str) -> Place | None:
        """Return the place in `text`, as the rule `find_place` reads it; raise InvalidInputError for an unknown one."""
        return find_place(text, _countries())


def place_from_setting(text: str | None) -> Place | None:
    """Return the place in the setting CX_COUNTRY, None for none; raise `ConfigurationError` for an unknown one."""
    try:
        return PublicHolidays().find_place(text or "")
    except InvalidInputError as error:
        raise ConfigurationError(UnknownPlaceSetting(text or "", error.problem)) from error


class _Calendar(Container[date]):
    """The public holidays at one place, worked out year by year on first use."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._years: dict[int, dict[date, str]] = {}

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day in self.names(day.year)

    def names(self, year: int) -> dict[date, str]:
        """Return the names of the holidays of `year` by day.

        Two threads may work out the same year; both get the same result.
        """
        if year not in self._years:
            self._years[year] = _names(self._place, year)
        return self._years[year]


@lru_cache(maxsize=4096)
def _calendar(place: Place) -> _Calendar:
    return _Calendar(place)


def _names(place: Place, year: int) -> dict[date, str]:
    if place.country not in _CODES or year not in _YEARS.get(place.country, (year,)):
        return {}
    region = place.region if place.region in _entity(place.country).subdivisions else None
    found = holidays.country_holidays(
        place.country,
        subdiv=region,
        years=year,
        observed=True,
        language="en_US",
        categories=_categories(Place(place.country, region)),
    )
    return {day: name.replace(holidays.HOLIDAY_NAME_DELIMITER, " and ") for day, name in found.items()}


def _categories(place: Place) -> tuple[str, ...]:
    """Return the library's categories that make up the general holidays of a place."""
    kept = {holidays.DE_FACTO} & set(_entity(place.country).supported_categories)
    fuller = {_FULLER[str(place)]} if str(place) in _FULLER else set[str]()
    return (holidays.PUBLIC, *sorted(kept | fuller))


@once
def _countries() -> tuple[Country, ...]:
    countries = [_country(*names) for names in COUNTRIES.values()]
    return tuple(sorted(countries, key=lambda country: bare(country.name)))


def _country(class_name: str, code: str, *others: str) -> Country:
    entity = _entity(code)
    names: dict[str, list[str]] = {region: [] for region in entity.subdivisions}
    for name, region in entity.subdivisions_aliases.items():
        names[region].append(name)
    regions = [_region(code, *item) for item in names.items()]
    # Towns with their own holidays have their name as their code; they come after the states.
    regions.sort(key=lambda region: (region.name == region.code, bare(region.name)))
    also = tuple(name for name in others if name.isupper())
    return Country(code, _NAMES.get(code) or _spaced(class_name), tuple(regions), also)


def _region(country: str, code: str, names: list[str]) -> Region:
    """Return a region, named by the first of its names that is not an abbreviation in capitals."""
    whole = (name for name in names if not name.isupper())
    name = _REGION_NAMES.get(str(Place(country, code))) or next(whole, code)
    return Region(code, name, tuple(other for other in names if other != name))


def _spaced(class_name: str) -> str:
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z]+", class_name)
    return " ".join(word.lower() if word in _SMALL_WORDS and place else word for place, word in enumerate(words))


def _entity(code: str) -> holidays.HolidayBase:
    """Return the library's entry for a country, before it works out any holidays."""
    return holidays.country_holidays(code, language="en_US")
