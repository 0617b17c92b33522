"""Where somebody's public holidays are kept: a country, perhaps with a region, as people write them.

Every function that reads text raises `InvalidInputError`, and nothing else, with a text that gives an example; its
`field` is `country` or `region`, whichever was not understood. Case, accents and punctuation never matter.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

from bot.domain.reading.place_names import OTHER_COUNTRY_NAMES, OTHER_REGION_NAMES, bare, keys
from bot.domain.text import quote, tidy
from bot.errors import InvalidInputError

_NOTHING = ("", "-", "none", "nothing", "nowhere", "no country", "no region", "n/a")
_READ_AT_MOST = 100
_LONGEST_CODE = 3
_EXAMPLES = 5
_ALIKE = 0.76


@dataclass(frozen=True, slots=True)
class Place:
    """Where public holidays are kept: a country's ISO 3166-1 alpha-2 code, and the code of a region in it, if any."""

    country: str
    region: str | None = None

    def __str__(self) -> str:
        return f"{self.country}-{self.region}" if self.region else self.country


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a country with holidays of its own; `also` holds the other names that it goes by."""

    code: str
    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Country:
    """A country whose holidays are known; `code` is its ISO 3166-1 alpha-2, `also` the other names that it goes by."""

    code: str
    name: str
    regions: tuple[Region, ...] = ()
    also: tuple[str, ...] = ()


def find_place(text: str, countries: Sequence[Country]) -> Place | None:
    """The place that `text` names, as in `DE`, `Germany`, `DE-BY`, `Germany (Bayern)` or `Bavaria`; none for `none`.

    A country goes before a region of the same name; a region may stand alone by a name that one country alone has.
    """
    if _is_nothing(text):
        return None
    words = bare(text[:_READ_AT_MOST]).removeprefix("the ").split()
    known = _by_name(countries, _names_of_country)
    if whole := known.get(" ".join(words)):
        return Place(whole.code)
    halves = tuple(_halves(words, known))
    for half in halves:
        if region := _by_name(half.country.regions, _names_of_region(half.country)).get(half.rest):
            return Place(half.country.code, region.code)
    alone = [
        (country, region)
        for country in countries
        for region in country.regions
        if " ".join(words) in _names_alone(country, region)
    ]
    if len(alone) == 1:
        return Place(alone[0][0].code, alone[0][1].code)
    if alone:
        raise _several(text, alone)
    # A code of two or three letters may be a word of its own, unless a mark sets it off from the rest.
    telling = [half for half in halves if len(half.name) > _LONGEST_CODE or re.search(r"[-,/(]", text)]
    if telling:
        half = max(telling, key=lambda half: len(half.name))
        raise _unknown_region(half.rest, half.country)
    raise _unknown_country(text, countries)


def find_region(text: str, country: Country) -> str | None:
    """The code of the region of `country` that `text` names by code or by name; none for no text or `none`."""
    if _is_nothing(text):
        return None
    words = bare(text[:_READ_AT_MOST]).removeprefix("the ").split()
    regions = _by_name(country.regions, _names_of_region(country))
    halves = _halves(words, _by_name((country,), _names_of_country))
    for name in (" ".join(words), *(half.rest for half in halves)):
        if region := regions.get(name):
            return region.code
    raise _unknown_region(text, country)


def chosen_place(
    code: str | None, region: str, countries: Iterable[Country], usual: Place | None = None
) -> Place | None:
    """The place that a form names: a country by its code, none for the `usual` place, and the words for a region of it.

    None when neither is given.
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
    """What a place is called, as in `Germany` or `Germany, Bavaria`; its code where it is not among the countries."""
    country = next((each for each in countries if each.code == place.country), None)
    if country is None:
        return str(place)
    region = next((each.name for each in country.regions if each.code == place.region), place.region)
    return f"{country.name}, {region}" if region else country.name


@dataclass(frozen=True, slots=True)
class _Half:
    """One way to read some words: a country by this name, and the rest."""

    name: str
    country: Country
    rest: str


def _halves(words: Sequence[str], known: Mapping[str, Country]) -> Iterator[_Half]:
    """The ways to read words as a country and something else; country first, and the longest name, goes before."""
    cuts = range(1, len(words))
    splits = [(words[:cut], words[cut:]) for cut in reversed(cuts)] + [(words[cut:], words[:cut]) for cut in cuts]
    for name, rest in splits:
        if country := known.get(" ".join(name)):
            yield _Half(" ".join(name), country, " ".join(rest))


def _is_nothing(text: str) -> bool:
    return tidy(text).casefold().strip(" .") in _NOTHING


_Known = TypeVar("_Known", Country, Region)


def _by_name(places: Iterable[_Known], names_of: Callable[[_Known], Sequence[str]]) -> dict[str, _Known]:
    """Every key of every place; where two share one, the code goes before the name and the name before others."""
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
    """The keys that tell a region without its country: names, for codes and abbreviations mean too much."""
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
    """Up to three labels whose names, codes aside, are written much like `text`, the closest first."""
    by_key = {key: label for name, label in labels.items() if not name.isupper() for key in keys(name)}
    alike = get_close_matches(bare(text[:_READ_AT_MOST]), by_key, n=3, cutoff=_ALIKE)
    return list(dict.fromkeys(by_key[key] for key in alike))


def _listed(words: Sequence[str], last: str) -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else words[0]
