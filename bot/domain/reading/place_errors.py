"""Define why a place was not understood, and what it resembles; each error's `field` is `country` or `region`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from bot.domain.reading.place_names import READ_AT_MOST, bare, keys
from bot.domain.reading.places import Country, Region, names_of_country, names_of_region
from bot.errors import InvalidInputError, Problem

_EXAMPLES = 5
_ALIKE = 0.76


@dataclass(frozen=True, slots=True)
class SeveralRegions(Problem):
    """Several countries have a region called `text`; the first of them calls it `region`."""

    text: str
    countries: tuple[str, ...]
    region: str


@dataclass(frozen=True, slots=True)
class UnknownCountry(Problem):
    """`text` names no place; `alike` are the names of places that it resembles."""

    text: str
    alike: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnknownRegion(Problem):
    """`text` names no region of `country`; `alike` are regions that it resembles, `examples` are any."""

    text: str
    country: str
    alike: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoRegions(Problem):
    """A region was given for a `country` with the same public holidays everywhere."""

    country: str


@dataclass(frozen=True, slots=True)
class UnknownPlaceSetting(Problem):
    """The operator's setting for the place of public holidays is `text`, which names none."""

    text: str
    why: Problem


def several(text: str, found: Sequence[tuple[Country, Region]]) -> InvalidInputError:
    """Return the error for a region's name that several countries have."""
    countries = tuple(country.name for country, _ in found[:_EXAMPLES])
    _, region = found[0]
    return InvalidInputError(SeveralRegions(text, countries, region.name), field="country")


def unknown_country(text: str, countries: Sequence[Country]) -> InvalidInputError:
    """Return the error for what names no place, with what it resembles."""
    regions = {
        name: f"{region.name} ({country.name})"
        for country in countries
        for region in country.regions
        for name in names_of_region(country)(region)[1:]
    }
    close = _close(text, regions | {name: country.name for country in countries for name in names_of_country(country)})
    return InvalidInputError(UnknownCountry(text, close), field="country")


def unknown_region(text: str, country: Country) -> InvalidInputError:
    """Return the error for what names no region of a country, with what it resembles."""
    if not country.regions:
        return InvalidInputError(NoRegions(country.name), field="region")
    names = {name: region.name for region in country.regions for name in names_of_region(country)(region)}
    examples = tuple(region.name for region in country.regions[:_EXAMPLES])
    return InvalidInputError(UnknownRegion(text, country.name, _close(text, names), examples), field="region")


def _close(text: str, labels: Mapping[str, str]) -> tuple[str, ...]:
    """Return up to three labels whose names (not codes) resemble `text`, the closest first."""
    by_key = {key: label for name, label in labels.items() if not name.isupper() for key in keys(name)}
    alike = get_close_matches(bare(text[:READ_AT_MOST]), by_key, n=3, cutoff=_ALIKE)
    return tuple(dict.fromkeys(by_key[key] for key in alike))
