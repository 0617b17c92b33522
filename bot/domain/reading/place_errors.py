"""Say which place was not understood, and what to write instead; each error's `field` is `country` or `region`."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from bot.domain.reading.place_names import READ_AT_MOST, bare, keys
from bot.domain.reading.places import Country, Region, names_of_country, names_of_region
from bot.domain.text import quote
from bot.errors import InvalidInputError

_EXAMPLES = 5
_ALIKE = 0.76


def several(text: str, found: Sequence[tuple[Country, Region]]) -> InvalidInputError:
    """Return the error for a region's name that several countries have."""
    countries = _listed([country.name for country, _ in found[:_EXAMPLES]], "and")
    country, region = found[0]
    return InvalidInputError(
        f"There is a “{quote(text)}” in {countries}. Which one? Write it like “{country.name}, {region.name}”.",
        field="country",
    )


def unknown_country(text: str, countries: Sequence[Country]) -> InvalidInputError:
    """Return the error for what names no place, with what it resembles."""
    regions = {
        name: f"{region.name} ({country.name})"
        for country in countries
        for region in country.regions
        for name in names_of_region(country)(region)[1:]
    }
    close = _close(text, regions | {name: country.name for country in countries for name in names_of_country(country)})
    hint = f"Did you mean {_listed(close, 'or')}?" if close else "Try “Germany”, “DE” or “Germany, Bavaria”."
    return InvalidInputError(f"I don't know “{quote(text)}” as a country. {hint}", field="country")


def unknown_region(text: str, country: Country) -> InvalidInputError:
    """Return the error for what names no region of a country, with what it resembles."""
    if not country.regions:
        return InvalidInputError(
            f"Public holidays in {country.name} are the same in every region. Leave the region empty.",
            field="region",
        )
    names = {name: region.name for region in country.regions for name in names_of_region(country)(region)}
    close = _close(text, names)
    examples = _listed([region.name for region in country.regions[:_EXAMPLES]], "or")
    hint = f"Did you mean {_listed(close, 'or')}?" if close else f"Try {examples}, or leave the region out."
    return InvalidInputError(f"I don't know “{quote(text)}” as a region of {country.name}. {hint}", field="region")


def _close(text: str, labels: Mapping[str, str]) -> list[str]:
    """Return up to three labels whose names (not codes) resemble `text`, the closest first."""
    by_key = {key: label for name, label in labels.items() if not name.isupper() for key in keys(name)}
    alike = get_close_matches(bare(text[:READ_AT_MOST]), by_key, n=3, cutoff=_ALIKE)
    return list(dict.fromkeys(by_key[key] for key in alike))


def _listed(words: Sequence[str], last: str) -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else words[0]
