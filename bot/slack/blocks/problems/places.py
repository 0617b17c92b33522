"""Say which place or time zone was not understood, and what to write instead."""

from bot.domain.reading.place_errors import NoRegions, SeveralRegions, UnknownCountry, UnknownRegion
from bot.domain.reading.place_reading import NoCountryYet, RegionElsewhere, UnknownCountryCode
from bot.domain.reading.zones import UnknownZone
from bot.domain.text import quote, tidy
from bot.slack.blocks.problems.sentences import Sentences, listed


def _several_regions(problem: SeveralRegions) -> str:
    return (
        f"There is a “{quote(problem.text)}” in {listed(problem.countries, 'and')}. Which one? "
        f"Write it like “{problem.countries[0]}, {problem.region}”."
    )


def _unknown_country(problem: UnknownCountry) -> str:
    hint = _did_you_mean(problem.alike) or "Try “Germany”, “DE” or “Germany, Bavaria”."
    return f"I don't know “{quote(problem.text)}” as a country. {hint}"


def _unknown_region(problem: UnknownRegion) -> str:
    hint = _did_you_mean(problem.alike) or f"Try {listed(problem.examples, 'or')}, or leave the region out."
    return f"I don't know “{quote(problem.text)}” as a region of {problem.country}. {hint}"


def _no_regions(problem: NoRegions) -> str:
    return f"Public holidays in {problem.country} are the same in every region. Leave the region empty."


def _region_elsewhere(problem: RegionElsewhere) -> str:
    return f"{problem.region} isn't in {problem.country}. Choose another region, or none."


def _unknown_zone(problem: UnknownZone) -> str:
    said = f"I don't know “{quote(problem.text)}” as a time zone." if tidy(problem.text) else "Which time zone?"
    hint = f"Did you mean {' or '.join(problem.alike)}?" if problem.alike else "Try a name such as Europe/Berlin."
    return f"{said} {hint}"


def _did_you_mean(alike: tuple[str, ...]) -> str:
    return f"Did you mean {listed(alike, 'or')}?" if alike else ""


SENTENCES: Sentences = {
    SeveralRegions: _several_regions,
    UnknownCountry: _unknown_country,
    UnknownRegion: _unknown_region,
    NoRegions: _no_regions,
    NoCountryYet: "Choose the country first, then the region.",
    UnknownCountryCode: "I don't know this country's public holidays. Choose another country.",
    RegionElsewhere: _region_elsewhere,
    UnknownZone: _unknown_zone,
}
