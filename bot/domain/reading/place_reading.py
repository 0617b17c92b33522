"""Read where a person's public holidays are: a country, perhaps with a region, as people write them.

Functions that read text raise only `InvalidInputError`. Its `field` is the part that was not understood, `country` or
`region`. Case, accents and punctuation never matter.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.domain.reading.place_errors import several, unknown_country, unknown_region
from bot.domain.reading.place_names import READ_AT_MOST, bare, keys, spellings
from bot.domain.reading.places import Country, Place, Region, names_of_country, names_of_region, place_name
from bot.domain.text import tidy
from bot.errors import InvalidInputError, Problem

_NOTHING = ("", "-", "none", "nothing", "nowhere", "no country", "no region", "n/a")
_LONGEST_CODE = 3


@dataclass(frozen=True, slots=True)
class NoCountryYet(Problem):
    """A region was chosen, but no country."""


@dataclass(frozen=True, slots=True)
class UnknownCountryCode(Problem):
    """The public holidays of the chosen country are unknown."""


@dataclass(frozen=True, slots=True)
class RegionElsewhere(Problem):
    """The chosen `region`, named with its own country, is not in the chosen `country`."""

    region: str
    country: str


def find_place(text: str, countries: Sequence[Country]) -> Place | None:
    """Return the place in `text`: `DE`, `Germany`, `DE-BY`, `Germany (Bayern)` or `Bavaria`; None for `none`.

    A country wins over a region of the same name. A region's name alone is enough if only one country has it.
    """
    if _is_nothing(text):
        return None
    known = _by_name(countries, names_of_country)
    alone = _regions_by_name(countries)
    for spelling in spellings(text[:READ_AT_MOST]):
        if place := _place_spelled(spelling, known, alone):
            return place
    words = bare(text[:READ_AT_MOST]).removeprefix("the ").split()
    for spelling in spellings(text[:READ_AT_MOST]):
        if regions := alone.get(spelling):
            raise several(text, regions)
    # Two or three letters may be a word instead of a code, unless punctuation separates them from the rest.
    telling = [half for half in _halves(words, known) if len(half.name) > _LONGEST_CODE or re.search(r"[-,/(]", text)]
    if telling:
        half = max(telling, key=lambda half: len(half.name))
        raise unknown_region(half.rest, half.country)
    raise unknown_country(text, countries)


def find_region(text: str, country: Country) -> str | None:
    """Return the code of the named region of `country`; None for no text or `none`."""
    if _is_nothing(text):
        return None
    regions = _by_name(country.regions, names_of_region(country))
    known = _by_name((country,), names_of_country)
    for spelling in spellings(text[:READ_AT_MOST]):
        for name in (spelling, *(half.rest for half in _halves(spelling.split(), known))):
            if region := regions.get(name):
                return region.code
    raise unknown_region(text, country)


def chosen_place(
    code: str | None, region: str, countries: Sequence[Country], usual: Place | None = None
) -> Place | None:
    """Return the place that a form gives: a country's code, and a region's name or its code as in `DE-BY`.

    Without a `code`, the region belongs to the country of the `usual` place. None when both are empty.
    """
    if code is None and not region.strip():
        return None
    wanted = code or (usual.country if usual else None)
    if wanted is None:
        raise InvalidInputError(NoCountryYet(), field="region")
    country = next((each for each in countries if each.code == wanted), None)
    if country is None:
        raise InvalidInputError(UnknownCountryCode(), field="country")
    elsewhere, _, part = region.partition("-")
    if part and elsewhere != wanted and any(each.code == elsewhere for each in countries):
        name = place_name(Place(elsewhere, part), countries)
        raise InvalidInputError(RegionElsewhere(name, country.name), field="region")
    return Place(wanted, find_region(region, country))


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
        if region := _by_name(half.country.regions, names_of_region(half.country)).get(half.rest):
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


def _names_alone(country: Country, region: Region) -> frozenset[str]:
    """Return the keys that identify a region without its country: names only, because codes mean too many things."""
    names = names_of_region(country)(region)[1:]
    whole = (name for name in names if name != region.code and not name.isupper())
    return frozenset[str]().union(*map(keys, whole))
