"""Define the places with public holidays of their own, and their names."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.domain.reading.place_names import OTHER_COUNTRY_NAMES, OTHER_REGION_NAMES


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its own public holidays: an ISO 3166-1 alpha-2 country code, and perhaps a region's code."""

    country: str
    region: str | None = None

    def __str__(self) -> str:
        return f"{self.country}-{self.region}" if self.region else self.country


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a country with holidays of its own; `also` holds its other names."""

    code: str
    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Country:
    """A country whose holidays are known; `code` is ISO 3166-1 alpha-2, `also` holds its other names."""

    code: str
    name: str
    regions: tuple[Region, ...] = ()
    also: tuple[str, ...] = ()


def place_name(place: Place, countries: Iterable[Country]) -> str:
    """Return a place's name, such as `Germany` or `Germany, Bavaria`; its code if the country is not in the list."""
    country = next((each for each in countries if each.code == place.country), None)
    if country is None:
        return str(place)
    region = next((each.name for each in country.regions if each.code == place.region), place.region)
    return f"{country.name}, {region}" if region else country.name


def names_of_country(country: Country) -> Sequence[str]:
    """Return a country's code, its name and its other names."""
    return (country.code, country.name, *country.also, *OTHER_COUNTRY_NAMES.get(country.code, ()))


def names_of_region(country: Country) -> Callable[[Region], Sequence[str]]:
    """Return a function from a region of `country` to its code, its name and its other names."""

    def names(region: Region) -> Sequence[str]:
        others = OTHER_REGION_NAMES.get(str(Place(country.code, region.code)), ())
        return (region.code, region.name, *region.also, *others)

    return names
