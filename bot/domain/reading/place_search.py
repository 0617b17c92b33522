"""Find the countries and regions that somebody may mean while they type the first letters of a name."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from bot.domain.reading.place_names import READ_AT_MOST, keys, spellings
from bot.domain.reading.places import Country, Region, names_of_country, names_of_region

_Known = TypeVar("_Known", Country, Region)
_NO_MATCH = 4


def countries_like(text: str, countries: Iterable[Country]) -> list[Country]:
    """Return the countries with a name or code that contains `text`, the best matches first; all for no text."""
    return _like(text, [(each, names_of_country(each)) for each in countries])


def regions_like(text: str, country: Country) -> list[Region]:
    """Return the regions of `country` with a name or code that contains `text`, as `countries_like` does."""
    names = names_of_region(country)
    return _like(text, [(each, names(each)) for each in country.regions])


def _like(text: str, named: Sequence[tuple[_Known, Sequence[str]]]) -> list[_Known]:
    wanted = [each for each in spellings(text[:READ_AT_MOST]) if each]
    if not wanted:
        return [place for place, _ in named]
    ranked = [(min(_rank(each, names) for each in wanted), place) for place, names in named]
    return [place for rank, place in sorted(ranked, key=lambda pair: pair[0]) if rank < _NO_MATCH]


def _rank(wanted: str, names: Sequence[str]) -> int:
    """Return 0 for a whole name or code, 1 for its beginning, 2 for that of a word in it, 3 for a part of a word."""
    best = _NO_MATCH
    for key in frozenset[str]().union(*map(keys, names)):
        if wanted in key:
            starts = key.startswith(wanted)
            best = min(best, 0 if key == wanted else 1 if starts else 2 if f" {wanted}" in key else 3)
    return best
