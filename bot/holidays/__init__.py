"""Public holidays, from the library `holidays`: whether a day is one, what it is called, and where they are known."""

import re
from collections.abc import Container
from datetime import date
from functools import cache, lru_cache

import holidays
from holidays.registry import COUNTRIES

from bot.domain.reading.place_names import bare
from bot.domain.reading.places import Country, Place, Region, find_place
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
"""Names of countries that the library's class names do not give rightly."""
_REGION_NAMES = {"NO-50": "Trøndelag", "NO-55": "Troms", "NO-56": "Finnmark"}
"""Names of regions where the library begins with one in a language that fewer people there read."""
_SMALL_WORDS = frozenset({"And", "Da", "Of", "The"})
_YEARS = {"IN": range(2001, 2036)}
"""Outside of these years the library knows a part of the country's holidays only, and warns of it."""


class PublicHolidays:
    """The public holidays of every place that is known; estimated ones (by the moon) and observed days count.

    Not counted are half days, and days that only banks, schools, offices or a faith keep. Any thread may ask.
    """

    def of(self, place: Place | None) -> Container[date]:
        """The days of all years that are public holidays at `place`; none at no place or an unknown one.

        A region that is not known has its country's holidays. A year that nobody can tell yet has none.
        """
        return _calendar(place) if place else frozenset[date]()

    def name_of(self, place: Place | None, day: date) -> str | None:
        """What the public holiday on `day` at `place` is called, in English if known; none where it is no holiday."""
        return _calendar(place).names(day.year).get(day) if place else None

    def countries(self) -> tuple[Country, ...]:
        """Every country whose holidays are known, by name, with the regions that have some of their own."""
        return _countries()

    def find_place(self, text: str) -> Place | None:
        """The place that `text` names, as `find_place` reads it; raise InvalidInputError."""
        return find_place(text, _countries())


def place_from_setting(text: str | None) -> Place | None:
    """The place that the setting CX_COUNTRY names, none for none; raises `ConfigurationError` with the reason."""
    try:
        return PublicHolidays().find_place(text or "")
    except InvalidInputError as error:
        raise ConfigurationError(f"CX_COUNTRY is “{text}”: {error}") from error


class _Calendar(Container[date]):
    """The public holidays at one place, worked out a year at a time when they are first asked for."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._years: dict[int, dict[date, str]] = {}

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day in self.names(day.year)

    def names(self, year: int) -> dict[date, str]:
        """The names of the holidays of `year` by day. Two threads may work out the same year; either result will do."""
        if year not in self._years:
            self._years[year] = _names(self._place, year)
        return self._years[year]


@lru_cache(maxsize=4096)
def _calendar(place: Place) -> _Calendar:
    return _Calendar(place)


def _names(place: Place, year: int) -> dict[date, str]:
    if place.country not in _CODES or year not in _YEARS.get(place.country, (year,)):
        return {}
    known = _entity(place.country).subdivisions
    found = holidays.country_holidays(
        place.country,
        subdiv=place.region if place.region in known else None,
        years=year,
        observed=True,
        language="en_US",
        categories=holidays.PUBLIC,
    )
    return {day: name.replace(holidays.HOLIDAY_NAME_DELIMITER, " and ") for day, name in found.items()}


@cache
def _countries() -> tuple[Country, ...]:
    countries = [_country(*names) for names in COUNTRIES.values()]
    return tuple(sorted(countries, key=lambda country: bare(country.name)))


def _country(class_name: str, code: str, *others: str) -> Country:
    entity = _entity(code)
    names: dict[str, list[str]] = {region: [] for region in entity.subdivisions}
    for name, region in entity.subdivisions_aliases.items():
        names[region].append(name)
    regions = [_region(code, *item) for item in names.items()]
    # Towns with a day of their own have no code but their name, and come after the states.
    regions.sort(key=lambda region: (region.name == region.code, bare(region.name)))
    also = tuple(name for name in others if name.isupper())
    return Country(code, _NAMES.get(code) or _spaced(class_name), tuple(regions), also)


def _region(country: str, code: str, names: list[str]) -> Region:
    """A region by the first of its names that is no abbreviation in capitals."""
    whole = (name for name in names if not name.isupper())
    name = _REGION_NAMES.get(str(Place(country, code))) or next(whole, code)
    return Region(code, name, tuple(other for other in names if other != name))


def _spaced(class_name: str) -> str:
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z]+", class_name)
    return " ".join(word.lower() if word in _SMALL_WORDS and place else word for place, word in enumerate(words))


def _entity(code: str) -> holidays.HolidayBase:
    """What the library knows of a country; no holidays are worked out yet."""
    return holidays.country_holidays(code, language="en_US")
