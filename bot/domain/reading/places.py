"""Read where a person's public holidays are: a country, perhaps with a region, as people write them.

Functions that read text raise only `InvalidInputError`, and its text gives an example. Its `field` is the part that was
not understood, `country` or `region`. Case, accents and punctuation never matter.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

from bot.domain.reading.place_names import OTHER_COUNTRY_NAMES, OTHER_REGION_NAMES, bare, keys, spellings
from bot.domain.text import quote, tidy
from bot.errors import InvalidInputError

_NOTHING = ("", "-", "none", "nothing", "nowhere", "no country", "no region", "n/a")
_READ_AT_MOST = 100
_LONGEST_CODE = 3
_EXAMPLES = 5
_ALIKE = 0.76


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


def find_place(text: str, countries: Sequence[Country]) -> Place | None:
    """Return the place in `text`: `DE`, `Germany`, `DE-BY`, `Germany (Bayern)` or `Bavaria`; None for `none`.

    A country wins over a region of the same name. A region's name alone is enough if only one country has it.
    """
    if _is_nothing(text):
        return None
    known = _by_name(countries, _names_of_country)
    alone = _regions_by_name(countries)
    for spelling in spellings(text[:_READ_AT_MOST]):
        if place := _place_spelled(spelling, known, alone):
            return place
    words = bare(text[:_READ_AT_MOST]).removeprefix("the ").split()
    for spelling in spellings(text[:_READ_AT_MOST]):
        if several := alone.get(spelling):
            raise _several(text, several)
    # Two or three letters may be a word instead of a code, unless punctuation separates them from the rest.
    telling = [half for half in _halves(words, known) if len(half.name) > _LONGEST_CODE or re.search(r"[-,/(]", text)]
    if telling:
        half = max(telling, key=lambda half: len(half.name))
        raise _unknown_region(half.rest, half.country)
    raise _unknown_country(text, countries)


def find_region(text: str, country: Country) -> str | None:
    """Return the code of the named region of `country`; None for no text or `none`."""
    if _is_nothing(text):
        return None
    regions = _by_name(country.regions, _names_of_region(country))
    known = _by_name((country,), _names_of_country)
    for spelling in spellings(text[:_READ_AT_MOST]):
        for name in (spelling, *(half.rest for half in _halves(spelling.split(), known))):
            if region := regions.get(name):
                return region.code
    raise _unknown_region(text, country)


def chosen_place(
    code: str | None, region: str, countries: Iterable[Country], usual: Place | None = None
) -> Place | None:
    """Return the place that a form gives: a country's code and free text for its region.

    Without a `code`, the region belongs to the country of the `usual` place. None when both are empty.
    """
    if code is None and not region.strip():
        return None
    wanted = code or (usual.country if usual else None)
    if wanted is None:
        raise InvalidInputError("Choose the country first, and then its region.", field="region")
    country = next((each for each in countries if each.code == wanted), None)
    if country is None:
        raise InvalidInputError("I know no public holidays of this country. Choose another one.", field="country")
    return Place(wanted, find_region(region, country))


def place_name(place: Place, countries: Iterable[Country]) -> str:
    """Return a place's name, such as `Germany` or `Germany, Bavaria`; its code if the country is not in the list."""
    country = next((each for each in countries if each.code == place.country), None)
    if country is None:
        return str(place)
    region = next((each.name for each in country.regions if each.code == place.region), place.region)
    return f"{country.name}, {region}" if region else country.name


@dataclass(frozen=True, slots=True)
class _Half:
    """One way to read some words: the name of a country, and the rest."""

    name: str
    country: Country
    rest: str


def _halves(words: Sequence[str], known: Mapping[str, Country]) -> Iterator[_Half]:
    """Yield the ways to read words as a country and a rest: country first, the longest names first."""
    cuts = range(1, len(words))
    splits = [(words[:cut], words[cut:]) for cut in reversed(cuts)] + [(words[cut:], words[:cut]) for cut in cuts]
    for name, rest in splits:
        if country := known.get(" ".join(name)):
            yield _Half(" ".join(name), country, " ".join(rest))


_Alone = Mapping[str, Sequence[tuple[Country, Region]]]
"""The regions that a key can name without their country."""


def _place_spelled(spelling: str, known: Mapping[str, Country], alone: _Alone) -> Place | None:
    """Return the place with this key: a country, a region beside its country, or the one region of that name."""
    if whole := known.get(spelling):
        return Place(whole.code)
    for half in _halves(spelling.split(), known):
        if region := _by_name(half.country.regions, _names_of_region(half.country)).get(half.rest):
            return Place(half.country.code, region.code)
    regions = alone.get(spelling, ())
    return Place(regions[0][0].code, regions[0][1].code) if len(regions) == 1 else None


def _regions_by_name(countries: Sequence[Country]) -> _Alone:
    found: dict[str, list[tuple[Country, Region]]] = {}
    for country in countries:
        for region in country.regions:
            for key in _names_alone(country, region):
                found.setdefault(key, []).append((country, region))
    return found


def _is_nothing(text: str) -> bool:
    return tidy(text).casefold().strip(" .") in _NOTHING


_Known = TypeVar("_Known", Country, Region)


def _by_name(places: Iterable[_Known], names_of: Callable[[_Known], Sequence[str]]) -> dict[str, _Known]:
    """Return each place by its keys; for a shared key the code wins, then the name, then other names."""
    named = [(place, names_of(place)) for place in places]
    found: dict[str, _Known] = {}
    for rank in range(max((len(names) for _, names in named), default=0)):
        for place, names in named:
            for key in keys(names[rank]) if rank < len(names) else ():
                found.setdefault(key, place)
    return found


def _names_of_country(country: Country) -> Sequence[str]:
    return (country.code, country.name, *country.also, *OTHER_COUNTRY_NAMES.get(country.code, ()))


def _names_of_region(country: Country) -> Callable[[Region], Sequence[str]]:
    def names(region: Region) -> Sequence[str]:
        others = OTHER_REGION_NAMES.get(str(Place(country.code, region.code)), ())
        return (region.code, region.name, *region.also, *others)

    return names


def _names_alone(country: Country, region: Region) -> frozenset[str]:
    """Return the keys that identify a region without its country: names only, because codes mean too many things."""
    names = _names_of_region(country)(region)[1:]
    whole = (name for name in names if name != region.code and not name.isupper())
    return frozenset[str]().union(*map(keys, whole))


def _several(text: str, found: Sequence[tuple[Country, Region]]) -> InvalidInputError:
    countries = _listed([country.name for country, _ in found[:_EXAMPLES]], "and")
    country, region = found[0]
    return InvalidInputError(
        f"There is a “{quote(text)}” in {countries}. Say which one, as in “{country.name}, {region.name}”.",
        field="country",
    )


def _unknown_country(text: str, countries: Sequence[Country]) -> InvalidInputError:
    regions = {
        name: f"{region.name} ({country.name})"
        for country in countries
        for region in country.regions
        for name in _names_of_region(country)(region)[1:]
    }
    close = _close(text, regions | {name: country.name for country in countries for name in _names_of_country(country)})
    hint = f"Did you mean {_listed(close, 'or')}?" if close else "Try “Germany”, “DE” or “Germany, Bavaria”."
    return InvalidInputError(f"I don't know “{quote(text)}” as a country. {hint}", field="country")


def _unknown_region(text: str, country: Country) -> InvalidInputError:
    if not country.regions:
        return InvalidInputError(
            f"I know of no public holidays in {country.name} that differ by region. Leave the region out.",
            field="region",
        )
    names = {name: region.name for region in country.regions for name in _names_of_region(country)(region)}
    close = _close(text, names)
    examples = _listed([region.name for region in country.regions[:_EXAMPLES]], "or")
    hint = f"Did you mean {_listed(close, 'or')}?" if close else f"Try {examples}, or leave the region out."
    return InvalidInputError(f"I don't know “{quote(text)}” as a region of {country.name}. {hint}", field="region")


def _close(text: str, labels: Mapping[str, str]) -> list[str]:
    """Return up to three labels whose names (not codes) resemble `text`, the closest first."""
    by_key = {key: label for name, label in labels.items() if not name.isupper() for key in keys(name)}
    alike = get_close_matches(bare(text[:_READ_AT_MOST]), by_key, n=3, cutoff=_ALIKE)
    return list(dict.fromkeys(by_key[key] for key in alike))


def _listed(words: Sequence[str], last: str) -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else words[0]
